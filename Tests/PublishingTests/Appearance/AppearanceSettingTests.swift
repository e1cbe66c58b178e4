import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct AppearanceSettingTests {
    @Test(arguments: DatabaseKind.allCases) func coloursThatCannotBeReadAreRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.somebody("boss", [.operator])
            let yellow = try #require(Colour("#ffcc00"))
            let nearest = yellow.nearest(on: Appearance.lightPapers, contrast: 4.5)
            await #expect(throws: SettingError.lowContrast(yellow, nearest: nearest)) {
                try await platform.changeSetting(SiteSettings.self, by: boss) { $0.appearance.accent = yellow }
            }
            // On dark paper the same colour is a good one.
            try await platform.changeSetting(SiteSettings.self, by: boss) {
                $0.appearance.accent = nearest
                $0.appearance.darkAccent = yellow
                $0.appearance.typeface = .serif
            }
            let appearance = try await platform.chrome().settings.appearance
            #expect(appearance.accent == nearest && appearance.darkAccent == yellow && appearance.typeface == .serif)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aFileMaySayOnePartOfIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.apply(try SiteFile(json: Data(##"{"appearance": {"dark-accent": "#ffcc00"}}"##.utf8)))
            let appearance = try await platform.chrome().settings.appearance
            #expect(appearance.darkAccent.description == "#ffcc00" && appearance.accent == Appearance.standardAccent)
            #expect(throws: SiteFileError.self) {
                try SiteFile(json: Data(##"{"appearance": {"accent": "#ffcc00"}}"##.utf8))
            }
            #expect(throws: SiteFileError.self) {
                try SiteFile(json: Data(##"{"appearance": {"accent": "red"}}"##.utf8))
            }
        }
    }
}
