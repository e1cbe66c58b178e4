import ArgumentParser
import Foundation
import Ledger
import Publishing

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that an article is stored as it was published, by the site's transparency log.",
        discussion: """
            Fetches the article, its entry, the tree's tiles and the checkpoint from the running site, and computes \
            everything again. With --certificate it asks no site. Ends with status 1 when something does not hold.
            """)

    @Argument(help: "The address of an article, or of an entry of the log.")
    var address: String?

    @Option(name: .long, help: "A certificate that was downloaded, instead of an address.", completion: .file())
    var certificate: String?

    @Option(name: .long, help: "The log's public key, where you know it from elsewhere than the site.")
    var key: String?

    @Option(name: .long, help: "A checkpoint you kept: the log must still contain it.", completion: .file())
    var checkpoint: String?

    @Option(name: .long, help: "The key of a witness that must have signed as well. May be given several times.")
    var witness: [String] = []

    func validate() throws {
        guard (address == nil) != (certificate == nil) else {
            throw ValidationError("Give the address of an article, or --certificate and a file.")
        }
        guard certificate == nil || checkpoint == nil else {
            throw ValidationError("--checkpoint is held against a running site; give an address.")
        }
    }

    func run() async throws {
        let witnesses = try witness.map(Self.verifier)
        let (certificate, proved) = try await proved(witnesses)
        if let missing = witnesses.first(where: { !proved.witnesses.contains($0.name) }) {
            throw VerificationError(problem: "the witness \(missing.name) has not signed")
        }
        say("It holds: entry \(certificate.position) of \(proved.checkpoint.origin), \(proved.act) \(proved.time)")
        say(
            certificate.record == nil
                ? "What the entry is about is not public: only that it is in the log was proved."
                : "The text and the hashes of the pictures are those the entry was made for.")
        say("Signed with \(certificate.key), at \(proved.checkpoint.size) entries.")
        for name in proved.witnesses { say("Signed by the witness \(name) as well.") }
    }

    private func proved(_ witnesses: [NoteVerifier]) async throws -> (LogCertificate, LogCertificate.Proved) {
        let key = try key.map(Self.verifier)
        do {
            if let certificate {
                let data = try Self.contents(certificate)
                guard let certificate = try? LogCertificate(json: data) else { throw LogRefutation.format }
                return (certificate, try certificate.verify(key: key, witnesses: witnesses))
            }
            guard var verification = address.flatMap(LogVerification.init) else {
                throw ValidationError("\(address ?? "") is not a web address")
            }
            verification.key = key
            verification.witnesses = witnesses
            if let checkpoint {
                let text = String(decoding: try Self.contents(checkpoint), as: UTF8.self)
                guard let note = try? SignedNote(parsing: text) else {
                    throw ValidationError("\(checkpoint) is not a checkpoint")
                }
                verification.earlier = note
            }
            return try await verification.run()
        } catch let refutation as LogRefutation {
            throw VerificationError(problem: refutation.description)
        }
    }

    private static func verifier(_ text: String) throws -> NoteVerifier {
        guard let verifier = NoteVerifier(text) else { throw ValidationError("\(text) is not a public key of a log") }
        return verifier
    }

    private static func contents(_ path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ValidationError("\(path) cannot be read")
        }
    }
}

/// What was to be verified does not hold.
struct VerificationError: Error, CustomStringConvertible {
    let problem: String
    var description: String { "It does not hold: \(problem)." }
}
