import Kernel
import Testing

@testable import Web

@Suite struct FormKeyTests {
    let key = FormKey(text: String(repeating: "0f", count: 32))

    @Test func everyPageHasItUnderAnotherMask() {
        let masks = Set((0..<20).map { _ in key.masked })
        #expect(masks.count == 20)
        #expect(masks.allSatisfy { key.accepts($0) && !$0.contains(key.text) })
        #expect(key.accepts(key.text))
    }

    @Test func anotherKeyIsRefusedHoweverItIsWritten() {
        let other = FormKey(text: String(repeating: "0e", count: 32))
        for sent in [other.text, other.masked, "", "0f", String(repeating: "0", count: 128), key.masked + "00", "é"] {
            #expect(!key.accepts(sent), "\(sent)")
        }
    }

    @Test func hexadecimalIsReadAsItIsWritten() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
        for text in ["0", "0g", "0F", "é0"] { #expect(Hexadecimal.bytes(text) == nil, "\(text)") }
    }
}
