// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What came of reading a file: the value, and every problem found on the way.
package struct Reading<Value> {
    /// The value with what could not be read left out, for checks that look for further problems.
    ///
    /// Nothing where not even the outermost shape of the file was understood.
    package var asFarAsRead: Value?
    /// In the order of their lines.
    package var problems: [FileProblem]

    package init(asFarAsRead: Value?, problems: [FileProblem]) {
        self.asFarAsRead = asFarAsRead
        self.problems = problems
    }

    /// The value, if the file has no error.
    ///
    /// Whatever decides anything uses this one.
    package var value: Value? {
        hasErrors ? nil : asFarAsRead
    }

    /// Whether some problem is more than a warning.
    package var hasErrors: Bool {
        problems.contains { $0.severity == .error }
    }
}

extension Reading: Sendable where Value: Sendable {}
