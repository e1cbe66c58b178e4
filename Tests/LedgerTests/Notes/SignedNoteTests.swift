import Crypto
import Foundation
import Testing

@testable import Ledger

/// With the example of Go's `sumdb/note`, whose Ed25519 signature anyone with the key makes byte for byte.
@Suite struct SignedNoteTests {
    static let privateKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let publicKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let signature =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

    @Test func signsAsTheExampleIsSigned() throws {
        let signer = try #require(NoteSigner(privateText: Self.privateKey))
        #expect(signer.verifier.description == Self.publicKey)
        #expect(signer.privateText == Self.privateKey)
        let verifier = try #require(NoteVerifier(Self.publicKey))
        // swift-crypto's signatures are not the same every time, but all of them hold.
        let note = SignedNote(Self.text, signatures: [try signer.sign(Self.text)])
        #expect(note.isSigned(by: verifier))
        let read = try SignedNote(parsing: "\(Self.text)\n\(Self.signature)\n")
        #expect(read.text == Self.text)
        #expect(read.isSigned(by: verifier))
        #expect(read.description == "\(Self.text)\n\(Self.signature)\n")
    }

    @Test func knowsTheKeyOfGoesChecksumDatabase() throws {
        let key = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
        #expect(try #require(NoteVerifier(key)).description == key)
        #expect(NoteVerifier(key.replacing("033de0ae", with: "033de0af")) == nil)
        #expect(NoteVerifier(key.replacing("sum.golang", with: "sum.golong")) == nil)
    }

    @Test func anyChangeUndoesTheSignature() throws {
        let verifier = try #require(NoteVerifier(Self.publicKey))
        let note = "\(Self.text)\n\(Self.signature)\n"
        #expect(!(try SignedNote(parsing: note.replacing("answer", with: "anser")).isSigned(by: verifier)))
        #expect(!(try SignedNote(parsing: note.replacing("x08go/ZJ", with: "x08go/ZK")).isSigned(by: verifier)))
        let other = try #require(NoteSigner(name: "PeterNeumann"))
        #expect(!(try SignedNote(parsing: note).isSigned(by: other.verifier)))
    }

    @Test(arguments: [
        "", "text\n", "text\n\n", "text\n\nno signature\n", "text\n\n— name\n", "text\n\n— na+me AAAAAAAA\n",
        "text\n\n— name AAAA\n", "text\n\n- name AAAAAAAA\n", "text\n\n— name AAAAAAAA",
        "te\u{1}xt\n\n— name AAAAAAAA\n",
    ])
    func nothingElseIsANote(_ text: String) {
        #expect(throws: LedgerError.notANote) { try SignedNote(parsing: text) }
    }

    @Test func manySignaturesAreRefused() {
        let lines = String(repeating: "— name AAAAAAAA\n", count: 101)
        #expect(throws: LedgerError.notANote) { try SignedNote(parsing: "text\n\n\(lines)") }
    }

    @Test func checkpointsAreReadAndWritten() throws {
        let checkpoint = Checkpoint(origin: "byline.example/log", size: 4711, root: .leaf([1]))
        #expect(try Checkpoint(checkpoint.text) == checkpoint)
        #expect(try Checkpoint(checkpoint.text + "more to come\n") == checkpoint)
        for broken in [
            checkpoint.text.replacing("4711", with: "04711"), checkpoint.text.replacing("4711", with: "-1"),
            String(checkpoint.text.dropLast()), checkpoint.text + "\n", "origin\n1\nAAAA\n", "",
        ] {
            #expect(throws: LedgerError.notACheckpoint) { try Checkpoint(broken) }
        }
    }

    @Test func aCheckpointIsOfTheLogThatSignedIt() throws {
        let signer = try #require(NoteSigner(name: "byline.example/log"))
        func note(_ origin: String) throws -> SignedNote {
            let text = Checkpoint(origin: origin, size: 1, root: .leaf([])).text
            return SignedNote(text, signatures: [try signer.sign(text)])
        }
        #expect(try Checkpoint(note("byline.example/log"), signedBy: signer.verifier).size == 1)
        #expect(throws: LedgerError.notACheckpoint) {
            try Checkpoint(note("elsewhere.example/log"), signedBy: signer.verifier)
        }
        let other = try #require(NoteSigner(name: "byline.example/log"))
        #expect(throws: LedgerError.notACheckpoint) {
            try Checkpoint(note("byline.example/log"), signedBy: other.verifier)
        }
    }

    /// The example of C2SP tlog-cosignature shows the form; a key made here shows that it is verified.
    @Test func witnessesSignWithTheTime() throws {
        let example = """
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """
        #expect(NoteSignature(example)?.cosignedAt == 1_679_315_147)

        let key = Curve25519.Signing.PrivateKey()
        let verifier = try #require(
            NoteVerifier(
                name: "witness.example/w1", kind: .cosignature, publicKey: Array(key.publicKey.rawRepresentation)))
        #expect(NoteVerifier(verifier.description) == verifier)
        let text = Checkpoint(origin: "byline.example/log", size: 2, root: .leaf([2])).text
        let time: UInt64 = 1_795_406_400
        let message = Cosignature.message(text, at: time)
        #expect(message == "cosignature/v1\ntime 1795406400\n\(text)")
        let bytes = withUnsafeBytes(of: time.bigEndian) { Array($0) } + (try key.signature(for: Array(message.utf8)))
        var note = SignedNote(
            text, signatures: [NoteSignature(name: verifier.name, id: verifier.id, bytes: bytes)])
        #expect(note.isSigned(by: verifier))
        note.add(NoteSignature(name: verifier.name, id: verifier.id, bytes: [0] + bytes.dropFirst()))
        #expect(note.signatures.count == 1)
        var later = bytes
        later[7] += 1
        note.add(NoteSignature(name: verifier.name, id: verifier.id, bytes: later))
        #expect(!note.isSigned(by: verifier))
    }

    @Test func aWitnessIsAskedAsTheProtocolSays() throws {
        let note = SignedNote(
            "o\n8\n\(MerkleHash.empty.base64)\n", signatures: [NoteSignature(name: "o", id: [1, 2, 3, 4], bytes: [5])])
        let request = WitnessRequest(old: 6, proof: ConsistencyProof([.empty, .leaf([])]), checkpoint: note)
        #expect(
            request.description
                == "old 6\n\(MerkleHash.empty.base64)\n\(MerkleHash.leaf([]).base64)\n\n\(note)")
        #expect(WitnessRequest(old: 0, proof: ConsistencyProof([]), checkpoint: note).description == "old 0\n\n\(note)")
    }
}
