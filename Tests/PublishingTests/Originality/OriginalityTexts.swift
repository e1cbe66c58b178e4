import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// Made-up texts, the same at every run, that share words and no sentences.
enum OriginalityTexts {
    private static let words = """
        潮水 码头 渡船 清晨 老人 城市 街道 灯光 河岸 学校 图书馆 工程师 程序 网络 数据 计算 系统 用户 文章 作者 编辑 读者 新闻 故事 历史 \
        时间 地方 孩子 母亲 医院 公园 花园 树木 雨水 天空 飞机 火车 车站 市场 价格 经济 企业 工厂 工人 农民 土地 粮食 水果 蔬菜 厨房
        """.split { $0 == " " || $0 == "\n" }

    static func paragraphs(_ seed: Int, count: Int = 8) -> [String] {
        var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15 | 1
        func word() -> Substring {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return words[Int(state % UInt64(words.count))]
        }
        return (0..<count).map { _ in
            (0..<6).map { _ in "\(word())的\(word())在\(word())看见\(word())，后来\(word())\(word())。" }.joined()
        }
    }

    static func document(_ paragraphs: [String]) -> Document { Document(blocks(paragraphs)) }

    static func blocks(_ paragraphs: [String]) -> [Block] { paragraphs.map { .paragraph([.plain($0)]) } }
}

extension Newsroom {
    /// A published article with this text.
    func published(_ title: String, _ paragraphs: [String]) async throws -> Identifier<Article> {
        let id = try await write(title, OriginalityTexts.blocks(paragraphs))
        try await submit(id)
        #expect(try await article(id).state == .published)
        return id
    }

    func report(_ paragraphs: [String], article: Identifier<Article>? = nil) async throws -> ReuseReport {
        try await platform.checkOriginality(of: CheckedText(OriginalityTexts.document(paragraphs), article: article))
    }
}
