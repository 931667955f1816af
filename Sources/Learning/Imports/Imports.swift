// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
package import Sheets
import Storage

/// Files of people: sent, their columns named, checked, looked at, and carried out by the server.
///
/// A job belongs to whoever sent the file, and nobody else knows of it. It is done by their rights at that moment.
package struct Imports: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Takes a sheet; its columns are guessed from their names.
    ///
    /// - Throws: ``Refused``, or ``InvalidInput`` where no line follows the names of the columns.
    package func begin(_ sheet: Sheet, named file: String, by viewer: Viewer) async throws -> ImportID {
        guard sheet.lines.count > 1 else {
            throw InvalidInput("file", "Only the names of the columns stand in it. Write people in the lines below.")
        }
        return try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitImports()
            let questions = try amendment.transaction.profileQuestions(of: amendment.organisation)
            let mapping = ImportMapping(guessedFrom: sheet, in: amendment.model, asking: questions)
            let lines = sheet.lines.count - 1
            let job = try amendment.insertJob(file, lines, mapping, permit)
            try amendment.keep(sheet.lines, of: job, permit)
            amendment.record(.importBegun(file: file, lines: lines), permit)
            return job
        }
    }

    /// Says what the columns hold, and has it checked.
    ///
    /// - Throws: ``InvalidInput`` where something is missing, ``Objection`` where it is too late.
    package func map(_ number: Int64, _ mapping: ImportMapping, by viewer: Viewer) async throws {
        try mapping.check()
        try await platform.note(by: viewer) { noting in
            let row = try noting.ownJob(number)
            guard mapping.preset.isPossible(in: noting.model) else {
                throw InvalidInput("preset", "There are no such roles here. Choose another layout.")
            }
            try noting.demandAsked(mapping)
            try noting.move(row, from: [.columns, .checked, .failed], to: .waiting, mapping: mapping)
        }
    }

    /// Has it carried out as it was checked, by the check that the viewer saw: ``ImportJob/digest``.
    ///
    /// - Throws: ``Objection`` where it was checked again since, with other columns or without somebody who was erased.
    package func start(_ number: Int64, asChecked digest: String, by viewer: Viewer) async throws {
        try await platform.note(by: viewer) { noting in
            let row = try noting.ownJob(number)
            if let objection = row.outcome?.objection { throw Objection(objection) }
            guard row.state != .checked || row.digest == digest else {
                throw Objection(
                    "this was checked again since, and may take or leave out other lines",
                    remedy: "look at what is found now"
                )
            }
            try noting.move(row, from: [.checked], to: .queued)
        }
    }

    /// Has it checked again, with the columns as they were said.
    package func checkAgain(_ number: Int64, by viewer: Viewer) async throws {
        try await platform.note(by: viewer) { noting in
            try noting.move(try noting.ownJob(number), from: [.checked, .failed], to: .waiting)
        }
    }

    /// Takes it back, before it is carried out; what was sent is deleted.
    package func withdraw(_ number: Int64, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitImports()
            let row = try amendment.ownJob(number)
            let states: [ImportJob.State] = [.columns, .waiting, .checking, .checked, .failed]
            let moving = try row.moving(from: states, to: .withdrawn, at: amendment.now)
            guard try amendment.execute(moving, permit) == 1 else { throw ImportJobRow.isFurther }
            try amendment.execute(row.id.forgettingContent, permit)
            try amendment.execute(row.id.forgettingLines(), permit)
            amendment.record(.importWithdrawn(file: row.fileName), permit)
        }
    }
}

extension Imports {
    /// The viewer's own jobs, the newest first.
    package func list(_ page: Page = Page(size: 10), by viewer: Viewer) async throws -> Paged<ImportJob> {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permitImports()
            let condition: SQL = """
                organisation_id = \(snapshot.organisation) AND owner_id = \(viewer.person) AND state <> 'withdrawn'
                """
            let counted = try snapshot.transaction.row("SELECT COUNT(*) AS total FROM import_job WHERE \(condition)")
            let rows = try snapshot.transaction.rows(
                """
                SELECT \(ImportJobRow.columns)
                FROM import_job
                WHERE \(condition)
                ORDER BY id DESC
                \(page.clause)
                """
            )
            return Paged(
                items: try rows.map { try ImportJobRow($0).job(linesDone: nil) },
                page: page,
                total: try counted?.read("total") ?? 0
            )
        }
    }

    /// One of the viewer's own jobs.
    package func details(_ number: Int64, by viewer: Viewer) async throws -> ImportJob {
        let progress = platform.importProgress
        return try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.ownJob(number)
            return row.job(linesDone: progress.lines(of: row.id))
        }
    }

    /// The names of the columns and the first lines below them.
    package func beginning(_ number: Int64, by viewer: Viewer) async throws -> [Sheet.Line] {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.ownJob(number)
            return Array(try snapshot.transaction.content(of: row.id, piecesMaximum: 1).prefix(21))
        }
    }

    /// Layouts that can be chosen here.
    package func presets(by viewer: Viewer) async throws -> [ImportPreset] {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permitImports()
            return ImportPreset.allCases.filter { $0.isPossible(in: snapshot.model) }
        }
    }

    /// Lines that were refused, or that change somebody, in the order of the file.
    package func remarks(
        _ number: Int64,
        _ kind: RemarkKind,
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Paged<ImportCheck.Remark> {
        try await platform.read(by: viewer) { snapshot in
            let job = try snapshot.ownJob(number).id
            return try snapshot.transaction.remarks(of: job, kind, page)
        }
    }

    /// Which lines a list is of.
    package enum RemarkKind: String, Sendable, Hashable, CaseIterable {
        case refused, changed
        /// The one that names the columns.
        case head
    }

    /// All lines that were refused with their reasons, and the names of the columns, for a file to be mended.
    package func refusedLines(_ number: Int64, by viewer: Viewer) async throws -> [ImportCheck.Remark] {
        try await platform.read(by: viewer) { snapshot in
            let job = try snapshot.ownJob(number).id
            return try snapshot.transaction.remarks(of: job, .refused, limit: Self.remarksMaximum, offset: 0)
        }
    }

    /// The names of the columns, once it was checked.
    package func heads(_ number: Int64, by viewer: Viewer) async throws -> [String] {
        try await platform.read(by: viewer) { snapshot in
            let job = try snapshot.ownJob(number).id
            return try snapshot.transaction.remarks(of: job, .head, limit: 1, offset: 0).first?.line.cells ?? []
        }
    }

    static var remarksMaximum: Int { 100_001 }
}
