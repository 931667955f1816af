// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The parts of somebody's file about the Steps that they work through.
extension Snapshot {
    func stepsBegun(by person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, framework.version, step_record.begun_at
            FROM step_record
            JOIN node ON node.organisation_id = step_record.organisation_id AND node.id = step_record.node_id
            JOIN framework
                ON framework.organisation_id = step_record.organisation_id AND framework.id = step_record.framework_id
            WHERE step_record.organisation_id = \(organisation) AND step_record.person_id = \(person)
            ORDER BY step_record.begun_at
            \(ownRows)
            """
        )
        return OwnData.Section(
            .steps,
            ["Step", "Version", "Begun"],
            try rows.map { row in
                let version: Int = try row.read("version")
                return [try row.read("title"), String(version), (try row.read("begun_at") as Instant).fileText]
            }
        )
    }

    func selfAssessments(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, proficiency.code, self_assessment.answer, self_assessment.evidence,
                self_assessment.answered_at, self_assessment.replaced_at
            FROM self_assessment
            JOIN node ON node.organisation_id = self_assessment.organisation_id AND node.id = self_assessment.node_id
            JOIN proficiency
                ON proficiency.organisation_id = self_assessment.organisation_id
                AND proficiency.framework_id = self_assessment.framework_id
                AND proficiency.number = self_assessment.proficiency
            WHERE self_assessment.organisation_id = \(organisation) AND self_assessment.person_id = \(person)
            ORDER BY self_assessment.id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .selfAssessments,
            ["Step", "Proficiency", "Answer", "Evidence", "Given", "Changed"],
            try rows.map { row in
                [
                    try row.read("title"), try row.read("code"), try row.read("answer"), try row.read("evidence"),
                    (try row.read("answered_at") as Instant).fileText,
                    (try row.read("replaced_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }

    /// Which files there are; each is had from the page of its answer.
    func evidence(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, evidence_file.name, evidence_file.type, evidence_file.bytes, evidence_file.sent_at
            FROM evidence_file
            JOIN node ON node.organisation_id = evidence_file.organisation_id AND node.id = evidence_file.node_id
            WHERE evidence_file.organisation_id = \(organisation) AND evidence_file.person_id = \(person)
            ORDER BY evidence_file.id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .evidence,
            ["Step", "File", "Type", "Bytes", "Sent"],
            try rows.map { row in
                let bytes: Int = try row.read("bytes")
                return [
                    try row.read("title"), try row.read("name"), try row.read("type"), String(bytes),
                    (try row.read("sent_at") as Instant).fileText,
                ]
            }
        )
    }

    func confirmations(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, proficiency.code, confirmation.state, confirmation.asked_at, confirmation.decided_at,
                confirmation.decided_name, confirmation.decided_role, confirmation.comment
            FROM confirmation
            JOIN self_assessment
                ON self_assessment.organisation_id = confirmation.organisation_id
                AND self_assessment.id = confirmation.self_assessment_id
            JOIN node ON node.organisation_id = confirmation.organisation_id AND node.id = confirmation.node_id
            JOIN proficiency
                ON proficiency.organisation_id = self_assessment.organisation_id
                AND proficiency.framework_id = self_assessment.framework_id
                AND proficiency.number = self_assessment.proficiency
            WHERE confirmation.organisation_id = \(organisation) AND confirmation.person_id = \(person)
            ORDER BY confirmation.id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .confirmations,
            ["Step", "Proficiency", "Came to", "Asked", "Decided", "By", "As", "Comment"],
            try rows.map { row in
                [
                    try row.read("title"), try row.read("code"), try row.read("state"),
                    (try row.read("asked_at") as Instant?)?.fileText ?? "",
                    (try row.read("decided_at") as Instant?)?.fileText ?? "",
                    try row.read("decided_name") as String? ?? "", try row.read("decided_role") as String? ?? "",
                    try row.read("comment"),
                ]
            }
        )
    }

    func signOffs(ofAllStepsOf person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, sign_off.state, sign_off.asked_at, sign_off.learner_says, sign_off.decided_at,
                sign_off.decided_name, sign_off.decided_role, sign_off.comment, sign_off.code
            FROM sign_off
            JOIN node ON node.organisation_id = sign_off.organisation_id AND node.id = sign_off.node_id
            WHERE sign_off.organisation_id = \(organisation) AND sign_off.person_id = \(person)
            ORDER BY sign_off.id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .signOffs,
            ["Step", "Came to", "Asked", "You said", "Decided", "By", "As", "They said", "Certificate"],
            try rows.map { row in
                [
                    try row.read("title"), try row.read("state"),
                    (try row.read("asked_at") as Instant?)?.fileText ?? "", try row.read("learner_says"),
                    (try row.read("decided_at") as Instant?)?.fileText ?? "",
                    try row.read("decided_name") as String? ?? "", try row.read("decided_role") as String? ?? "",
                    try row.read("comment"), try row.read("code") as String? ?? "",
                ]
            }
        )
    }
}
