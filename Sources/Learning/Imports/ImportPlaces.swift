// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// Finds the roles and places that the words of a sheet mean, as far as the viewer may give there.
///
/// whoever may give a role in a place finds the place by its name. Any other is told as not there.
struct ImportPlaces {
    private let snapshot: Snapshot
    private var roles: [String: RoleID] = [:]
    private var nodes: [String: [NodeID]] = [:]
    private var found: [ImportRow.Wish: Result<Gift, ImportRefusal>] = [:]

    /// A role on a node.
    struct Gift: Sendable, Hashable {
        let role: RoleID
        let node: NodeID
    }

    init(_ snapshot: Snapshot, _ rows: [ImportRow]) throws {
        self.snapshot = snapshot
        for facts in snapshot.model.roles where snapshot.model.model.role(named: facts.name) != nil {
            // The name comes first, so that a title that is another role's name does not hide it.
            roles[Title.key(of: facts.name)] = facts.id
        }
        for facts in snapshot.model.roles where snapshot.model.model.role(named: facts.name) != nil {
            let title = Title.key(of: facts.role.title)
            if roles[title] == nil { roles[title] = facts.id }
        }
        try readNodes(Set(rows.flatMap { $0.wishes.compactMap(\.place) }.map(Title.key)))
    }

    private mutating func readNodes(_ keys: Set<String>) throws {
        let sorted = keys.sorted()
        for begin in stride(from: 0, to: sorted.count, by: 1_000) {
            let some = Array(sorted[begin..<min(begin + 1_000, sorted.count)])
            let rows = try snapshot.transaction.rows(
                """
                SELECT id, title_key
                FROM node
                WHERE organisation_id = \(snapshot.organisation) AND id > 0 AND removed_at IS NULL
                    AND title_key \(in: some)
                ORDER BY id
                """
            )
            for row in rows { nodes[try row.read("title_key"), default: []].append(try row.read("id")) }
        }
    }

    /// What a wish means; each is looked for once.
    ///
    /// - Throws: ``ImportRefusal``, or what is wrong with the database.
    mutating func gift(for wish: ImportRow.Wish) throws -> Gift {
        if let known = found[wish] { return try known.get() }
        do {
            let gift = try look(for: wish)
            found[wish] = .success(gift)
            return gift
        } catch let refusal as ImportRefusal {
            found[wish] = .failure(refusal)
            throw refusal
        }
    }

    private func look(for wish: ImportRow.Wish) throws -> Gift {
        let role = try wish.role.map { word in
            guard let role = roles[Title.key(of: word)] else {
                throw ImportRefusal("There is no role “\(word.shortened)”. Write the name of one.")
            }
            return role
        }
        if let role, facts(role).role.holders == .exactlyOne || facts(role).name == snapshot.model.model.topRole {
            throw ImportRefusal(
                "\(facts(role).role.title) is given on a person’s own page, and by no file. Write another role."
            )
        }
        guard let place = wish.place else {
            guard let role else { throw ImportRefusal("There is neither a role nor a place. Write one.") }
            guard facts(role).heldOn.contains(.organisation) else {
                let title = facts(role).role.title
                throw ImportRefusal("\(title) is held somewhere. Say where in a column of its own.")
            }
            return try mayGive(Gift(role: role, node: .organisation), word: nil)
        }
        return try gift(of: role, at: place)
    }

    private func gift(of role: RoleID?, at word: String) throws -> Gift {
        let candidates = (nodes[Title.key(of: word)] ?? []).compactMap { node -> Gift? in
            let kind = snapshot.roster.kind(of: node)
            guard let role else {
                return snapshot.model.kinds[Int(kind.index)].memberRole.map { Gift(role: $0, node: node) }
            }
            return facts(role).heldOn.contains(kind) ? Gift(role: role, node: node) : nil
        }
        let givable = candidates.filter { snapshot.allows(giving: $0.role, on: $0.node) }
        guard let first = givable.first else {
            let seen = try candidates.first { try snapshot.seenNodes(among: [$0.node]).contains($0.node) }
            if let seen { return try mayGive(seen, word: word) }
            let what = role.map { "which somebody holds as \(facts($0).role.title)" } ?? "which people are members of"
            throw ImportRefusal("There is no place “\(word.shortened)” \(what). Write the name of one.")
        }
        guard givable.count == 1 else {
            throw ImportRefusal(
                "\(givable.count) places are called “\(word.shortened)”. Give that role on its own page."
            )
        }
        return first
    }

    private func mayGive(_ gift: Gift, word: String?) throws(ImportRefusal) -> Gift {
        guard snapshot.allows(giving: gift.role, on: gift.node) else {
            let place = word.map { " of “\($0.shortened)”" } ?? ""
            throw ImportRefusal(
                "You may not make anybody \(facts(gift.role).role.title)\(place). Leave it out, or ask whoever may."
            )
        }
        return gift
    }

    private func facts(_ role: RoleID) -> RoleFacts { snapshot.model.roles[Int(role.index)] }
}
