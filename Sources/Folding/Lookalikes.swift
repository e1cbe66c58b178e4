/// Letters that look like others, for texts that are disguised with them. Applied to folded scalars, after case and width.
///
/// A search must not use it: it would find one language's words in another's.
public struct Lookalikes: Sendable {
    public static let shared = Lookalikes()

    private let forms: [UInt32: UInt32]

    private init() {
        var forms: [UInt32: UInt32] = [:]
        for (form, others) in Self.groups {
            guard let form = form.unicodeScalars.first else { continue }
            for other in others.unicodeScalars { forms[other.value] = form.value }
        }
        self.forms = forms
    }

    /// What the letter looks like; itself where it looks like no other.
    public subscript(scalar: UInt32) -> UInt32 { forms[scalar] ?? scalar }

    private static let groups: [(String, String)] = [
        ("a", "аαɑ"), ("b", "вβьƅ"), ("c", "сϲⅽ"), ("d", "ԁⅾ"), ("e", "еεєҽ"), ("g", "ɡց"), ("h", "һнηհ"), ("j", "јϳ"),
        ("k", "кκ"), ("l", "1iіιıⅼ|ɩӏ"), ("m", "мⅿ"), ("n", "ոпν"), ("o", "0оοօσ"), ("p", "рρ"), ("q", "ԛզ"),
        ("r", "гᴦ"),
        ("s", "ѕꜱ"), ("t", "тτ"), ("u", "υսц"), ("v", "ѵⅴ"), ("w", "ԝѡω"), ("x", "хχⅹ"), ("y", "уγүყ"), ("z", "ᴢ"),
        ("口", "ロ囗"), ("二", "ニ"), ("工", "エ"), ("卜", "ト"), ("力", "カ"), ("夕", "タ"), ("八", "ハ"), ("一", "ー"),
        ("日", "曰"), ("己", "已巳"), ("未", "末"), ("土", "士"), ("入", "人"),
    ]
}
