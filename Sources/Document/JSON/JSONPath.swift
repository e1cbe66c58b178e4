/// Where in the editor's JSON, spelt only when an error needs it.
indirect enum JSONPath: CustomStringConvertible {
    case root
    case key(JSONPath, String)
    case index(JSONPath, Int)

    var description: String {
        switch self {
        case .root: ""
        case .key(.root, let name): name
        case .key(let parent, let name): "\(parent).\(name)"
        case .index(let parent, let index): "\(parent)[\(index)]"
        }
    }
}
