/// One Markdown file of a site, its front matter read.
struct SourceFile {
    static let maximumBytes = 4 << 20

    /// Below the site's folder.
    let path: String
    let frontMatter: SiteValue
    let hasFrontMatter: Bool
    let body: String
    /// What the bytes were before they became text, where it was not UTF-8.
    let foreignEncoding: String?

    enum Failure: Error {
        case unreadable
        case tooLarge
        case encoding
        case frontMatter(FormatFailure)
    }

    init(_ path: String, in folder: SiteFolder) throws(Failure) {
        guard let bytes = folder.read(path, limit: SourceFile.maximumBytes) else {
            throw (folder.fileSize(folder.absolute(path)) ?? 0) > SourceFile.maximumBytes ? .tooLarge : .unreadable
        }
        guard let (text, encoding) = CharacterEncoding.detect(bytes) else { throw .encoding }
        self.path = path
        foreignEncoding = encoding == "UTF-8" ? nil : encoding
        do throws(FormatFailure) {
            let matter = try FrontMatter(SourceFile.withPlainLineEnds(text))
            frontMatter = matter.values
            hasFrontMatter = matter.isPresent
            body = String(matter.body)
        } catch {
            throw .frontMatter(error)
        }
    }

    /// One `\n` a line, and no characters that no text holds.
    static func withPlainLineEnds(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }) else {
            return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
                bytes.append(0x0A)
            } else if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                bytes.append(byte)
            }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    var folderPath: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// The file's name without its extension.
    var stem: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }
}
