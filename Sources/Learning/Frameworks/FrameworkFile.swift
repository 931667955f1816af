// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Sheets

/// A framework as a file has it: a line for each proficiency, in the order in which they are worked through (H-18).
///
/// Columns `group`, `code` and `statement` have to be there; `guidance`, `evidence`, `required` and `answers` may be.
package struct FrameworkFile: Sendable, Hashable {
    package let proficiencies: [Proficiency]
    /// What is wrong, by line; with any, nothing of the file is taken.
    package let problems: [Problem]

    /// A line of the file, and what would mend it.
    package struct Problem: Sendable, Hashable {
        package let line: Int
        package let says: String
    }

    package static let proficienciesMaximum = 500
    static let textMaximum = 1_000

    package init(_ sheet: Sheet) {
        var reading = Reading(sheet)
        reading.readLines()
        (proficiencies, problems) = (reading.proficiencies, reading.problems)
    }
}

/// Goes through a file's lines and notes what is wrong with them.
private struct Reading {
    var proficiencies: [Proficiency] = []
    var problems: [FrameworkFile.Problem] = []
    private let lines: ArraySlice<Sheet.Line>
    private let places: [String: Int]
    private var lineOfCode: [String: Int] = [:]
    private var headings: [String] = []

    private static let needed = ["group", "code", "statement"]
    private static let known = needed + ["guidance", "evidence", "required", "answers"]

    init(_ sheet: Sheet) {
        let heads = sheet.lines.first?.cells.map { Title($0)?.key ?? "" } ?? []
        places = Dictionary(heads.enumerated().map { ($1, $0) }) { first, _ in first }
        lines = sheet.lines.dropFirst()
        let first = sheet.lines.first?.number ?? 1
        for name in Self.needed where places[name] == nil {
            note(first, "there is no column `\(name)`: its first line names the columns \(Self.list(Self.known))")
        }
        for head in heads where !head.isEmpty && !Self.known.contains(head) {
            note(first, "the column `\(head)` is not known: use \(Self.list(Self.known)), or remove it")
        }
        if problems.isEmpty, lines.isEmpty { note(first, "no proficiency stands below the first line: add some") }
        if lines.count > FrameworkFile.proficienciesMaximum {
            note(first, "it has \(lines.count) lines, and \(FrameworkFile.proficienciesMaximum) are possible: cut it")
        }
    }

    mutating func readLines() {
        guard problems.isEmpty else { return }
        for line in lines { read(line) }
        if problems.isEmpty, !proficiencies.contains(where: \.isRequired) {
            note(lines.last?.number ?? 1, "nothing is required: write `yes` under `required` for what a sign-off needs")
        }
    }

    private mutating func read(_ line: Sheet.Line) {
        let heading = text(line, "group", maximum: Title.lengthMaximum, isNeeded: true)
        let code = text(line, "code", maximum: 20, isNeeded: true)
        let statement = text(line, "statement", maximum: 300, isNeeded: true)
        let guidance = text(line, "guidance", maximum: FrameworkFile.textMaximum)
        let evidence = text(line, "evidence", maximum: FrameworkFile.textMaximum)
        if let earlier = lineOfCode.updateValue(line.number, forKey: code), !code.isEmpty {
            note(line.number, "the code `\(code)` stands on line \(earlier) already: each has one of its own")
        }
        if headings.last != heading {
            if headings.contains(heading) {
                note(line.number, "the group `\(heading)` began further up: put its lines together")
            }
            headings.append(heading)
        }
        proficiencies.append(
            Proficiency(
                number: proficiencies.count + 1,
                heading: heading,
                code: code,
                statement: statement,
                guidance: guidance,
                evidence: evidence,
                answers: answers(line),
                isRequired: isRequired(line)
            )
        )
    }

    private mutating func text(
        _ line: Sheet.Line,
        _ column: String,
        maximum: Int,
        isNeeded: Bool = false
    ) -> String {
        let cell = places[column].flatMap { $0 < line.cells.count ? line.cells[$0] : nil } ?? ""
        guard let text = cell.trimmedAndComposed(charactersMaximum: maximum), text.unicodeScalars.count <= maximum
        else {
            note(line.number, "`\(column)` has more than \(maximum) characters: shorten it")
            return ""
        }
        if isNeeded, text.isEmpty { note(line.number, "`\(column)` is empty: write it") }
        return text
    }

    private mutating func isRequired(_ line: Sheet.Line) -> Bool {
        switch Title.key(of: text(line, "required", maximum: 10)) {
        case "", "yes": return true
        case "no": return false
        default:
            note(line.number, "`required` is neither `yes` nor `no`: write one of these")
            return true
        }
    }

    private mutating func answers(_ line: Sheet.Line) -> [PossibleAnswer] {
        let text = text(line, "answers", maximum: FrameworkFile.textMaximum)
        guard !text.isEmpty else { return PossibleAnswer.usual }
        let answers = PossibleAnswer.list(spelled: text)
        if Set(answers.map(\.words)).count < max(2, answers.count) || !answers.contains(where: \.isAchieved)
            || answers.count > 10
        {
            note(
                line.number,
                "`answers` needs 2 to 10 different ones, with a star after those that mean achieved: "
                    + "`\(PossibleAnswer.spelling(of: PossibleAnswer.usual))`"
            )
        }
        return answers
    }

    private mutating func note(_ line: Int, _ says: String) {
        problems.append(FrameworkFile.Problem(line: line, says: says))
    }

    private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
