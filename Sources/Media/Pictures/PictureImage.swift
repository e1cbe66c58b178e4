import CVips
import Foundation

/// A lazily evaluated picture of libvips, closed when it goes.
struct PictureImage: ~Copyable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        byline_image_close(pointer)
    }

    private static let started = byline_vips_start()

    /// Must come before everything else; libvips is started once for the process.
    static func start() throws(MediaError) {
        guard started == 0 else { throw .storage(reason: "libvips does not start") }
    }

    /// libvips gathers its complaints until somebody takes them; ours say the same in words for people.
    static func forgetError() {
        free(byline_vips_take_error())
    }

    var facts: byline_facts { byline_image_facts(pointer) }

    func blob(_ name: String) -> [UInt8]? {
        var length = 0
        guard let bytes = byline_image_blob(pointer, name, &length) else { return nil }
        return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    }

    func comment(_ keyword: String) -> String? {
        byline_image_comment(pointer, keyword).map { String(cString: $0) }
    }

    /// The samples, row by row with the bands interleaved.
    func samples(seconds: Double) throws(MediaError) -> (bytes: [UInt8], bands: Int)? {
        var bytes: UnsafeMutableRawPointer?
        var length = 0
        var bands: Int32 = 0
        let status = byline_image_samples(pointer, seconds, &bytes, &length, &bands)
        defer { byline_free(bytes) }
        guard try isDone(status) else { return nil }
        return (Array(UnsafeRawBufferPointer(start: bytes, count: length)), Int(bands))
    }

    /// The picture as a file; `nil` when it cannot be computed.
    func encoded(_ options: byline_save_options, seconds: Double) throws(MediaError) -> [UInt8]? {
        var bytes: UnsafeMutableRawPointer?
        var length = 0
        let status = byline_image_save(pointer, options, seconds, &bytes, &length)
        defer { byline_free(bytes) }
        guard try isDone(status) else { return nil }
        return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    }

    private func isDone(_ status: byline_status) throws(MediaError) -> Bool {
        switch status {
        case .done:
            return true
        case .failed:
            return false
        case .late:
            Self.forgetError()
            throw .tookTooLong
        }
    }
}
