import Foundation
import Publishing
import Yams

extension SiteFile {
    /// What the configuration file says of the site beside its address, or what the file says that it names as
    /// `site.settings`.
    /// - Parameter path: of the configuration file.
    /// - Returns: `nil` where neither says anything.
    /// - Throws: `ConfigurationError`.
    static func read(_ path: String) throws -> SiteFile? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard var section = try tree(path)["site"] as? [String: Any] else { return nil }
        section["url"] = nil
        var place = path
        if let name = section.removeValue(forKey: "settings") {
            guard let name = name as? String, section.isEmpty else {
                throw ConfigurationError(
                    setting: "site.settings", problem: "it names the file that says all of this section but the url")
            }
            place = URL(filePath: name, relativeTo: URL(filePath: path)).path
            section = try tree(place)
        }
        guard !section.isEmpty else { return nil }
        do {
            return try SiteFile(json: try JSONSerialization.data(withJSONObject: section))
        } catch let error as SiteFileError {
            throw ConfigurationError(setting: place, problem: error.description)
        }
    }

    private static func tree(_ path: String) throws -> [String: Any] {
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let tree = try Yams.load(yaml: text)
            guard let tree = tree as? [String: Any], JSONSerialization.isValidJSONObject(tree) else {
                if tree == nil { return [:] }
                throw ConfigurationError(setting: path, problem: "it is not a list of keys and values")
            }
            return tree
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError(setting: path, problem: "cannot be read: \(error)")
        }
    }
}
