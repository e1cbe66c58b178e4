import Kernel
import HummingbirdTesting
import Storage
import Foundation
import HTTPTypes
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct MemberPageTests {
    private func owned(_ site: TestSite) async throws -> Visitor {
        let owner = try await site.visitor("owner")
        try await site.platform.write { connection in
            let paper = try #require(try PublicationStore(connection: connection).all().first)
            try MembershipStore(connection: connection).set(.owner, of: owner.account.id, in: paper.id, at: testNow)
        }
        return owner
    }

    @Test func somebodyIsInvitedJoinsAndTakesOver() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await owned(site), mei = try await site.visitor("mei")
            let path = "/studio/publication/paper/members"
            #expect(try await mei.get(path).status == .notFound)
            let refused = try await owner.post("\(path)/invite", ["email": "mei", "role": "editor"])
            #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"mei\""))
            _ = try await owner.post("\(path)/invite", ["email": "mei@example.org", "role": "editor"])
            let link = try await site.platform.read {
                try $0.value("SELECT path FROM notification WHERE kind = 'member-invited'") as String?
            }
            let invitation = try #require(link)
            #expect(try await site.get(invitation).status == .seeOther)
            #expect(try await mei.text(invitation).contains("云汀街坊"))
            #expect(try await mei.post(invitation, ["accept": "1"]).headers[.location] == path)
            #expect(try await mei.get(invitation).status == .gone)
            #expect(try await mei.post("\(path)/offer", ["account": mei.account.id.description]).status == .forbidden)
            _ = try await owner.post("\(path)/offer", ["account": mei.account.id.description])
            #expect(try await mei.text(path).contains("转让给你"))
            _ = try await mei.post("\(path)/answer-offer", ["accept": "1"])
            #expect(try await owner.post("/studio/publication/paper/leave").status == .seeOther)
            #expect(try await owner.get(path).status == .notFound)
        }
    }

    @Test func theProfileIsChanged() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await owned(site)
            let path = "/studio/publication/paper"
            let held = try await owner.post(path, ["name": "云汀日报", "tagline": "新的", "about": ""])
            #expect(held.status == .unprocessableContent && held.text.contains("name=\"reason\""))
            _ = try await owner.post(path, ["name": "云汀日报", "tagline": "新的", "about": "", "reason": "有刊号"])
            #expect(try await owner.text(path).contains("等待审核"))
            #expect(try await site.text("/@paper").contains("云汀街坊"))
            let reviewer = try await site.visitor("li", [.reviewer])
            #expect(try await reviewer.text("/desk/applications").contains("云汀日报"))
            _ = try await reviewer.post("/desk/name-changes/paper", ["approve": "1"])
            #expect(try await site.text("/@paper").contains("云汀日报"))
            let picture = try await owner.post("\(path)/picture", file: Data("picture one".utf8), named: "a.jpg")
            #expect(picture.status == .seeOther)
            #expect(
                try await owner.post("\(path)/crop", ["across": "0", "down": "0", "size": "50"]).status == .seeOther)
            #expect(try await owner.get("\(path)/picture").status == .ok)
            #expect(try await reviewer.get("\(path)/picture").status == .notFound)
        }
    }

    @Test func closingAsksForTheHandle() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await owned(site)
            let path = "/studio/publication/paper/closing"
            #expect(
                try await owner.post(path, ["articles": "withdraw", "handle": "pape"]).status == .unprocessableContent)
            #expect(try await site.get("/@paper").status == .ok)
            #expect(try await owner.post(path, ["articles": "withdraw", "handle": "paper"]).status == .seeOther)
            let gone = try await site.get("/@paper", [.acceptLanguage: "zh-CN"])
            #expect(gone.status == .gone && gone.text.contains("已经关闭"))
            #expect(try await owner.text("/studio/publication/paper").contains("已关闭"))
        }
    }
}
