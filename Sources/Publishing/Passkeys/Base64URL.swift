public import Foundation

/// Base 64 for addresses and scripts, without padding (RFC 4648 §5).
public enum Base64URL {
    public static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// `nil` for anything `text` would not write.
    public static func bytes(_ text: String) -> Data? {
        guard text.utf8.count <= 16_384, !text.contains("=") else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding), self.text(data) == text else { return nil }
        return data
    }
}
