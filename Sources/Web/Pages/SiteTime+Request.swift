import Foundation
import Hummingbird
import Kernel
import Publishing

extension SiteTime {
    /// Times in the site's zone, for the one who asks.
    init(_ settings: SiteSettings, _ request: Request) {
        self.init(zone: TimeZone(identifier: settings.timeZone) ?? .gmt, language: request.language)
    }
}
