// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations
import Sheets

/// Importing people in small steps: a file, its columns, a check, and then all of it at once.
struct ImportPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await ask(visit, signedIn, .none)
    }

    func take(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let imports = Imports(visit.pages.platform)
        // Asked before the file is read: reading takes time, and not everyone's.
        _ = try await imports.presets(by: signedIn.viewer)
        do {
            let sent = try visit.sentSheet()
            let sheet = try await Imports.read(sent.bytes, field: sent.field)
            let job = try await imports.begin(sheet, named: sent.name, by: signedIn.viewer)
            return visit.redirect(
                to: Address.importJob(signedIn.organisation, job.number),
                saying: sheet.remarks.isEmpty ? nil : sheet.remarks.joined(separator: " ")
            )
        } catch let input as InvalidInput {
            return try await ask(visit, signedIn, Problems(input))
        }
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let imports = Imports(visit.pages.platform)
        let number = try visit.importNumber()
        let job = try await imports.details(number, by: signedIn.viewer)
        switch job.state {
        case .columns: return try await askColumns(visit, signedIn)
        case .waiting, .checking, .queued, .running: return try visit.show(ImportProgressPage(visit, signedIn, job))
        case .withdrawn: throw Problem.notFound([])
        case .checked, .done, .failed:
            let page = Learning.Page(visit.query.number("page") ?? 1, size: ImportCheckPage.size)
            let refused = try await imports.remarks(number, .refused, page, by: signedIn.viewer)
            if job.state == .done { return try visit.show(ImportDonePage(visit, signedIn, job, refused)) }
            let changed = try await imports.remarks(number, .changed, Learning.Page(size: 100), by: signedIn.viewer)
            return try visit.show(ImportCheckPage(visit, signedIn, job, refused, changed))
        }
    }

    func askColumns(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await askColumns(visit, signedIn, .none)
    }

    func map(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let number = try visit.importNumber()
        do {
            let imports = Imports(visit.pages.platform)
            let job = try await imports.details(number, by: signedIn.viewer)
            let heads = try await imports.beginning(number, by: signedIn.viewer).first?.cells ?? []
            let questions = try await ProfileQuestions(visit.pages.platform).asked(by: signedIn.viewer)
            let mapping = ImportMapping(visit.form, job.mapping, heads, questions)
            try await imports.map(number, mapping, by: signedIn.viewer)
        } catch let input as InvalidInput {
            return try await askColumns(visit, signedIn, Problems(input))
        }
        return visit.redirect(to: Address.importJob(signedIn.organisation, number))
    }

    func start(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let number = try visit.importNumber()
        let digest = visit.form["check"] ?? ""
        try await Imports(visit.pages.platform).start(number, asChecked: digest, by: signedIn.viewer)
        return visit.redirect(to: Address.importJob(signedIn.organisation, number))
    }

    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let number = try visit.importNumber()
        try await Imports(visit.pages.platform).checkAgain(number, by: signedIn.viewer)
        return visit.redirect(to: Address.importJob(signedIn.organisation, number))
    }

    func withdraw(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await Imports(visit.pages.platform).withdraw(try visit.importNumber(), by: signedIn.viewer)
        return visit.redirect(to: Address.imports(signedIn.organisation), saying: "The import was withdrawn.")
    }

    func refused(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let imports = Imports(visit.pages.platform)
        let number = try visit.importNumber()
        let heads = try await imports.heads(number, by: signedIn.viewer)
        let remarks = try await imports.refusedLines(number, by: signedIn.viewer)
        let width = max(heads.count, remarks.map(\.line.cells.count).max() ?? 0)
        let names = (0..<width).map { place in
            heads.indices.contains(place) ? heads[place] : "Column \(place + 1)"
        }
        var table = CSV(names + ["Line", "Why it was left out"])
        for remark in remarks {
            let cells = remark.line.cells + Array(repeating: "", count: width - remark.line.cells.count)
            table.append(cells + [String(remark.line.number), remark.says])
        }
        return visit.download(table, as: "left-out-\(signedIn.organisation)-\(number)")
    }
}

extension ImportPages {
    private func ask(_ visit: Visit, _ signedIn: SignedIn, _ problems: Problems) async throws -> Response {
        let jobs = try await Imports(visit.pages.platform).list(by: signedIn.viewer)
        let page = ImportStartPage(visit, signedIn, jobs.items, problems)
        return try visit.show(page, status: problems.all.isEmpty ? .ok : .unprocessableContent)
    }

    private func askColumns(_ visit: Visit, _ signedIn: SignedIn, _ problems: Problems) async throws -> Response {
        let imports = Imports(visit.pages.platform)
        let number = try visit.importNumber()
        let job = try await imports.details(number, by: signedIn.viewer)
        let lines = try await imports.beginning(number, by: signedIn.viewer)
        guard !lines.isEmpty else { throw Problem.notNow(["This import is over, and its file was deleted."]) }
        let presets = try await imports.presets(by: signedIn.viewer)
        let questions = try await ProfileQuestions(visit.pages.platform).asked(by: signedIn.viewer)
        let page = ImportColumnsPage(visit, signedIn, job, lines, presets, questions, problems)
        return try visit.show(page, status: problems.all.isEmpty ? .ok : .unprocessableContent)
    }
}

extension Visit {
    /// The job in the address.
    fileprivate func importNumber() throws -> Int64 {
        Int64(try number("import"))
    }

    /// The file that was chosen, or else what was pasted.
    fileprivate func sentSheet() throws -> (bytes: [UInt8], name: String, field: String) {
        if let file = uploads.first(where: { $0.field == "file" }) {
            return (Array(file.bytes), file.fileName.isEmpty ? "file" : file.fileName, "file")
        }
        guard let rows = form.verbatim("rows"), form["rows"] != nil else {
            throw InvalidInput("file", "Choose a file, or paste rows into the box below.")
        }
        return (Array(rows.utf8), "pasted rows", "rows")
    }
}
