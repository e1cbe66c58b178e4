import Media
import Testing

@Suite struct MediaVariantTests {
    @Test(arguments: ["320.webp", "640.jpg", "1080.png", "1600.gif", "17.webp", "1.jpg", "video.mp4", "video.webm"])
    func `A name is read and written alike`(name: String) throws {
        #expect(try #require(MediaVariant(name)).description == name)
    }

    @Test(arguments: [
        "", ".", "webp", "320", "320.", ".webp", "320.WEBP", "0320.webp", "+320.webp", "-320.webp", "0.webp",
        "1601.webp",
        "99999999999999999999.webp", "320.svg", "320.jpeg", "320.webp.webp", " 320.webp", "320.webp\n", "video.avi",
        "320.mp4", "Video.mp4", "original", "../../etc/passwd", "..", "320/../original.webp", "%2e%2e.webp", "٣٢٠.webp",
        "320.webp\0", "video.mp4/..",
    ])
    func `Anything else is no variant`(name: String) {
        #expect(MediaVariant(name) == nil)
    }

    @Test func `A variant knows what it holds`() throws {
        #expect(MediaVariant("320.jpg")?.type == .jpeg)
        #expect(MediaVariant("320.webp")?.type.contentType == "image/webp")
        #expect(MediaVariant("video.webm")?.type.contentType == "video/webm")
    }
}
