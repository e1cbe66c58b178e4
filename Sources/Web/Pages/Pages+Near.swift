import Foundation
import Kernel

extension Pages {
    /// A time as people say it on the day: today by its hour, this year without the year.
    func near(_ time: Timestamp) -> String {
        let (day, today) = (dayNumbers(time), dayNumbers(now))
        if day == today { return texts("time.today", ["time": self.time.clock(time)]) }
        guard day.year == today.year else { return self.time.day(time) }
        if language == .english { return String(self.time.day(time).dropLast(5)) }
        return "\(day.month ?? 1)月\(day.day ?? 1)日"
    }

    private func dayNumbers(_ time: Timestamp) -> DateComponents {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = self.time.zone
        return calendar.dateComponents([.year, .month, .day], from: time.date)
    }
}
