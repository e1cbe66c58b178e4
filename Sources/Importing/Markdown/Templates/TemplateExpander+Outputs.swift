import Foundation

/// `{{ site.url }}`, `{{ page.title }}` and paths put together by filters.
extension TemplateExpander {
    mutating func applyOutput(_ tag: TemplateTag) {
        let expression = (tag.name + " " + tag.rest).trimmed
        guard let value = value(of: expression) else {
            drop("template output", "{{ \(expression) }}")
            return
        }
        emit(value)
    }

    /// The text of an expression with filters, or `nil` where it needs the generator itself.
    func value(of expression: String) -> String? {
        var parts = expression.split(separator: "|", maxSplits: 16).map(\.trimmed)[...]
        guard let first = parts.popFirst(), var value = operand(first) else { return nil }
        for filter in parts {
            let name = filter.prefix { $0.isLetter || $0 == "_" }
            let argument = filter.firstIndex(of: ":").flatMap { operand(filter[filter.index(after: $0)...].trimmed) }
            switch name {
            case "relative_url": value = SitePath.normalized(context.site.basePath + "/" + value)
            case "absolute_url": value = context.site.address + SitePath.normalized(context.site.basePath + "/" + value)
            case "prepend": value = (argument ?? "") + value
            case "append": value += argument ?? ""
            case "strip", "trim", "escape", "xml_escape", "safe": continue
            default: return nil
            }
        }
        return value
    }

    private func operand(_ text: String) -> String? {
        if let quote = text.first, quote == "\"" || quote == "'", text.count >= 2, text.last == quote {
            return String(text.dropFirst().dropLast())
        }
        switch text {
        case "site.url", "config.url", "site.github.url":
            return context.site.address + (text == "config.url" ? context.site.basePath : "")
        case "site.baseurl", "config.root": return context.site.basePath
        default: break
        }
        for (prefix, values) in [
            ("site.", context.site.values), ("config.", context.site.values), ("page.", context.page),
        ]
        where text.hasPrefix(prefix) {
            return values.value(at: text.dropFirst(prefix.count)).text
        }
        return nil
    }
}
