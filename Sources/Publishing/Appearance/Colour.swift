import Foundation

/// An opaque colour of the screen (sRGB).
public struct Colour: Hashable, Sendable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// - Parameter text: as `#a9261b`.
    public init?(_ text: String) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == 0x23, digits.count == 6,
            digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let value = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    public static let white = Colour(red: 255, green: 255, blue: 255)

    /// How much lighter one of two colours is than the other, from 1 to 21, as WCAG measures it.
    public func contrast(to other: Colour) -> Double {
        let (dark, light) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// Relative luminance, 0 to 1.
    var luminance: Double {
        let linear = linear
        return 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
    }

    var linear: LinearColour {
        func value(_ byte: UInt8) -> Double {
            let share = Double(byte) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return LinearColour(red: value(red), green: value(green), blue: value(blue))
    }
}

extension Colour: CustomStringConvertible {
    public var description: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Colour: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let colour = Colour(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "A colour is written as #a9261b.")
        }
        self = colour
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Amounts of light, each 0 to 1 where a screen can show them.
struct LinearColour {
    var red: Double
    var green: Double
    var blue: Double

    var isOnScreen: Bool { [red, green, blue].allSatisfy { $0 > -0.0005 && $0 < 1.0005 } }

    var colour: Colour {
        func byte(_ light: Double) -> UInt8 {
            let light = min(max(light, 0), 1)
            let share = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
            return UInt8((share * 255).rounded())
        }
        return Colour(red: byte(red), green: byte(green), blue: byte(blue))
    }
}
