import CExpat

/// The children of an export's `<channel>`, one complete element at a time.
///
/// The parser sees 64 KiB of the file at once, and one record is kept at a time, so memory does not grow with the file.
final class XMLRecords {
    /// No article, comments included, is larger; what goes beyond is left out and the record marked.
    static let maximumRecord = 32 << 20
    private static let maximumDepth = 12

    let bytes: XMLBytes
    private let parser: XML_Parser
    private var open: [XMLElement] = []
    private var texts: [[UInt8]] = []
    private var depth = 0
    private var recordSize = 0
    /// What one piece of the file completed, in order.
    private var ready: ArraySlice<XMLElement> = []
    private var failure: ImportError?
    private var isFinished = false
    private var isExport = false

    init(_ bytes: XMLBytes) throws {
        guard let parser = XML_ParserCreate("UTF-8") else {
            throw ImportError.unreadable(file: bytes.file, reason: "no memory for a parser")
        }
        self.bytes = bytes
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        // Makes `&nbsp;` and other HTML entities outside CDATA a matter for the handler below, not an error.
        XML_UseForeignDTD(parser, 1)
        XML_SetElementHandler(
            parser, { XMLRecords.of($0)?.start($1, $2) }, { data, _ in XMLRecords.of(data)?.end() })
        XML_SetCharacterDataHandler(parser) { XMLRecords.of($0)?.characters($1, $2) }
        XML_SetSkippedEntityHandler(parser) { XMLRecords.of($0)?.skippedEntity($1, $2) }
        XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in XMLRecords.of(data)?.refuseEntities() }
    }

    deinit { XML_ParserFree(parser) }

    /// The next record, or `nil` at the end.
    ///
    /// - Throws: `ImportError`, after everything before the fault was returned.
    func next() throws -> XMLElement? {
        while ready.isEmpty, !isFinished { try feed() }
        if let record = ready.popFirst() {
            if ready.isEmpty { ready = [] }
            return record
        }
        if let failure { throw failure }
        return nil
    }

    var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

    private func feed() throws {
        let piece = try bytes.next()
        let status = (piece ?? []).withUnsafeBytes { buffer in
            XML_Parse(
                parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
                piece == nil ? 1 : 0)
        }
        if status == XML_STATUS_ERROR, failure == nil { failure = readFailure(isLast: piece == nil) }
        if piece == nil || status == XML_STATUS_ERROR { isFinished = true }
        if isFinished, failure == nil, !isExport { failure = .notWordPress(file: bytes.file) }
    }

    private func readFailure(isLast: Bool) -> ImportError {
        if isLast {
            return isExport
                ? .truncated(file: bytes.file, line: line)
                : .notXML(file: bytes.file, line: line, reason: "it ends before its first element does")
        }
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
        return .notXML(file: bytes.file, line: line, reason: reason)
    }
}

// MARK: - What the parser calls

extension XMLRecords {
    /// The parser holds this object unretained; it cannot outlive it, since it is freed in `deinit`.
    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLRecords? {
        data.map { Unmanaged<XMLRecords>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ error: ImportError) {
        failure = failure ?? error
        XML_StopParser(parser, 0)
    }

    private func refuseEntities() {
        stop(.entities(file: bytes.file, line: line))
    }

    private func start(
        _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        guard let name else { return }
        depth += 1
        let element = XMLElement(name: String(cString: name), attributes: XMLRecords.dictionary(attributes))
        switch depth {
        case 1: checkRoot(element)
        case 2: if element.name != "channel" { stop(.notWordPress(file: bytes.file)) }
        case 3:
            recordSize = 0
            push(element)
        case 4...XMLRecords.maximumDepth: push(element)
        default: break
        }
    }

    private func push(_ element: XMLElement) {
        recordSize += element.name.utf8.count + element.attributes.count * 16 + 64
        open.append(element)
        texts.append([])
    }

    /// RSS with WordPress's namespace; the version in its address differs from export to export.
    private func checkRoot(_ root: XMLElement) {
        isExport = root.name == "rss" && root.attributes["xmlns:wp"]?.contains("wordpress.org/export") == true
        if !isExport { stop(.notWordPress(file: bytes.file)) }
    }

    private func end() {
        defer { depth -= 1 }
        guard depth >= 3, depth <= XMLRecords.maximumDepth, var element = open.popLast(), let text = texts.popLast()
        else {
            return
        }
        element.text = String(decoding: text, as: UTF8.self)
        if depth == 3 {
            element.isCut = element.isCut || recordSize > XMLRecords.maximumRecord
            ready.append(element)
        } else if recordSize <= XMLRecords.maximumRecord, !open.isEmpty {
            open[open.count - 1].children.append(element)
        }
    }

    private func characters(_ text: UnsafePointer<XML_Char>?, _ count: Int32) {
        guard let text, count > 0, depth >= 3, depth <= XMLRecords.maximumDepth, !texts.isEmpty else { return }
        recordSize += Int(count)
        guard recordSize <= XMLRecords.maximumRecord else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            texts[texts.count - 1].append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
    }

    /// An entity of HTML, which every text of an export may hold, stays as written for the HTML reader.
    private func skippedEntity(_ name: UnsafePointer<XML_Char>?, _ isParameter: Int32) {
        guard let name, isParameter == 0, !texts.isEmpty else { return }
        texts[texts.count - 1] += Array("&\(String(cString: name));".utf8)
    }

    private static func dictionary(
        _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) -> [String: String] {
        guard var next = attributes else { return [:] }
        var result: [String: String] = [:]
        while let name = next[0], let value = next[1] {
            result[String(cString: name)] = String(cString: value)
            next += 2
        }
        return result
    }
}
