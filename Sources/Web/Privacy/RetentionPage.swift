// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Each kind of thing, and how long it is kept.
struct RetentionPage: Page {
    static let template = "privacy/retention"

    let frame: Frame
    let rules: [Line]

    /// One kind.
    struct Line: Sendable {
        let title: String
        let says: String
        let kept: String
        let due: String
        let address: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ rules: [RetentionDue]) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "How long things are kept",
            trail: [Frame.Place("Settings", at: Address.settings(organisation))]
        )
        self.rules = rules.map { rule in
            Line(
                title: rule.kind.title,
                says: rule.kind.says,
                kept: rule.days.map { $0 == 1 ? "1 day" : "\($0) days" } ?? "Without end",
                due: rule.days == nil ? "–" : rule.count == 0 ? "None" : String(rule.count),
                address: Address.retention(organisation, rule.kind)
            )
        }
    }
}

/// Another number of days for one kind, and what it would let go of today.
struct RetentionRulePage: Page {
    static let template = "privacy/retention-rule"

    let frame: Frame
    let says: String
    let action: String
    let days: Field
    /// What would go today, once a number was entered.
    let due: String?
    let names: [String]
    let hasNames: Bool
    let hidden: [HiddenField]
    let isChecked: Bool
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ rule: RetentionDue,
        isChecked: Bool,
        problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        cancel = Address.retention(organisation)
        frame = Frame(
            visit,
            rule.kind.title,
            trail: [
                Frame.Place("Settings", at: Address.settings(organisation)),
                Frame.Place("How long things are kept", at: cancel),
            ],
            problems: problems
        )
        says = rule.kind.says
        action = Address.retention(organisation, rule.kind)
        days = Field(
            "days",
            "For how many days are they kept?",
            value: rule.days.map(String.init) ?? "",
            type: .text,
            hint: rule.kind.mayStay ? "Leave it empty to keep them without end." : "They do not wait for ever.",
            problems: problems,
            isRequired: false,
            width: .short
        )
        self.isChecked = isChecked
        due = isChecked ? Self.words(rule) : nil
        names = isChecked ? rule.names : []
        hasNames = !names.isEmpty
        hidden = [HiddenField("days", rule.days.map(String.init))].compactMap(\.self)
    }

    private static func words(_ rule: RetentionDue) -> String {
        guard rule.days != nil else { return "Nothing goes by itself." }
        let more = rule.count - rule.names.count
        switch rule.count {
        case 0: return "Today nothing would go."
        case 1: return "Today 1 would go."
        default:
            return "Today \(rule.count) would go"
                + (rule.names.isEmpty || more == 0 ? "." : "; here are the first \(rule.names.count).")
        }
    }
}
