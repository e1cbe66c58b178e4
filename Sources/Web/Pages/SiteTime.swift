import Foundation
import Kernel

/// Times as the site shows them: in its own zone, with a machine-readable form beside.
struct SiteTime: Sendable {
    let zone: TimeZone
    let language: Language

    /// `2026-11-23T10:14:00+08:00`, RFC 3339.
    func iso(_ time: Timestamp) -> String {
        time.date.formatted(
            Date.ISO8601FormatStyle(timeZone: zone).year().month().day().timeZone(separator: .colon).time(
                includingFractionalSeconds: false))
    }

    /// Date and time, as below a headline.
    func full(_ time: Timestamp) -> String {
        let parts = parts(time)
        switch language {
        case .simplifiedChinese, .traditionalChinese:
            return "\(parts.year)-\(two(parts.month))-\(two(parts.day)) \(clock(parts))"
        case .english: return "\(parts.day) \(month(parts)) \(parts.year), \(clock(parts))"
        }
    }

    /// The date alone, as on a card.
    func day(_ time: Timestamp) -> String {
        let parts = parts(time)
        switch language {
        case .simplifiedChinese, .traditionalChinese: return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
        case .english: return "\(parts.day) \(month(parts)) \(parts.year)"
        }
    }

    /// The date with its day of the week, as on a front page.
    func dateline(_ time: Timestamp) -> String {
        let parts = parts(time)
        switch language {
        case .simplifiedChinese, .traditionalChinese:
            let weekday = ["日", "一", "二", "三", "四", "五", "六"][(parts.weekday - 1) % 7]
            return "\(parts.year)年\(parts.month)月\(parts.day)日 星期\(weekday)"
        case .english:
            let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
            return "\(names[(parts.weekday - 1) % 7]), \(parts.day) \(month(parts)) \(parts.year)"
        }
    }

    /// A year and month, as above the articles of one month.
    func month(_ time: Timestamp) -> String {
        let parts = parts(time)
        switch language {
        case .simplifiedChinese, .traditionalChinese: return "\(parts.year)年\(parts.month)月"
        case .english: return "\(month(parts)) \(parts.year)"
        }
    }

    /// Hours and minutes alone.
    func clock(_ time: Timestamp) -> String { clock(parts(time)) }

    /// As a `datetime-local` field has it: `2026-11-24T08:00`.
    func local(_ time: Timestamp) -> String {
        let parts = parts(time)
        return "\(parts.year)-\(two(parts.month))-\(two(parts.day))T\(clock(parts))"
    }

    /// Reads what a `datetime-local` field holds; `nil` for anything else.
    func timestamp(local text: String) -> Timestamp? {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(:\d\d(\.\d+)?)?/) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(
            year: Int(match.1), month: Int(match.2), day: Int(match.3), hour: Int(match.4), minute: Int(match.5))
        guard let month = components.month, (1...12).contains(month), let day = components.day, (1...31).contains(day),
            let hour = components.hour, hour < 24, let minute = components.minute, minute < 60
        else { return nil }
        return calendar.date(from: components).map(Timestamp.init)
    }

    private struct Parts {
        let year, month, day, weekday, hour, minute: Int
    }

    private func parts(_ time: Timestamp) -> Parts {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let found = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute], from: time.date)
        return Parts(
            year: found.year ?? 0, month: found.month ?? 1, day: found.day ?? 1, weekday: found.weekday ?? 1,
            hour: found.hour ?? 0, minute: found.minute ?? 0)
    }

    private func month(_ parts: Parts) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        return names[(parts.month - 1) % 12]
    }

    private func clock(_ parts: Parts) -> String { "\(two(parts.hour)):\(two(parts.minute))" }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
