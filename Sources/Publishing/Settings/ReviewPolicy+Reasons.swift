import Foundation
import Kernel

extension ReviewPolicy {
    /// What a new site's reviewers choose from; the operator changes them.
    static let standardReasons: [ReasonTemplate] = [
        reason(
            "标题与内容不符", "标题夸大，或与正文不符。请让标题如实概括正文，再提交一次。",
            "Title does not match",
            "The title exaggerates, or promises what the text does not hold. Please give it one that says what the text says, and submit it again."
        ),
        reason(
            "来源不清", "文中的事实没有注明来源，或来源无法查证。请补上来源声明和链接，再提交一次。",
            "Sources missing",
            "Facts in the text have no source, or one that cannot be checked. Please declare and link the sources, and submit it again."
        ),
        reason(
            "转载未获许可", "文章大部分与已发表的作品相同，没有注明来源，也没有许可。请注明来源与许可，或改为发表自己的作品。",
            "Reprinted without permission",
            "Most of the text is the same as a work published elsewhere, without a source or a permission. Please declare both, or publish work of your own."
        ),
        reason(
            "广告未声明", "文章推广商品或服务而没有声明为广告。请加上“广告”声明，或去掉推广内容。",
            "Undeclared advertising",
            "The article promotes goods or services without saying so. Please declare it as advertising, or take the promotion out."
        ),
        reason(
            "缺少 AI 生成声明", "文字或图片明显由 AI 生成，但没有声明。请加上“含 AI 生成内容”的声明，再提交一次。",
            "AI use not declared",
            "Text or pictures are plainly made by AI, which is not declared. Please declare it, and submit it again."),
        reason(
            "人身攻击或泄露隐私", "文章攻击个人，或公开了他人的私人信息。请删去相关内容，再提交一次。",
            "Attacks or private data",
            "The article attacks a person or publishes somebody's private data. Please take that out, and submit it again."
        ),
        reason(
            "内容过短或难以阅读", "文章太短、尚未写完，或排版使人无法阅读。请补充和整理后再提交一次。",
            "Too short or unreadable",
            "The article is too short, unfinished, or set so that it cannot be read. Please complete it, and submit it again."
        ),
        reason(
            "违反法律或社区规则", "文章含有法律或社区规则不允许的内容，不能在这里发表。",
            "Against the law or the rules",
            "The article contains what the law or the house rules do not allow, and cannot be published here."),
    ]

    private static func reason(_ chineseName: String, _ chinese: String, _ englishName: String, _ english: String)
        -> ReasonTemplate
    {
        ReasonTemplate(
            name: LocalizedText(simplifiedChinese: chineseName, english: englishName),
            text: LocalizedText(simplifiedChinese: chinese, english: english))
    }
}
