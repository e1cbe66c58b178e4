import Kernel
import Testing

@testable import Media

@Suite struct MediaErrorTests {
    @Test(arguments: [
        MediaError.empty, .unknownType, .unsupportedType("BMP"), .svg, .tooManyBytes(limit: 30_000_000),
        .tooManyPixels(limit: 100_000_000), .tooLong(limit: 65_500), .tooManyFrames(limit: 10), .truncated(.png),
        .corrupt(.webm), .polyglot(.gif, hidden: "ZIP"), .tookTooLong, .notAFile("a"), .fileMissing("a"),
        .noSuchVariant("1.gif"), .busy, .storage(reason: "/secret/path: No space left on device"),
    ])
    func `An error is a sentence without the machine's secrets, and its key names its case`(error: MediaError) {
        #expect(error.description.hasSuffix("."))
        #expect(!error.description.contains("/secret"))
        let arguments = error.messageArguments.values.joined()
        #expect(!arguments.contains("/secret"))
        let name = String("\(Mirror(reflecting: error).children.first?.label ?? "")".prefix { $0 != "(" })
        if !name.isEmpty {
            let kebab = name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
            #expect(error.messageKey == "media.\(kebab)")
        }
    }

    @Test func `Limits are said in millions`() {
        #expect(MediaError.tooManyBytes(limit: 30_000_000).messageArguments == ["limit": "30"])
        #expect(MediaError.tooManyBytes(limit: 30_000_000).kind == .tooLarge)
    }
}
