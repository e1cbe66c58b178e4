import Testing

@testable import Web

@Suite struct ByteRangeTests {
    @Test(
        arguments: [
            (nil, .whole), ("bytes=0-9", .part(0...9)), ("bytes=90-", .part(90...99)), ("bytes=-5", .part(95...99)),
            ("bytes=-500", .part(0...99)), ("bytes=50-500", .part(50...99)), ("bytes=100-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=9-5", .whole), ("bytes=0-1,5-6", .whole), ("lines=1-2", .whole),
            ("bytes=", .whole), ("bytes=a-b", .whole), ("bytes=--5", .whole), ("bytes=99999999999999999999-", .whole),
        ] as [(String?, ByteRange.Answer)])
    func isReadAsTheStandardSays(_ header: String?, _ answer: ByteRange.Answer) {
        #expect(ByteRange.answer(header, size: 100) == answer)
    }
}
