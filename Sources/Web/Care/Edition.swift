/// In which edition of the site a request is answered: the standard one, or the care edition (关怀版) of every page.
enum Edition: Hashable, Sendable {
    case standard
    case care(CareTextSize)

    /// That of the request being answered.
    @TaskLocal static var current = Edition.standard

    var isCare: Bool { self != .standard }

    /// Stands before every address of the edition. It says the size too, which so needs no cookie.
    var prefix: String {
        switch self {
        case .standard: ""
        case .care(.standard): "/care"
        case .care(let size): "/care/\(size.rawValue)"
        }
    }

    /// What the reader's browser keeps: `nil` for the standard edition, which needs no remembering.
    var cookie: String? {
        switch self {
        case .standard: nil
        case .care(let size): "care-\(size.rawValue)"
        }
    }

    init?(cookie: String) {
        guard cookie.hasPrefix("care-"), let pixels = Int(cookie.dropFirst(5)),
            let size = CareTextSize(rawValue: pixels)
        else { return nil }
        self = .care(size)
    }

    /// What `?edition=` asks for: `standard`, `care` in its own size, or `care-26`.
    init?(choice: String) {
        switch choice {
        case "standard": self = .standard
        case "care": self = .care(.standard)
        default: self.init(cookie: choice)
        }
    }

    /// How `?edition=` asks for this one.
    var choice: String { cookie ?? "standard" }
}

/// How large the text of the care edition is, in pixels where the browser's own size is 16.
enum CareTextSize: Int, CaseIterable, Sendable {
    case medium = 18
    case large = 22
    case larger = 26
    case largest = 30

    static let standard = CareTextSize.large

    /// Under `care.size.` in the catalogues.
    var key: String {
        switch self {
        case .medium: "medium"
        case .large: "large"
        case .larger: "larger"
        case .largest: "largest"
        }
    }
}
