public import Foundation
public import Kernel
import Storage

extension Platform {
    /// Adds a document to an application, while it can still be changed.
    /// - Throws: `DocumentError.tooMany`, `JoiningError`.
    public func addProof(_ document: PrivateDocument, to id: Identifier<JoiningApplication>, by account: Account)
        async throws
    {
        let now = clock.now
        try await read { _ = try ApplicationAccess(connection: $0).require(.edit, on: id, by: account) }
        try await keep(document) { connection, key in
            try ApplicationStore(connection: connection).lock(id)
            _ = try ApplicationAccess(connection: connection).require(.edit, on: id, by: account)
            let proofs = ProofStore(connection: connection), most = PrivateDocument.most
            guard try proofs.all(of: id).count < most else { throw DocumentError.tooMany(most) }
            try proofs.insert(document, as: key, of: id, at: now)
        }
    }

    public func removeProof(_ key: String, by account: Account) async throws {
        try await writeUnseen { connection in
            guard let proof = try ProofStore(connection: connection).find(key) else { throw DocumentError.unknown }
            _ = try ApplicationAccess(connection: connection).require(.edit, on: proof.application, by: account)
            try connection.execute("DELETE FROM proof WHERE key = \(key)")
        }
        try await privateFiles.remove(key)
    }

    /// A document, for the applicant and for those who decide.
    /// - Throws: `DocumentError.unknown` to everybody else, as well as when it is gone.
    public func proof(_ key: String, for account: Account) async throws -> (proof: Proof, bytes: Data) {
        let proof = try await read { connection in
            guard let proof = try ProofStore(connection: connection).find(key), proof.deletedAt == nil else {
                throw DocumentError.unknown
            }
            do {
                _ = try ApplicationAccess(connection: connection).require(.view, on: proof.application, by: account)
            } catch {
                throw DocumentError.unknown
            }
            return proof
        }
        guard let bytes = try await privateFiles.read(key) else { throw DocumentError.unknown }
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
            Set(
                try connection.rows(
                    """
                    SELECT key FROM proof WHERE deleted_at IS NULL
                    UNION ALL SELECT key FROM complaint_document
                    """
                ) { try $0["key"] })
        }
        let unknown = keys.filter { !known.contains($0) }
        for key in unknown { try await privateFiles.remove(key) }
        return unknown.count
    }
}
