import CVips
import Foundation
import Kernel
import Testing

@testable import Media

/// Pictures made for tests.
enum Sample {
    /// The samples of one pixel, 0…255 each whatever the depth.
    typealias Paint = (_ x: Int, _ y: Int) -> [Int]

    static func encoded(
        _ format: byline_format, width: Int, height: Int, bytesPerSample: Int = 1, isCMYK: Bool = false,
        quality: Int32 = 95, edit: (OpaquePointer) -> Void = { _ in }, paint: Paint
    ) throws -> [UInt8] {
        let bands = paint(0, 0).count
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height * bands * bytesPerSample)
        for y in 0..<height {
            for x in 0..<width {
                // 257 · value fills 16 bits as value fills 8, in either byte order.
                for value in paint(x, y) { for _ in 0..<bytesPerSample { samples.append(UInt8(value)) } }
            }
        }
        return try encoded(
            format, samples, width: width, height: height, bands: bands, bytesPerSample: bytesPerSample, isCMYK: isCMYK,
            quality: quality, edit: edit)
    }

    private static func encoded(
        _ format: byline_format, _ samples: [UInt8], width: Int, height: Int, bands: Int, bytesPerSample: Int,
        isCMYK: Bool, quality: Int32, edit: (OpaquePointer) -> Void
    ) throws -> [UInt8] {
        try PictureImage.start()
        let image = PictureImage(
            try #require(
                byline_image_from_samples(
                    samples, Int32(width), Int32(height), Int32(bands), Int32(bytesPerSample), isCMYK)))
        edit(image.pointer)
        let options = byline_save_options(
            format: format, quality: quality, effort: 1, keeps_metadata: true, uses_palette: false)
        return try #require(try image.encoded(options, seconds: 60))
    }

    /// One colour all over.
    static func plain(
        _ format: byline_format, _ colour: [Int] = [200, 40, 90], width: Int = 400, height: Int = 300,
        edit: (OpaquePointer) -> Void = { _ in }
    ) throws -> [UInt8] {
        let row = Array(repeatElement(colour.map(UInt8.init), count: width).joined())
        var samples: [UInt8] = []
        for _ in 0..<height { samples += row }
        return try encoded(
            format, samples, width: width, height: height, bands: colour.count, bytesPerSample: 1, isCMYK: false,
            quality: 95, edit: edit)
    }

    /// Frame after frame in its own grey, each with its own delay in milliseconds.
    static func animation(
        _ format: byline_format, delays: [Int32], width: Int = 400, height: Int = 100, loop: Int32 = 3
    ) throws -> [UInt8] {
        try encoded(
            format, width: width, height: height * delays.count,
            edit: { image in
                byline_image_set_number(image, "page-height", Int32(height))
                byline_image_set_numbers(image, "delay", delays, Int32(delays.count))
                byline_image_set_number(image, "loop", loop)
            },
            paint: { x, y in
                let grey = 40 + 200 * (y / height) / delays.count
                // A moving spot, so that no two frames are alike.
                return x / 20 == y / height ? [255, 0, 0] : [grey, grey, grey]
            })
    }
}

/// A picture read back, as it stands in the file.
struct Seen {
    let facts: byline_facts
    let samples: [UInt8]
    let bands: Int
    let delays: [Int32]
    let loop: Int32?
    let fields: [String]
    let comment: String?

    init(_ bytes: [UInt8]) throws {
        let picture = try Picture(bytes)
        let image = try PictureImage(
            #require(bytes.withUnsafeBytes { byline_image_open($0.baseAddress, $0.count, picture.format) }))
        func numbers(_ name: String) -> [Int32] {
            var numbers = [Int32](repeating: 0, count: 100)
            return Array(numbers[..<Int(byline_image_numbers(image.pointer, name, &numbers, 100))])
        }
        facts = image.facts
        delays = numbers("delay")
        loop = numbers("loop").first
        fields = ["exif-data", "xmp-data", "iptc-data", "icc-profile-data"].filter { image.blob($0) != nil }
        comment = image.comment("AIGC")
        let header = try picture.header(limits: .standard)
        (samples, bands) = try picture.withThumbnail(width: Int(facts.width), header) { image in
            try #require(try image.samples(seconds: 60))
        }
    }

    var width: Int { Int(facts.width) }
    var height: Int { Int(facts.height) }

    func pixel(_ x: Int, _ y: Int) -> [Int] {
        let start = (y * width + x) * bands
        return samples[start..<(start + bands)].map(Int.init)
    }

}

/// Whether two pixels are alike, give or take what lossy compression may change.
func isNear(_ pixel: [Int], _ colour: [Int], within tolerance: Int = 14) -> Bool {
    pixel.count >= colour.count && zip(pixel, colour).allSatisfy { abs($0 - $1) <= tolerance }
}
