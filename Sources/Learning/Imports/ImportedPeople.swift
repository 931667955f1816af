// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
package import Sheets
import Storage

/// Taking people in from a sheet that is there whole: what the check and the import of a job do, and the command line.
package struct ImportedPeople: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// How a sheet is probably meant, by the names of its columns and what stands below them.
    ///
    /// - Throws: ``Refused`` where the viewer may not import people.
    package func guess(_ sheet: Sheet, by viewer: Viewer) async throws -> ImportMapping {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.personImport, Resource(.organisation))
            let questions = try snapshot.transaction.profileQuestions(of: snapshot.organisation)
            return ImportMapping(guessedFrom: sheet, in: snapshot.model, asking: questions)
        }
    }

    /// What importing the lines would do now, without doing it.
    ///
    /// - Throws: ``Refused`` where the viewer may not import people.
    package func check(
        _ lines: [Sheet.Line],
        _ mapping: ImportMapping,
        by viewer: Viewer,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) async throws -> ImportCheck {
        try mapping.check()
        return try await platform.read(by: viewer) { snapshot in
            let (plan, _, after) = try ImportPlanner.plan(lines, mapping, in: snapshot, progress: progress)
            return ImportCheck(plan, lines, try snapshot.gains(of: plan, after: after))
        }
    }

    /// Does it, in one transaction: every line that is not refused, or nothing.
    ///
    /// The digest is what a check decided; where another thing is decided now, nothing is done.
    ///
    /// - Throws: ``Objection`` where it is another thing, or a rule of the model would be broken.
    package func carryOut(
        _ lines: [Sheet.Line],
        _ mapping: ImportMapping,
        named file: String,
        expecting digest: String? = nil,
        by viewer: Viewer,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) async throws -> ImportCounts {
        let prepared = try await prepare(lines, mapping, by: viewer)
        return try await carryOut(
            lines,
            mapping,
            prepared,
            named: file,
            expecting: digest,
            by: viewer,
            progress: progress
        )
    }

    /// Does what was prepared, as long as it would be decided the same now; the command line, which shows it first.
    package func carryOut(
        _ lines: [Sheet.Line],
        _ mapping: ImportMapping,
        _ prepared: PreparedImport,
        named file: String,
        expecting digest: String?,
        by viewer: Viewer,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) async throws -> ImportCounts {
        try await platform.amend(by: viewer) { amendment in
            try amendment.importing(lines, mapping, prepared, named: file, expecting: digest, progress: progress)
        }
    }

    /// Plans while nobody waits; what is written then takes the plan as long as nothing was written meanwhile.
    ///
    /// - Throws: ``Refused`` where the viewer may not import people.
    package func prepare(
        _ lines: [Sheet.Line],
        _ mapping: ImportMapping,
        by viewer: Viewer,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) async throws -> PreparedImport {
        try mapping.check()
        return try await platform.read(by: viewer) { snapshot in
            let (plan, _, _) = try ImportPlanner.plan(lines, mapping, in: snapshot, progress: progress)
            return PreparedImport(plan: plan, after: try snapshot.lastEntry)
        }
    }
}

/// A plan, and the entry of the trail after which it was made: every change leaves one, so none came since if it is the last.
package struct PreparedImport: Sendable {
    let plan: ImportPlan
    let after: Int64

    /// Lines that would be left out, and why.
    package func refused(of lines: [Sheet.Line]) -> [ImportCheck.Remark] { plan.refused(of: lines) }
}

extension Snapshot {
    /// The number of the trail's last entry.
    var lastEntry: Int64 {
        get throws { try AuditChain.head(of: organisation, in: transaction).number }
    }
}

/// What a check found.
package struct ImportCheck: Sendable {
    package let counts: ImportCounts
    /// Lines that are left out, and why.
    package let refused: [Remark]
    /// Lines that change somebody who is here, and how.
    package let changed: [Remark]
    /// Who gains and loses which rights.
    package let gains: ImportGains
    /// Why it cannot be done as a whole.
    package let objection: String?
    package let digest: String

    /// A line, and a sentence about it.
    package struct Remark: Sendable, Hashable {
        package let line: Sheet.Line
        package let says: String
    }

    init(_ plan: ImportPlan, _ lines: [Sheet.Line], _ gains: ImportGains) {
        (counts, digest) = (plan.counts, plan.digest)
        objection = plan.objection?.sentence
        self.gains = gains
        refused = plan.refused(of: lines)
        changed = zip(plan.lines, lines).compactMap { planned, line in
            if case .changed(let change) = planned.fate { Remark(line: line, says: change.says) } else { nil }
        }
    }
}

extension Amendment {
    /// Plans on the state of this moment, and carries it out if it is what was expected.
    ///
    /// The rights to give are asked once more as each role is given.
    func importing(
        _ lines: [Sheet.Line],
        _ mapping: ImportMapping,
        _ prepared: PreparedImport,
        named file: String,
        expecting digest: String?,
        progress: ImportProgress.Report
    ) throws -> ImportCounts {
        let permit = try permit(.personImport, Resource(.organisation))
        let isFresh = try lastEntry == prepared.after
        let plan = isFresh ? prepared.plan : try ImportPlanner.plan(lines, mapping, in: self).plan
        if let objection = plan.objection { throw objection }
        // Without one that was shown before, what was prepared is what was shown.
        if let expected = digest ?? (isFresh ? nil : prepared.plan.digest), expected != plan.digest {
            throw Objection(
                "since the check something has changed, so that other lines would be taken or refused",
                remedy: "check it again; nothing was imported"
            )
        }
        let counts = plan.counts
        try carryOut(plan, invites: mapping.invites, permit, progress: progress)
        record(
            .peopleImported(file: file, made: counts.made, changed: counts.changed, refused: counts.refused),
            permit
        )
        return counts
    }
}
