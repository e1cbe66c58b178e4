import Foundation

/// The path an address names below its site's root, decoded and without `.` and `..`.
struct MediaPath {
    let components: [String]

    /// - Throws: `outside` when it climbs above the root, however that is encoded; `elsewhere` for other sites.
    init(_ address: String, hosts: Set<String>) throws(MediaRefusal) {
        guard address.utf8.count <= 4096 else { throw .missing }
        var rest = Substring(address.trimmingCharacters(in: .whitespacesAndNewlines))
        if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<end] }
        if let afterScheme = MediaPath.afterScheme(rest) {
            let host = afterScheme.prefix { $0 != "/" }.lowercased()
            var path = afterScheme.dropFirst(host.count)
            if MediaPath.isPhotonHost(host), let inner = MediaPath.innerHost(path, hosts: hosts) {
                path = path.dropFirst(inner.count + 1)
            } else if !hosts.contains(host) {
                throw .elsewhere
            }
            rest = path
        } else if rest.prefix(while: { $0 != "/" }).contains(":") {
            throw .elsewhere
        }
        let decoded = rest.removingPercentEncoding ?? String(rest)
        guard !decoded.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { throw .missing }
        components = try MediaPath.normalized(decoded)
        guard !components.isEmpty else { throw .missing }
    }

    private static func afterScheme(_ text: Substring) -> Substring? {
        for scheme in ["https://", "http://", "//"] where text.lowercased().hasPrefix(scheme) {
            return text.dropFirst(scheme.count)
        }
        return nil
    }

    /// WordPress.com's picture proxy: `i0.wp.com/HOST/path`.
    private static func isPhotonHost(_ host: String) -> Bool {
        ["i0.wp.com", "i1.wp.com", "i2.wp.com", "i3.wp.com"].contains(host)
    }

    private static func innerHost(_ path: Substring, hosts: Set<String>) -> String? {
        let host = path.dropFirst().prefix { $0 != "/" }.lowercased()
        return hosts.contains(host) ? host : nil
    }

    static func normalized(_ path: String) throws(MediaRefusal) -> [String] {
        var components: [String] = []
        for part in path.split(separator: "/") where part != "." {
            guard part == ".." else {
                components.append(String(part))
                continue
            }
            guard components.popLast() != nil else { throw .outside }
        }
        return components
    }
}
