import Foundation
import Kernel

/// One node of the editor's JSON, its own fields checked, its children not yet.
struct JSONNode {
    let type: String
    let path: JSONPath
    /// The document is 0.
    let depth: Int
    let marks: [Any]
    let text: String?
    private let attributes: [String: Any]
    private let children: [Any]

    init(_ value: Any, path: JSONPath, depth: Int) throws(DocumentError) {
        guard depth <= DocumentLimits.depth else { throw DocumentError(.tooDeep, path: path.description) }
        guard let object = value as? [String: Any] else {
            throw DocumentError(.badValue("a node, an object with “type”"), path: path.description)
        }
        for key in object.keys.sorted() where !["type", "attrs", "content", "marks", "text"].contains(key) {
            throw DocumentError(.unknownAttribute(key), path: path.description)
        }
        self.path = path
        self.depth = depth
        type = try Self.field("type", of: object, path, "a string") ?? ""
        guard !type.isEmpty else { throw DocumentError(.missing("type"), path: path.description) }
        attributes = try Self.field("attrs", of: object, path, "an object") ?? [:]
        children = try Self.field("content", of: object, path, "an array") ?? []
        marks = try Self.field("marks", of: object, path, "an array") ?? []
        text = try Self.field("text", of: object, path, "a string")
        guard type == "text" || text == nil && marks.isEmpty else {
            throw DocumentError(.misplaced(text == nil ? "marks" : "text"), path: path.description)
        }
    }

    private static func field<Value>(
        _ name: String, of object: [String: Any], _ path: JSONPath, _ wanted: String
    ) throws(DocumentError) -> Value? {
        guard let value = object[name] else { return nil }
        // In this order: to ask an array whether it is NSNull makes a whole NSArray of it.
        if let value = value as? Value { return value }
        if value is NSNull { return nil }
        throw DocumentError(.badValue(wanted), path: JSONPath.key(path, name).description)
    }

    var count: Int { children.count }

    func child(_ index: Int) throws(DocumentError) -> JSONNode {
        try JSONNode(children[index], path: .index(.key(path, "content"), index), depth: depth + 1)
    }

    /// Refuses every attribute but these. Some the editor writes for itself say nothing here and are let by.
    func allow(_ names: String..., ignoring ignored: [String] = []) throws(DocumentError) {
        for key in attributes.keys.sorted() where !names.contains(key) && !ignored.contains(key) {
            throw DocumentError(.unknownAttribute(key), path: JSONPath.key(path, "attrs").description)
        }
    }

    func refuseChildren() throws(DocumentError) {
        guard children.isEmpty else { throw DocumentError(.misplaced("content"), path: path.description) }
    }

    func string(_ name: String) throws(DocumentError) -> String? {
        try Self.field(name, of: attributes, .key(path, "attrs"), "a string")
    }

    func array(_ name: String) throws(DocumentError) -> [Any]? {
        try Self.field(name, of: attributes, .key(path, "attrs"), "an array")
    }

    func integer(_ name: String, in range: ClosedRange<Int>, default standard: Int) throws(DocumentError) -> Int {
        let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let number: Int? = try Self.field(name, of: attributes, .key(path, "attrs"), wanted)
        guard let number else { return standard }
        guard range.contains(number) else { throw error(name, wanted) }
        return number
    }

    func error(_ attribute: String, _ wanted: String) -> DocumentError {
        DocumentError(.badValue(wanted), path: JSONPath.key(.key(path, "attrs"), attribute).description)
    }

    func misplaced() -> DocumentError {
        DocumentError(.misplaced(type), path: JSONPath.key(path, "type").description)
    }
}
