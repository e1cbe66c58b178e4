/// Blocks as they are found, and the line that is being read.
///
/// Where no block can stand (a cell, a heading, a caption) blocks become lines of their text, and pictures and
/// the like are kept in `blocks` for whoever reads the surroundings.
struct HTMLFlow {
    let holdsBlocks: Bool
    var blocks: [Block] = []
    var line = InlineBuilder()

    init(holdsBlocks: Bool) {
        self.holdsBlocks = holdsBlocks
    }

    mutating func endLine() {
        if holdsBlocks {
            for part in line.finish() { blocks.append(.paragraph(part)) }
        } else {
            line.appendBreak()
        }
    }

    mutating func add(_ block: Block) {
        endLine()
        if !holdsBlocks, case .rule = block { return }
        blocks.append(block)
    }

    mutating func add(_ added: [Block]) {
        for block in added { add(block) }
    }

    mutating func finish() -> [Block] {
        endLine()
        return blocks
    }
}
