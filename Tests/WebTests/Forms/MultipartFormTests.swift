import Foundation
import Testing

@testable import Web

@Suite struct MultipartFormTests {
    private func form(_ text: String) throws -> MultipartForm { try MultipartForm(Data(text.utf8), boundary: "b") }

    @Test func fieldsAndFilesAreToldApart() throws {
        let form = try form(
            """
            --b\r
            Content-Disposition: form-data; name="csrf"\r
            \r
            key\r
            --b\r
            Content-Disposition: form-data; name="file"; filename="a %22b%22.pdf"\r
            Content-Type: application/pdf\r
            \r
            one\r
            two\r
            --b\r
            Content-Disposition: form-data; name="empty"; filename=""\r
            Content-Type: application/octet-stream\r
            \r
            \r
            --b--\r

            """)
        #expect(form.fields == ["csrf": "key"])
        #expect(form.files["file"]?.map(\.name) == ["a \"b\".pdf"])
        #expect(form.files["file"]?.first?.bytes == Data("one\r\ntwo".utf8))
        #expect(form.files["empty"] == nil)
    }

    @Test(arguments: [
        "", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nunended", "--c--",
    ])
    func whatIsNoFormIsRefused(_ text: String) {
        #expect(throws: BadInput.self) { try form(text) }
    }
}
