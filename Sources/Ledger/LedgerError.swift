/// Why something of a log cannot be used.
public enum LedgerError: Error, Hashable, CustomStringConvertible {
    case missingTile(String)
    case brokenBundle
    case notANote
    case notACheckpoint
    case notAKey

    public var description: String {
        switch self {
        case .missingTile(let path): "the tile \(path) is missing or too short"
        case .brokenBundle: "the entries of a tile cannot be told apart"
        case .notANote: "it is not a signed note"
        case .notACheckpoint: "it is not a checkpoint"
        case .notAKey: "it is not a key of a signed note"
        }
    }
}
