// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// One organisation as it is in one transaction, seen by one viewer: what every read goes through.
///
/// Lives as long as its transaction and no longer.
package class Snapshot {
    package let viewer: Viewer
    package let now: Instant
    /// The engine, on the state of access that this transaction has.
    package internal(set) var authorizer: Authorizer
    /// The state that the organisation has in this transaction.
    var state: OrganisationState
    /// To be asked alone: what writes is an ``Amendment``, a ``Noting``, or the front door's.
    let transaction: any ReadTransaction

    init(_ transaction: any ReadTransaction, _ state: OrganisationState, by viewer: Viewer, at now: Instant) {
        self.transaction = transaction
        self.state = state
        self.viewer = viewer
        self.now = now
        authorizer = Authorizer(state.roster)
    }

    /// Told of each permit that the engine gives in this transaction.
    func note(_ permit: Permit) {}

    package var organisation: OrganisationID { viewer.organisation }
    package var roster: Roster { authorizer.roster }
    package var model: CompiledModel { authorizer.model }
}

extension Snapshot {
    /// Proof that the viewer may, asked of this transaction's state of access.
    ///
    /// - Throws: ``Refused`` where they see the thing, ``NotFound`` where they may not know of it.
    package func permit(_ name: PermissionName, _ resource: Resource) throws -> Permit {
        do {
            let permit = try authorizer.permit(viewer.principal, model.number(of: name), resource, at: now)
            note(permit)
            return permit
        } catch {
            throw try refusal(name, resource)
        }
    }

    /// Proof that the viewer may give a role on a node, and so also take it.
    ///
    /// Whoever may see neither the node nor anything of it is told that it is not there.
    package func permit(giving role: RoleID, on node: NodeID, to receiver: PersonID?) throws -> Permit {
        let name = PermissionName.give(model.roles[Int(role.index)].name)
        return try permit(name, .giving(on: node, to: receiver))
    }

    /// Whether the viewer may.
    package func allows(_ name: PermissionName, _ resource: Resource) -> Bool {
        authorizer.allows(viewer.principal, model.number(of: name), resource, at: now)
    }

    /// Whether something is so for each person who asks: with two, for both.
    ///
    /// For what somebody may know without a right, because it is their own affair.
    func isForEach(_ condition: (_ person: PersonID, _ allows: (PermissionName, Resource) -> Bool) -> Bool) -> Bool {
        let people = viewer.each
        return !people.isEmpty
            && people.allSatisfy { person, principal in
                condition(person) { authorizer.allows(principal, model.number(of: $0), $1, at: now) }
            }
    }

    /// Whether the viewer may give a role on a node.
    package func allows(giving role: RoleID, on node: NodeID, to receiver: PersonID? = nil) -> Bool {
        allows(.give(model.roles[Int(role.index)].name), .giving(on: node, to: receiver))
    }

    /// Everything that the viewer may do this to.
    package func scope(_ name: PermissionName) -> Scope {
        guard let permission = model.permission(name.name) else { return .nothing }
        return authorizer.which(viewer.principal, may: permission, at: now)
    }

    /// Why the viewer may or may not, in plain sentences.
    package func why(_ name: PermissionName, _ resource: Resource) throws -> Answer {
        let explanation = authorizer.why(viewer.principal, model.number(of: name), resource, at: now)
        return Answer(
            isAllowed: explanation.isAllowed,
            isUnseen: explanation.isThingUnseen,
            sentences: try named { explanation.sentences(names: $0) },
            references: try named { explanation.references(names: $0) }
        )
    }

    /// A yes or no with its reasons in words.
    package struct Answer: Sendable, Hashable {
        package let isAllowed: Bool
        /// Whether the viewer may not know that the thing is there.
        package let isUnseen: Bool
        package let sentences: [String]
        package let references: [String]

        /// A no of which nothing more may be told.
        static let plainNo = Answer(
            isAllowed: false,
            isUnseen: false,
            sentences: ["No. None of your roles allows this."],
            references: []
        )
    }

    private func refusal(_ name: PermissionName, _ resource: Resource) throws -> any Error {
        let answer = try why(name, resource)
        // Of what was made after a role ended, that role tells nothing.
        let madeAt = answer.isUnseen ? try creation(of: resource) : .distantPast
        let ended = try endedLately { [self] time in
            madeAt <= time && authorizer.allows(viewer.principal, model.number(of: name), resource, at: time)
        }
        guard answer.isUnseen else {
            return Refused(
                permission: name.name,
                sentences: answer.sentences + ended,
                references: answer.references
            )
        }
        guard let lastEnd, madeAt <= lastEnd else { return NotFound() }
        // The first sentence says that nothing is there; what follows is the viewer's own affair.
        return NotFound(sentences: ended.isEmpty ? Array(answer.sentences.dropFirst()) : ended)
    }

    /// When a role of the viewer's ended last.
    private var lastEnd: Instant? {
        guard let person = viewer.person, roster.isKnown(person) else { return nil }
        return roster.holdings(of: person).map(\.until).filter { $0 <= now }.max()
    }

    /// When the place of a thing and its owner were both there.
    private func creation(of resource: Resource) throws -> Instant {
        let people = [resource.owner, resource.place.person].compactMap(\.self).map { Int64($0.index) }
        let nodes = resource.place.person == nil ? [Int64(resource.place.index)] : []
        let rows = try transaction.rows(
            """
            SELECT created_at FROM person WHERE organisation_id = \(organisation) AND id \(in: people)
            UNION ALL
            SELECT created_at FROM node WHERE organisation_id = \(organisation) AND id \(in: nodes)
            """
        )
        return try rows.map { try $0.read("created_at") as Instant }.max() ?? .distantPast
    }
}
