import Kernel

extension ComplaintGround {
    /// Within so many hours the desk is to answer, as the site's jurisdiction profile has it. The laws say "in time" and
    /// "without undue delay"; these are what a site can be held to.
    public func hours(in jurisdiction: SiteSettings.Jurisdiction) -> Int64 {
        switch (jurisdiction, self) {
        case (.cn, .illegalContent): 24
        case (.cn, .copyright), (.cn, .defamation), (.cn, .privacy), (.cn, .impersonation): 48
        case (.eu, .illegalContent): 24
        case (.eu, .copyright), (.eu, .defamation), (.eu, .privacy), (.eu, .impersonation): 72
        case (.none, .illegalContent): 72
        case (_, .rules): 7 * 24
        case (.none, _): 5 * 24
        }
    }
}
