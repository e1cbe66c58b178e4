import Foundation
import Testing

@testable import Publishing

@Suite struct CanonicalJSONTests {
    @Test func isWrittenInOneWay() throws {
        let value = CanonicalJSON.object([
            "b": .list([.number(-1), .text("中\u{1F600}/é")]), "a": .text("\"\\\u{8}\t\n\u{C}\r\u{1}\u{7F}"), "c": nil,
            "d": .written("{\"x\":1}"), "e": .list([]), "f": .object([:]),
        ])
        #expect(
            value.description
                == "{\"a\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\u{7F}\",\"b\":[-1,\"中😀/é\"],\"d\":{\"x\":1},\"e\":[],\"f\":{}}"
        )
        #expect(try JSONSerialization.jsonObject(with: Data(value.description.utf8)) is [String: Any])
    }
}
