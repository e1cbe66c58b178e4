import Kernel
import Publishing

/// What somebody typed into one step of the form.
struct ApplyInput: Sendable {
    /// What is wrong, by the name of the field.
    typealias Problems = [String: any ReadableError]

    let step: ApplicationForm.Step
    let form: Form

    /// Only the fields of the step are touched; nothing else that was sent has an effect.
    func apply(to application: inout ApplicationForm) {
        switch step {
        case .kind: application.kind = Publication.Kind(rawValue: form.text("kind")) ?? application.kind
        case .name:
            application.handle = form.text("handle").lowercased()
            application.name = form.text("name")
            application.tagline = form.text("tagline")
        case .content:
            application.channel = Identifier(form.text("channel"))
            application.reason = form.text("reason")
            application.samples = form.text("samples")
        case .avatar, .proof, .check: break
        }
    }

    /// What stands in the way of the names; empty fields are only missing once everything is to be submitted.
    func problems(_ platform: Platform, _ account: Account) async throws -> Problems {
        var problems: Problems = [:]
        let handle = form.text("handle").lowercased(), name = form.text("name")
        if !handle.isEmpty {
            switch try await platform.availability(ofHandle: handle, for: account).answer {
            case .free: break
            case .taken: problems["handle"] = JoiningError.handleTaken
            case .malformed: problems["handle"] = JoiningError.handleMalformed
            }
        }
        if !name.isEmpty {
            switch try await platform.availability(ofName: name, for: account).answer {
            case .free: break
            case .taken: problems["name"] = JoiningError.nameTaken
            case .malformed: problems["name"] = JoiningError.nameMalformed
            }
        }
        return problems
    }

    /// The field a refusal is about.
    func problems(of error: JoiningError) -> Problems {
        switch error {
        case .handleTaken, .handleMalformed: ["handle": error]
        case .nameTaken, .nameMalformed: ["name": error]
        case .tooLong where step == .name:
            [form.text("tagline").count > ApplicationForm.longestTagline ? "tagline" : "name": error]
        case .tooLong:
            [form.text("reason").count > ApplicationForm.longestReason ? "reason" : "samples": error]
        default: ["": error]
        }
    }
}

extension ApplicationForm.Step {
    /// Itself after the last.
    var next: ApplicationForm.Step {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil } ?? self
    }

    /// `nil` before the first.
    var previous: ApplicationForm.Step? {
        Self.allCases.firstIndex(of: self).flatMap { $0 > 0 ? Self.allCases[$0 - 1] : nil }
    }
}
