// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Who comes into a group by itself: which answers count, a check of who comes and goes, and then the rule.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/groups/{group}/rule` | the questions of registration, with the answers that count |
/// | POST | `…/check` | who would come and go; changes nothing |
/// | POST | the first | saves the rule, or removes it |
struct GroupRulePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        do {
            return try visit.show(try await page(visit, signedIn, group, .none))
        } catch let error as Objection {
            let place = try await Structure(visit.pages.platform).details(group, by: signedIn.viewer).place
            return try visit.show(GroupRuleFormPage(visit, signedIn, place, because: error.sentence))
        }
    }

    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        let (title, details) = try await Groups(visit.pages.platform).rule(of: group, by: signedIn.viewer)
        let draft = visit.form.isTicked("remove") ? nil : GroupRule(visit.form, details.questions)
        do {
            let preview = try await Groups(visit.pages.platform).preview(draft, of: group, by: signedIn.viewer)
            return try visit.show(GroupRuleCheckPage(visit, signedIn, group, title, details, preview))
        } catch let error as InvalidInput {
            let page = GroupRuleFormPage(visit, signedIn, group, title, details, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func save(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        let groups = Groups(visit.pages.platform)
        let (_, details) = try await groups.rule(of: group, by: signedIn.viewer)
        let draft = visit.form.isTicked("remove") ? nil : GroupRule(visit.form, details.questions)
        do {
            let (joined, left) = try await groups.setRule(draft, of: group, by: signedIn.viewer)
            let saying = draft == nil ? "The rule is removed" : "The rule is saved"
            return visit.redirect(
                to: Address.place(signedIn.organisation, group),
                saying: "\(saying): \(joined) came into the group, \(left) left it."
            )
        } catch let error as InvalidInput {
            return try visit.show(
                try await page(visit, signedIn, group, Problems(error)),
                status: .unprocessableContent
            )
        }
    }

    private func page(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ group: NodeID,
        _ problems: Problems
    ) async throws -> GroupRuleFormPage {
        let (title, details) = try await Groups(visit.pages.platform).rule(of: group, by: signedIn.viewer)
        return GroupRuleFormPage(visit, signedIn, group, title, details, problems)
    }
}

extension GroupRule {
    /// As a form has it: of a text one answer on each line.
    init(_ form: Form, _ questions: [ProfileQuestion]) {
        self.init(
            questions.reduce(into: [:]) { answers, question in
                answers[question.id] = form.all(question.field).flatMap { $0.split(whereSeparator: \.isNewline) }
                    .map(String.init)
            }
        )
    }
}

extension Choices {
    /// A list of groups, everybody of which is meant; nothing where there is none.
    init?(everybodyOf groups: [PlaceChoice], _ form: Form, hint: String? = nil, _ problems: Problems) {
        guard !groups.isEmpty else { return nil }
        self.init(
            "group",
            "Everybody of a group",
            groups.map { Answer($0.node.word, $0.title) },
            chosen: Set([form["group"]].compactMap(\.self)),
            hint: hint,
            problems: problems,
            isRequired: false,
            isSearchable: true
        )
    }
}
