// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Ending a role, at once or after a day: what that changes, and then the end.
struct EndPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let roles = Roles(visit.pages.platform)
        let id = Int64(try visit.number("holding"))
        let holding = try await roles.holding(id, by: signedIn.viewer)
        if holding.givesRoles { try visit.demandProof() }
        let day = EndDay(visit.query)
        guard day.problems.all.isEmpty else {
            let page = EndPage(visit, signedIn, holding, day, nil, [], day.problems)
            return try visit.show(page, status: .unprocessableContent)
        }
        do {
            let preview = try await roles.previewEnd(of: id, at: day.end, by: signedIn.viewer)
            return try visit.show(EndPage(visit, signedIn, holding, day, preview, []))
        } catch let error as Objection {
            return try visit.show(EndPage(visit, signedIn, holding, day, nil, [error.sentence]))
        } catch let error as InvalidInput {
            let page = EndPage(visit, signedIn, holding, day, nil, [], Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func end(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let roles = Roles(visit.pages.platform)
        let id = Int64(try visit.number("holding"))
        let holding = try await roles.holding(id, by: signedIn.viewer)
        if holding.givesRoles { try visit.demandProof() }
        let day = EndDay(visit.form)
        guard day.problems.all.isEmpty else {
            let page = EndPage(visit, signedIn, holding, day, nil, [], day.problems)
            return try visit.show(page, status: .unprocessableContent)
        }
        do {
            try await roles.end(id, at: day.end, by: signedIn.viewer)
        } catch let error as Objection {
            let page = EndPage(visit, signedIn, holding, day, nil, [error.sentence])
            return try visit.show(page, status: .conflict)
        } catch let error as InvalidInput {
            let page = EndPage(visit, signedIn, holding, day, nil, [], Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(to: EndPage.destination(holding, signedIn), saying: day.outcome(of: holding))
    }
}

/// The last day of a role that is to end, as it was entered; nothing to end it at once.
struct EndDay: Sendable {
    let written: String?

    init(_ form: Form) {
        written = form["until"].map { String($0.prefix(20)) }
    }

    /// The moment after the last day.
    var end: Instant? { written.flatMap { Instant(dayWritten: $0) }?.nextDay }

    var problems: Problems {
        guard written != nil, end == nil else { return .none }
        return Problems([.init("until", "Enter a day such as 2026-09-30, or leave it empty.")])
    }

    /// The day in words, where there is one.
    var words: String? { written.flatMap { Instant(dayWritten: $0) }?.dayWords }

    /// What was done, in a sentence.
    func outcome(of holding: HoldingSummary) -> String {
        if let words { return "\(holding.personName) is \(holding.words) until the end of \(words)." }
        return holding.state == .future
            ? "\(holding.personName) will not be \(holding.words)."
            : "\(holding.personName) is no longer \(holding.words)."
    }
}

/// What ending a role would change, and the button that does it; or a later day to do it on.
struct EndPage: Page {
    static let template = "roles/end"

    let frame: Frame
    let facts: Summary
    let action: String
    let preview: Preview?
    /// Whether it ends at once.
    let isAtOnce: Bool
    /// Why it cannot be ended; then there is no button.
    let objections: [String]
    let isPossible: Bool
    let button: String
    let back: String
    /// The day, for the form that does it.
    let hidden: [HiddenField]
    /// The question for another day.
    let until: Field
    let isDayOpen: Bool

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ holding: HoldingSummary,
        _ day: EndDay,
        _ preview: ChangePreview?,
        _ objections: [String],
        _ problems: Problems = .none
    ) {
        let title = objections.isEmpty ? "Check before you end the role" : "This role cannot be ended like that"
        frame = Frame(visit, title, problems: problems)
        facts = Summary([
            Summary.Row("Who", holding.personName), Summary.Row("Role", holding.words),
            Summary.Row("When", holding.datesWords), Summary.Row("Given by", holding.sourceWords),
        ])
        action = holding.id.map { Address.endRole(signedIn.organisation, $0) } ?? ""
        self.preview = preview.map(Preview.init)
        isAtOnce = day.end == nil
        self.objections = objections
        isPossible = preview != nil
        button =
            day.words.map { "End the role after \($0)" }
            ?? (holding.state == .future ? "Cancel this future role" : "End the role now")
        back = Self.destination(holding, signedIn)
        hidden = [HiddenField("until", day.written)].compactMap(\.self)
        until = Field(
            "until",
            "Last day",
            value: day.written ?? "",
            type: .date,
            hint: "The role ends at midnight (UTC) after it. Leave it empty to end it at once.",
            problems: problems,
            isRequired: false,
            width: .short
        )
        isDayOpen = day.written != nil
    }

    /// Where one is led afterwards: to what one may see of it.
    static func destination(_ holding: HoldingSummary, _ signedIn: SignedIn) -> String {
        let organisation = signedIn.organisation
        if holding.person == signedIn.viewer.oneself { return Address.myRoles(organisation) }
        if holding.node != .organisation, holding.maySeePlace { return Address.place(organisation, holding.node) }
        return holding.maySeePerson ? Address.person(organisation, holding.person) : Address.home(organisation)
    }
}
