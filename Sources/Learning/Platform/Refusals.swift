// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A no to what the viewer can see: why, what is missing, and who could give it.
package struct Refused: Error, Sendable, Hashable {
    /// What was asked for, such as `person.deactivate`.
    package let permission: String
    /// Plain sentences, the first of which begins with "No.".
    package let sentences: [String]
    /// Where the role model says so.
    package let references: [String]
}

/// There is no such thing, or the viewer may not know that there is.
package struct NotFound: Error, Sendable, Hashable {
    /// Only what is the viewer's own affair: that a role of theirs which reached it has ended.
    package let sentences: [String]

    package init(sentences: [String] = []) {
        self.sentences = sentences
    }
}

/// What a form or a request says cannot be taken as it is; nothing was changed.
package struct InvalidInput: Error, Sendable, Hashable {
    package let problems: [Problem]

    package init(_ problems: [Problem]) {
        self.problems = problems
    }

    package init(_ field: String, _ message: String) {
        problems = [Problem(field: field, message: message)]
    }

    /// One field, and what is wrong with it and would mend it, as a sentence of its own.
    package struct Problem: Sendable, Hashable {
        package let field: String
        package let message: String

        package init(field: String, message: String) {
            self.field = field
            self.message = message
        }
    }
}
