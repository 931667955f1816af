// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations
import RoleModels

/// What came of all stories; as text, its last line.
struct TestReport: Answer {
    let passed: Int
    let failed: Int
    let stories: Int
    /// Problems for which something could not be told.
    let problems: Int
    let files: [FileReport]

    init(_ results: [StoriesResult]) {
        files = results.map(FileReport.init)
        passed = files.reduce(0) { $0 + $1.passed }
        failed = files.reduce(0) { $0 + $1.failed }
        stories = files.reduce(0) { $0 + $1.stories }
        problems = files.reduce(0) { $0 + $1.problems.count }
    }

    var exit: Exit { problems > 0 ? .notUnderstood : failed > 0 ? .no : .fine }

    func lines(for terminal: Terminal) -> [String] {
        let counts = "\(passed) passed, \(failed) failed"
        let problems = problems == 0 ? "" : ", " + counted(self.problems, "problem")
        return [terminal.styled(counts + problems, exit == .fine ? .green : .red)]
    }
}

/// What came of the stories of one file.
struct FileReport: Encodable {
    let file: String
    let stories: Int
    let passed: Int
    let failed: Int
    let problems: [Problem]
    let failures: [SentenceFailure]

    /// A sentence on which the answers and the story do not agree.
    struct SentenceFailure: Encodable {
        let story: String
        let sentence: String
        let expected: String
        let line: Int?
        let disagreements: [String]
        let explanation: [String]
    }

    init(_ result: StoriesResult) {
        file = result.file
        stories = result.stories.count
        passed = result.passedCount
        failed = result.failedCount
        problems = result.problems.filter { $0.severity == .error }.map(Problem.init)
        failures = result.stories.flatMap { story in
            story.sentences.filter { !$0.disagreements.isEmpty }.map { sentence in
                SentenceFailure(
                    story: story.title,
                    sentence: sentence.sentence.description,
                    expected: sentence.isAllowedExpected ? "allowed" : "denied",
                    line: sentence.line,
                    disagreements: sentence.disagreements.map(\.description),
                    explanation: sentence.explanation
                )
            }
        }
    }

    func lines(for terminal: Terminal) -> [String] {
        let isFine = failed == 0 && problems.isEmpty
        let mark = isFine ? terminal.styled("ok  ", .green) : terminal.styled("FAIL", .red)
        let counts = counted(stories, "story", "stories") + ", " + counted(passed + failed, "sentence")
        var lines = ["\(mark)  \(file)  \(terminal.styled(counts, .faint))"]
        lines += problems.flatMap { $0.lines(for: terminal, indent: 6) }
        for failure in failures { lines += self.lines(for: failure, terminal) }
        return lines
    }

    private func lines(for failure: SentenceFailure, _ terminal: Terminal) -> [String] {
        let place = failure.line.map { "\(file):\($0)" } ?? file
        let sentence = terminal.styled(failure.sentence, .bold)
        var lines = ["      \(place): \(sentence) should be \(failure.expected): \(listed(failure.disagreements))"]
        lines += failure.explanation.flatMap { $0.wrapped(at: terminal.width, after: "          ", then: "          ") }
        return lines
    }
}
