import Publishing

/// The buttons of the toolbar, in groups; scripts know each by its name.
enum EditorTools {
    private static let tools: [[(name: String, icon: String, keys: String?)]] = [
        [("undo", "undo-2", "Mod+Z"), ("redo", "redo-2", "Mod+Shift+Z")],
        [
            ("heading2", "heading-2", "Mod+Alt+2"), ("heading3", "heading-3", "Mod+Alt+3"),
            ("heading4", "heading-4", "Mod+Alt+4"),
        ],
        [
            ("bold", "bold", "Mod+B"), ("italic", "italic", "Mod+I"), ("underline", "underline", "Mod+U"),
            ("strike", "strikethrough", "Mod+Shift+S"), ("highlight", "highlighter", "Mod+Shift+H"),
            ("code", "code", "Mod+E"), ("superscript", "superscript", "Mod+."), ("subscript", "subscript", "Mod+,"),
            ("link", "link", "Mod+K"),
        ],
        [
            ("bulletList", "list", "Mod+Shift+8"), ("orderedList", "list-ordered", "Mod+Shift+7"),
            ("blockquote", "text-quote", "Mod+Shift+B"), ("codeBlock", "square-code", "Mod+Alt+C"),
        ],
        [
            ("picture", "image", nil), ("gallery", "images", nil), ("video", "film", nil), ("table", "table", nil),
            ("linkCard", "panel-top", nil), ("footnote", "asterisk", "Mod+Alt+F"), ("rule", "minus", nil),
        ],
    ]

    static func groups(_ pages: Pages) -> [Fields] {
        tools.map { group in
            [
                "buttons": group.map { tool -> Fields in
                    [
                        "name": tool.name, "icon": tool.icon, "label": pages.texts("editor.tool.\(tool.name)"),
                        "keys": tool.keys,
                    ]
                }
            ]
        }
    }
}
