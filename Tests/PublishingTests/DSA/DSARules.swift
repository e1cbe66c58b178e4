import Foundation

/// The rules that the DSA Transparency Database publishes for its API, field by field, as of its version of July 2025:
/// names, values, lengths, dates, and which fields need which others. Written from its documentation alone.
struct DSARules {
    static let visibilities: Set = [
        "DECISION_VISIBILITY_CONTENT_REMOVED", "DECISION_VISIBILITY_CONTENT_DISABLED",
        "DECISION_VISIBILITY_CONTENT_DEMOTED", "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED",
        "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED", "DECISION_VISIBILITY_CONTENT_LABELLED",
        "DECISION_VISIBILITY_OTHER",
    ]
    static let provisions: Set = [
        "DECISION_PROVISION_PARTIAL_SUSPENSION", "DECISION_PROVISION_TOTAL_SUSPENSION",
        "DECISION_PROVISION_PARTIAL_TERMINATION", "DECISION_PROVISION_TOTAL_TERMINATION",
    ]
    static let accounts: Set = ["DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"]
    static let monetaries: Set = [
        "DECISION_MONETARY_SUSPENSION", "DECISION_MONETARY_TERMINATION", "DECISION_MONETARY_OTHER",
    ]
    static let categories: Set = [
        "STATEMENT_CATEGORY_ANIMAL_WELFARE", "STATEMENT_CATEGORY_CONSUMER_INFORMATION",
        "STATEMENT_CATEGORY_CYBER_VIOLENCE", "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN",
        "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
        "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
        "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
        "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE", "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
        "STATEMENT_CATEGORY_PROTECTION_OF_MINORS", "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
        "STATEMENT_CATEGORY_SCAMS_AND_FRAUD", "STATEMENT_CATEGORY_SELF_HARM",
        "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS", "STATEMENT_CATEGORY_VIOLENCE",
    ]
    static let contentTypes: Set = [
        "CONTENT_TYPE_APP", "CONTENT_TYPE_AUDIO", "CONTENT_TYPE_IMAGE", "CONTENT_TYPE_PRODUCT",
        "CONTENT_TYPE_SYNTHETIC_MEDIA", "CONTENT_TYPE_TEXT", "CONTENT_TYPE_VIDEO", "CONTENT_TYPE_OTHER",
    ]
    static let sources: Set = [
        "SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER", "SOURCE_TYPE_OTHER_NOTIFICATION", "SOURCE_VOLUNTARY",
    ]
    static let automations: Set = [
        "AUTOMATED_DECISION_FULLY", "AUTOMATED_DECISION_PARTIALLY", "AUTOMATED_DECISION_NOT_AUTOMATED",
    ]
    static let countries: Set = Set(
        """
        AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    static let known: Set = [
        "decision_visibility", "decision_visibility_other", "decision_monetary", "decision_monetary_other",
        "decision_provision", "decision_account", "account_type", "decision_ground", "decision_ground_reference_url",
        "illegal_content_legal_ground", "illegal_content_explanation", "incompatible_content_ground",
        "incompatible_content_explanation", "incompatible_content_illegal", "content_type", "content_type_other",
        "category", "category_addition", "category_specification", "category_specification_other",
        "territorial_scope", "content_language", "content_date", "content_id", "application_date",
        "end_date_visibility_restriction", "end_date_monetary_restriction", "end_date_service_restriction",
        "end_date_account_restriction", "decision_facts", "source_type", "source_identity", "automated_detection",
        "automated_decision", "puid",
    ]

    /// What is wrong with a statement; nothing where the database would take it.
    static func faults(in statement: [String: Any]) -> [String] {
        var faults: [String] = []
        func text(_ name: String) -> String? { statement[name] as? String }
        func require(_ name: String, _ condition: Bool) {
            if !condition { faults.append(name) }
        }
        func one(_ name: String, of values: Set<String>, isRequired: Bool = false) {
            if let value = text(name) {
                require(name, values.contains(value))
            } else {
                require(name, !isRequired && statement[name] == nil)
            }
        }
        func some(_ name: String, of values: Set<String>, isRequired: Bool) {
            guard let list = statement[name] as? [String] else { return require(name, !isRequired) }
            require(name, !list.isEmpty && values.isSuperset(of: list) && Set(list).count == list.count)
        }
        func words(_ name: String, upTo limit: Int, isRequired: Bool) {
            guard let value = text(name) else { return require(name, !isRequired && statement[name] == nil) }
            require(name, !value.isEmpty && value.unicodeScalars.count <= limit)
        }
        func day(_ name: String, from first: String, isRequired: Bool) {
            guard let value = text(name) else { return require(name, !isRequired && statement[name] == nil) }
            let isDay = value.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) != nil
            require(name, isDay && value >= first && value <= "2038-01-01")
        }
        for name in statement.keys { require("unknown \(name)", known.contains(name)) }
        require(
            "no measure",
            ["decision_visibility", "decision_monetary", "decision_provision", "decision_account"].contains {
                statement[$0] != nil
            })
        some("decision_visibility", of: visibilities, isRequired: false)
        one("decision_provision", of: provisions)
        one("decision_account", of: accounts)
        one("decision_monetary", of: monetaries)
        one("account_type", of: ["ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"])
        let isOther = (statement["decision_visibility"] as? [String])?.contains("DECISION_VISIBILITY_OTHER") == true
        words("decision_visibility_other", upTo: 500, isRequired: isOther)
        one(
            "decision_ground", of: ["DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"],
            isRequired: true)
        let isIllegal = text("decision_ground") == "DECISION_GROUND_ILLEGAL_CONTENT"
        words("illegal_content_legal_ground", upTo: 500, isRequired: isIllegal)
        words("illegal_content_explanation", upTo: 2000, isRequired: isIllegal)
        words("incompatible_content_ground", upTo: 500, isRequired: !isIllegal)
        words("incompatible_content_explanation", upTo: 2000, isRequired: !isIllegal)
        require("both grounds", statement["illegal_content_legal_ground"] == nil || isIllegal)
        require("both grounds", statement["incompatible_content_ground"] == nil || !isIllegal)
        if let address = text("decision_ground_reference_url") {
            require("decision_ground_reference_url", URL(string: address)?.host != nil)
        }
        some("content_type", of: contentTypes, isRequired: true)
        let isOtherType = (statement["content_type"] as? [String])?.contains("CONTENT_TYPE_OTHER") == true
        words("content_type_other", upTo: 500, isRequired: isOtherType)
        one("category", of: categories, isRequired: true)
        some("territorial_scope", of: countries, isRequired: true)
        if let language = text("content_language") {
            require("content_language", language.wholeMatch(of: /[A-Z]{2}/) != nil)
        }
        day("content_date", from: "2000-01-01", isRequired: true)
        day("application_date", from: "2020-01-01", isRequired: true)
        for name in ["visibility", "monetary", "service", "account"] {
            day(
                "end_date_\(name)_restriction", from: text("application_date") ?? "2020-01-01", isRequired: false)
        }
        words("decision_facts", upTo: 5000, isRequired: true)
        one("source_type", of: sources, isRequired: true)
        one("automated_detection", of: ["Yes", "No"], isRequired: true)
        one("automated_decision", of: automations, isRequired: true)
        require("puid", text("puid")?.wholeMatch(of: /[A-Za-z0-9_-]{1,500}/) != nil)
        return faults
    }
}
