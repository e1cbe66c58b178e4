public import Kernel

/// What an applicant says, step by step. Anything may be missing until it is submitted.
public struct ApplicationForm: Hashable, Sendable {
    /// The pages of the form, in their order.
    public enum Step: String, Sendable, CaseIterable {
        case kind, name, avatar, content, proof
        /// Everything at a glance, and the button that submits.
        case check
    }

    /// What has to be there before submitting.
    public enum Requirement: String, Sendable, CaseIterable {
        case kind, handle, name, channel, reason
        /// For a name with a reserved term.
        case proof

        public var step: Step {
            switch self {
            case .kind: .kind
            case .handle, .name: .name
            case .channel, .reason: .content
            case .proof: .proof
            }
        }
    }

    public static let longestTagline = 60
    public static let longestReason = 2000
    public static let longestSamples = 10_000

    public var kind: Publication.Kind?
    public var handle: String
    public var name: String
    public var tagline: String
    /// As it was uploaded.
    public var picture: ContentHash?
    /// Which part of the picture becomes the avatar.
    public var crop: AvatarCrop
    public var channel: Identifier<Channel>?
    public var reason: String
    /// Addresses of earlier work, or a piece of it.
    public var samples: String

    func missing(hasProof: Bool, _ policy: JoiningPolicy) -> [Requirement] {
        var missing: [Requirement] = []
        if kind == nil { missing.append(.kind) }
        if Handle(handle) == nil { missing.append(.handle) }
        if !PublicationName.isUsable(name) { missing.append(.name) }
        if channel == nil { missing.append(.channel) }
        if reason.isEmpty { missing.append(.reason) }
        if !hasProof && !policy.reservedTerms(in: [name, handle]).isEmpty { missing.append(.proof) }
        return missing
    }
}

/// A square part of a picture, in percent of what there is, so that it fits a picture of any size.
public struct AvatarCrop: Hashable, Sendable {
    /// Where the square lies between the left and right edge, and between top and bottom: 0 to 100.
    public let across: Int
    public let down: Int
    /// The side of the square as a part of the picture's shorter side: 20 to 100.
    public let size: Int

    public static let centre = AvatarCrop(across: 50, down: 50, size: 100)

    /// Values beyond the limits become the nearest one within.
    public init(across: Int, down: Int, size: Int) {
        self.across = min(max(across, 0), 100)
        self.down = min(max(down, 0), 100)
        self.size = min(max(size, 20), 100)
    }

    init(stored text: String) {
        let numbers = text.split(separator: " ").compactMap { Int($0) }
        self =
            numbers.count == 3 ? AvatarCrop(across: numbers[0], down: numbers[1], size: numbers[2]) : .centre
    }

    var stored: String { "\(across) \(down) \(size)" }

    func area(of picture: StoredMedia) -> PictureArea {
        let side = max(1, min(picture.width, picture.height) * size / 100)
        return PictureArea(
            left: (picture.width - side) * across / 100, top: (picture.height - side) * down / 100, width: side,
            height: side)
    }
}
