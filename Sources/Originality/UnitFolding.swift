import Folding

/// What is compared of a text: its letters, digits and ideographs, each in one form whatever its case, width, accent or
/// script variant, and letters that only look like others as those. Everything between them is left out, seen or unseen.
struct UnitFolding: Sendable {
    static let shared = UnitFolding()

    /// Marks the characters of scripts written without spaces, which say more each than a letter does.
    static let ideograph: UInt32 = 1 << 31
    private static let sequence = UInt32.max

    /// For every scalar of the basic plane: what it is folded to; 0 for what is left out.
    private let table: [UInt32]

    private init() {
        table = (UInt32(0)...0xFFFF).map { scalar in
            let folded = ScalarFolding.shared.fold(scalar)
            return folded.kind == .sequence ? Self.sequence : Self.unit(scalar, folded)
        }
    }

    /// Calls `body` with what a scalar becomes: nothing, one unit, or several.
    @inline(__always)
    func forEachUnit(of scalar: Unicode.Scalar, _ body: (UInt32) -> Void) {
        if scalar.value < 0x10000 {
            let unit = table[Int(scalar.value)]
            if unit == 0 { return }
            if unit != Self.sequence { return body(unit) }
        }
        forEachRareUnit(of: scalar.value, body)
    }

    private func forEachRareUnit(of scalar: UInt32, _ body: (UInt32) -> Void) {
        let folded = ScalarFolding.shared.fold(scalar)
        let parts = folded.kind == .sequence ? ScalarFolding.shared.sequence(folded.value) : [folded]
        for part in parts {
            let unit = Self.unit(scalar, part)
            if unit != 0 { body(unit) }
        }
    }

    private static func unit(_ scalar: UInt32, _ folded: ScalarFolding.Folded) -> UInt32 {
        // Fillers that count as letters and show nothing.
        if Unicode.Scalar(scalar)?.properties.isDefaultIgnorableCodePoint ?? true { return 0 }
        switch folded.kind {
        case .letter: return Lookalikes.shared[folded.value]
        case .ideograph: return Lookalikes.shared[folded.value] | ideograph
        case .separator, .ignored, .apostrophe, .sequence: return 0
        }
    }
}
