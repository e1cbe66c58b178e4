public import Foundation
public import Kernel
import Storage

extension Platform {
    /// Adds a document to an application, while it can still be changed.
    /// - Throws: `JoiningError.proofType`, `.proofTooLarge`, `.tooManyProofs`.
    public func addProof(_ bytes: Data, named name: String, to id: Identifier<JoiningApplication>, by account: Account)
        async throws
    {
        let now = clock.now
        guard bytes.count <= Proof.largestMegabytes << 20 else {
            throw JoiningError.proofTooLarge(megabytes: Proof.largestMegabytes)
        }
        guard let type = Proof.DocumentType(of: bytes) else { throw JoiningError.proofType }
        try await read { _ = try ApplicationAccess(connection: $0).require(.edit, on: id, by: account) }
        let key = try await privateFiles.add(bytes)
        let size = bytes.count
        do {
            try await writeUnseen { connection in
                try ApplicationStore(connection: connection).lock(id)
                _ = try ApplicationAccess(connection: connection).require(.edit, on: id, by: account)
                let proofs = ProofStore(connection: connection)
                guard try proofs.all(of: id).count < Proof.most else { throw JoiningError.tooManyProofs(Proof.most) }
                try proofs.insert(
                    key, of: id, name: Self.fileName(name, type), type: type, byteCount: size, at: now)
            }
        } catch {
            try? await privateFiles.remove(key)
            throw error
        }
    }

    /// The last part of a path, without anything that a header or a page could stumble over.
    private static func fileName(_ name: String, _ type: Proof.DocumentType) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.filter {
            !$0.isNewline && $0 != "\"" && !($0.unicodeScalars.first?.properties.generalCategory == .control)
        }
        return plain.trimmed.isEmpty ? "document.\(type.rawValue)" : String(plain.prefix(120))
    }

    public func removeProof(_ key: String, by account: Account) async throws {
        try await writeUnseen { connection in
            guard let proof = try ProofStore(connection: connection).find(key) else { throw JoiningError.noSuchProof }
            _ = try ApplicationAccess(connection: connection).require(.edit, on: proof.application, by: account)
            try connection.execute("DELETE FROM proof WHERE key = \(key)")
        }
        try await privateFiles.remove(key)
    }

    /// A document, for the applicant and for those who decide.
    /// - Throws: `JoiningError.noSuchProof` to everybody else, as well as when it is gone.
    public func proof(_ key: String, for account: Account) async throws -> (proof: Proof, bytes: Data) {
        let proof = try await read { connection in
            guard let proof = try ProofStore(connection: connection).find(key), proof.deletedAt == nil else {
                throw JoiningError.noSuchProof
            }
            do {
                _ = try ApplicationAccess(connection: connection).require(.view, on: proof.application, by: account)
            } catch {
                throw JoiningError.noSuchProof
            }
            return proof
        }
        guard let bytes = try await privateFiles.read(key) else { throw JoiningError.noSuchProof }
        return (proof, bytes)
    }

    /// Deletes the documents of applications decided longer ago than the operator keeps them, and files nobody knows of.
    /// - Returns: how many were deleted.
    public func deleteOldProofs() async throws -> Int {
        let now = clock.now
        let old = try await read { connection in
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            let limit = now.adding(days: -Int64(policy.proofDays))
            return try connection.rows(
                """
                SELECT proof.* FROM proof JOIN application ON application.id = proof.application_id
                WHERE proof.deleted_at IS NULL AND application.decided_at IS NOT NULL AND application.decided_at <= \(limit)
                """, Proof.init)
        }
        for proof in old { try await privateFiles.remove(proof.key) }
        if !old.isEmpty {
            try await writeUnseen { connection in
                for proof in old {
                    try connection.execute("UPDATE proof SET deleted_at = \(now) WHERE key = \(proof.key)")
                }
                for application in Set(old.map(\.application)) {
                    try ApplicationStore(connection: connection).record(
                        .proofsDeleted, of: application, by: nil, at: now)
                }
            }
        }
        return old.count + (try await deleteUnknownFiles(before: now.adding(days: -1)))
    }

    /// A file is written before it is recorded, so that one a day old that nobody knows of is left over.
    private func deleteUnknownFiles(before time: Timestamp) async throws -> Int {
        let keys = try await privateFiles.keys(before: time.date)
        guard !keys.isEmpty else { return 0 }
        let known: Set<String> = try await read { connection in
            Set(try connection.rows("SELECT key FROM proof WHERE deleted_at IS NULL") { try $0["key"] })
        }
        let unknown = keys.filter { !known.contains($0) }
        for key in unknown { try await privateFiles.remove(key) }
        return unknown.count
    }
}
