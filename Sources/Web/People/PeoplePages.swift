// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// The people of an organisation, and one of them.
struct PeoplePages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let filter = PeopleFilter(visit.query)
        let people = People(visit.pages.platform)
        let page = Learning.Page(visit.query.number("page") ?? 1, size: PeoplePage.size)
        let list = try await people.list(filter, page, by: signedIn.viewer)
        let rights = try await people.rights(by: signedIn.viewer)
        return try visit.show(PeoplePage(visit, signedIn, filter, list, rights))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reach = try await People(visit.pages.platform).registrationReach(by: signedIn.viewer)
        // Asked before the form is filled in, where sending it will show a link to come in by.
        if !visit.pages.configuration.sendsMail { try visit.demandProof() }
        return try visit.show(NewPersonPage(visit, signedIn, reach, try await questions(visit, signedIn)))
    }

    func register(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let people = People(visit.pages.platform)
        let reach = try await people.registrationReach(by: signedIn.viewer)
        let (name, email, password) = (
            visit.form["name"] ?? "", visit.form["email"] ?? "", visit.form.verbatim("password")
        )
        let questions = try await questions(visit, signedIn)
        let answers = visit.form.answers(to: questions)
        let isInvited = (password ?? "").isEmpty
        let sendsMail = visit.pages.configuration.sendsMail
        // An account with a password of one's choice, or a link to it, is a way to come back.
        if !isInvited, !signedIn.isProved, signedIn.actedAs == nil {
            // A password is never sent back to the browser, so the form is filled in again.
            return visit.redirect(
                to: Address.confirm(signedIn.organisation, next: Address.newPerson(signedIn.organisation)),
                saying: "Nobody is registered yet. Confirm that it is you, then fill in the form again."
            )
        }
        if !isInvited || !sendsMail { try visit.demandProof() }
        let person: PersonID
        do {
            let group = try reach.group(chosen: visit.form["group"])
            if isInvited, !sendsMail {
                let made = try await people.registerByHand(
                    name: name,
                    email: email,
                    in: group,
                    answering: answers,
                    by: signedIn.viewer
                )
                return try visit.show(InvitationLinkPage(visit, signedIn, (made.person, name), made.word))
            }
            person = try await people.register(
                name: name,
                email: email,
                password: password,
                in: group,
                answering: answers,
                by: signedIn.viewer
            )
        } catch let input as InvalidInput {
            let page = NewPersonPage(visit, signedIn, reach, questions, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(
            to: Address.person(signedIn.organisation, person),
            saying: "\(name) is registered." + (isInvited ? " An invitation is on its way." : "")
        )
    }

    private func questions(_ visit: Visit, _ signedIn: SignedIn) async throws -> [ProfileQuestion] {
        try await ProfileQuestions(visit.pages.platform).asked(by: signedIn.viewer)
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try await People(visit.pages.platform).details(try visit.person(), by: signedIn.viewer)
        try await Readers(visit.pages.platform).note(person.summary.id, by: signedIn.viewer)
        let isLearner = try await Learners(visit.pages.platform).areShown(person.summary.id, by: signedIn.viewer)
        return try visit.show(PersonPage(visit, signedIn, person, isLearner: isLearner))
    }
}

extension Visit {
    /// The person in the address.
    ///
    /// - Throws: `Problem.notFound` where it is no number that a person could have.
    func person() throws -> PersonID {
        guard let index = UInt32(exactly: try number("person")) else { throw Problem.notFound([]) }
        return PersonID(index: index)
    }
}

extension RegistrationReach {
    /// Where somebody is to be registered; among groups one has to be chosen.
    ///
    /// Whether the viewer may register there is for the verb to say.
    fileprivate func group(chosen: String?) throws -> NodeID {
        switch self {
        case .organisation: return .organisation
        case .groups(let groups):
            guard let group = groups.first(where: { String($0.node.index) == chosen }) else {
                throw InvalidInput("group", "Choose the group that they belong to.")
            }
            return group.node
        }
    }
}
