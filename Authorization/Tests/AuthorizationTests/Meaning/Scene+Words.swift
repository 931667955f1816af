// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization
import Reference

extension Vocabulary {
    static let college = Vocabulary(nouns: [
        Noun(name: "person", of: Kind.person, verbs: ["view", "delete", "act-as"]),
        Noun(name: "course", of: "course", verbs: ["view", "edit"]),
        Noun(name: "essay", of: Noun.record, flags: ["legacy", "released"], verbs: ["view", "grade"]),
    ])
}

extension Role {
    /// A role and its grants, in one line.
    init(_ name: String, on kinds: String..., may grants: Grant...) {
        self.init(name: name, title: name, heldOn: kinds)
        self.grants = grants
    }

    /// The same with something else about it.
    func with(_ change: (inout Role) -> Void) -> Role {
        var role = self
        change(&role)
        return role
    }
}

extension Grant {
    /// The same, where the holder holds one of these.
    func within(_ roles: HeldRole...) -> Grant {
        var grant = self
        grant.within = roles
        return grant
    }
}

extension PermissionPattern: ExpressibleByStringLiteral {
    public init(stringLiteral name: String) {
        self = .permission(name)
    }
}

extension World.Thing {
    /// An essay.
    static func essay(
        in place: String? = nil,
        of owner: String? = nil,
        with party: String? = nil,
        shownTo audience: String...,
        flagged flags: [String] = []
    ) -> World.Thing {
        var essay = World.Thing("essay", place: place, owner: owner)
        essay.parties = party.map { [$0] } ?? []
        essay.audience = audience
        essay.flags = flags
        return essay
    }

    /// A person, as a thing.
    static func person(_ name: String) -> World.Thing { World.Thing(name, place: name, owner: name) }

    /// A node, as a thing, or as where a role is to be given, to somebody or whomever.
    static func on(_ node: String, to receiver: String? = nil) -> World.Thing {
        World.Thing(node, place: node, owner: receiver)
    }
}
