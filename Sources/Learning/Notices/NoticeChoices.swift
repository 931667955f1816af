// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How the viewer wants to be told.
package struct NoticeChoices: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The viewer's choice for each kind that they can be told of; what is not optional is always as usual.
    package func own(by viewer: Viewer) async throws -> [NoticeChoice] {
        try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            return try NoticeKind.allCases.filter(snapshot.canBeTold).map { kind in
                let way = try snapshot.transaction.chosenWay(of: kind, for: person, in: snapshot.organisation)
                return NoticeChoice(kind: kind, way: way)
            }
        }
    }

    /// Chooses for each kind that is named; what is not optional cannot be chosen.
    ///
    /// - Throws: ``InvalidInput`` for a kind that is not optional.
    package func choose(_ choices: [NoticeChoice], by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            for choice in choices {
                guard choice.kind.isOptional else {
                    throw InvalidInput(choice.kind.rawValue, "This is not optional.")
                }
                try amendment.execute(
                    amendment.transaction.choosing(choice, for: person, in: amendment.organisation, at: amendment.now),
                    permit
                )
            }
            amendment.record(.noticesChosen(person: person.index), permit)
        }
    }
}

/// One kind, and how somebody is told of it.
package struct NoticeChoice: Sendable, Hashable {
    package let kind: NoticeKind
    package let way: NoticeWay

    package init(kind: NoticeKind, way: NoticeWay) {
        self.kind = kind
        self.way = way
    }
}

extension ReadTransaction {
    /// The statement that keeps a choice.
    func choosing(
        _ choice: NoticeChoice,
        for person: PersonID,
        in organisation: OrganisationID,
        at now: Instant
    ) -> SQL {
        """
        INSERT INTO notice_choice (organisation_id, person_id, kind, in_page, by_mail, chosen_at)
        VALUES (
            \(organisation), \(person), \(choice.kind.rawValue), \(choice.way.inPage),
            \(choice.way.byMail.rawValue), \(now)
        )
        ON CONFLICT (organisation_id, person_id, kind)
        DO UPDATE SET in_page = excluded.in_page, by_mail = excluded.by_mail, chosen_at = excluded.chosen_at
        """
    }
}

extension Snapshot {
    /// Whether there is anything of a kind that the viewer could be told.
    fileprivate func canBeTold(of kind: NoticeKind) -> Bool {
        switch kind {
        case .registrations: allows(.registrationDecide, Resource(.organisation))
        case .requests: isReviewer
        case .reports: ReportKind.allCases.contains(where: mayRead)
        case .progress: !scope(.answerView).isNothing
        case .support: !scope(.supportView).isNothing
        case .supervision: !scope(.supervisionView).isNothing
        case .roles, .account, .security: true
        }
    }
}
