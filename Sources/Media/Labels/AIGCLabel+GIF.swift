/// libvips neither reads nor writes XMP in GIF, so that this is done on the bytes (XMP specification, part 3, 1.1.2).
extension AIGCLabel {
    private static let mark: [UInt8] = [0x21, 0xFF, 0x0B] + Array("XMP DataXMP".utf8)
    /// The packet stands bare between the blocks; this trailer leads a reader of blocks out, wherever it came in.
    private static let trailer: [UInt8] = [0x01] + (0...0xFF).reversed() + [0x00]

    init?(gif bytes: [UInt8]) {
        guard let block = bytes.firstRange(of: Self.mark), let end = bytes[block.upperBound...].firstIndex(of: 0x01)
        else {
            return nil
        }
        self.init(xmp: Array(bytes[block.upperBound..<end]))
    }

    /// The GIF with the label in a block of its own, right after the global colours.
    func inserted(intoGIF bytes: [UInt8]) -> [UInt8] {
        let header = 13
        guard bytes.count > header else { return bytes }
        let flags = bytes[10]
        let colours = flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
        guard bytes.count > header + colours else { return bytes }
        let block = Self.mark + Array(xmp.utf8) + Self.trailer
        return bytes[..<(header + colours)] + block + bytes[(header + colours)...]
    }
}
