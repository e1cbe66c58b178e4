import Kernel
import Testing

private enum Thing {}

@Suite struct IdentifierTests {
    @Test func growsWithinOneMillisecondAndBackwardsClock() {
        let later = Identifier<Thing>.mint(at: Timestamp(milliseconds: 1_800_000_000_001))
        let earlier = Identifier<Thing>.mint(at: Timestamp(milliseconds: 1_800_000_000_000))
        #expect(later < earlier)
    }

    @Test func readsOnlyWhatItWrites() {
        let identifier = Identifier<Thing>.mint()
        #expect(Identifier<Thing>(identifier.description) == identifier)
        for bad in ["", "0", "01", "u", "A", "zzzzzzzzzzzzz", "-1", "1 ", "../1"] {
            #expect(Identifier<Thing>(bad) == nil, "\(bad)")
        }
    }
}
