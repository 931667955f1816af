// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Files that learners send as evidence: whoever may see the answer sees them.
package struct EvidenceFiles: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Of one file.
    package static let bytesMaximum = 20 << 20
    /// Of all that come with one form.
    package static let bytesAtOnceMaximum = 25 << 20
    /// Beside one answer.
    package static let countMaximum = 5
    /// Of one learner on one Step.
    package static let bytesOfStepMaximum = 500 << 20

    /// A file to be handed out; its content is read only for who may have it.
    ///
    /// - Throws: ``NotFound`` where the viewer may not see whose answers it belongs to.
    package func file(_ id: Int64, by viewer: Viewer) async throws -> HandedFile {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.transaction.row(
                """
                SELECT person_id, node_id, name, type, digest
                FROM evidence_file
                WHERE organisation_id = \(snapshot.organisation) AND id = \(id)
                """
            )
            guard let row else { throw NotFound() }
            let (learner, step): (PersonID, NodeID) = (try row.read("person_id"), try row.read("node_id"))
            _ = try snapshot.permit(.answerView, snapshot.onStep(step, of: learner))
            let content = try snapshot.transaction.row(
                """
                SELECT content
                FROM evidence_file
                WHERE organisation_id = \(snapshot.organisation) AND id = \(id)
                """
            )
            return HandedFile(
                learner: learner,
                step: step,
                name: try row.read("name"),
                file: StoredFile(
                    type: try row.read("type"),
                    digest: try row.read("digest"),
                    content: try content?.read("content")
                )
            )
        }
    }

    /// Looks through what was sent, before there is a transaction: sizes, what each is, the virus scanner, pictures anew.
    ///
    /// - Throws: ``InvalidInput`` for the field `files`.
    func taken(_ sent: [SentFile]) async throws -> [TakenFile] {
        guard sent.count <= Self.countMaximum else {
            throw InvalidInput("files", "Send at most \(Self.countMaximum) files.")
        }
        var taken: [TakenFile] = []
        for file in sent {
            guard !file.bytes.isEmpty else { throw InvalidInput("files", "“\(file.name)” is empty. Send another one.") }
            guard file.bytes.count <= Self.bytesMaximum else {
                throw InvalidInput("files", "“\(file.name)” has more than 20 MB. Send a smaller one.")
            }
            guard let type = try await platform.pictures.type(of: file.bytes).flatMap(EvidenceType.init) else {
                let kinds =
                    "PDF, a picture (JPEG, PNG, WebP), plain text, or a document of Word, Excel, PowerPoint or Writer"
                throw InvalidInput("files", "“\(file.name)” is of a kind that is not taken. Send \(kinds).")
            }
            try await platform.scanner?.check(file.bytes, field: "files")
            let content = type.isPicture ? try await platform.pictures.picture(from: file.bytes) : file.bytes
            taken.append(
                TakenFile(
                    name: type.name(for: file.name),
                    type: type.isPicture ? EvidenceType.jpeg.rawValue : type.rawValue,
                    content: content
                )
            )
        }
        return taken
    }
}

/// A file as it is handed out, and whose evidence it is.
package struct HandedFile: Sendable {
    package let learner: PersonID
    package let step: NodeID
    package let name: String
    package let file: StoredFile
}

/// A file beside an answer.
package struct EvidenceFile: Sendable, Hashable {
    package let id: Int64
    package let name: String
    /// How large it is.
    package let bytes: Int

    package init(id: Int64, name: String, bytes: Int) {
        self.id = id
        self.name = name
        self.bytes = bytes
    }
}

extension Snapshot {
    /// The files beside some answers, by their numbers.
    func evidenceFiles(of answers: [Int64]) throws -> [Int64: [EvidenceFile]] {
        guard !answers.isEmpty else { return [:] }
        return try transaction.rows(
            """
            SELECT evidence_of_answer.self_assessment_id, evidence_file.id, evidence_file.name, evidence_file.bytes
            FROM evidence_of_answer
            JOIN evidence_file
                ON evidence_file.organisation_id = evidence_of_answer.organisation_id
                AND evidence_file.id = evidence_of_answer.evidence_file_id
            WHERE evidence_of_answer.organisation_id = \(organisation)
                AND evidence_of_answer.self_assessment_id \(in: answers)
            ORDER BY evidence_file.id
            """
        ).reduce(into: [:]) { files, row in
            let file = EvidenceFile(
                id: try row.read("id"),
                name: try row.read("name"),
                bytes: try row.read("bytes")
            )
            files[try row.read("self_assessment_id"), default: []].append(file)
        }
    }
}

extension Amendment {
    /// Puts files beside a new answer: those that were sent, and those of the answer before that stay.
    ///
    /// - Throws: ``InvalidInput`` where there are too many, or they are too large together.
    func keep(
        _ sent: [TakenFile],
        and kept: [EvidenceFile],
        beside answer: Int64,
        _ record: StepRecord,
        _ permit: Permit
    ) throws {
        guard sent.count + kept.count <= EvidenceFiles.countMaximum else {
            let maximum = EvidenceFiles.countMaximum
            throw InvalidInput("files", "An answer has at most \(maximum) files. Send fewer, or leave some out.")
        }
        try demandRoom(for: sent, record)
        var ids = kept.map(\.id)
        for file in sent {
            let id = try nextNumber(in: "evidence_file")
            try execute(
                """
                INSERT INTO evidence_file (
                    organisation_id, id, person_id, node_id, name, type, digest, bytes, content, sent_at
                )
                VALUES (
                    \(organisation), \(id), \(record.learner), \(record.node), \(file.name), \(file.type),
                    \(SHA256.hex(of: file.content)), \(file.content.count), \(file.content), \(now)
                )
                """,
                permit
            )
            ids.append(id)
        }
        for id in ids {
            try execute(
                """
                INSERT INTO evidence_of_answer (organisation_id, self_assessment_id, evidence_file_id)
                VALUES (\(organisation), \(answer), \(id))
                """,
                permit
            )
        }
    }

    private func demandRoom(for sent: [TakenFile], _ record: StepRecord) throws {
        guard !sent.isEmpty else { return }
        let row = try transaction.row(
            """
            SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS total
            FROM evidence_file
            WHERE organisation_id = \(organisation) AND person_id = \(record.learner) AND node_id = \(record.node)
            """
        )
        let total: Int = try row?.read("total") ?? 0
        guard total + sent.reduce(0, { $0 + $1.content.count }) <= EvidenceFiles.bytesOfStepMaximum else {
            throw InvalidInput(
                "files",
                "Your files on “\(record.title)” have more than 500 MB together. Send smaller ones."
            )
        }
    }
}
