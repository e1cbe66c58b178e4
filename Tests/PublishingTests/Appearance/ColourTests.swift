import Testing

@testable import Publishing

@Suite struct ColourTests {
    @Test func colourIsWrittenAsSixDigits() throws {
        let red = try #require(Colour("#A9261b"))
        #expect(red.description == "#a9261b")
        for text in ["", "#", "a9261b", "#a9261", "#a9261bb", "#a9261g", "#+12345", "红", "#１２３４５６"] {
            #expect(Colour(text) == nil, "\(text)")
        }
    }

    @Test func contrastIsThatOfTheGuidelines() throws {
        let black = try #require(Colour("#000000"))
        #expect(abs(black.contrast(to: .white) - 21) < 0.001)
        #expect(Colour.white.contrast(to: .white) == 1)
        let grey = try #require(Colour("#767676"))
        #expect(grey.contrast(to: .white) > 4.53 && grey.contrast(to: .white) < 4.55)
    }

    @Test(arguments: [
        "#ffff00", "#00ff00", "#ff8800", "#0000ff", "#7f7f7f", "#ffffff", "#000000", "#ff69b4", "#00ffff",
    ])
    func nearestReachesTheContrastAndNoMore(text: String) throws {
        let colour = try #require(Colour(text))
        for (papers, isOnLight) in [(Appearance.lightPapers, true), (Appearance.darkPapers, false)] {
            for ratio in [4.5, 7] {
                let nearest = colour.nearest(on: papers, contrast: ratio)
                let least = try #require(papers.map(nearest.contrast).min())
                #expect(least >= ratio, "\(colour) became \(nearest)")
                let didReach = papers.allSatisfy { colour.contrast(to: $0) >= ratio }
                if didReach {
                    #expect(nearest == colour)
                } else {
                    #expect(least < ratio * 1.03, "\(colour) went too far, to \(nearest)")
                    #expect((nearest.luminance < colour.luminance) == isOnLight)
                }
            }
        }
    }

    @Test func everyFillTakesWhiteLetters() throws {
        for text in ["#a9261b", "#0b5d3b", "#1d1d1d", "#163a8a", "#767600", "#8a008a"] {
            var appearance = Appearance()
            appearance.accent = try #require(Colour(text)).nearest(on: Appearance.lightPapers, contrast: 4.5)
            for palette in [
                appearance.lightPalette, appearance.darkPalette, appearance.highContrastLightPalette,
            ] {
                #expect(palette.fill.contrast(to: .white) >= 4.5, "\(text): \(palette.fill)")
                #expect(palette.fillStrong.contrast(to: .white) >= 4.5, "\(text): \(palette.fillStrong)")
            }
            #expect(appearance.darkPalette.fill.contrast(to: Appearance.darkPapers[0]) >= 2.8)
        }
    }
}
