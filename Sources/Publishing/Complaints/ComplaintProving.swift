public import Foundation
import Kernel
import Storage

extension Limit {
    /// Documents handed in with complaints from one network address.
    static let complaintDocumentFrom = Limit(name: "complaint-document-from", free: 24, pause: 60, longest: 86_400)
}

extension Platform {
    /// Adds a document to a complaint that is not answered yet.
    /// - Throws: `ReadingError.noSuchPage`, `ComplaintError.decided`, `DocumentError.tooMany`, `WaitRequired`.
    public func addDocument(_ document: PrivateDocument, to key: ComplaintKey, from visitor: Visitor) async throws {
        let now = clock.now
        // Nothing is written to the disk for somebody who may not write there.
        try await writeUnseen { connection in
            try ComplaintProving(connection: connection).require(key)
            try LimitStore(connection: connection).take(.complaintDocumentFrom, visitor.address, at: now)
        }
        try await keep(document) { connection, file in
            let complaint = try ComplaintProving(connection: connection).require(key)
            try ComplaintDocumentStore(connection: connection).insert(document, as: file, to: complaint, at: now)
        }
    }

    /// Takes a document back that its complainant has handed in.
    /// - Throws: `ReadingError.noSuchPage`, `ComplaintError.decided`, `DocumentError.unknown`.
    public func removeDocument(_ file: String, of key: ComplaintKey) async throws {
        try await writeUnseen { connection in
            let (complaint, found) = try ComplaintStore(connection: connection).locked(key)
            let documents = ComplaintDocumentStore(connection: connection)
            guard let document = try documents.find(file), document.complaint == complaint.id else {
                throw DocumentError.unknown
            }
            guard found.state.isOpen else { throw ComplaintError.decided }
            try documents.remove(document.id)
        }
        try await privateFiles.remove(file)
    }

    /// A document, for whoever has handed it in.
    /// - Throws: `DocumentError.unknown` to everybody else.
    public func complaintDocument(_ file: String, of key: ComplaintKey) async throws
        -> (document: ComplaintDocument, bytes: Data)
    {
        try await complaintDocument(file) { document, connection in
            try ComplaintStore(connection: connection).find(key)?.id == document.complaint
        }
    }

    /// A document, for those who handle the complaint.
    /// - Throws: `DocumentError.unknown` to everybody else.
    public func complaintDocument(_ file: String, for account: Account) async throws
        -> (document: ComplaintDocument, bytes: Data)
    {
        try await complaintDocument(file) { document, connection in
            let store = ComplaintStore(connection: connection)
            guard let complaint = try store.complaint(document.complaint), let found = try store.find(complaint.case)
            else { return false }
            return try ComplaintAccess(connection: connection).standing(of: account, on: found).allows(.inspect)
        }
    }

    private func complaintDocument(
        _ file: String, isFor: @Sendable @escaping (ComplaintDocument, any Connection) throws -> Bool
    ) async throws -> (document: ComplaintDocument, bytes: Data) {
        let document = try await read { connection in
            guard let found = try ComplaintDocumentStore(connection: connection).find(file),
                try isFor(found, connection)
            else { throw DocumentError.unknown }
            return found
        }
        guard let bytes = try await privateFiles.read(file) else { throw DocumentError.unknown }
        return (document, bytes)
    }
}

private struct ComplaintProving {
    let connection: any Connection

    /// - Returns: the complaint that takes one more document; its case is locked.
    @discardableResult
    func require(_ key: ComplaintKey) throws -> Identifier<Complaint> {
        let (complaint, found) = try ComplaintStore(connection: connection).locked(key)
        guard found.state.isOpen else { throw ComplaintError.decided }
        let most = PrivateDocument.most
        guard try ComplaintDocumentStore(connection: connection).all(of: complaint.id).count < most else {
            throw DocumentError.tooMany(most)
        }
        return complaint.id
    }
}
