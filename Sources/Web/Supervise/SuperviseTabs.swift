// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The lists of those who confirm and sign off, to go from one to another.
struct SuperviseTabs: Sendable {
    let tabs: [Tab]

    /// One of them.
    struct Tab: Sendable {
        let title: String
        let address: String
        let isCurrent: Bool
    }

    /// Which list is shown.
    enum Part: Sendable {
        case toDo, others, learners, sessions
    }

    /// The tabs with what waits; there are no tasks for who may look at learners, and neither confirms nor signs off.
    init(_ current: Part, _ tasks: ReviewTasks?, at organisation: String) {
        let learners = Tab(
            title: "All learners",
            address: Address.learners(organisation),
            isCurrent: current == .learners
        )
        guard let tasks else {
            tabs = [learners]
            return
        }
        let count = tasks.answers + tasks.signOffs
        tabs =
            [
                Tab(
                    title: count == 0 ? "To do" : "To do (\(count))",
                    address: Address.supervise(organisation),
                    isCurrent: current == .toDo
                ),
                Tab(
                    title: "Asked of others",
                    address: Address.askedOfOthers(organisation),
                    isCurrent: current == .others
                ),
                learners,
            ]
            + (tasks.seesSessions
                ? [
                    Tab(
                        title: "Sessions",
                        address: Address.supervisions(organisation),
                        isCurrent: current == .sessions
                    )
                ] : [])
    }
}

extension SignedIn {
    /// What the role model calls this part of the product.
    var superviseTitle: String {
        applications.first { $0.address == Address.supervise(organisation) }?.title ?? "Supervise"
    }

    /// The places above a page about a learner.
    func trail(toLearner learner: (id: PersonID, name: String)? = nil, step: (NodeID, String)? = nil) -> [Frame.Place] {
        var trail = [
            Frame.Place(superviseTitle, at: Address.supervise(organisation)),
            Frame.Place("All learners", at: Address.learners(organisation)),
        ]
        guard let learner else { return trail }
        trail.append(Frame.Place(learner.name, at: Address.learner(organisation, learner.id)))
        if let (node, title) = step {
            trail.append(Frame.Place(title, at: Address.learnerStep(organisation, learner.id, node)))
        }
        return trail
    }

    /// The places above a page about a learner's Step.
    func trail(to record: StepRecord) -> [Frame.Place] {
        trail(toLearner: (record.learner, record.learnerName), step: (record.node, record.title))
    }
}

extension Visit {
    /// The learner in the address.
    ///
    /// - Throws: `Problem.notFound` where it is no number that a person could have.
    func learner() throws -> PersonID {
        guard let index = UInt32(exactly: try number("learner")), index < 1 << 26 else { throw Problem.notFound([]) }
        return PersonID(index: index)
    }

    /// The Step in the address.
    ///
    /// - Throws: `Problem.notFound` where it is no number that a place could have.
    func step() throws -> NodeID {
        guard let index = UInt32(exactly: try number("step")), index < 1 << 26 else { throw Problem.notFound([]) }
        return NodeID(index: index)
    }

    /// The answer in the address.
    ///
    /// - Throws: `Problem.notFound` where it is no number that an answer could have.
    func answerNumber() throws -> Int64 { Int64(try number("answer")) }
}
