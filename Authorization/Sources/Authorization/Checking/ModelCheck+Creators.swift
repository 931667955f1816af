// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Roles that come with making a thing, and cannot be held on it.
    mutating func checkCreators() {
        for (_, grant, part) in grants {
            guard let role = grant.creatorBecomes.flatMap({ declared.roles[$0] }) else { continue }
            let nouns = nounsMade(by: grant)
            guard !nouns.isEmpty else {
                error(
                    .creatorBecomes,
                    part,
                    "\(part): who makes a thing becomes `\(role.name)`, and nothing is made by these permissions",
                    remedy: "put `creator-becomes` beside a permission such as `course.create`",
                    line: grant.sourceLine
                )
                continue
            }
            for noun in nouns where kinds(of: noun).isDisjoint(with: role.heldOn) {
                error(
                    .creatorBecomes,
                    part,
                    "\(part): who makes a `\(noun.name)` becomes `\(role.name)`, which is not held on one",
                    remedy: noun.of == Noun.record
                        ? "take `creator-becomes` out: nothing is held on a record"
                        : "change `held-on` of `\(role.name)`",
                    line: grant.sourceLine
                )
            }
        }
    }

    private func nounsMade(by grant: Grant) -> [Noun] {
        let named = Set(patterns.permissions(matching: grant.permissions).map { names.permissions.names[$0] })
        return model.vocabulary.nouns.filter { noun in
            noun.verbsInPlace.contains { named.contains("\(noun.name).\($0)") }
        }
    }

    /// The kinds of the model's nodes that are of a noun; none for a record.
    func kinds(of noun: Noun) -> Set<String> {
        switch noun.of {
        case Noun.record: return []
        case Kind.organisation, Kind.person: return [noun.of]
        default: return Set(model.kinds.filter { $0.noun == noun.name || $0.noun == noun.of }.map(\.name))
        }
    }
}
