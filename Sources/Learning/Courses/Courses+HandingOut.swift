// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// A course to be assigned or offered to some people at once.
package struct HandingOut: Sendable, Hashable {
    package var course: NodeID
    /// ``CourseState/current`` to assign it, ``CourseState/available`` to offer it.
    package var state: CourseState
    package var people: [PersonID]
    /// A group, everybody of which is meant who can take courses, besides the people.
    package var group: NodeID?

    package init(_ course: NodeID, as state: CourseState, to people: [PersonID], of group: NodeID? = nil) {
        self.course = course
        self.state = state
        self.people = people
        self.group = group
    }

    /// As many as one page of a list shows, to be ticked.
    package static let pageSize = 50
    /// Ticked, and of a group.
    package static let peopleMaximum = Groups.chosenMaximum
}

/// What handing out a course comes to.
package struct HandingOutOutlook: Sendable, Hashable {
    package let courseTitle: String
    /// Who gets it.
    package let names: [String]
    package let people: [PersonID]
    /// Who is left out, as they have it or completed it.
    package let leftOut: [String]
    package let preview: ChangePreview
}

/// Somebody to whom a course can be given.
package struct CourseCandidate: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    /// How they stand with it, if they have it already.
    package let state: CourseState?
}

extension Courses {
    /// Learners to whom a course can be given, by name; A-4: whoever gives it finds their names, and nothing more.
    ///
    /// Where a role of the course only works together with another, those alone who hold that one.
    package func candidates(
        for course: NodeID,
        named search: String = "",
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Paged<CourseCandidate> {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existingCourse(course)
            try snapshot.demandHandingOut(row)
            let filter = PeopleFilter(search: search, status: .active)
            let rows = try snapshot.peopleRows(snapshot.learners(for: row), filter, page)
            let states = try snapshot.states(of: row)
            return rows.map { CourseCandidate(person: $0.id, name: $0.name, state: states[$0.id]) }
        }
    }

    /// Who would get a course, and what that would change, before it is done.
    ///
    /// - Throws: what handing it out would throw.
    package func preview(_ handing: HandingOut, by viewer: Viewer) async throws -> HandingOutOutlook {
        try await platform.read(by: viewer) { snapshot in
            let plan = try snapshot.plan(handing)
            let after = try snapshot.considering { after in
                for gift in plan.gifts {
                    for offer in gift.offers { try after.end(offer.row, at: snapshot.now, in: snapshot) }
                    try after.give(gift.plan.holding)
                }
            }
            let names = try snapshot.names(of: plan.gifts.map(\.plan.holding.person) + plan.leftOut)
            return HandingOutOutlook(
                courseTitle: plan.row.title,
                names: plan.gifts.compactMap { names[$0.plan.holding.person] },
                people: plan.gifts.map(\.plan.holding.person),
                leftOut: plan.leftOut.compactMap { names[$0] },
                preview: try snapshot.preview(of: after)
            )
        }
    }

    /// Assigns or offers a course; who has it already, or completed it, is left out.
    ///
    /// It answers how many got it. To assign what somebody was offered takes the place of the offer.
    package func handOut(_ handing: HandingOut, by viewer: Viewer) async throws -> Int {
        try await platform.amend(by: viewer) { amendment in
            let plan = try amendment.plan(handing)
            guard !plan.gifts.isEmpty else {
                throw InvalidInput("people", "Everybody whom you chose has the course already. Choose others.")
            }
            for gift in plan.gifts {
                for offer in gift.offers { try amendment.end(offer.row, at: amendment.now, offer.permit) }
                try amendment.carryOut(gift.plan)
            }
            return plan.gifts.count
        }
    }
}

/// What is done for each when a course is handed out.
private struct HandingOutPlan {
    var row: NodeRow
    var gifts: [(plan: GiftPlan, offers: [(row: HoldingRow, permit: Permit)])]
    var leftOut: [PersonID]
}

extension Snapshot {
    fileprivate func demandHandingOut(_ row: NodeRow) throws {
        guard handingOut(row).isEmpty else { return }
        guard let role = role(.current, of: row) else { throw NotFound() }
        _ = try permit(giving: role, on: row.node, to: nil)
    }

    /// Who holds what a role of the course needs beside it; nothing where it needs nothing, and so everyone can have it.
    fileprivate func learners(for row: NodeRow) throws -> [PersonID]? {
        guard let role = role(.current, of: row) else { return [] }
        let name = model.roles[Int(role.index)].name
        let carriers = model.roles.filter { $0.role.carries.contains(name) }
        guard !carriers.isEmpty else { return nil }
        var people: Set<PersonID> = []
        for carrier in carriers {
            for node in try nodes(of: carrier.heldOn) {
                for person in roster.holders(of: carrier.id, on: node) where !people.contains(person) {
                    let isHeld = roster.holdings(of: person).contains { $0.role == carrier.id && $0.isCurrent(at: now) }
                    if isHeld { people.insert(person) }
                }
            }
        }
        return people.sorted()
    }

    private func nodes(of kinds: [KindID]) throws -> [NodeID] {
        let names = kinds.map { model.kinds[Int($0.index)].kind.name }
        return try transaction.rows(
            """
            SELECT id FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: names) AND removed_at IS NULL
            """
        ).map { try $0.read("id") } + (kinds.contains(.organisation) ? [.organisation] : [])
    }

    fileprivate func plan(_ handing: HandingOut) throws -> HandingOutPlan {
        let row = try existingCourse(handing.course)
        try demandHandingOut(row)
        guard handing.state != .completed, let role = role(handing.state, of: row) else {
            throw InvalidInput("as", "Choose whether to assign it or to offer it.")
        }
        let learners = try learners(for: row).map(Set.init)
        var people = Set(handing.people)
        if let group = handing.group {
            let members = try chosenMembers(of: group).filter { learners?.contains($0) ?? true }
            guard !members.isEmpty else {
                throw InvalidInput("group", "Nobody of this group can take courses. Choose another.")
            }
            people.formUnion(members)
        }
        guard !people.isEmpty else { throw InvalidInput("people", "Tick at least one name.") }
        guard people.count <= HandingOut.peopleMaximum else {
            throw InvalidInput("people", "Choose at most \(HandingOut.peopleMaximum) people at once.")
        }
        let completed = try completions(of: row.node)
        var plan = HandingOutPlan(row: row, gifts: [], leftOut: [])
        for person in people.sorted() {
            _ = try permit(giving: role, on: row.node, to: person)
            guard roster.isKnown(person), learners?.contains(person) ?? true else {
                throw InvalidInput("people", "Somebody whom you ticked cannot take courses any more. Choose again.")
            }
            let held = try openHoldingRows(of: person).filter { $0.node == row.node }
            let isBetter = { (other: CourseState) in
                held.contains { $0.role == self.role(other, of: row).map { self.model.roles[Int($0.index)].name } }
            }
            // Who completed it and holds it no more can be given it again.
            let isDone = completed[person] != nil && !held.isEmpty
            if isDone || isBetter(.current) || (handing.state == .available && isBetter(.available)) {
                plan.leftOut.append(person)
                continue
            }
            let offers = try held.compactMap { held -> (row: HoldingRow, permit: Permit)? in
                guard isOffer(held, of: row), let holding = held.holding(in: model) else { return nil }
                return (held, try permit(giving: holding.role, on: row.node, to: person))
            }
            let gift = Gift(of: model.roles[Int(role.index)].name, to: person, on: row.node)
            plan.gifts.append((plan: try self.plan(gift), offers: offers))
        }
        return plan
    }
}
