// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// A learner's answer, confirmation or sign-off on a Step, as the engine is asked about it.
    func onStep(_ node: NodeID, of learner: PersonID, asked: [PersonID] = []) -> Resource {
        Resource(in: node, owner: learner, parties: asked)
    }

    /// Whether somebody is enrolled now: whether they may assess themselves there.
    func isEnrolled(_ person: PersonID, on node: NodeID) -> Bool {
        authorizer.allows(.person(person), model.number(of: .answerGive), onStep(node, of: person), at: now)
    }

    /// The roles by whose holders Steps are worked through, by name.
    var learningRoles: [String] {
        model.roles(granting: model.number(of: .answerGive)).map { model.roles[Int($0.index)].name }
    }

    func maySeeAnswers(of person: PersonID, on step: NodeID) -> Bool {
        allows(.answerView, onStep(step, of: person))
    }

    /// A place in which people assess themselves.
    ///
    /// - Throws: ``NotFound`` where it is another.
    func existingStep(_ node: NodeID) throws -> NodeRow {
        let row = try existing(node)
        guard model.kindsOfSteps.contains(row.kind) else { throw NotFound() }
        return row
    }

    /// The framework that somebody works through on a Step: the one they began, or else the one that is published.
    func framework(of person: PersonID, on node: NodeID) throws -> Framework? {
        let row = try transaction.row(
            """
            SELECT framework_id FROM step_record
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(node)
            """
        )
        let begun: Int64? = try row?.read("framework_id")
        let versions = try transaction.frameworks(of: organisation, on: node)
        return versions.first { version in begun.map { $0 == version.id } ?? (version.state == .published) }
    }

    /// A learner's record of a Step, as far as the viewer may see it.
    ///
    /// - Throws: ``NotFound`` where there is none: no version of it is published, and they never began one.
    func record(of person: PersonID, on node: NodeID) throws -> StepRecord {
        try wholeRecord(of: person, on: node).seen(by: sight(of: person, on: node))
    }

    /// The whole of a learner's record, whoever asks: for verbs that decide on it, and never to be shown.
    ///
    /// - Throws: ``NotFound`` as ``record(of:on:)``.
    func wholeRecord(of person: PersonID, on node: NodeID) throws -> StepRecord {
        let step = try existingStep(node)
        guard let framework = try framework(of: person, on: node) else { throw NotFound() }
        let answers = try wholeAnswers(of: person, on: node, isPresent: true)
        let lines = try transaction.proficiencies(of: framework.id, in: organisation).map { proficiency in
            let found = answers[proficiency.number]?.first
            return StepRecord.Line(
                proficiency: proficiency,
                standing: found?.standing ?? .open,
                answer: found?.answer
            )
        }
        let signOff = try lastSignOff(of: person, on: node)
        return StepRecord(
            learner: person,
            learnerName: try names(of: [person])[person] ?? "",
            node: node,
            title: step.title,
            version: framework.version,
            isEnrolled: isEnrolled(person, on: node),
            isClosed: signOff?.state == .given,
            lines: lines,
            signOff: signOff,
            showsConfirmations: true,
            showsSignOff: true,
            completeBy: try completionDates(of: [person])[Enrolled(person: person, node: node)]
        )
    }
}
