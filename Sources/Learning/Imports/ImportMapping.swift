// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Sheets

/// How a sheet is to be read, and what to do with it.
package struct ImportMapping: Sendable, Hashable, Codable {
    package var preset: ImportPreset
    /// What each column holds, from the left.
    package var columns: [ImportColumn]
    /// Whether people who are here already get the name and the roles of the file, or are left as they are.
    package var changesKnown: Bool
    /// Whether everyone new is sent an invitation to set a password.
    package var invites: Bool

    package init(preset: ImportPreset, columns: [ImportColumn], changesKnown: Bool = false, invites: Bool = false) {
        self.preset = preset
        self.columns = columns
        self.changesKnown = changesKnown
        self.invites = invites
    }

    /// By the names of the columns and what stands in the first lines below them.
    init(guessedFrom sheet: Sheet, in model: CompiledModel, asking questions: [ProfileQuestion]) {
        let heads = sheet.lines.first?.cells ?? []
        let preset = ImportPreset.guess(heads, sheet.lines.dropFirst().prefix(20).map(\.cells), in: model)
        self.init(preset: preset, columns: preset.columns(named: heads, asking: questions))
    }

    /// - Throws: ``InvalidInput`` where somebody's name or address is in no column, or a thing is in two.
    package func check() throws {
        var problems: [InvalidInput.Problem] = []
        let used = columns.filter { $0 != .unused }
        for twice in Set(used.filter { column in used.count { $0 == column } > 1 }).map(\.words).sorted() {
            problems.append(.init(field: "columns", message: "“\(twice)” is chosen for two columns. Choose one."))
        }
        if !used.contains(.email) {
            problems.append(.init(field: "columns", message: "Choose the column with the e-mail addresses."))
        }
        if !used.contains(.name) && !(used.contains(.firstName) && used.contains(.lastName)) {
            problems.append(
                .init(field: "columns", message: "Choose the column with the names, or two with first and last names.")
            )
        }
        for case .place(let number) in used where !used.contains(.role(number)) {
            let place = ImportColumn.place(number).words
            problems.append(.init(field: "columns", message: "“\(place)” needs a column with that role beside it."))
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
    }
}
