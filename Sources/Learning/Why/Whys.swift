// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// The viewer's own questions: may I, and why, or why not.
///
/// Everyone may ask them of what they see. Of what they do not see, the answer is that it is not there.
package struct Whys: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// What the viewer may and may not do to something, each a question of its own.
    ///
    /// - Throws: ``NotFound``.
    package func rights(on subject: WhySubject, by viewer: Viewer) async throws -> OwnRights {
        try await platform.read(by: viewer) { try $0.rights(on: subject) }
    }

    /// Whether the viewer may do one thing, with the reasons.
    ///
    /// - Throws: ``NotFound``, also where there is nothing of that name to do.
    package func answer(_ permission: String, on subject: WhySubject, by viewer: Viewer) async throws -> OwnAnswer {
        try await platform.read(by: viewer) { try $0.answer(permission, on: subject) }
    }
}

/// What is asked about.
package enum WhySubject: Sendable, Hashable {
    case organisation
    case place(NodeID)
    case person(PersonID)

    /// What it is in the engine.
    package var node: NodeID {
        switch self {
        case .organisation: .organisation
        case .place(let node): node
        case .person(let person): NodeID(person)
        }
    }
}

/// What the viewer may and may not do to something.
package struct OwnRights: Sendable, Hashable {
    /// What it is called; empty for the organisation.
    package let title: String
    package let kindTitle: String
    package let rights: [Right]

    /// One thing to do.
    package struct Right: Sendable, Hashable {
        package let permission: String
        /// What it is about, in the model's word, such as "step".
        package let about: String
        package let verb: String
        package let isAllowed: Bool
    }
}

/// A yes or no with its reasons.
package struct OwnAnswer: Sendable, Hashable {
    /// What it was asked of; empty for the organisation.
    package let title: String
    package let about: String
    package let verb: String
    package let answer: Snapshot.Answer
}
