// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Enrolling people on Steps, one or many (H-5): what can be chosen; `Batches` does it.
package struct Enrolments: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// As many people as are chosen at once by ticking them.
    package static let peopleMaximum = 200

    /// What the viewer may enrol people by and on; nothing where they enrol nobody on a Step.
    package func outlook(for people: [PersonID], by viewer: Viewer) async throws -> EnrolmentOutlook? {
        try await platform.read(by: viewer) { snapshot in
            guard let name = snapshot.enrollingRole, let role = snapshot.model.role(name) else { return nil }
            let known = people.filter { snapshot.roster.isKnown($0) && snapshot.roster.isActive($0) }
            let steps = try snapshot.stepRows().filter { snapshot.allows(giving: role, on: $0.node) }
            return EnrolmentOutlook(
                role: name,
                steps: steps.map { StepChoice(node: $0.node, title: $0.title) },
                people: try snapshot.named(Array(known.prefix(Batches.peopleMaximum)))
            )
        }
    }
}

/// What is known of an enrolment that is being put together.
package struct EnrolmentOutlook: Sendable, Hashable {
    /// The role by which people are enrolled.
    package let role: String
    /// The Steps on which the viewer may enrol, by title.
    package let steps: [StepChoice]
    /// Who was chosen so far, by name; A-4: whoever enrols finds names for it.
    package let people: [NamedPerson]
}
