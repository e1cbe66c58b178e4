import Document
import Foundation

/// Turns the addresses of an article's pictures, which may be relative to its file, into ones from the site's root.
struct SourceAddresses {
    let file: SourceFile
    let site: SiteConfiguration
    let folder: SiteFolder

    func canonical(_ source: MediaSource) -> MediaSource {
        guard case .remote(let address) = source else { return source }
        return .remote(canonical(address))
    }

    private func canonical(_ address: String) -> String {
        let address = address.trimmed
        if address.hasPrefix("//") { return "https:" + address }
        if address.hasPrefix("/") {
            let base = site.basePath + "/"
            return !site.basePath.isEmpty && address.hasPrefix(base)
                ? String(address.dropFirst(base.count - 1)) : address
        }
        // http:, data:, file:, C: and the like name no file of the site.
        if address.prefix(while: { $0 != "/" }).contains(":") { return address }
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let decoded = path.removingPercentEncoding ?? String(path)
        for base in bases {
            let joined = base.isEmpty ? decoded : base + "/" + decoded
            if let components = try? MediaPath.normalized(joined), !components.isEmpty,
                (try? RealPath.regularFile(components.joined(separator: "/"), in: folder.path)) != nil
            {
                return encoded(components)
            }
        }
        guard let components = try? MediaPath.normalized(file.folderPath + "/" + decoded) else { return address }
        return encoded(components)
    }

    /// Folders an address may be relative to: the article's own, that of its file, the site's.
    private var bases: [String] {
        let own = file.folderPath.isEmpty ? file.stem : file.folderPath + "/" + file.stem
        return [own, file.folderPath] + site.generator.mediaRoots
    }

    private func encoded(_ components: [String]) -> String {
        "/" + components.map { SitePath.normalized($0).dropFirst() }.joined(separator: "/")
    }
}
