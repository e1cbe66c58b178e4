import Configuration
import Foundation
import Yams

/// The configuration file without what it says of the site beside its address: that has lists of a form which
/// swift-configuration does not take, and is read by `SiteFile`.
struct ProgramSettings: FileConfigSnapshot {
    private let settings: YAMLSnapshot

    init(data: RawSpan, providerName: String, parsingOptions: YAMLSnapshot.ParsingOptions) throws {
        let text = String(decoding: data.withUnsafeBytes { Data($0) }, as: UTF8.self)
        var root = try Yams.compose(yaml: text)
        if let url = root?["site"]?["url"] {
            root?["site"] = ["url": url]
        } else {
            root?["site"] = nil
        }
        let bytes = Array(try root.map { try Yams.serialize(node: $0) }?.utf8 ?? "".utf8)
        settings = try YAMLSnapshot(
            data: bytes.span.bytes, providerName: providerName, parsingOptions: parsingOptions)
    }

    var providerName: String { settings.providerName }

    func value(forKey key: AbsoluteConfigKey, type: ConfigType) throws -> LookupResult {
        try settings.value(forKey: key, type: type)
    }

    var description: String { settings.description }
    var debugDescription: String { settings.debugDescription }
}
