// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

/// Who would gain and lose what, people with the same differences together.
struct ChangeAnswer: Answer {
    let changes: [String]
    let asOf: String
    let groups: [Group]
    private let withNames: Bool

    /// People for whom the same would change.
    struct Group: Encodable {
        let people: [String]
        let gains: [Line]
        let loses: [Line]
        fileprivate let fullNames: [String]

        private enum CodingKeys: CodingKey {
            case people, gains, loses
        }
    }

    /// Permissions, and where they are gained or lost.
    struct Line: Encodable {
        let permissions: [String]
        let `where`: [String]
        /// For each person over whom, where names were asked for and it is about people at all.
        let over: [Over]?
    }

    /// Over whom one person gains or loses something.
    struct Over: Encodable {
        let person: String
        /// Whether it is over everyone; then nobody is named.
        let everyone: Bool
        let people: [String]
    }

    init(
        _ changes: [String],
        _ change: Change,
        from before: Organisation,
        to after: Organisation,
        withNames: Bool
    ) {
        self.changes = changes
        self.withNames = withNames
        asOf = before.today.dayText
        var order: [[PersonID]] = []
        var entries: [[PersonID]: [Change.Entry]] = [:]
        for entry in change.pertinentEntries {
            if entries[entry.people] == nil { order.append(entry.people) }
            entries[entry.people, default: []].append(entry)
        }
        groups = order.map { people in
            let own = entries[people] ?? []
            return Group(
                people: people.compactMap { before.directory[$0]?.name },
                gains: own.flatMap { entry in
                    Self.named(entry, change, withNames).compactMap { entry, names in
                        Line(entry, \.gained, over: names?.map { ($0.person, $0.gained) }, in: after)
                    }
                },
                loses: own.flatMap { entry in
                    Self.named(entry, change, withNames).compactMap { entry, names in
                        Line(entry, \.lost, over: names?.map { ($0.person, $0.lost) }, in: before)
                    }
                },
                fullNames: people.map { before.fullName(of: $0) }
            )
        }
    }

    /// The entry, with names one for each of its permissions that is over other people than the rest.
    private static func named(
        _ entry: Change.Entry,
        _ change: Change,
        _ withNames: Bool
    ) -> [(Change.Entry, [Change.Names]?)] {
        guard withNames else { return [(entry, nil)] }
        return change.named(entry).map { permissions, names in
            var part = entry
            part.permissions = permissions
            return (part, names)
        }
    }

    private enum CodingKeys: CodingKey {
        case changes, asOf, groups
    }

    var exit: Exit { groups.isEmpty ? .no : .fine }

    func lines(for terminal: Terminal) -> [String] {
        var lines = changes.map { "If: \(terminal.styled($0, .bold))" }
        guard !groups.isEmpty else { return lines + ["", "Nobody would gain or lose anything, as of \(asOf)."] }
        let people = Set(groups.flatMap(\.people)).count
        lines += ["", "\(counted(people, "person", "people")) would gain or lose something, as of \(asOf)."]
        for group in groups { lines += [""] + self.lines(for: group, terminal) }
        return lines
    }

    private func lines(for group: Group, _ terminal: Terminal) -> [String] {
        let shown =
            withNames || group.fullNames.count <= Self.namesShown + 1
            ? group.fullNames : Array(group.fullNames.prefix(Self.namesShown))
        let rest = group.fullNames.count - shown.count
        let names = rest > 0 ? shown.joined(separator: ", ") + " and \(rest) more" : listed(shown)
        var lines = names.wrapped(at: terminal.width).map { terminal.styled($0, .bold) }
        let isOne = group.fullNames.count == 1
        lines += self.lines(for: group.gains, isOne ? "gains" : "gain", .green, terminal)
        lines += self.lines(for: group.loses, isOne ? "loses" : "lose", .red, terminal)
        return lines
    }

    private static let namesShown = 5

    private func lines(for changed: [Line], _ verb: String, _ style: Style, _ terminal: Terminal) -> [String] {
        changed.flatMap { line in
            let permissions = line.permissions.joined(separator: ", ")
            var lines = permissions.wrapped(at: terminal.width - 9).enumerated().map { index, text in
                "  " + (index == 0 ? terminal.styled(verb, style) + "  " + (verb.count < 5 ? " " : "") : "       ")
                    + text
            }
            lines += line.where.flatMap { $0.wrapped(at: terminal.width, after: "         - ", then: "           ") }
            for over in line.over ?? [] {
                lines += "\(over.person): over \(over.everyone ? "everyone" : listed(over.people))"
                    .wrapped(at: terminal.width, after: "           ", then: "             ")
                    .map { terminal.styled($0, .faint) }
            }
            return lines
        }
    }
}

extension ChangeAnswer.Line {
    /// One direction of an entry; nothing where nothing changes in it.
    fileprivate init?(
        _ entry: Change.Entry,
        _ regions: KeyPath<Change.Entry, [Region]>,
        over: [(PersonID, Change.Over)]?,
        in organisation: Organisation
    ) {
        guard !entry[keyPath: regions].isEmpty else { return nil }
        permissions = entry.permissions.map { organisation.model.permissions[Int($0.index)].name }
        let viewer = entry.people.count == 1 ? entry.people.first : nil
        `where` = organisation.wording.words(for: entry[keyPath: regions], of: viewer)
        self.over = over?.compactMap { person, over in
            ChangeAnswer.Over(person, over, in: organisation)
        }
    }
}

extension ChangeAnswer.Over {
    /// Nothing where it is over nobody, as with what is not about people.
    fileprivate init?(_ person: PersonID, _ over: Change.Over, in organisation: Organisation) {
        self.person = organisation.directory[person]?.name ?? ""
        switch over {
        case .everyone: (everyone, people) = (true, [])
        case .people(let others):
            guard !others.isEmpty else { return nil }
            (everyone, people) = (false, others.compactMap { organisation.directory[$0]?.name }.sorted())
        }
    }
}
