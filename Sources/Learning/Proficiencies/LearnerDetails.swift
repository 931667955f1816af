// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A learner with their Steps, as far as the viewer may see them.
package struct LearnerDetails: Sendable, Hashable {
    package let id: PersonID
    package let name: String
    /// Those of now first.
    package let steps: [StepSummary]
    /// Whether the viewer may open their page.
    package let maySeePerson: Bool
    /// The role by which the viewer may enrol them on another Step.
    package let enrolling: String?
}

extension Learners {
    /// One learner.
    ///
    /// - Throws: ``NotFound`` where they have no Step that the viewer may see.
    package func details(_ learner: PersonID, by viewer: Viewer) async throws -> LearnerDetails {
        try await platform.read(by: viewer) { snapshot in
            let steps = try snapshot.steps(of: learner)
            guard !steps.isEmpty else { throw NotFound() }
            return LearnerDetails(
                id: learner,
                name: try snapshot.names(of: [learner])[learner] ?? "",
                steps: steps,
                maySeePerson: snapshot.allows(.personView, Resource(learner)),
                enrolling: snapshot.roster.isActive(learner) ? snapshot.enrollingRole : nil
            )
        }
    }

    /// Whether somebody else has Steps that the viewer may look at.
    package func areShown(_ person: PersonID, by viewer: Viewer) async throws -> Bool {
        try await platform.read(by: viewer) { snapshot in
            try viewer.subject != person && !snapshot.visibleSteps(of: person).isEmpty
        }
    }
}
