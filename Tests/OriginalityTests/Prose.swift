import Originality

/// Made-up running text, the same at every run: words drawn from one vocabulary, so that texts share words and no sentences.
struct Prose {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    private static let words = """
        潮水 码头 渡船 清晨 老人 城市 街道 灯光 河岸 学校 图书馆 工程师 程序 网络 数据 计算 系统 用户 文章 作者 编辑 读者 新闻 故事 历史 \
        时间 地方 孩子 母亲 医院 公园 花园 树木 雨水 天空 飞机 火车 车站 市场 价格 经济 企业 工厂 工人 农民 土地 粮食 水果 蔬菜 厨房 \
        音乐 电影 戏剧 舞台 演员 观众 比赛 球队 教练 胜利 失败 希望 记忆 声音 颜色 温度 速度 方向 距离 高度
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    private static let verbs = "看见 走过 离开 想起 带来 打开 关上 听说 改变 记录 等待 寻找 讨论 决定 建造 修理 学习 描写 超过 代替"
        .split(separator: " ").map(String.init)
    private static let links = ["，而", "，因为", "，后来", "，但是", "，于是", "，同时", "，甚至", "，也许"]

    mutating func sentence() -> String {
        var text = ""
        for clause in 0..<2 {
            if clause > 0 { text += Self.links[number(below: Self.links.count)] }
            text += Self.words[number(below: Self.words.count)] + "的" + Self.words[number(below: Self.words.count)]
            text += Self.verbs[number(below: Self.verbs.count)] + "了" + Self.words[number(below: Self.words.count)]
        }
        return text + "。"
    }

    mutating func paragraphs(_ count: Int) -> [String] {
        (0..<count).map { _ in (0..<5).map { _ in sentence() }.joined() }
    }
}

extension ComparedText {
    init(_ paragraphs: [String]) {
        self.init(paragraphs.map { Part($0) })
    }
}

/// Texts among which others are looked for, without a database.
struct Shelf {
    var texts: [ComparedText]

    func likenesses(to text: ComparedText) -> [Int: Likeness] {
        var holders: [UInt32: [UInt32]] = [:]
        for (number, other) in texts.enumerated() {
            for hash in other.sketch.hashes { holders[hash, default: []].append(UInt32(number)) }
        }
        let search = CandidateSearch(text.sketch.fingerprints, texts: texts.count) { holders[$0] ?? [] }
        let weighed = WeighedText(text, search.rarity(of: text.sketch)), comparison = TextComparison(text)
        var found: [Int: Likeness] = [:]
        for number in search.candidates {
            let other = texts[Int(number)]
            let passages = comparison.passages(with: other.sketch)
            found[Int(number)] = Likeness(passages, of: weighed, other: other.sketch)
        }
        return found
    }
}
