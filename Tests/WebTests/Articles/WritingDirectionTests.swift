import Testing

@testable import Web

@Suite struct WritingDirectionTests {
    @Test func languagesHaveTheirDirection() {
        for tag in ["ar", "ar-EG", "he", "fa-IR", "ur", "AZ-Arab", "ku-Arab-IQ", "yi"] {
            #expect(WritingDirection.attribute(of: tag) == "rtl", "\(tag)")
        }
        for tag in ["zh-Hans", "en", "de-Latn", "ar-Latn", "ur-Latn-PK", "", "arn"] {
            #expect(WritingDirection.attribute(of: tag) == nil, "\(tag)")
        }
    }
}
