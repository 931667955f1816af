// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension People {
    /// Takes a person in, who can sign in once they have a password; without one they are invited by mail to set it.
    ///
    /// Where the right to register reaches no further than a group, they are registered in it and become its member.
    /// Without answers nothing is asked; with them, everything that is required.
    ///
    /// - Throws: ``InvalidInput``, or ``Objection`` where the address is another's already.
    package func register(
        name: String,
        email: String,
        password: String?,
        in group: NodeID = .organisation,
        answering answers: [Int64: String]? = nil,
        byMail: Bool = true,
        by viewer: Viewer
    ) async throws -> PersonID {
        try await taken(in: group, name: name, email: email, password: password, answers, by: viewer) {
            amendment,
            person,
            permit in
            if password ?? "" == "", byMail { try amendment.invite(person, permit) }
            return person
        }
    }

    /// Takes a person in without a password, and answers the word of the link by which they set one, to be given to them by
    /// hand where no mail can be sent.
    package func registerByHand(
        name: String,
        email: String,
        in group: NodeID = .organisation,
        answering answers: [Int64: String]? = nil,
        by viewer: Viewer
    ) async throws -> (person: PersonID, word: String) {
        try await taken(in: group, name: name, email: email, password: nil, answers, by: viewer) {
            amendment,
            person,
            permit in
            (person, try amendment.inviteByHand(person, permit))
        }
    }

    private func taken<Result: Sendable>(
        in group: NodeID,
        name: String,
        email: String,
        password: String?,
        _ answers: [Int64: String]?,
        by viewer: Viewer,
        _ inviting: @escaping @Sendable (Amendment, PersonID, Permit) throws -> Result
    ) async throws -> Result {
        let password = password.flatMap { $0.isEmpty ? nil : $0 }
        let (title, address) = try Entrance.checked(name: name, email: email, password: password)
        if password != nil {
            // Asked before the password costs anything, and again when it is written.
            try await platform.read(by: viewer) { _ = try $0.permit(.personRegister, Resource(group)) }
        }
        let hash: String? = if let password { try await platform.passwords.hash(password) } else { nil }
        return try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.personRegister, Resource(group))
            let questions = try amendment.transaction.profileQuestions(of: amendment.organisation)
            let checked = try answers.map { try questions.checked($0) } ?? [:]
            let person = try amendment.add(title, address, hash, .permit(permit))
            try amendment.write(checked, for: person, .permit(permit))
            amendment.record(.personRegistered(person: person.index, name: title.text), permit)
            try amendment.join(person, group, permit)
            return try inviting(amendment, person, permit)
        }
    }

    /// Who registered themselves and waits, the first first.
    package func registrations(_ page: Page = Page(), by viewer: Viewer) async throws -> Paged<Registration> {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.registrationDecide, Resource(.organisation))
            let total = try snapshot.registrationsWaiting()
            let page = page.nearest(of: total)
            let rows = try snapshot.transaction.rows(
                """
                SELECT \(Registration.columns)
                FROM registration
                WHERE organisation_id = \(snapshot.organisation) AND decided_at IS NULL
                ORDER BY asked_at, id
                \(page.clause)
                """
            )
            let questions = try snapshot.transaction.profileQuestions(of: snapshot.organisation)
            let listed = try snapshot.transaction.approvedDomains(of: snapshot.organisation)
            let items = try rows.map { try Registration($0, questions).proving(listed, at: snapshot.now) }
            return Paged(items: items, page: page, total: total)
        }
    }

    /// Approves or refuses somebody who registered themselves; who is approved becomes a person.
    ///
    /// Who asked wrote the address themselves, and it may be another's. By mail it is shown to be theirs: the link in it
    /// sets a password, and one that was chosen beforehand counts for nothing. Without mail that one counts.
    @discardableResult
    package func decide(
        _ registration: Int64,
        approve: Bool,
        byMail: Bool = true,
        by viewer: Viewer
    ) async throws -> RegistrationDecision {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.registrationDecide, Resource(.organisation))
            let row = try amendment.transaction.row(
                """
                SELECT name, password, decided_at
                FROM registration
                WHERE organisation_id = \(amendment.organisation) AND id = \(registration)
                """
            )
            guard let row else { throw NotFound() }
            let decidedAt: Instant? = try row.read("decided_at")
            guard decidedAt == nil else {
                throw Objection("somebody else decided on this meanwhile", remedy: "look at the list again")
            }
            let name: String = try row.read("name")
            guard approve else {
                try amendment.close(registration, person: nil, .permit(permit))
                try amendment.write(.permit(permit)) {
                    let (organisation, now) = (amendment.organisation, amendment.now)
                    try $0.queueMail(.refusal, to: .registration(registration), in: organisation, at: now)
                }
                amendment.record(.registrationRefused(name: name), permit)
                return .refused
            }
            return try amendment.approve(registration, row, byMail: byMail, permit)
        }
    }
}

