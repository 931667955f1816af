// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What the Tracking System counts (H-13, H-19).
///
/// | report | right | names |
/// |---|---|---|
/// | registrations | `step-report.registrations` | none |
/// | enrolments | `step-report.enrolments` | in a list of its own, of enrolments that the reader may see (`holding.view`) |
/// | progress | `step-report.progress` | in a list of its own, of whom the reader may see the record (`learning-record.view`) |
/// | time to confirm | `step-report.progress` | none |
/// | waiting | `step-report.progress` | those who were asked, as far as the reader may see them (`person.view`) |
/// | sign-offs | `step-report.sign-offs` | none |
///
/// Steps count as far as the right reaches, which is asked of each of them.
package struct Reports: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The reports that the viewer may read.
    ///
    /// - Throws: ``Refused`` where there are none.
    package func kinds(by viewer: Viewer) async throws -> [ReportKind] {
        try await platform.read(by: viewer) { snapshot in
            let kinds = ReportKind.allCases.filter(snapshot.mayRead)
            if kinds.isEmpty { _ = try snapshot.permit(.reportProgress, Resource(.organisation)) }
            return kinds
        }
    }

    /// A report as it is now.
    ///
    /// - Throws: ``NotFound`` for a Step or a group that the reader may not choose; ``InvalidInput`` for days that make no
    ///   sense.
    package func run(
        _ kind: ReportKind,
        _ filter: ReportFilter = ReportFilter(),
        by viewer: Viewer
    ) async throws -> Report {
        try await platform.read(by: viewer) { try $0.report(kind, filter) }
    }

    /// One part of a report, to be kept as a file; that it was taken is written down.
    ///
    /// - Throws: as ``run(_:_:by:)`` does; ``NotFound`` where there is no such part.
    package func export(
        _ kind: ReportKind,
        _ filter: ReportFilter,
        part number: Int,
        by viewer: Viewer
    ) async throws -> Report.Part {
        let report = try await run(kind, filter, by: viewer)
        guard report.parts.indices.contains(number) else { throw NotFound() }
        let part = report.parts[number]
        try await People(platform).noteExport(of: "report: \(part.title)", rows: part.rows.count, by: viewer)
        return part
    }
}

extension Snapshot {
    /// Whether the viewer may read any of it.
    func mayRead(_ kind: ReportKind) -> Bool {
        kind.isAboutSteps ? !scope(kind.permission).isNothing : allows(kind.permission, Resource(.organisation))
    }

    /// A report as the viewer may see it.
    func report(_ kind: ReportKind, _ filter: ReportFilter) throws -> Report {
        let asked = try question(kind, filter)
        let (facts, parts) =
            switch kind {
            case .registrations: try registrationReport(asked)
            case .enrolments: try enrolmentReport(asked)
            case .progress: try progressReport(asked)
            case .confirming: try confirmingReport(asked)
            case .waiting: try waitingReport(asked)
            case .signOffs: try signOffReport(asked)
            }
        return Report(
            kind: kind,
            filter: filter,
            span: kind.isOverTime ? asked.span : nil,
            steps: asked.choices,
            groups: asked.groups,
            facts: facts,
            parts: parts,
            hasNames: hasNames(kind),
            now: now
        )
    }

    private func hasNames(_ kind: ReportKind) -> Bool {
        switch kind {
        case .enrolments: !scope(.holdingView).isNothing
        case .progress: !scope(.learningRecordView).isNothing
        case .registrations, .confirming, .waiting, .signOffs: false
        }
    }
}
