import Kernel

/// What a form must send back to be taken as one of this session (the synchroniser token of OWASP's CSRF guide).
///
/// Every page has it under another mask, so that a compressed page does not give it away by its length (BREACH).
struct FormKey {
    /// 64 hexadecimal digits.
    let text: String

    /// Random bytes, then the key's own bytes in exclusive or with them.
    var masked: String {
        let key = Hexadecimal.bytes(text) ?? []
        let mask = key.map { _ in UInt8.random(in: .min ... .max) }
        return Hexadecimal.text(mask + zip(mask, key).map(^))
    }

    /// Whether this is the key, masked or as it is.
    func accepts(_ sent: String) -> Bool {
        guard sent.utf8.count == text.utf8.count * 2, let bytes = Hexadecimal.bytes(sent) else {
            return sent.isEqual(inConstantTimeTo: text)
        }
        let half = bytes.count / 2
        return Hexadecimal.text(zip(bytes[..<half], bytes[half...]).map(^)).isEqual(inConstantTimeTo: text)
    }
}
