// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Misses as they are found, and which of them are worth telling.
struct MissSearch {
    /// Roles that reach the thing and have an effect, so that holding them once more is no help.
    var reaching: [Int] = []
    /// Roles that were looked at as missing, by the kind of node.
    var known: [(RoleID, KindID)] = []
    private var found: [(miss: Miss, weight: Int, breadth: Int)] = []
    private var elsewhere: [Int] = []

    /// At most so many missing roles are looked at.
    static let rolesTriedMaximum = 12
    /// At most so many missing roles are told.
    static let missingMaximum = 3
    /// Of one role held elsewhere, at most so many holdings are told.
    static let elsewhereMaximum = 2

    var isEmpty: Bool { found.isEmpty }

    mutating func isRoom(forElsewhere role: Int) -> Bool {
        guard elsewhere.count(where: { $0 == role }) < Self.elsewhereMaximum else { return false }
        elsewhere.append(role)
        return true
    }

    func isKnown(_ role: RoleID, on kind: KindID) -> Bool {
        reaching.contains(Int(role.index)) || known.contains { $0 == (role, kind) }
    }

    /// Takes a miss in; what everyone has is less telling, above all where it cannot be helped.
    mutating func add(_ miss: Miss, of breadth: Int = 0, isImplied: Bool = false) {
        var weight = miss.obstacles.reduce(0) { $0 + $1.weight }
        if isImplied { weight += miss.canBeRemoved ? 3 : 26 }
        found.append((miss, weight, breadth))
    }

    /// The nearest misses, each once.
    ///
    /// What is not held and would be no help is told only if there is nothing else.
    var best: [Miss] {
        let sorted = found.indices.sorted { left, right in
            (found[left].weight, found[left].breadth, left) < (found[right].weight, found[right].breadth, right)
        }
        var best: [Miss] = []
        var missing = 0
        var held: [(role: RoleID, obstacles: [Obstacle])] = []
        for index in sorted where best.count < Explanation.missesMaximum {
            let miss = found[index].miss
            switch miss.subject {
            case .held(let one):
                let isElsewhere = miss.obstacles.contains { $0.isDistant }
                if isElsewhere && !best.isEmpty && !miss.canBeRemoved { continue }
                if isElsewhere
                    && held.contains(where: { $0.role == one.role && !$0.obstacles.contains { $0.isDistant } })
                {
                    continue
                }
                if held.contains(where: { $0 == (one.role, miss.obstacles) }) { continue }
                held.append((one.role, miss.obstacles))
            case .missing:
                if missing == Self.missingMaximum || (!best.isEmpty && !miss.canBeRemoved) { continue }
                // Another role that would be stuck on the same as one that the person has.
                if held.contains(where: { $0.obstacles.allSatisfy(miss.obstacles.contains) }) { continue }
                missing += 1
            case .none: break
            }
            best.append(miss)
        }
        return best
    }
}

extension Miss {
    /// Whether everything in the way can be removed.
    var canBeRemoved: Bool { obstacles.allSatisfy(\.canBeRemoved) }
}

extension Obstacle {
    /// Whether the role is held, but where the thing does not lie.
    fileprivate var isDistant: Bool {
        switch self {
        case .elsewhere, .liesInNone: true
        default: false
        }
    }
}
