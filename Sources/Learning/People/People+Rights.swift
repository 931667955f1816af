// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension People {
    /// What the viewer may do with people who are not there yet.
    package func rights(by viewer: Viewer) async throws -> PeopleRights {
        try await platform.read(by: viewer) { snapshot in
            let mayDecide = snapshot.allows(.registrationDecide, Resource(.organisation))
            let mails = try snapshot.undeliveredMailsCounts()
            return PeopleRights(
                mayRegister: !snapshot.scope(.personRegister).isNothing,
                mayImport: snapshot.allows(.personImport, Resource(.organisation)),
                registrationsWaiting: mayDecide ? try snapshot.registrationsWaiting() : nil,
                erasuresWaiting: try snapshot.openErasureRequests().count,
                mailsUndelivered: mails.all - mails.untried,
                mailsUntried: mails.untried,
                mayActOnMany: snapshot.mayActOnMany,
                mayEditQuestions: snapshot.allows(.organisationEditDetails, Resource(.organisation))
            )
        }
    }

    /// Where the viewer may register people: anywhere, or as members of some groups.
    ///
    /// - Throws: ``Refused`` where they may nowhere.
    package func registrationReach(by viewer: Viewer) async throws -> RegistrationReach {
        try await platform.read(by: viewer) { snapshot in
            if snapshot.allows(.personRegister, Resource(.organisation)) { return .organisation }
            let groups = try snapshot.groupsToRegisterIn()
            if groups.isEmpty { _ = try snapshot.permit(.personRegister, Resource(.organisation)) }
            return .groups(groups)
        }
    }
}

/// What somebody may do with people who are not there yet.
package struct PeopleRights: Sendable, Hashable {
    package let mayRegister: Bool
    /// Whether they may take many in from a file.
    package let mayImport: Bool
    /// How many wait for an account; nothing for whoever may not decide on them.
    package let registrationsWaiting: Int?
    /// How many asked to be erased whom the viewer may erase.
    package internal(set) var erasuresWaiting = 0
    /// How many mails did not arrive, to people whom the viewer registers, though they were sent.
    package internal(set) var mailsUndelivered = 0
    /// How many were not sent at all, as there was no mail server.
    package internal(set) var mailsUntried = 0
    /// Whether the viewer may do something for which many can be chosen.
    package internal(set) var mayActOnMany = false
    /// Whether they may say what is asked of whoever registers.
    package internal(set) var mayEditQuestions = false
}

/// Where somebody may register people.
package enum RegistrationReach: Sendable, Hashable {
    case organisation
    case groups([PlaceChoice])
}

extension Snapshot {
    /// How many registered themselves and wait.
    func registrationsWaiting() throws -> Int {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS total FROM registration
            WHERE organisation_id = \(organisation) AND decided_at IS NULL
            """
        )
        return try row?.read("total") ?? 0
    }

    fileprivate func groupsToRegisterIn() throws -> [PlaceChoice] {
        let scope = scope(.personRegister)
        guard !scope.isNothing else { return [] }
        let kinds = model.kinds.filter { $0.memberRole != nil && $0.id != .organisation }
        let nodes = kinds.flatMap { authorizer.nodes(in: scope, of: $0.id, at: now) }
        let titles = try titles(of: nodes)
        return nodes.compactMap { node in
            titles[node].map { PlaceChoice(node: node, title: $0, kindTitle: title(of: roster.kind(of: node))) }
        }.sorted { (Title.key(of: $0.title), $0.node.index) < (Title.key(of: $1.title), $1.node.index) }
    }
}
