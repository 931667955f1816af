// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Entrance {
    /// Whether people can ask for an account themselves: some role of the model decides on it.
    package func takesRegistrations(_ organisation: OrganisationID) async throws -> Bool {
        let viewer = Viewer(.visitor, in: organisation)
        return try await platform.read(by: viewer) { $0.takesRegistrations }
    }

    /// Asks for an account, which somebody of the organisation decides on.
    ///
    /// Whether an address is known already is told to nobody: the answer is the same. Without a password they set one by
    /// the link in a mail, once they are approved.
    ///
    /// Where mail can be sent and the domain of the address is listed, they are sent a link at once by which they prove that it
    /// is theirs, and are let in by that rule: ``proveAddress(settingPassword:with:of:)``. Until then somebody can decide.
    ///
    /// - Throws: ``InvalidInput``, or ``Objection`` where too many wait.
    package func askForAccount(
        name: String,
        email: String,
        password: String?,
        answering answers: [Int64: String]? = nil,
        byMail: Bool = false,
        from networkAddress: String = "",
        in organisation: OrganisationID
    ) async throws {
        guard try await takesRegistrations(organisation) else { throw NotFound() }
        let questions = try await questions(of: organisation)
        let (title, address, kept) = try Self.checked(
            name: name,
            email: email,
            password: password,
            answers.map { (questions, $0) }
        )
        let (clock, rosters) = (platform.clock, platform.rosters)
        // Before the password costs anything. A network address has as many tries as it has to sign in, and the address
        // that is asked for some of its own: nothing that one stranger does is counted against another.
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let (key, now) = (SignInLimits.key(requestsOf: address.key), clock())
            let networkAddress = SignInLimits.requests(from: networkAddress)
            try transaction.checkFailures(of: key, from: networkAddress, in: organisation, at: now)
            try transaction.noteTry(key, from: networkAddress, in: organisation, at: now)
        }
        let hash = if let password { try await platform.passwords.hash(password) } else { "" }
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let now = clock()
            let waiting = try transaction.row(
                """
                SELECT COUNT(*) AS waiting, (
                    SELECT COALESCE(MAX(id), 0) + 1 FROM registration WHERE organisation_id = \(organisation)
                ) AS next
                FROM registration
                WHERE organisation_id = \(organisation) AND decided_at IS NULL
                """
            )
            let count: Int = try waiting?.read("waiting") ?? 0
            // Before it is looked whether the address is known, so that all get the same answer.
            guard count < Self.waitingMaximum else {
                throw Objection("too many people are waiting for an account already", remedy: "try again in a few days")
            }
            let known = try transaction.row(
                """
                SELECT CAST(NULL AS BIGINT) AS id FROM account WHERE organisation_id = \(organisation) AND email_key = \(address.key)
                UNION ALL
                SELECT id FROM registration
                WHERE organisation_id = \(organisation) AND email_key = \(address.key) AND decided_at IS NULL
                ORDER BY id NULLS FIRST
                """
            )
            if let known {
                let asked: Int64? = try known.read("id")
                if byMail, let asked { _ = try transaction.askForProof(of: asked, address, in: organisation, at: now) }
                try transaction.keepKnownRequest(address.key, hash, in: organisation, at: now)
                return
            }
            let id: Int64 = try waiting?.read("next") ?? 1
            try transaction.execute(
                """
                INSERT INTO registration (organisation_id, id, name, email, email_key, password, asked_at, answers)
                VALUES (\(organisation), \(id), \(title.text), \(address.text), \(address.key), \(hash), \(now), \(kept))
                """
            )
            let (state, present) = try rosters.state(of: organisation, in: transaction, clock)
            let snapshot = Snapshot(transaction, state, by: Viewer(.visitor, in: organisation), at: present)
            let proves = try byMail && transaction.askForProof(of: id, address, in: organisation, at: now)
            // Of whoever proves their address nobody has to decide anything.
            if !proves { try snapshot.informWhoDecides(in: transaction) }
            try AuditChain.append(
                .registrationAsked(name: title.text),
                at: now,
                by: nil,
                reasons: "asked for an account",
                of: organisation,
                in: transaction
            )
        }
    }

    private static let waitingMaximum = 1_000

    /// The same with the answers to what is asked, as a registration keeps them.
    private static func checked(
        name: String,
        email: String,
        password: String?,
        _ asked: (questions: [ProfileQuestion], answers: [Int64: String])?
    ) throws -> (Title, EmailAddress, String) {
        var problems: [InvalidInput.Problem] = []
        var (written, kept): ((Title, EmailAddress)?, String) = (nil, "")
        do { written = try checked(name: name, email: email, password: password) } catch let input as InvalidInput {
            problems += input.problems
        }
        do {
            kept = try WaitingAnswers.spelling(of: asked.map { try $0.questions.checked($0.answers) } ?? [:])
        } catch let input as InvalidInput { problems += input.problems }
        guard let written, problems.isEmpty else { throw InvalidInput(problems) }
        return (written.0, written.1, kept)
    }

    /// Everything that is wrong with these at once.
    static func checked(name: String, email: String, password: String? = nil) throws -> (Title, EmailAddress) {
        var problems: [InvalidInput.Problem] = []
        let title = Title(name)
        let address = EmailAddress(email)
        if title == nil { problems.append(.init(field: "name", message: "Write a name of 1 to 200 characters.")) }
        if address == nil {
            problems.append(.init(field: "email", message: "Write an e-mail address such as name@example.org."))
        }
        if let message = password.flatMap(Passwords.problem) {
            problems.append(.init(field: "password", message: message))
        }
        guard let title, let address, problems.isEmpty else { throw InvalidInput(problems) }
        return (title, address)
    }
}

extension Snapshot {
    /// Whether some role of the model decides on registrations.
    var takesRegistrations: Bool {
        guard let permission = model.permission(PermissionName.registrationDecide.name) else { return false }
        return isGrantedToSomeone(model.permissions[Int(permission.index)])
    }

    /// Tells those who decide on registrations that somebody waits; whoever has not read of the one before is not told again.
    func informWhoDecides(in transaction: any Transaction) throws {
        guard let permission = model.permission(PermissionName.registrationDecide.name) else { return }
        let deciders = authorizer.who(may: permission, Resource(.organisation), at: now)
        for person in deciders.prefix(Self.informedMaximum) {
            let unread = try transaction.row(
                """
                SELECT id
                FROM outbox
                WHERE organisation_id = \(organisation) AND person_id = \(person)
                    AND kind = \(NoticeKind.registrations.rawValue) AND read_at IS NULL
                LIMIT 1
                """
            )
            if unread == nil { try transaction.inform(person, of: .registrationWaits, in: organisation, at: now) }
        }
    }

    private static var informedMaximum: Int { 50 }
}
