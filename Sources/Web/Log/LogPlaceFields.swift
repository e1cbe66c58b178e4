import Kernel
import Publishing

/// What an article's page says of its place in the log.
enum LogPlaceFields {
    static func fields(_ place: LogPlace?, path: String, _ pages: Pages) -> Fields? {
        guard let place else { return nil }
        return [
            "text": pages.texts(
                place.isLate ? "log.storedLate" : "log.stored", ["time": pages.time.full(place.loggedAt)]),
            "entry": pages.texts("log.entryTitle", ["position": String(place.position)]),
            "entryURL": "/log/entry/\(place.position)", "verifyURL": "\(path)/verify",
        ]
    }
}
