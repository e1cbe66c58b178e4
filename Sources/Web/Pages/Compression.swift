import CBrotli
import CZlib

/// Whole answers compressed at once, when they enter the cache.
enum Compression {
    /// gzip (RFC 1952) at level 6; `nil` if zlib could not.
    static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let gzipWindow: Int32 = 15 + 16
        guard
            deflateInit2_(
                &stream, 6, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        let output = input.withUnsafeMutableBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: bound) { target, count in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
            }
        }
        return output.isEmpty ? nil : output
    }

    /// Brotli (RFC 7932) at quality 5, which is near gzip's time and a fifth smaller; `nil` if the library could not.
    static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
        let bound = BrotliEncoderMaxCompressedSize(bytes.count)
        guard bound > 0 else { return nil }
        let output = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
            var size = bound
            let isDone = BrotliEncoderCompress(
                5, Int32(BROTLI_DEFAULT_WINDOW), BROTLI_MODE_TEXT, bytes.count, bytes, &size, target.baseAddress)
            count = isDone == BROTLI_TRUE ? size : 0
        }
        return output.isEmpty ? nil : output
    }
}
