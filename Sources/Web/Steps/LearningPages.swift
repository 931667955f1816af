// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// Where learners begin: the Steps that they are on, have completed, or were on.
struct LearningPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let steps = try await Learning.Steps(visit.pages.platform).own(by: signedIn.viewer)
        let courses = try await Courses(visit.pages.platform).own(by: signedIn.viewer)
        let soon = try await SupervisionLine.soon(visit, signedIn)
        return try visit.show(LearningPage(visit, signedIn, steps, courses, soon: soon))
    }
}

extension SignedIn {
    /// Where a learner's pages begin, as the role model calls it.
    var learningPortal: Frame.Place {
        let address = Address.learning(organisation)
        return applications.first { $0.address == address } ?? Frame.Place("Learning Portal", at: address, icon: "book")
    }

    /// Whether they are there as themselves: nobody learns for somebody else.
    var isLearningOneself: Bool { viewer.learner != nil }
}
