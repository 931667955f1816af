// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Gathers the problems of one file, so that a reader learns them all at once.
///
/// It stops at ``Limit/problems``: a file with more is not read any better by seeing them.
final class Problems {
    let file: String
    private var found: [FileProblem] = []
    /// Whether there are so many that further ones are not kept.
    private(set) var isFull = false

    init(file: String) {
        self.file = file
    }

    /// Notes an error.
    func error(line: Int?, _ message: String, remedy: String? = nil) {
        note(FileProblem(.error, file: file, line: line, message: message, remedy: remedy))
    }

    /// Notes what somebody may want to know, though the file can be used.
    func warning(line: Int?, _ message: String, remedy: String? = nil) {
        note(FileProblem(.warning, file: file, line: line, message: message, remedy: remedy))
    }

    /// Notes that a part is misspelled.
    func error(line: Int?, in what: String, _ misspelling: Misspelling) {
        error(line: line, "\(what): \(misspelling.message)", remedy: misspelling.remedy)
    }

    /// Closes the reading of the file.
    func reading<Value>(_ value: Value?) -> Reading<Value> {
        // Sorting must keep the order of problems on one line, so the place in the list is compared last.
        let sorted = found.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        return Reading(asFarAsRead: value, problems: sorted.map(\.element))
    }

    private func note(_ problem: FileProblem) {
        guard !isFull else { return }
        found.append(problem)
        guard found.count == Limit.problems else { return }
        isFull = true
        found.append(
            FileProblem(
                .error,
                file: file,
                line: nil,
                message: "more than \(Limit.problems) problems",
                remedy: "mend these first; the others are not shown"
            )
        )
    }
}

/// How a word or a sentence is misspelled, without the place where it stands.
package struct Misspelling: Error, Sendable, Hashable {
    package var message: String
    package var remedy: String?

    package init(_ message: String, remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}
