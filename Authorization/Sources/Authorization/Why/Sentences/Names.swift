// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What people and nodes are called, and where the lines of the role model's file are.
///
/// The engine knows numbers only. It asks for names of what may be told, and for nothing else.
public struct Names: Sendable {
    /// The full name of a person.
    public var person: @Sendable (PersonID) -> String
    /// The title of a node that is no person.
    public var node: @Sendable (NodeID) -> String
    /// How a line of the role model's file is referred to, such as `university.yaml, line 42`.
    public var line: @Sendable (Int) -> String

    public init(
        person: @escaping @Sendable (PersonID) -> String,
        node: @escaping @Sendable (NodeID) -> String,
        line: @escaping @Sendable (Int) -> String = { "line \($0)" }
    ) {
        self.person = person
        self.node = node
        self.line = line
    }
}

extension Explanation {
    /// The explanation in plain sentences: the answer with the first reason or miss, then one line for each other.
    public func sentences(names: Names) -> [String] {
        let speaker = Speaker(explanation: self, names: names)
        var lines = isAllowed ? speaker.sentences(reasons) : misses.map(speaker.sentences)
        lines = lines.unique
        if case .missing(_, _, let person) = misses.first?.subject {
            lines.insert(speaker.noneOfTheRoles(of: person) + " " + lines.removeFirst(), at: 0)
        }
        let first = lines.isEmpty ? "" : " " + lines.removeFirst()
        return [(isAllowed ? "Yes." : "No.") + first] + lines
    }

    /// Where the role model says so: the role, the requirements with their place in the document, the line of the file.
    public func references(names: Names) -> [String] {
        let grants = reasons.compactMap(\.grantOrigin) + misses.compactMap(\.grant)
        let nevers = misses.flatMap(\.obstacles).compactMap { obstacle in
            if case .never(let index) = obstacle { model.model.nevers[index] } else { nil }
        }
        let ofGrants = grants.unique.compactMap { origin in
            model.grant(origin).map { reference(to: $0, of: model[origin.role].role.title, names: names) }
        }
        return (ofGrants + nevers.map { reference(to: $0, of: "never", names: names) }).unique
    }

    private func reference(to grant: Grant, of title: String, names: Names) -> String {
        let requirements = grant.per.map { number in
            model.model.sources[number].map { "\(number) (\($0))" } ?? number
        }
        let parts =
            (requirements.isEmpty ? [] : [requirements.joined(separator: ", ")])
            + [grant.sourceLine.map(names.line)].compactMap { $0 }
        return parts.isEmpty ? title : "\(title): \(parts.joined(separator: "; "))"
    }
}

extension Reason {
    fileprivate var grantOrigin: GrantOrigin? {
        if case .grant(let grant) = self { grant.grant } else { nil }
    }
}
