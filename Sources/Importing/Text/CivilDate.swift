import Foundation
import Kernel

/// A date and time as people write them, perhaps without a zone.
struct CivilDate: Hashable {
    enum Failure: Error {
        case unreadable
        /// The 30th of February, hour 25.
        case impossible
    }

    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0
    /// Seconds east of Greenwich; `nil` where the text does not say.
    var offset: Int?

    /// Reads `2024-05-01`, `2024/5/1 8:30`, `2024-05-01T08:30:00.5+08:00`, `2024-05-01 08:30:00 +0800`, `… Z`.
    init(_ text: String) throws(Failure) {
        var scanner = DigitScanner(text.trimmed)
        guard let year = scanner.number(4...4), scanner.skip("-/."), let month = scanner.number(1...2),
            scanner.skip("-/."), let day = scanner.number(1...2)
        else { throw .unreadable }
        self.year = year
        self.month = month
        self.day = day
        if scanner.skip("Tt ") {
            scanner.skipSpaces()
            try readTime(&scanner)
        }
        guard scanner.isAtEnd else { throw .unreadable }
        guard year > 0, (1...12).contains(month), (1...CivilDate.days(in: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 61
        else { throw .impossible }
    }

    private mutating func readTime(_ scanner: inout DigitScanner) throws(Failure) {
        guard let hour = scanner.number(1...2), scanner.skip(":"), let minute = scanner.number(2...2) else {
            throw .unreadable
        }
        self.hour = hour
        self.minute = minute
        if scanner.skip(":") {
            guard let second = scanner.number(2...2) else { throw .unreadable }
            self.second = second
            if scanner.skip(".") { _ = scanner.number(1...9) }
        }
        scanner.skipSpaces()
        if scanner.skip("Zz") || scanner.skip(word: "UTC") || scanner.skip(word: "GMT") {
            offset = 0
        } else if let sign = scanner.sign() {
            guard let hours = scanner.number(2...2) else { throw .unreadable }
            _ = scanner.skip(":")
            let minutes = scanner.number(2...2) ?? 0
            guard hours < 24, minutes < 60 else { throw .impossible }
            offset = sign * (hours * 3600 + minutes * 60)
        }
    }

    /// The moment this is, taking `zone` where the text names none. Times that a change of clocks skips move forward.
    func timestamp(in zone: TimeZone) -> Timestamp {
        let asIfUTC = CivilDate.daysSinceEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
        if let offset { return Timestamp(milliseconds: Int64(asIfUTC - offset) * 1000) }
        let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(asIfUTC)))
        let refined = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(asIfUTC - guess)))
        return Timestamp(milliseconds: Int64(asIfUTC - refined) * 1000)
    }

    /// The same moment on the clocks of `zone`; unchanged where the text names no zone of its own.
    func local(to zone: TimeZone) -> CivilDate {
        guard offset != nil else { return self }
        let moment = timestamp(in: .gmt).date
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let shifted = moment.addingTimeInterval(Double(zone.secondsFromGMT(for: moment)))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: shifted)
        var local = self
        local.offset = nil
        local.year = parts.year ?? year
        local.month = parts.month ?? month
        local.day = parts.day ?? day
        local.hour = parts.hour ?? hour
        local.minute = parts.minute ?? minute
        local.second = parts.second ?? second
        return local
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Howard Hinnant's days_from_civil, for years after 0.
    static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
