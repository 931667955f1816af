// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What moving somebody to the published version of a Step comes to.
struct VersionMove {
    var learner: PersonID
    var node: NodeID
    var from: Framework
    var to: Framework
    /// New numbers of proficiencies that are the same in both, by their old ones.
    var numbers: [Int: Int]
    /// Codes of present answers that stay with the version of before.
    var left: [String]
    var keptCount: Int
    var permit: Permit

    /// What it does to somebody's answers, as a sentence.
    var words: String {
        let kept = keptCount == 1 ? "1 answer is carried over" : "\(keptCount) answers are carried over"
        guard !left.isEmpty else {
            return "Version \(from.version) to \(to.version): \(kept), and none is left behind."
        }
        let named = left.prefix(8).joined(separator: ", ") + (left.count > 8 ? " and \(left.count - 8) more" : "")
        return "Version \(from.version) to \(to.version): \(kept). To be assessed anew: \(named)."
    }
}

extension Snapshot {
    /// What moving somebody comes to; nothing where they begin with, or work through, the published version anyway.
    ///
    /// - Throws: ``Refused``, ``NotFound``, ``Objection`` where the Step is signed off or they are not on it.
    func versionMove(of learner: PersonID, on node: NodeID) throws -> VersionMove? {
        let (enrolment, permit) = try permitEnrolling(learner, on: node)
        guard enrolment != nil, isEnrolled(learner, on: node) else {
            throw Objection("they are not enrolled on this Step now", remedy: "enrol them first")
        }
        guard try lastSignOff(of: learner, on: node)?.state != .given else {
            throw Objection("their Step is signed off, and closed by that", remedy: "nothing is left to do")
        }
        let versions = try transaction.frameworks(of: organisation, on: node)
        guard let to = versions.first(where: { $0.state == .published }) else {
            throw Objection(
                "no version of this Step is published",
                remedy: "ask whoever runs the server to publish one"
            )
        }
        guard let from = try framework(of: learner, on: node), from.id != to.id else { return nil }
        let numbers = try sameNumbers(from, to)
        let answers = try wholeAnswers(of: learner, on: node, isPresent: true)
        let codes = try transaction.proficiencies(of: from.id, in: organisation)
        return VersionMove(
            learner: learner,
            node: node,
            from: from,
            to: to,
            numbers: numbers,
            left: codes.filter { answers[$0.number] != nil && numbers[$0.number] == nil }.map(\.code),
            keptCount: answers.keys.count { numbers[$0] != nil },
            permit: permit
        )
    }

    /// Proficiencies that two versions have in the same words: code, statement, guidance and possible answers.
    ///
    /// A group, a hint how it may be evidenced, and whether it is required, change nothing of what was said and confirmed.
    private func sameNumbers(_ from: Framework, _ to: Framework) throws -> [Int: Int] {
        let new = try transaction.proficiencies(of: to.id, in: organisation)
        let byCode = Dictionary(uniqueKeysWithValues: new.map { ($0.code, $0) })
        return try transaction.proficiencies(of: from.id, in: organisation).reduce(into: [:]) { numbers, old in
            guard let same = byCode[old.code], same.statement == old.statement, same.guidance == old.guidance,
                same.answers == old.answers
            else { return }
            numbers[old.number] = same.number
        }
    }
}

extension Amendment {
    /// Moves somebody: what is the same goes with them, with its confirmations; the rest stays in the record, replaced.
    func carryOut(_ move: VersionMove) throws {
        let ofTheirs: SQL = """
            organisation_id = \(organisation) AND person_id = \(move.learner) AND node_id = \(move.node)
            """
        let record = try wholeRecord(of: move.learner, on: move.node)
        try withdrawSignOffRequest(record, move.permit)
        for line in record.lines where move.numbers[line.proficiency.number] == nil {
            try replace(line, because: "The learner was moved to another version of the Step.", move.permit)
        }
        for (old, new) in move.numbers.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                UPDATE self_assessment SET framework_id = \(move.to.id), proficiency = \(new)
                WHERE \(ofTheirs) AND framework_id = \(move.from.id) AND proficiency = \(old)
                """,
                move.permit
            )
        }
        try execute("UPDATE step_record SET framework_id = \(move.to.id) WHERE \(ofTheirs)", move.permit)
        let mark = StepMark(move.learner, move.node)
        self.record(
            .learnerMoved(mark, from: move.from.version, to: move.to.version, left: move.left.count),
            move.permit
        )
        try tell(move.learner, .learnerMoved(mark, to: move.to.version, left: move.left.count))
    }
}
