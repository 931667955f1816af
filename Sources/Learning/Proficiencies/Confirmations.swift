// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Asking for confirmation, and giving it (H-7, H-8).
package struct Confirmations: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Who may confirm what the viewer answers on a Step, by name: whom they can ask.
    package func askable(on step: NodeID, by viewer: Viewer) async throws -> [NamedPerson] {
        try await platform.read(by: viewer) { snapshot in
            let (learner, _) = try snapshot.permitAsLearner(.confirmationRequest, on: step)
            return try snapshot.named(snapshot.askable(by: learner, on: step))
        }
    }

    /// Asks some people to confirm some of the viewer's own answers, each of them; whoever is first decides.
    ///
    /// - Throws: ``InvalidInput`` where somebody cannot be asked; ``Objection`` where an answer cannot be confirmed, or is
    ///   waiting or confirmed already: then none is asked for.
    package func ask(
        _ people: [PersonID],
        about numbers: [Int],
        on step: NodeID,
        by viewer: Viewer
    ) async throws {
        let (people, numbers) = (Array(Set(people)).sorted(), Array(Set(numbers)).sorted())
        try await platform.amend(by: viewer) { amendment in
            let (learner, permit) = try amendment.permitAsLearner(.confirmationRequest, on: step)
            let record = try amendment.wholeRecord(of: learner, on: step)
            try record.demandOpen()
            try amendment.demandAskable(people, by: learner, on: step)
            guard !numbers.isEmpty else { throw InvalidInput("proficiencies", "Choose at least one proficiency.") }
            for number in numbers {
                guard let line = record.line(number) else { throw NotFound() }
                let answer = try line.answerToAsk()
                let id = try amendment.addConfirmation(of: answer, record, permit)
                for person in people {
                    try amendment.execute(
                        """
                        INSERT INTO confirmation_party (organisation_id, confirmation_id, person_id)
                        VALUES (\(amendment.organisation), \(id), \(person))
                        """,
                        permit
                    )
                }
                try amendment.mark(answer.id, .waiting, .permit(permit))
                let mark = StepMark(learner, step, line.proficiency.code)
                amendment.record(.confirmationAsked(mark, of: people.map(\.index)), permit)
            }
            for person in people { try amendment.tell(person, .confirmationAsked(StepMark(learner, step))) }
        }
    }

    /// No longer asks for a confirmation.
    package func withdraw(_ number: Int, on step: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (learner, permit) = try amendment.permitAsLearner(.confirmationRequest, on: step)
            let record = try amendment.wholeRecord(of: learner, on: step)
            guard let line = record.line(number) else { throw NotFound() }
            guard line.standing == .waiting else {
                throw Objection(
                    "nobody is asked to confirm \(line.proficiency.code) any more",
                    remedy: "look at it again"
                )
            }
            try amendment.withdraw(line, because: "", permit)
            if let answer = line.answer { try amendment.mark(answer.id, .answered, .permit(permit)) }
            amendment.record(.confirmationWithdrawn(StepMark(learner, step, line.proficiency.code)), permit)
        }
    }

    /// Confirms answers that were looked at, all of them or none (H-8).
    ///
    /// - Throws: ``Objection`` where one changed meanwhile, or somebody else has decided on it.
    package func confirm(_ answers: [Int64], comment: String = "", by viewer: Viewer) async throws {
        let comment = try WrittenText.checked(comment, field: "comment")
        try await decide(answers, .confirmed, comment, by: viewer)
    }

    /// Sends answers back to be improved, and says what is missing: all of them or none.
    ///
    /// - Throws: ``Objection`` as ``confirm(_:comment:by:)``.
    package func sendBack(_ answers: [Int64], comment: String, by viewer: Viewer) async throws {
        let comment = try WrittenText.checked(
            comment,
            field: "comment",
            needed: "Say what has to be improved: the learner reads it."
        )
        try await decide(answers, .sentBack, comment, by: viewer)
    }

    private func decide(
        _ answers: [Int64],
        _ decision: Amendment.Decided,
        _ comment: String,
        by viewer: Viewer
    ) async throws {
        let answers = Array(Set(answers)).sorted()
        guard (1...Self.decidedMaximum).contains(answers.count) else {
            throw InvalidInput("answers", "Choose 1 to \(Self.decidedMaximum) of them.")
        }
        try await platform.amend(by: viewer) { amendment in
            var marks: [StepMark] = []
            for id in answers {
                let reviewed = try amendment.reviewed(id)
                let permit = try amendment.permit(decision.permission, reviewed.resource)
                try amendment.demandDecidable(reviewed)
                try amendment.decide(reviewed, decision, comment, permit)
                amendment.record(decision.act(reviewed.mark), permit)
                marks.append(reviewed.mark)
            }
            try amendment.tell(decision, marks)
        }
    }

    static let decidedMaximum = 200
}

