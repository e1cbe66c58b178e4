import Foundation
import Kernel

/// FFmpeg's programs, where they are installed.
///
/// The container is always named and only files may be opened: FFmpeg would otherwise take a playlist for a video and
/// follow the addresses in it.
struct VideoTools: Sendable {
    var ffmpeg = ExternalProgram(named: "ffmpeg")
    var ffprobe = ExternalProgram(named: "ffprobe")

    static let none = VideoTools(ffmpeg: nil, ffprobe: nil)

    private func input(_ path: String, _ type: MediaType) -> [String] {
        ["-protocol_whitelist", "file", "-f", type == .mp4 ? "mov" : "matroska", "-i", path]
    }

    /// What the video says of itself; empty without ffprobe.
    func probe(_ path: String, _ type: MediaType, seconds: Double) throws -> VideoFacts {
        guard let ffprobe else { return VideoFacts() }
        let entries =
            "stream=codec_type,width,height:stream_disposition=attached_pic:stream_side_data=rotation"
            + ":format=duration:format_tags"
        let arguments = ["-v", "error", "-show_entries", entries, "-of", "json"] + input(path, type)
        guard let output = try ffprobe.run(arguments, seconds: seconds),
            let facts = VideoFacts(json: output)
        else { throw MediaError.corrupt(type) }
        return facts
    }

    /// Copies the streams without metadata but the AIGC label, and for MP4 with the index in front, so that it plays
    /// while it loads. `false` without ffmpeg.
    func remux(_ path: String, _ type: MediaType, to destination: String, seconds: Double) throws -> Bool {
        guard let ffmpeg else { return false }
        var arguments = ["-v", "error", "-y"] + input(path, type)
        arguments += ["-map", "0:v:0", "-map", "0:a?", "-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1"]
        if let label = try probe(path, type, seconds: seconds).aigc { arguments += ["-metadata", "AIGC=\(label)"] }
        arguments += type == .mp4 ? ["-movflags", "+faststart+use_metadata_tags", "-f", "mp4"] : ["-f", "webm"]
        guard try ffmpeg.run(arguments + [destination], seconds: seconds) != nil else {
            throw MediaError.corrupt(type)
        }
        return true
    }

    /// A telling frame among the first hundred as PNG; `nil` without ffmpeg.
    func poster(_ path: String, _ type: MediaType, limits: MediaLimits) throws -> [UInt8]? {
        guard let ffmpeg else { return nil }
        let arguments =
            ["-v", "error", "-threads", "1", "-max_pixels", "\(limits.pixels)"] + input(path, type)
            + ["-map", "0:v:0", "-vf", "thumbnail=100", "-frames:v", "1", "-map_metadata", "-1"]
            + ["-c:v", "png", "-f", "image2pipe", "-"]
        let output = try ffmpeg.run(arguments, seconds: limits.videoSeconds, limit: limits.pictureBytes)
        guard let output, !output.isEmpty else { throw MediaError.corrupt(type) }
        return output
    }
}
