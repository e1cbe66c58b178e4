import Foundation

/// One block of WordPress's block editor, read from the comments that delimit it.
struct ContentBlock {
    enum Piece {
        case html(String)
        case block(ContentBlock)
    }

    private static let maximumDepth = 64

    /// `core/paragraph`; empty for text between blocks.
    var name: String
    var attributes: JSONValue = .null
    var pieces: [Piece] = []

    /// Blocks and text in order. Delimiters that do not match close what they can.
    static func parse(_ content: String) -> [ContentBlock] {
        var stack = [ContentBlock(name: "")]
        let bytes = Array(content.utf8)
        var textStart = 0
        var i = 0
        func text(upTo end: Int) {
            guard end > textStart else { return }
            let html = String(decoding: bytes[textStart..<end], as: UTF8.self)
            stack[stack.count - 1].pieces.append(.html(html))
        }
        func closeLast() {
            let block = stack.removeLast()
            stack[stack.count - 1].pieces.append(.block(block))
        }
        while let delimiter = BlockDelimiter.next(in: bytes, from: i) {
            text(upTo: delimiter.range.lowerBound)
            i = delimiter.range.upperBound
            textStart = i
            if delimiter.isClosing {
                guard let match = stack.lastIndex(where: { $0.name == delimiter.name }), match > 0 else { continue }
                while stack.count > match { closeLast() }
            } else {
                let block = ContentBlock(name: delimiter.name, attributes: delimiter.attributes)
                if delimiter.isVoid || stack.count > maximumDepth {
                    stack[stack.count - 1].pieces.append(.block(block))
                } else {
                    stack.append(block)
                }
            }
        }
        text(upTo: bytes.count)
        while stack.count > 1 { closeLast() }
        return stack[0].pieces.map { piece in
            switch piece {
            case .html: ContentBlock(name: "", pieces: [piece])
            case .block(let block): block
            }
        }
    }

    var inner: [ContentBlock] {
        pieces.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    /// Whether anything in it was saved, rather than left for the server to make.
    var isEmpty: Bool {
        pieces.allSatisfy { piece in
            switch piece {
            case .html(let html): html.trimmed.isEmpty
            case .block: false
            }
        }
    }
}
