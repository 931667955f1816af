// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Approving or refusing several who wait: a check, then an outcome for each.
///
/// | method | path | |
/// |---|---|---|
/// | POST | `/{organisation}/registrations/check` | who it is about, and what comes of it; changes nothing |
/// | POST | `/{organisation}/registrations/decisions` | decides, and tells what came of each |
struct RegistrationManyPages: Sendable {
    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let approve = try approves(visit)
        let people = People(visit.pages.platform)
        do {
            let waiting = try await people.waiting(visit.form.registrations, by: signedIn.viewer)
            return try visit.show(RegistrationManyCheckPage(visit, signedIn, waiting, approve: approve))
        } catch let input as InvalidInput {
            return try await RegistrationPages().showAgain(visit, signedIn, input)
        }
    }

    func decide(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let approve = try approves(visit)
        let people = People(visit.pages.platform)
        // Whoever may not is told so before anything else is asked of them.
        _ = try await people.registrations(Learning.Page(size: 1), by: signedIn.viewer)
        if approve { try visit.demandProof() }
        do {
            let outcomes = try await people.decide(
                visit.form.registrations,
                approve: approve,
                byMail: visit.pages.configuration.sendsMail,
                by: signedIn.viewer
            )
            return try visit.show(RegistrationOutcomesPage(visit, signedIn, outcomes))
        } catch let input as InvalidInput {
            return try await RegistrationPages().showAgain(visit, signedIn, input)
        }
    }

    private func approves(_ visit: Visit) throws -> Bool {
        guard let decision = visit.form["decision"], ["approve", "refuse"].contains(decision) else {
            throw Problem.unreadable
        }
        return decision == "approve"
    }
}

extension Form {
    /// The registrations that were ticked.
    fileprivate var registrations: [Int64] { all("registration").compactMap { Int64($0) } }
}

/// Who is about to be approved or refused.
struct RegistrationManyCheckPage: Page {
    static let template = "people/registrations-check"

    let frame: Frame
    let says: String
    let warning: String?
    let action: String
    let hidden: [HiddenField]
    let waiting: [Line]
    let isPossible: Bool
    let button: String
    let back: String

    /// One who waits.
    struct Line: Sendable {
        let name: String
        let mail: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ list: [Registration], approve: Bool) {
        let organisation = signedIn.organisation
        back = Address.registrations(organisation)
        let people = list.count == 1 ? "one person" : "\(list.count) people"
        frame = Frame(
            visit,
            "\(approve ? "Approve" : "Refuse") \(people)?",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place("Waiting for an account", at: back),
            ]
        )
        let sendsMail = visit.pages.configuration.sendsMail
        says =
            switch (approve, sendsMail) {
            case (true, true): "Each is sent a mail to this address, with a link to set a password."
            case (true, false): "Each can sign in then, with the password they chose."
            case (false, true): "Each is sent a mail that says so."
            case (false, false): "They are told nothing, as no mail is sent from here."
            }
        warning = approve && !sendsMail ? "Nothing proves that an address is theirs. Ask each of them yourself." : nil
        action = Address.registrationDecisions(organisation)
        hidden =
            [HiddenField("decision", approve ? "approve" : "refuse")].compactMap(\.self)
            + list.compactMap { HiddenField("registration", String($0.id)) }
        waiting = list.map { Line(name: $0.name, mail: $0.email) }
        isPossible = !waiting.isEmpty
        button = approve ? "Approve" : "Refuse"
    }
}

/// What came of each who was approved or refused.
struct RegistrationOutcomesPage: Page {
    static let template = "people/registrations-outcome"

    let frame: Frame
    let outcomes: [Line]
    let nothing: String?
    let back: String

    /// What came of one.
    struct Line: Sendable {
        let name: String
        let state: Tag
        let says: String
        /// By which they set a password, where nothing else leads in; shown this once.
        let entryLink: String?
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ outcomes: [RegistrationOutcome]) {
        let organisation = signedIn.organisation
        back = Address.registrations(organisation)
        frame = Frame(
            visit,
            "What came of it",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place("Waiting for an account", at: back),
            ]
        )
        self.outcomes = outcomes.map { Line($0, visit, organisation) }
        nothing = outcomes.isEmpty ? "Somebody else decided on all of them meanwhile." : nil
    }
}

extension RegistrationOutcomesPage.Line {
    fileprivate init(_ outcome: RegistrationOutcome, _ visit: Visit, _ organisation: String) {
        name = outcome.name
        var link: String?
        switch outcome.result {
        case .decided(.refused): (state, says) = (Tag("Refused"), "")
        case .decided(.invited):
            (state, says) = (Tag("Approved", .good), "They are sent a mail, with a link to set a password.")
        case .decided(.signsIn):
            (state, says) = (Tag("Approved", .good), "They can sign in now, with the password they chose.")
        case .decided(.handed(_, _, let word)):
            (state, says) = (Tag("Approved", .good), "Give them this link. It is shown only now, and good for 14 days:")
            link = "\(visit.origin)" + Address.settingPassword(organisation, .invitation, word)
        case .notDone(let why): (state, says) = (Tag("Not done", .bad), why.asSentence)
        }
        entryLink = link
    }
}
