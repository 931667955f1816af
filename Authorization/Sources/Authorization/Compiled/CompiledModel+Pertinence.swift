// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension CompiledModel {
    /// Whether something that a permission is about can lie inside a node of a kind, or be it.
    ///
    /// Records can lie anywhere. A programme cannot lie in a course, so whoever loses a course loses no right over
    /// programmes there, although the engine, which asks nothing of nouns, would say so.
    public func isPertinent(_ permission: Permission, within kind: KindID) -> Bool {
        guard Int(permission.index) < permissions.count, Int(kind.index) < kinds.count else { return false }
        let facts = self[permission]
        if let role = facts.gives { return self[role].heldOn.contains { canLie($0, in: kind) } }
        guard let noun = facts.noun, noun.of != Noun.record else { return true }
        return kinds.contains { candidate in
            candidate.kind.noun == noun.of && canLie(candidate.id, in: kind)
        }
    }

    /// Whether nodes of one kind can be, or lie inside, nodes of another.
    private func canLie(_ kind: KindID, in other: KindID) -> Bool {
        if kind == other || other == .organisation { return true }
        if kind == .person { return self[other].memberRole != nil }
        var current = kind
        // As many steps as there are kinds: a model with a circle of kinds is refused, and ends here too.
        for _ in kinds {
            guard let parent = self[current].parent, parent != current else { return false }
            if parent == other { return true }
            current = parent
        }
        return false
    }
}
