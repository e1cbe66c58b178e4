import Testing

@testable import Search

@Suite struct NameBookTests {
    private let book = NameBook(
        topics: ["伊核谈判", "轻轨", "Machine Learning"], publications: ["云汀日报"],
        titles: ["云汀轻轨冬季时刻表", "Learning to swim in winter", "Winter timetable"])

    private func topics(_ text: String) -> [String] {
        NameBook.completions(of: text, in: book.topics, limit: 5).map { book.topics[$0].text }
    }

    @Test func completesFromAnywhere() {
        #expect(topics("伊") == ["伊核谈判"])
        #expect(topics("輕") == ["轻轨"])
        #expect(topics("談判") == ["伊核谈判"])
        #expect(topics("machine l") == ["Machine Learning"])
        #expect(topics("learn") == ["Machine Learning"])
        #expect(topics(" ！").isEmpty)
        #expect(topics("没有").isEmpty)
    }

    @Test func correctsWhatIsNearlyRight() {
        #expect(book.correction(of: "timetabel") == "timetable")
        #expect(book.correction(of: "wintr swim") == "winter swim")
        #expect(book.correction(of: "伊核谈盼") == "伊核谈判")
        #expect(book.correction(of: "判谈") == "谈判")
        #expect(book.correction(of: "云汀日抱 Winter") == "云汀日报 Winter")
    }

    @Test func leavesAloneWhatIsRightOrFarFromEverything() {
        #expect(book.correction(of: "时刻表 winter") == nil)
        #expect(book.correction(of: "量子") == nil)
        #expect(book.correction(of: "xyzzy") == nil)
        #expect(book.correction(of: "") == nil)
    }

    @Test func countsWhatDiffers() {
        func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
        #expect(Spelling.distance(scalars("winter"), scalars("witner")) == 1)
        #expect(Spelling.distance(scalars("winter"), scalars("")) == 6)
        #expect(Spelling.distance(scalars(""), scalars("ab")) == 2)
        #expect(Spelling.distance(scalars("kitten"), scalars("sitting")) == 3)
    }
}
