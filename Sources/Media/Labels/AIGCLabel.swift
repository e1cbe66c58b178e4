import CVips
import Foundation

/// The label of AI-generated content in a file's metadata (GB 45438-2025, annex E): a JSON object under the key `AIGC`.
struct AIGCLabel: Hashable {
    /// On one line, with sorted keys.
    let json: String

    private static let largest = 8192

    /// Reads `{"Label":…}`, and the same wrapped as `{"AIGC":{…}}`; `nil` for anything else.
    init?(_ text: String) {
        guard text.utf8.count <= Self.largest, let object = Self.object(text) else { return nil }
        var label = object
        if let inner = object["AIGC"] as? [String: Any] { label = inner }
        if let text = object["AIGC"] as? String, let inner = Self.object(text) { label = inner }
        guard label["Label"] != nil,
            let data = try? JSONSerialization.data(
                withJSONObject: label, options: [.sortedKeys, .withoutEscapingSlashes])
        else { return nil }
        json = String(decoding: data, as: UTF8.self)
    }

    private static func object(_ text: String) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    }
}

extension AIGCLabel {
    /// Looks in all the places where programs leave it.
    init?(of image: borrowing PictureImage, in picture: Picture) {
        let found =
            image.blob("xmp-data").flatMap(AIGCLabel.init(xmp:))
            ?? image.comment("AIGC").flatMap(AIGCLabel.init)
            ?? image.blob("exif-data").flatMap(AIGCLabel.init(exif:))
            ?? (picture.type == .gif ? AIGCLabel(gif: picture.bytes) : nil)
        guard let found else { return nil }
        self = found
    }

    /// The UserComment of EXIF 2.32, which begins with eight bytes that name the character code.
    private init?(exif: [UInt8]) {
        var length = 0
        guard let comment = byline_exif_user_comment(exif, exif.count, &length) else { return nil }
        defer { byline_free(comment) }
        let bytes = UnsafeRawBufferPointer(start: comment, count: length)
        let text = bytes.dropFirst(8)
        guard bytes.starts(with: "UNICODE\0".utf8) else {
            self.init(String(decoding: text, as: UTF8.self).trimmingCharacters(in: .controlCharacters))
            return
        }
        // Nobody agrees on the byte order; a JSON object begins with a brace, which gives it away.
        let encoding: String.Encoding = text.first == 0 ? .utf16BigEndian : .utf16LittleEndian
        guard let decoded = String(data: Data(text), encoding: encoding) else { return nil }
        self.init(decoded.trimmingCharacters(in: .controlCharacters))
    }
}

extension PictureImage {
    /// Writes the label where other programs look for it: XMP everywhere, and a tEXt chunk in PNG.
    func write(_ label: AIGCLabel) {
        let packet = Array(label.xmp.utf8)
        byline_image_set_blob(pointer, "xmp-data", packet, packet.count)
        byline_image_set_text(pointer, "png-comment-0-AIGC", label.json)
    }
}
