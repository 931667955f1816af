// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Which answers let people into a group.
struct GroupRuleFormPage: Page {
    static let template = "groups/rule"

    let frame: Frame
    let action: String
    let fields: [Field]
    let hasFields: Bool
    /// What to do where nothing can be asked about.
    let empty: EmptyState?
    let hasRule: Bool
    let cancel: String

    /// A question: answers to tick, or a box with one on each line.
    struct Field: Sendable {
        let boxes: Choices?
        let lines: LongField?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ group: NodeID,
        _ title: String,
        _ details: GroupRuleDetails,
        _ problems: Problems
    ) {
        let rule = problems.all.isEmpty ? details.rule : GroupRule(visit.form, details.questions)
        self.init(
            visit,
            signedIn,
            (group, title),
            fields: details.questions.map { Field($0, rule.answers[$0.id] ?? [], details.rule, problems) },
            hasRule: !details.rule.isEmpty,
            empty: EmptyState(
                "Nothing is asked on registration yet",
                says:
                    "A group fills itself by what people answered. Ask them something first, such as where they work.",
                icon: "question",
                action: Frame.Place("Questions on registration", at: Address.profileQuestions(signedIn.organisation))
            ),
            problems
        )
    }

    /// Of a group that can have no rule.
    init(_ visit: Visit, _ signedIn: SignedIn, _ place: Place, because sentence: String) {
        let empty = EmptyState("This group cannot fill itself", says: sentence, icon: "groups")
        self.init(
            visit,
            signedIn,
            (place.node, place.title),
            fields: [],
            hasRule: false,
            empty: empty,
            .none
        )
    }

    private init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ group: (node: NodeID, title: String),
        fields: [Field],
        hasRule: Bool,
        empty: EmptyState,
        _ problems: Problems
    ) {
        cancel = Address.place(signedIn.organisation, group.node)
        frame = Frame(
            visit,
            "Who comes into “\(group.title)” by itself?",
            trail: [Frame.Place(group.title, at: cancel)],
            problems: problems
        )
        action = Address.groupRuleCheck(signedIn.organisation, group.node)
        self.fields = fields
        hasFields = !fields.isEmpty
        self.empty = fields.isEmpty ? empty : nil
        self.hasRule = hasRule
    }
}

extension GroupRuleFormPage.Field {
    fileprivate init(_ question: ProfileQuestion, _ counting: [String], _ kept: GroupRule, _ problems: Problems) {
        guard question.kind != .text else {
            boxes = nil
            lines = LongField(
                question.field,
                question.words,
                value: counting.joined(separator: "\n"),
                rows: 3,
                hint: "Answers that count, one on each line. Capitals and accents make no difference.",
                problems: problems,
                isRequired: false
            )
            return
        }
        lines = nil
        // An answer that was taken off the list is still that of who had chosen it.
        let former = (kept.answers[question.id] ?? []).filter {
            question.kind == .choice && !question.choices.contains($0)
        }
        let answers = question.kind == .yesNo ? ["yes", "no"] : question.choices + former
        boxes = Choices(
            question.field,
            question.words,
            answers.map {
                Choices.Answer($0, question.shown($0), hint: former.contains($0) ? "Is not offered any more." : nil)
            },
            chosen: Set(counting),
            hint: "Tick the answers that count.",
            problems: problems,
            isRequired: false
        )
    }
}

/// Who would come and go, before a rule is saved.
struct GroupRuleCheckPage: Page {
    static let template = "groups/rule-check"

    let frame: Frame
    let facts: Summary?
    let joining: Change
    let leaving: Change
    let members: String
    let action: String
    let hidden: [HiddenField]
    let button: String
    let cancel: String

    /// Some who come or go.
    struct Change: Sendable {
        let title: String
        let names: [String]
        let hasNames: Bool
        let others: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ group: NodeID,
        _ title: String,
        _ details: GroupRuleDetails,
        _ preview: GroupRulePreview
    ) {
        let place = Frame.Place(title, at: Address.place(signedIn.organisation, group))
        let isRemoval = preview.rule.isEmpty
        frame = Frame(
            visit,
            isRemoval ? "Check before you remove the rule" : "Check before you save the rule",
            trail: [place]
        )
        facts = isRemoval ? nil : Summary(preview.rule, details.questions, change: nil)
        joining = Change(preview.joining, none: "Nobody comes in", one: "1 person comes in", many: "people come in")
        leaving = Change(preview.leaving, none: "Nobody leaves", one: "1 person leaves", many: "people leave")
        let count = preview.membersCount
        members =
            isRemoval
            ? "Who was put into it by hand stays, and nobody comes in by itself any more."
            : "By the rule \(count == 1 ? "1 person is" : "\(count) people are") in it then, besides who was put into it"
                + " by hand. When somebody’s answers change, they come in or leave by themselves."
        action = Address.groupRule(signedIn.organisation, group)
        let kept = details.questions.flatMap { question in
            (preview.rule.answers[question.id] ?? []).map { HiddenField(question.field, $0) }
        }
        hidden = (kept + [HiddenField("remove", isRemoval ? "yes" : nil)]).compactMap(\.self)
        button = isRemoval ? "Remove the rule" : "Save the rule"
        cancel = place.address
    }
}

extension GroupRuleCheckPage.Change {
    fileprivate init(_ some: GroupRulePreview.Some, none: String, one: String, many: String) {
        title = some.count == 0 ? none : some.count == 1 ? one : "\(some.count) \(many)"
        names = some.names
        hasNames = !names.isEmpty
        let more = some.count - some.names.count
        others = more > 0 ? "and \(more) more" : nil
    }
}

extension Summary {
    /// The answers that count, by question.
    init(_ rule: GroupRule, _ questions: [ProfileQuestion], change: String?) {
        self.init(
            questions.compactMap { question in
                rule.answers[question.id].map { answers in
                    Row(question.words, answers.map(question.shown).joined(separator: " or "), change: change)
                }
            }
        )
    }
}
