import Foundation

/// What the hot list weighs, as `/about/ranking` tells every reader.
public struct RankingPolicy: Hashable, Setting {
    public static let name = "ranking"

    public var read = 1
    public var like = 4
    public var comment = 6
    public var share = 5
    public var follow = 3
    /// After so many hours, what happened counts half.
    public var halfLifeHours = 12
    /// So many reads of an article within an hour count in full from one network; of the further ones each counts less.
    public var fullReadsPerNetwork = 3
    /// More reads of an article within an hour from one network are not counted at all.
    public var readsPerNetwork = 200
    /// Below this heat an article is not in the hot list.
    public var leastHeat = 2

    public init() {}

    public static let standard = RankingPolicy()

    /// What one read weighs, by its number among those from one network within the hour: 1, then 3⁄4, 3⁄5 and so on.
    public func weight(ofRead number: Int) -> Double {
        min(1, Double(max(1, fullReadsPerNetwork)) / Double(max(1, number)))
    }

    /// How much of what happened so many milliseconds ago is left.
    public func remainder(after milliseconds: Int64) -> Double {
        exp2(-Double(max(0, milliseconds)) / halfLife)
    }

    /// What happened longer ago is not looked at: less than a sixtieth of it would be left.
    public var windowHours: Int { halfLifeHours * 6 }

    /// In milliseconds.
    var halfLife: Double { Double(max(1, halfLifeHours)) * 3_600_000 }
}
