extension MarkdownCost {
    /// The white space and the signs of quotations and lists that a line begins with.
    struct LineStart {
        private(set) var columns = 0
        private(set) var markers = 0
        private(set) var isBlank = true
        private(set) var beginsWithBracket = false

        init(_ line: [UInt8]) {
            for (index, byte) in line.enumerated() {
                let next = index + 1 < line.count ? line[index + 1] : UInt8(ascii: " ")
                switch UnicodeScalar(byte) {
                case " ": columns += 1
                case "\t": columns += 4
                case ">":
                    markers += 1
                    isBlank = false
                case "-", "*", "+", ".", ")":
                    isBlank = false
                    guard next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") else { return }
                    markers += 1
                case "0"..."9": isBlank = false
                default:
                    isBlank = false
                    beginsWithBracket = byte == UInt8(ascii: "[")
                    return
                }
            }
        }
    }

    /// How often a line has what is dear.
    struct LineCounts {
        private(set) var cost = 0
        private(set) var declarations = 0
        private(set) var pictures = 0
        private(set) var openings = 0
        private(set) var closings = 0
        private(set) var delimiters = 0
        private(set) var pipes = 0
        private(set) var hasDefinition = false
        private(set) var beginsWithPipe = false
        /// Whether every sign that divides cells is seen as one.
        private(set) var isPlainRow = true
        private var isOfRule = true
        private var hasDash = false
        private var word = (length: 0, turns: 0)

        var isTableRule: Bool { isOfRule && hasDash }

        init(_ line: [UInt8]) {
            beginsWithPipe = line.first == UInt8(ascii: "|")
            isPlainRow = line.last == UInt8(ascii: "|")
            var previous: UInt8 = 0
            for (index, byte) in line.enumerated() {
                count(UnicodeScalar(byte), after: UnicodeScalar(previous))
                // A comment is found at once: its end is looked for only once.
                let opensComment = byte == UInt8(ascii: "-") && previous == UInt8(ascii: "!")
                if opensComment, index > 1, line[index - 2] == UInt8(ascii: "<") { declarations -= 1 }
                previous = byte
            }
            endWord()
        }

        private mutating func count(_ byte: Unicode.Scalar, after previous: Unicode.Scalar) {
            switch byte {
            case " ", "\t": return endWord()
            case "!" where previous == "<", "?" where previous == "<": declarations += 1
            case "[":
                openings += 1
                if previous == "!" { pictures += 1 }
            case "]": closings += 1
            case ")": word.turns += 1
            case ":":
                word.turns += 1
                if previous == "]" { hasDefinition = true }
            // An address of mail is looked for on both sides of each.
            case "@":
                word.turns += 1
                cost += 12_000
            case "w" where previous == "w": word.turns += 1
            case "*", "_", "~": delimiters += 1
            case "|": pipes += 1
            default: break
            }
            switch byte {
            // In a quotation or list, what opens it stands before.
            case "|", ":", ">", "*", "+", ".", ")", "0"..."9": break
            case "-": hasDash = true
            case "\\", "`": (isOfRule, isPlainRow) = (false, false)
            default: isOfRule = false
            }
            switch byte {
            case "[", "]", "*", "_", "~", "`", "<", "&", "|", "\\", "!", ">", "#", ":": cost += 300
            default: break
            }
            word.length += 1
        }

        /// Each `:`, `@` and `www` may begin an address, which ends with the word, and each `)` may end it: then all of it is counted.
        private mutating func endWord() {
            cost += word.turns * word.length
            word = (0, 0)
        }
    }
}
