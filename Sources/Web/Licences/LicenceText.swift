import Kernel
import Publishing

/// What a licence allows, in the reader's language.
struct LicenceText {
    private let pages: Pages

    init(_ pages: Pages) {
        self.pages = pages
    }

    func terms(_ licence: ReprintLicence) -> String {
        let texts = pages.texts
        var terms = [
            texts(licence.mayEdit ? "licences.mayEdit" : "licences.mayNotEdit"),
            texts(licence.mayOmitSource ? "licences.mayOmitSource" : "licences.namesSource"),
        ]
        if let end = licence.endsAt { terms.append(texts("licences.until", ["date": pages.time.full(end)])) }
        return terms.joined(separator: texts("licences.separator"))
    }
}
