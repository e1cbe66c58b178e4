/// How complaints are bundled and limited, and how long it is kept who complained.
public struct ComplaintPolicy: Hashable, Setting {
    public static let name = "complaints"

    /// Complaints of one ground about one subject that come in within so many days are one case.
    public var bundleDays = 14
    /// Whoever was asked for what is missing has so many days to answer.
    public var answerDays = 14
    /// Names, addresses and proof are erased so many days after a case was answered.
    public var contactDays = 180
    /// Whoever has had so many unfounded complaints within half a year, and more than founded ones, may complain once a day.
    public var unfoundedLimit = 5

    public init() {}

    public static let standard = ComplaintPolicy()
}
