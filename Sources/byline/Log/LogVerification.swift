import Document
import Foundation
import Kernel
import Ledger
import Publishing

/// Verifies an entry against a running site, whose answers are not believed but computed again.
struct LogVerification: Sendable {
    /// Of the article or the entry, without what may stand behind its path.
    let address: String
    /// Of the site: scheme, host and port.
    let origin: String
    /// The log's, where it is known from elsewhere.
    var key: NoteVerifier?
    var witnesses: [NoteVerifier] = []
    /// The log must contain what it was then.
    var earlier: SignedNote?

    private let fetch = NetworkFetch()

    /// `nil` unless it is a web address.
    init?(_ text: String) {
        guard var parts = URLComponents(string: text), let scheme = parts.scheme, ["http", "https"].contains(scheme),
            let host = parts.host, !host.isEmpty
        else { return nil }
        parts.query = nil
        parts.fragment = nil
        while parts.path.hasSuffix("/") { parts.path.removeLast() }
        if parts.path.hasSuffix("/verify") { parts.path.removeLast("/verify".count) }
        guard let address = parts.string else { return nil }
        self.address = address
        parts.path = ""
        origin = parts.string ?? ""
    }

    /// - Returns: what was proved, and the facts in words.
    /// - Throws: `LogRefutation` where something does not hold, `NetworkFetch.Failure` where it cannot be fetched.
    func run() async throws -> (certificate: LogCertificate, proved: LogCertificate.Proved) {
        let json = try await fetch.get("\(address)/certificate.json")
        guard let certificate = try? LogCertificate(json: Data(json)) else { throw LogRefutation.format }
        let proved = try certificate.verify(key: key, witnesses: witnesses)
        guard let verifier = key ?? NoteVerifier(certificate.key) else { throw LogRefutation.checkpoint }
        let current = try await checkpoint(verifier)
        guard current.size >= proved.checkpoint.size else { throw LogRefutation.history }
        try await prove(certificate, in: current)
        try await consistency(from: proved.checkpoint, to: current)
        if let earlier {
            guard let known = try? Checkpoint(earlier, signedBy: verifier) else { throw LogRefutation.signature }
            try await consistency(from: known, to: current)
        }
        if let record = certificate.record { try await comparePage(record) }
        return (certificate, proved)
    }

    private func checkpoint(_ verifier: NoteVerifier) async throws -> Checkpoint {
        let text = String(decoding: try await fetch.get("\(origin)/log/checkpoint"), as: UTF8.self)
        guard let note = try? SignedNote(parsing: text) else { throw LogRefutation.checkpoint }
        guard note.isSigned(by: verifier) else { throw LogRefutation.signature }
        guard let checkpoint = try? Checkpoint(note, signedBy: verifier) else { throw LogRefutation.checkpoint }
        return checkpoint
    }

    /// The entry as the log serves it is the certificate's, and the tiles lead from it to the root.
    private func prove(_ certificate: LogCertificate, in current: Checkpoint) async throws {
        let position = certificate.position
        let tile = Tile(level: 0, number: position >> Tile.height)
        let path = TilePath(.entries, number: tile.number, width: tile.width(in: current.size))
        let bundle = try? EntryBundle(bytes: try await fetch.get("\(origin)/log/\(path)"))
        let entries = bundle?.entries ?? []
        let offset = Int(position - tile.number * Int64(Tile.fullWidth))
        guard entries.count == path.width, entries[offset] == Array(certificate.entry.utf8) else {
            throw LogRefutation.inclusion
        }
        let hashes = try await hashes(for: InclusionProof.ranges(of: position, in: current.size), current.size)
        guard let proof = try? hashes.inclusion(of: position, in: current.size),
            proof.root(of: .leaf(certificate.entry.utf8), at: position, in: current.size) == current.root
        else { throw LogRefutation.inclusion }
    }

    private func consistency(from earlier: Checkpoint, to current: Checkpoint) async throws {
        guard earlier.size <= current.size else { throw LogRefutation.history }
        let hashes = try await hashes(for: ConsistencyProof.ranges(from: earlier.size, to: current.size), current.size)
        guard let proof = try? hashes.consistency(from: earlier.size, to: current.size),
            proof.leads(from: (earlier.size, earlier.root), to: (current.size, current.root))
        else { throw LogRefutation.history }
    }

    private func hashes(for ranges: [TreeRange], _ size: Int64) async throws -> TileHashes {
        var tiles: [Tile: [UInt8]] = [:]
        for tile in TileHashes.needed(for: ranges) {
            tiles[tile] = try await fetch.get("\(origin)/log/\(TilePath(tile, width: tile.width(in: size)))")
        }
        return TileHashes(tiles)
    }

    /// The words of the record are those of the page. How the page sets them is its own affair.
    private func comparePage(_ record: String) async throws {
        struct Members: Decodable { let title: String }
        guard address.contains("/@"), let title = try? JSONDecoder().decode(Members.self, from: Data(record.utf8)).title
        else { return }
        let html = String(decoding: try await fetch.get(address), as: UTF8.self)
        let shown = PageWords.squeezed(html: html)
        for text in try [title] + PageWords.texts(ofRecord: record) where !shown.contains(PageWords.squeezed(text)) {
            throw LogRefutation.page
        }
    }
}

/// The words of a page and of a record, in the one form in which they can be compared.
enum PageWords {
    /// Without tags and white space.
    static func squeezed(html: String) -> String {
        var text = ""
        var isTag = false
        for scalar in html.unicodeScalars {
            if scalar == "<" { isTag = true }
            if !isTag { text.unicodeScalars.append(scalar) }
            if scalar == ">" { isTag = false }
        }
        for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replacing(entity, with: letter)
        }
        return squeezed(text)
    }

    static func squeezed(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Every text of the record's document.
    static func texts(ofRecord record: String) throws -> [String] {
        struct Members: Decodable { let document: Node }
        struct Node: Decodable {
            let text: String?
            let content: [Node]?

            var texts: [String] { (text.map { [$0] } ?? []) + (content ?? []).flatMap(\.texts) }
        }
        return try JSONDecoder().decode(Members.self, from: Data(record.utf8)).document.texts
    }
}
