import Publishing

/// Choosing a picture and the part of it that is shown, as `forms/avatar` has it. Sliders say which part, so that it works
/// by keyboard and without a script; `crop.js` adds the preview and dragging.
struct AvatarFields {
    struct Preview {
        let picture: String
        let avatar: String
    }

    let crop: AvatarCrop
    let preview: Preview?
    let uploadAction: String
    let cropAction: String

    func fields(_ pages: Pages) -> Fields {
        let texts = pages.texts
        func slider(_ name: String, _ value: Int, from least: Int) -> Fields {
            [
                "name": name, "label": texts("avatar.\(name)"), "value": String(value), "least": String(least),
                "id": "crop-\(name)",
            ]
        }
        return [
            "uploadAction": uploadAction,
            "crop": preview.map { preview -> Fields in
                [
                    "action": cropAction, "picture": preview.picture, "avatar": preview.avatar,
                    "sliders": [
                        slider("across", crop.across, from: 0), slider("down", crop.down, from: 0),
                        slider("size", crop.size, from: 20),
                    ],
                ]
            },
        ]
    }
}

extension Form {
    /// Which part of a picture was chosen.
    var avatarCrop: AvatarCrop {
        AvatarCrop(
            across: Int(text("across")) ?? 50, down: Int(text("down")) ?? 50, size: Int(text("size")) ?? 100)
    }
}
