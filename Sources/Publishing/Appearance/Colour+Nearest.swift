import Foundation

extension Colour {
    /// The colour nearest to this one, of the same hue, that stands out from all of some others.
    ///
    /// It is this one where it does already. Otherwise its lightness is moved no further than it must be, away from the
    /// others, and its strength only where no screen shows so strong a colour that light or dark.
    /// - Parameters:
    ///   - papers: what it is to be read on, all light or all dark.
    ///   - ratio: at least so much, as ``contrast(to:)`` says it. Black or white is the answer where nothing reaches it.
    public func nearest(on papers: [Colour], contrast ratio: Double) -> Colour {
        func reaches(_ colour: Colour) -> Bool { papers.allSatisfy { colour.contrast(to: $0) >= ratio } }
        if reaches(self) { return self }
        let isOnLight = papers.allSatisfy { $0.luminance > 0.18 }
        let perceived = PerceivedColour(linear)
        var (far, near) = (isOnLight ? 0 : 1.0, perceived.lightness)
        // The far end reaches it if anything does; the bound between is found by halving.
        for _ in 0..<24 {
            let middle = (far + near) / 2
            if reaches(perceived.with(lightness: middle).colour) { far = middle } else { near = middle }
        }
        return perceived.with(lightness: far).colour
    }

    /// As light as it is asked to be, of the same hue.
    /// - Parameter range: of relative luminance.
    func within(luminance range: ClosedRange<Double>) -> Colour {
        guard !range.contains(luminance) else { return self }
        let goal = luminance < range.lowerBound ? range.lowerBound : range.upperBound
        let perceived = PerceivedColour(linear)
        var (low, high) = (0.0, 1.0)
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if perceived.with(lightness: middle).colour.luminance < goal { low = middle } else { high = middle }
        }
        return perceived.with(lightness: goal == range.lowerBound ? high : low).colour
    }

    /// The same hue, so much lighter (or darker, below 0) to the eye, of 1.
    func lighter(by step: Double) -> Colour {
        let perceived = PerceivedColour(linear)
        return perceived.with(lightness: min(max(perceived.lightness + step, 0), 1)).colour
    }
}

/// A colour as the eye takes it: OKLab, in which steps of lightness look even and hues stay what they are.
private struct PerceivedColour {
    var lightness: Double
    var a: Double
    var b: Double

    init(_ linear: LinearColour) {
        let (r, g, b) = (linear.red, linear.green, linear.blue)
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        self.b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    }

    /// As strong as a screen can show it.
    func with(lightness: Double) -> LinearColour {
        var (weak, strong) = (0.0, 1.0)
        let full = light(lightness, strength: 1)
        if full.isOnScreen { return full }
        for _ in 0..<16 {
            let middle = (weak + strong) / 2
            if light(lightness, strength: middle).isOnScreen { weak = middle } else { strong = middle }
        }
        return light(lightness, strength: weak)
    }

    private func light(_ lightness: Double, strength: Double) -> LinearColour {
        let (a, b) = (self.a * strength, self.b * strength)
        let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        return LinearColour(
            red: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    }
}