extension Amendment {
    fileprivate func approve(
        _ registration: Int64,
        _ row: Row,
        byMail: Bool,
        _ permit: Permit
    ) throws -> RegistrationDecision {
        let (name, typed): (String, String) = (try row.read("name"), try row.read("password"))
        let password = byMail || typed.isEmpty ? nil : typed
        let person = try letIn(registration, password: password, .permit(permit))
        if byMail {
            try invite(person, permit)
            return .invited(person)
        }
        guard password != nil else {
            return .handed(person, name: name, word: try inviteByHand(person, permit))
        }
        try tell(person, .registrationApproved)
        return .signsIn(person)
    }

    /// Makes a person of somebody who waits, with what they answered; the registration is decided.
    func letIn(_ registration: Int64, password: String?, _ right: Right) throws -> PersonID {
        let row = try transaction.row(
            """
            SELECT name, email, answers
            FROM registration
            WHERE organisation_id = \(organisation) AND id = \(registration) AND decided_at IS NULL
            """
        )
        guard let row else { throw NotFound() }
        let name: String = try row.read("name")
        let (title, address) = try Entrance.checked(name: name, email: try row.read("email"))
        let person = try add(title, address, password, right)
        try write(try WaitingAnswers.answers(spelled: try row.read("answers")), for: person, right)
        try close(registration, person: person, right)
        record(.registrationApproved(person: person.index, name: name), right)
        return person
    }

    /// Makes the rows of a new person, active and with what everyone holds.
    fileprivate func add(
        _ name: Title,
        _ address: EmailAddress,
        _ password: String?,
        _ right: Right
    ) throws -> PersonID {
        let person = PersonID(index: UInt32(roster.peopleCount))
        try change(.addPerson(isActive: true))
        try execute(
            """
            INSERT INTO person (organisation_id, id, name, name_key, created_at, created_by)
            VALUES (\(organisation), \(person), \(name.text), \(name.key), \(now), \(viewer.person))
            """,
            right
        )
        do {
            try execute(
                """
                INSERT INTO account (organisation_id, person_id, email, email_key, password, changed_at)
                VALUES (\(organisation), \(person), \(address.text), \(address.key), \(password), \(now))
                """,
                right
            )
        } catch StorageError.broken(.unique, _) {
            throw InvalidInput("email", "Somebody has this address already. Look for them among the people.")
        }
        return person
    }

    /// Makes somebody new a member of the group that they are registered in.
    ///
    /// Whose right to register reaches everywhere needs the right to fill that group as well.
    fileprivate func join(_ person: PersonID, _ group: NodeID, _ permit: Permit) throws {
        guard group != .organisation else { return }
        let kind = model.kinds[Int(roster.kind(of: group).index)]
        guard let role = kind.memberRole else {
            throw Objection("people are registered in a group, and this is none", remedy: "choose a group")
        }
        let reachesEverywhere = allows(.personRegister, Resource(.organisation))
        try give(
            Holding(person, role, on: group, from: now, givenBy: viewer.person),
            reachesEverywhere ? try self.permit(giving: role, on: group, to: person) : permit
        )
    }

    /// Notes what was decided; links by which the address could be proved lead nowhere.
    fileprivate func close(_ registration: Int64, person: PersonID?, _ right: Right) throws {
        try execute(
            """
            UPDATE registration
            SET decided_at = \(now), decided_by = \(viewer.person), person_id = \(person), password = '',
                answers = ''
            WHERE organisation_id = \(organisation) AND id = \(registration)
            """,
            right
        )
        try execute(
            "DELETE FROM registration_word WHERE organisation_id = \(organisation) AND registration_id = \(registration)",
            right
        )
        // Who asked at this address once more waits no longer either.
        try execute(
            """
            DELETE FROM known_request
            WHERE organisation_id = \(organisation) AND email_key = (
                SELECT email_key FROM registration WHERE organisation_id = \(organisation) AND id = \(registration)
            )
            """,
            right
        )
    }
}
