// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// What is kept about a person, for that person.
package struct PersonalData: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Everything that is kept about the viewer; that they took it is an entry in the trail.
    ///
    /// Others are named in it only where the viewer may see them, and passwords and tokens are never part of it.
    package func own(by viewer: Viewer) async throws -> OwnData {
        // Gathered without the organisation's lock: it is much, and nobody else's change waits for it.
        let data = try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            return try snapshot.ownData(of: person)
        }
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            amendment.record(.ownDataTaken(person: person.index), permit)
        }
        return data
    }

    /// The same for the operator, who hands it to a person: by their address.
    ///
    /// - Throws: ``NotFound`` where nobody has that address.
    package func taken(of email: String, in organisation: OrganisationID) async throws -> OwnData {
        let key = EmailAddress(email)?.key ?? ""
        let row = try await platform.database.read { transaction in
            try transaction.row(
                "SELECT person_id FROM account WHERE organisation_id = \(organisation) AND email_key = \(key)"
            )
        }
        guard let person: PersonID = try row?.read("person_id") else { throw NotFound() }
        // As the person, so that it holds what they may know and nothing more.
        let viewer = Viewer(.person(person), in: organisation)
        let data = try await platform.read(by: viewer) { try $0.ownData(of: person) }
        try await platform.amend(by: viewer) { amendment in
            amendment.record(.ownDataTaken(person: person.index), .operator)
        }
        return data
    }
}

extension Snapshot {
    /// Everything that is kept about a person, in the words that the viewer may read.
    func ownData(of person: PersonID) throws -> OwnData {
        guard let organisation = try transaction.row("SELECT title FROM organisation WHERE id = \(organisation)"),
            let name = try names(of: [person])[person]
        else { throw NotFound() }
        return OwnData(
            organisation: try organisation.read("title"),
            name: name,
            at: now,
            sections: try [
                profile(of: person), photo(of: person), browsers(of: person), failures(of: person),
                registrations(of: person),
                deactivations(of: person), roles(of: person), rolesOver(person), rolesGiven(by: person),
                settings(of: person), whatIsShown(to: person), notices(of: person), mails(to: person),
                links(of: person), noticeChoices(of: person), savedReports(of: person), done(by: person),
                done(to: person), readers(of: person), pagesLookedAt(by: person), erasureRequests(of: person),
                stepsBegun(by: person), selfAssessments(of: person), evidence(of: person), confirmations(of: person),
                signOffs(ofAllStepsOf: person), supportRequests(of: person),
                coursesCompleted(by: person), supervision(of: person), completionDates(ofAll: person),
                profileAnswers(ofAllOf: person),
            ]
        )
    }

    /// The names of those whom the viewer may see, and "you"; others are somebody.
    func toldNames(of people: [PersonID?], _ reader: PersonID) throws -> (PersonID?) -> String {
        let seen = Set(people.compactMap(\.self)).filter { $0 != reader && allows(.personView, Resource($0)) }
        let names = try names(of: Array(seen))
        return { person in
            guard let person else { return "" }
            return person == reader ? "you" : names[person] ?? "somebody whom you may not see"
        }
    }
}

extension Instant {
    /// As a file says it, for people and programs: `2026-11-22 14:02:05 UTC`.
    package var fileText: String {
        let (year, month, day) = day
        let seconds = (seconds % 86_400 + 86_400) % 86_400
        let filled = { (number: Int64) in number < 10 ? "0\(number)" : String(number) }
        let date = "\(year)-\(filled(Int64(month)))-\(filled(Int64(day)))"
        return "\(date) \(filled(seconds / 3600)):\(filled(seconds / 60 % 60)):\(filled(seconds % 60)) UTC"
    }
}
