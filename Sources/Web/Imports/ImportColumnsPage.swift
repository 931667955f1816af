// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Sheets

/// Asks what the columns of a file hold, and what becomes of people who are here already.
struct ImportColumnsPage: Page {
    static let template = "imports/columns"

    let frame: Frame
    let steps: Steps
    let says: String
    let action: String
    let withdrawal: String
    let presets: Choices
    let columns: [Column]
    let columnsError: String?
    let known: Choices
    let invites: Choices

    /// A column: its name, what stands in its first lines, and what it may hold.
    struct Column: Sendable {
        let number: Int
        let head: String
        let examples: [String]
        let name: String
        let choices: [SelectOption]
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ job: ImportJob,
        _ lines: [Sheet.Line],
        _ layouts: [ImportPreset],
        _ questions: [ProfileQuestion],
        _ problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "What do the columns hold?",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place("Import", at: Address.imports(organisation)),
            ],
            problems: problems
        )
        steps = .importing(2)
        says = "“\(job.fileName)”, \(job.linesTotal == 1 ? "1 line" : "\(job.linesTotal.grouped) lines")"
        action = Address.importColumns(organisation, job.id.number)
        withdrawal = Address.importWithdrawal(organisation, job.id.number)
        let heads = lines.first?.cells ?? []
        let mapping =
            visit.form["preset"] == nil ? job.mapping : ImportMapping(visit.form, job.mapping, heads, questions)
        presets = Choices(
            "preset",
            "Layout of the file",
            layouts.map { Choices.Answer($0.rawValue, $0.title) },
            chosen: [mapping.preset.rawValue],
            hint: "Guessed from the names of the columns. What each holds can be changed below."
        )
        columns = Self.columns(lines, mapping, questions)
        columnsError = problems["columns"]
        known = Choices(
            "known",
            "People who are here already",
            [
                .init("leave", "Leave them as they are"),
                .init(
                    "change",
                    "Give them the name and the roles of the file",
                    hint: "Roles are added, none is taken."
                        + (questions.isEmpty ? "" : " Answers are changed; an empty cell leaves what is there.")
                ),
            ],
            chosen: [mapping.changesKnown ? "change" : "leave"],
            hint: "They are known by their e-mail address, which is not changed, nor is their password."
        )
        invites = Choices(
            "invites",
            "Invitations",
            [
                .init(
                    "yes",
                    "Send everyone new a mail to set a password",
                    hint: visit.pages.configuration.sendsMail
                        ? "Without one they cannot sign in yet."
                        : "This server sends no mail. On each person’s page there is a link to give them.",
                    isImpossible: !visit.pages.configuration.sendsMail
                )
            ],
            chosen: mapping.invites ? ["yes"] : [],
            isRequired: false
        )
    }

    private static func columns(
        _ lines: [Sheet.Line],
        _ mapping: ImportMapping,
        _ questions: [ProfileQuestion]
    ) -> [Column] {
        let heads = lines.first?.cells ?? []
        // What a layout says beyond the usual can be chosen as well, and stays chosen.
        let words = Dictionary(questions.map { (ImportColumn.answer($0.id), "Answer: \($0.words)") }) { $1 }
        let usual = ImportColumn.choices + questions.map { .answer($0.id) }
        let choices =
            usual
            + Set(mapping.columns).filter { !usual.contains($0) }
            .sorted { $0.spelling < $1.spelling }
        return heads.enumerated().map { place, head in
            let chosen = mapping.columns.indices.contains(place) ? mapping.columns[place] : .unused
            return Column(
                number: place + 1,
                head: head.isEmpty ? "Column \(place + 1)" : head.onOneLine(80),
                examples: Self.examples(lines.dropFirst(), at: place),
                name: "column-\(place + 1)",
                choices: choices.map {
                    SelectOption(value: $0.spelling, label: words[$0] ?? $0.words, isChosen: $0 == chosen)
                }
            )
        }
    }
}

extension ImportColumnsPage {
    private static let examplesMaximum = 3

    /// The first different things that stand in a column.
    private static func examples(_ lines: some Sequence<Sheet.Line>, at place: Int) -> [String] {
        var examples: [String] = []
        for line in lines where line.cells.indices.contains(place) && examples.count < examplesMaximum {
            let text = line.cells[place].onOneLine(60)
            if !text.isEmpty, !examples.contains(text) { examples.append(text) }
        }
        return examples
    }
}

extension String {
    /// As much of a cell as there is room for, without what cannot be shown.
    func onOneLine(_ maximum: Int) -> String {
        let scalars = unicodeScalars.prefix(maximum * 2).map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String(String.UnicodeScalarView(scalars)).prefix(maximum))
    }
}

extension ImportMapping {
    /// As the form says it; another layout than before names the columns anew.
    init(_ form: Form, _ before: ImportMapping, _ heads: [String], _ questions: [ProfileQuestion]) {
        let preset = form["preset"].flatMap(ImportPreset.init) ?? before.preset
        let chosen = before.columns.indices.map { place in
            form["column-\(place + 1)"].flatMap { ImportColumn(spelled: $0) } ?? .unused
        }
        let isAnother = preset != before.preset && chosen == before.columns
        self.init(
            preset: preset,
            columns: isAnother ? preset.columns(named: heads, asking: questions) : chosen,
            changesKnown: form["known"] == "change",
            invites: form.isTicked("invites")
        )
    }
}
