// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What the pages of the wizard have in common: the answers so far, in words, and the steps.
struct GiftDraft: Sendable {
    let form: GiftForm
    let options: GiftOptions
    let organisation: String

    init(_ form: GiftForm, _ options: GiftOptions, _ organisation: String) {
        self.form = form
        self.options = options
        self.organisation = organisation
    }

    /// The questions, of which that for the place is left out where the role leaves none.
    enum Step: Int, Sendable, CaseIterable {
        case who, role, place, dates, check

        fileprivate var title: String {
            switch self {
            case .who: "Who"
            case .role: "Role"
            case .place: "Where"
            case .dates: "When"
            case .check: "Check"
            }
        }
    }

    func steps(_ current: Step) -> Steps {
        let steps = Step.allCases.filter { $0 != .place || options.role?.isOrganisationWide != true }
        return Steps(steps.map(\.title), current: 1 + (steps.firstIndex(of: current) ?? 0))
    }

    /// What is answered, each with the way back to its question.
    var answers: Summary {
        var rows: [Summary.Row] = []
        if let name = options.personName {
            rows.append(Summary.Row("Who", name, change: form.address(organisation, without: ["person"])))
        }
        if let role = options.role {
            // Another role may not be held on the same place.
            rows.append(
                Summary.Row("Role", role.title, change: form.address(organisation, without: ["role", "place"]))
            )
        }
        if let place = options.place, options.role?.isOrganisationWide != true {
            let change = form.address(organisation, without: ["place"])
            rows.append(Summary.Row("Where", "\(place.title) (\(place.kindTitle))", change: change))
        }
        if form.isDated, form.dateProblems.isEmpty {
            rows.append(Summary.Row("When", datesWords, change: form.address(organisation, without: ["dated"])))
        }
        return Summary(rows)
    }

    private var datesWords: String {
        let beginning = form.from.map { "From \($0.dayWords)" } ?? "From now on"
        let end = form.untilWritten.flatMap { Instant(dayWritten: $0) }
        return beginning + (end.map { ", until the end of \($0.dayWords)" } ?? ", with no end")
    }

    /// "Course leader of Statistics".
    private var roleWords: String {
        let title = options.role?.title ?? ""
        return HoldingWords.words(title, of: options.role?.isOrganisationWide == true ? nil : options.place?.title)
    }

    /// Where one is led once it is given: to what one may see of it.
    func destination(_ gift: Gift) -> String {
        if gift.node != .organisation, options.maySeePlace { return Address.place(organisation, gift.node) }
        return options.maySeePerson
            ? Address.person(organisation, gift.person) : Address.giveRole(organisation)
    }

    func notice(_ gift: Gift) -> String {
        let name = options.personName ?? ""
        guard let from = gift.from, options.now < from else { return "\(name) is now \(roleWords)." }
        return "\(name) will be \(roleWords) from \(from.dayWords)."
    }
}
