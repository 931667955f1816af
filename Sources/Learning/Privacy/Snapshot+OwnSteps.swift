// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The parts of somebody's file about the Steps that they work through.
extension Snapshot {
    func stepsBegun(by person: PersonID) throws -> OwnData.Section {
        let rows = try stepRows(
            of: person,
            in: "step_record",
            "framework.version, step_record.begun_at",
            joining: """
                JOIN framework
                    ON framework.organisation_id = step_record.organisation_id
                    AND framework.id = step_record.framework_id
                """,
            by: "begun_at"
        )
        return OwnData.Section(
            .steps,
            [stepWord, "Version", "Begun"],
            try rows.map { row in
                [try row.read("title"), String(try row.read("version") as Int), try row.day("begun_at")]
            }
        )
    }

    func selfAssessments(of person: PersonID) throws -> OwnData.Section {
        let rows = try stepRows(
            of: person,
            in: "self_assessment",
            """
            proficiency.code, self_assessment.answer, self_assessment.evidence, self_assessment.answered_at,
                self_assessment.replaced_at
            """,
            joining: Self.ofProficiency
        )
        return OwnData.Section(
            .selfAssessments,
            [stepWord, "Proficiency", "Answer", "Evidence", "Given", "Changed"],
            try rows.map { row in
                try row.texts("title", "code", "answer", "evidence") + row.days("answered_at", "replaced_at")
            }
        )
    }

    /// Which files there are; each is had from the page of its answer.
    func evidence(of person: PersonID) throws -> OwnData.Section {
        let rows = try stepRows(
            of: person,
            in: "evidence_file",
            "evidence_file.name, evidence_file.type, evidence_file.bytes, evidence_file.sent_at"
        )
        return OwnData.Section(
            .evidence,
            [stepWord, "File", "Type", "Bytes", "Sent"],
            try rows.map { row in
                try row.texts("title", "name", "type") + [String(row.read("bytes") as Int), row.day("sent_at")]
            }
        )
    }

    /// What others decided, as far as they may see it.
    func confirmations(of person: PersonID) throws -> OwnData.Section {
        let rows = try stepRows(
            of: person,
            in: "confirmation",
            """
            proficiency.code, confirmation.state, confirmation.asked_at, confirmation.decided_at,
                confirmation.decided_name, confirmation.decided_role, confirmation.comment
            """,
            joining: """
                JOIN self_assessment
                    ON self_assessment.organisation_id = confirmation.organisation_id
                    AND self_assessment.id = confirmation.self_assessment_id
                \(Self.ofProficiency)
                """
        )
        return OwnData.Section(
            .confirmations,
            [stepWord, "Proficiency", "Came to", "Asked", "Decided", "By", "As", "Comment"],
            try rows.filter { try sight(of: person, on: $0.read("node_id")).confirmations }.map { row in
                try row.texts("title", "code", "state") + row.days("asked_at", "decided_at")
                    + row.texts("decided_name", "decided_role", "comment")
            }
        )
    }

    /// The same of their sign-offs.
    func signOffs(ofAllStepsOf person: PersonID) throws -> OwnData.Section {
        let rows = try stepRows(
            of: person,
            in: "sign_off",
            """
            sign_off.state, sign_off.asked_at, sign_off.learner_says, sign_off.decided_at, sign_off.decided_name,
                sign_off.decided_role, sign_off.comment, sign_off.code
            """
        )
        return OwnData.Section(
            .signOffs,
            [stepWord, "Came to", "Asked", "You said", "Decided", "By", "As", "They said", "Certificate"],
            try rows.filter { try sight(of: person, on: $0.read("node_id")).signOffs }.map { row in
                try row.texts("title", "state") + [
                    row.day("asked_at"), row.text("learner_says"), row.day("decided_at"),
                ]
                    + row.texts("decided_name", "decided_role", "comment", "code")
            }
        )
    }

    /// Rows of a table about somebody's Steps, each with the Step's title.
    private func stepRows(
        of person: PersonID,
        in table: SQL,
        _ columns: SQL,
        joining others: SQL = "",
        by order: SQL = "id"
    ) throws -> [Row] {
        try transaction.rows(
            """
            SELECT node.id AS node_id, node.title, \(columns)
            FROM \(table)
            JOIN node ON node.organisation_id = \(table).organisation_id AND node.id = \(table).node_id
            \(others)
            WHERE \(table).organisation_id = \(organisation) AND \(table).person_id = \(person)
            ORDER BY \(table).\(order)
            \(ownRows)
            """
        )
    }

    private static var ofProficiency: SQL {
        """
        JOIN proficiency
            ON proficiency.organisation_id = self_assessment.organisation_id
            AND proficiency.framework_id = self_assessment.framework_id
            AND proficiency.number = self_assessment.proficiency
        """
    }

    /// What the role model calls a Step.
    private var stepWord: String { OrganisationWords(model.model).step }
}

extension Row {
    /// A column as a file says it; nothing where there is nothing.
    fileprivate func text(_ column: String) throws -> String { try read(column) as String? ?? "" }
    fileprivate func texts(_ columns: String...) throws -> [String] { try columns.map(text) }
    fileprivate func day(_ column: String) throws -> String { (try read(column) as Instant?)?.fileText ?? "" }
    fileprivate func days(_ columns: String...) throws -> [String] { try columns.map(day) }
}
