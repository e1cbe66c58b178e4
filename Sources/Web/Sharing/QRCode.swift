import CQREncode
import Kernel

/// A QR code (ISO/IEC 18004) as a picture.
enum QRCode {
    /// An SVG of dark modules on white with the quiet zone of four that the standard asks for, error correction M.
    /// - Throws: `QRCodeError` when the text is longer than a code can hold.
    static func svg(_ text: String) throws -> String {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { throw QRCodeError() }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data else { throw QRCodeError() }
        var path = ""
        for row in 0..<width {
            for column in 0..<width where modules[row * width + column] & 1 == 1 {
                path += "M\(column + 4) \(row + 4)h1v1h-1z"
            }
        }
        let side = width + 8
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
            """
    }
}

struct QRCodeError: ReadableError {
    var kind: ReadableErrorKind { .tooLarge }
    var messageKey: String { "too_large" }
    var description: String { "The address is too long for a QR code." }
}