/// Somebody by their name of today.
package struct NamedPerson: Sendable, Hashable {
    package let id: PersonID
    package let name: String
}

extension Snapshot {
    /// Everybody who may confirm what a learner answers, if they ask them.
    ///
    /// Whoever may unasked the engine finds. Who may only if they are asked holds an allowing role on a place around the
    /// Step or its learner: the engine is asked about each of these as if they were.
    func askable(by learner: PersonID, on step: NodeID) -> [PersonID] {
        let permission = model.number(of: .confirmationGive)
        let places = placesAround(step, learner)
        let holders = model.roles(granting: permission).flatMap { role in
            places.flatMap { roster.holders(of: role, on: $0) }
        }
        let unasked = authorizer.who(may: permission, onStep(step, of: learner), at: now)
        return Set(holders + unasked).filter { mayConfirm($0, for: learner, on: step) }.sorted()
    }

    /// A Step, its learner and what they belong to, with all that these lie in.
    private func placesAround(_ step: NodeID, _ learner: PersonID) -> Set<NodeID> {
        var left = [step, NodeID(learner)] + roster.holdings(of: learner).map(\.node)
        var places: Set<NodeID> = [.organisation]
        while let node = left.popLast() {
            guard places.insert(node).inserted, roster.exists(node) else { continue }
            if node.person == nil { left += roster.parents(of: node) }
        }
        return places
    }

    /// Whether somebody may confirm what a learner answers, if they are asked.
    func mayConfirm(_ person: PersonID, for learner: PersonID, on step: NodeID) -> Bool {
        let resource = onStep(step, of: learner, asked: [person])
        return authorizer.allows(.person(person), model.number(of: .confirmationGive), resource, at: now)
    }

    func demandAskable(_ people: [PersonID], by learner: PersonID, on step: NodeID) throws {
        guard (1...10).contains(people.count) else {
            throw InvalidInput("people", "Choose whom to ask: one person, or up to ten.")
        }
        guard people.allSatisfy({ roster.isKnown($0) && mayConfirm($0, for: learner, on: step) }) else {
            throw InvalidInput("people", "Somebody of these may not confirm it any more. Choose from the list.")
        }
    }

    /// People by name.
    func named(_ people: [PersonID]) throws -> [NamedPerson] {
        let names = try names(of: people)
        return people.map { NamedPerson(id: $0, name: names[$0] ?? "somebody") }
            .sorted { (Title.key(of: $0.name), $0.id) < (Title.key(of: $1.name), $1.id) }
    }
}

extension StepRecord.Line {
    /// The answer that somebody can be asked to confirm (H-7).
    fileprivate func answerToAsk() throws -> StepRecord.Answer {
        switch standing {
        case .achieved, .sentBack: break
        case .open, .begun:
            throw Objection(
                "\(proficiency.code) cannot be confirmed: you have not assessed yourself as having achieved it",
                remedy: "assess yourself first"
            )
        case .waiting:
            throw Objection("somebody is asked to confirm \(proficiency.code) already", remedy: "withdraw that first")
        case .confirmed: throw Objection("\(proficiency.code) is confirmed already", remedy: "nothing is left to do")
        }
        guard let answer else { throw NotFound() }
        return answer
    }
}
