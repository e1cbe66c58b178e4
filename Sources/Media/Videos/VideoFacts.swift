import Foundation

/// What ffprobe reports of a video.
struct VideoFacts: Equatable {
    /// As shown, after the rotation.
    var width = 0
    var height = 0
    /// Milliseconds.
    var duration = 0
    var aigc: String?

    init() {}

    /// `nil` when there is no moving picture in it.
    init?(json: [UInt8]) {
        guard let report = try? JSONDecoder().decode(Report.self, from: Data(json)),
            let stream = report.streams.first(where: \.isVideo),
            let width = stream.width, let height = stream.height, width > 0, height > 0
        else { return nil }
        let isTurned = stream.rotation % 180 != 0
        self.width = isTurned ? height : width
        self.height = isTurned ? width : height
        let seconds = report.format?.duration.flatMap(Double.init) ?? 0
        duration = Int((min(max(seconds, 0), 1e9) * 1000).rounded())
        let label = report.format?.tags?.first { $0.key.uppercased() == "AIGC" }
        aigc = label.flatMap { AIGCLabel($0.value) }?.json
    }
}

private struct Report: Decodable {
    var streams: [Stream]
    var format: Format?

    struct Stream: Decodable {
        var codec_type: String?
        var width: Int?
        var height: Int?
        var disposition: [String: Int]?
        var side_data_list: [SideData]?

        /// The cover of a sound file is a video stream of one picture.
        var isVideo: Bool { codec_type == "video" && disposition?["attached_pic"] != 1 }
        var rotation: Int { side_data_list?.compactMap(\.rotation).first ?? 0 }
    }

    struct SideData: Decodable {
        var rotation: Int?
    }

    struct Format: Decodable {
        var duration: String?
        var tags: [String: String]?
    }
}
