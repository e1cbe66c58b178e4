import Foundation
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ProvingTests {
    private let pdf = Data("%PDF-1.7 …".utf8)

    @Test(arguments: DatabaseKind.allCases) func aReservedNameNeedsProofAndSomebodyWhoLooks(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei"),
                reviewer = try await platform.somebody("li", [.reviewer])
            let id = try await platform.filledApplication(
                by: applicant, handle: "yunting", name: "云汀市 政 府", kind: .organisation)
            await #expect(throws: JoiningError.incomplete([.proof])) {
                try await platform.submitApplication(id, by: applicant)
            }
            try await platform.addProof(try PrivateDocument(pdf, named: "../证\"明.pdf"), to: id, by: applicant)
            try await platform.submitApplication(id, by: applicant)
            let contents = try await platform.application(id, for: reviewer)
            #expect(contents.proofs.map(\.name) == ["证明.pdf"] && contents.reserved == ["政府"])
            await #expect(throws: JoiningError.proofUnchecked(["政府"])) {
                try await platform.approveApplication(id, hasCheckedProof: false, by: reviewer)
            }
            try await platform.approveApplication(id, hasCheckedProof: true, by: reviewer)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyTheApplicantAndReviewersSeeProof(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei"),
                reviewer = try await platform.somebody("li", [.reviewer])
            let others = [
                try await platform.somebody("stranger"), try await platform.somebody("editor", [.channelEditor]),
                try await platform.somebody("officer", [.complaintsOfficer, .appealsOfficer]),
            ]
            let id = try await platform.filledApplication(by: applicant)
            try await platform.addProof(try PrivateDocument(pdf, named: "a.pdf"), to: id, by: applicant)
            let key = try #require(try await platform.application(id, for: applicant).proofs.first?.key)
            #expect(SecretToken(key) != nil)
            #expect(try await platform.proof(key, for: applicant).bytes == pdf)
            // A draft is nobody else's business.
            await #expect(throws: DocumentError.unknown) { try await platform.proof(key, for: reviewer) }
            try await platform.submitApplication(id, by: applicant)
            #expect(try await platform.proof(key, for: reviewer).proof.format == .pdf)
            for other in others {
                await #expect(throws: DocumentError.unknown) { try await platform.proof(key, for: other) }
                await #expect(throws: JoiningError.noSuchApplication) {
                    try await platform.removeProof(key, by: other)
                }
                await #expect(throws: JoiningError.noSuchApplication) {
                    try await platform.addProof(try PrivateDocument(pdf, named: "a.pdf"), to: id, by: other)
                }
            }
            await #expect(throws: JoiningError.notInThisState(.submitted)) {
                try await platform.removeProof(key, by: applicant)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func proofIsOfKnownTypesAndSmallEnough(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei")
            let id = try await platform.beginApplication(by: applicant)
            for bad in [Data(), Data("<svg onload=alert(1)>".utf8), Data("MZ".utf8), Data("  %PDF-".utf8)] {
                await #expect(throws: DocumentError.format) {
                    try await platform.addProof(try PrivateDocument(bad, named: "a.pdf"), to: id, by: applicant)
                }
            }
            await #expect(throws: DocumentError.tooLarge(megabytes: 10)) {
                try await platform.addProof(
                    try PrivateDocument(pdf + Data(count: 10 << 20), named: "a.pdf"), to: id, by: applicant)
            }
            for _ in 1...6 {
                try await platform.addProof(try PrivateDocument(pdf, named: "a.pdf"), to: id, by: applicant)
            }
            await #expect(throws: DocumentError.tooMany(6)) {
                try await platform.addProof(try PrivateDocument(pdf, named: "a.pdf"), to: id, by: applicant)
            }
            // What was refused left nothing behind.
            #expect(try await platform.privateFiles.keys(before: .distantFuture).count == 6)
            try await platform.discardApplication(id, by: applicant)
            #expect(try await platform.privateFiles.keys(before: .distantFuture).isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func proofIsDeletedWhenItsTimeIsOver(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei"),
                reviewer = try await platform.somebody("li", [.reviewer])
            let id = try await platform.filledApplication(by: applicant)
            try await platform.addProof(try PrivateDocument(pdf, named: "a.pdf"), to: id, by: applicant)
            try await platform.submitApplication(id, by: applicant)
            func after(_ days: Int64) -> Platform {
                Platform(
                    database: platform.database, media: media, privateFiles: platform.privateFiles,
                    clock: .fixed(testNow.adding(days: days)))
            }
            // What is not decided is kept however long it takes.
            #expect(try await after(400).deleteOldProofs() == 0)
            try await platform.rejectApplication(id, reason: "不清楚", by: reviewer)
            #expect(try await after(89).deleteOldProofs() == 0)
            #expect(try await after(90).deleteOldProofs() == 1)
            #expect(try await after(91).deleteOldProofs() == 0)
            let contents = try await platform.application(id, for: applicant)
            #expect(contents.proofs.first?.deletedAt == testNow.adding(days: 90))
            #expect(contents.events.last?.kind == .proofsDeleted)
            let key = try #require(contents.proofs.first?.key)
            await #expect(throws: DocumentError.unknown) { try await platform.proof(key, for: reviewer) }
            #expect(try await platform.privateFiles.keys(before: .distantFuture).isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func thePictureIsCroppedAndBecomesTheAvatar(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let applicant = try await platform.somebody("mei"),
                reviewer = try await platform.somebody("li", [.reviewer])
            let stranger = try await platform.somebody("stranger")
            let id = try await platform.filledApplication(by: applicant)
            let file = FileManager.default.temporaryDirectory.appending(path: "byline-\(SecretToken().text)")
            try Data("picture of a pot".utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            try await platform.setApplicationPicture(file, of: id, by: applicant)
            let whole = try await platform.application(id)
            try await platform.cropApplicationPicture(AvatarCrop(across: 0, down: 100, size: 50), of: id, by: applicant)
            let cropped = try await platform.application(id)
            #expect(cropped.form.picture == whole.form.picture && cropped.avatar != whole.avatar)
            #expect(cropped.form.crop == AvatarCrop(across: 0, down: 100, size: 50))
            _ = try await platform.applicationPicture(id, isCropped: true, for: applicant)
            await #expect(throws: JoiningError.noSuchApplication) {
                try await platform.applicationPicture(id, isCropped: true, for: stranger)
            }
            try await platform.submitApplication(id, by: applicant)
            try await platform.approveApplication(id, hasCheckedProof: false, by: reviewer)
            let publication = try await platform.read {
                try PublicationStore(connection: $0).all().first
            }
            #expect(publication?.avatar == cropped.avatar)
        }
    }

    @Test func theAreaLiesWithinThePicture() {
        let picture = MemoryMedia().add(Array("picture".utf8))
        for crop in [
            AvatarCrop.centre, AvatarCrop(across: 100, down: 100, size: 20), AvatarCrop(across: -5, down: 500, size: 0),
        ] {
            let area = crop.area(of: picture)
            #expect(area.left >= 0 && area.top >= 0 && area.width == area.height)
            #expect(area.left + area.width <= picture.width && area.top + area.height <= picture.height)
        }
        #expect(
            AvatarCrop(stored: AvatarCrop(across: 3, down: 4, size: 50).stored)
                == AvatarCrop(across: 3, down: 4, size: 50))
        #expect(AvatarCrop(stored: "nonsense") == .centre)
    }
}
