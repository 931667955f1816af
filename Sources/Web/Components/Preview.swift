// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// What a change would do before it is done: what ends with it, and who gains and loses what.
struct Preview: Sendable {
    /// Roles that end in the same moment, each as a sentence.
    let endings: [String]
    let hasEndings: Bool
    /// How many people gain or lose something.
    let says: String
    let groups: [Group]

    /// People for whom the same changes.
    struct Group: Sendable {
        let names: String
        /// Whether it is shown at once: of many groups each can be opened.
        let isOpen: Bool
        /// In few words what becomes of them.
        let summary: String
        let gains: [Section]
        let loses: [Section]
        let hasGains: Bool
        let hasLosses: Bool
    }

    /// What one may do in the same places.
    struct Section: Sendable {
        let places: String
        let lines: [Line]
    }

    /// What one may do with one kind of thing.
    struct Line: Sendable {
        let about: String
        let verbs: String
    }

    init(_ preview: ChangePreview) {
        endings =
            preview.replaced.map { "\($0.personName) is no longer \($0.words): the new role takes its place." }
            + preview.carried.map { "\($0.personName) is no longer \($0.words): \(Self.uncarried)." }
        hasEndings = !endings.isEmpty
        let gains = preview.groups.contains { !$0.gains.isEmpty }
        let loses = preview.groups.contains { !$0.loses.isEmpty }
        let isOne = preview.peopleCount == 1
        let people = isOne ? "One person" : "\(preview.peopleCount) people"
        says =
            switch (gains, loses) {
            case (false, false): "Nobody gains or loses access."
            case (true, false): "\(people) \(isOne ? "gains" : "gain") access, and nobody loses any."
            case (false, true): "\(people) \(isOne ? "loses" : "lose") access, and nobody gains any."
            case (true, true): "\(people) \(isOne ? "gains and loses" : "gain or lose") access."
            }
        groups = preview.groups.map { Group($0, isOpen: preview.groups.count <= Self.openMaximum) }
    }

    private static let openMaximum = 3

    /// Why a role ends that nobody ended.
    private static let uncarried = "it only works together with a role that ends"
}

extension Preview.Group {
    fileprivate init(_ group: ChangePreview.Group, isOpen: Bool) {
        let others = group.othersCount
        let known = group.names + (others == 0 ? [] : [others == 1 ? "one more" : "\(others) more"])
        names = group.names.isEmpty ? (others == 1 ? "One person" : "\(others) people") : known.listed
        self.isOpen = isOpen
        gains = Preview.Section.all(of: group.gains)
        loses = Preview.Section.all(of: group.loses)
        (hasGains, hasLosses) = (!gains.isEmpty, !loses.isEmpty)
        summary = [Self.words("gains", group.gains), Self.words("loses", group.loses)].compactMap(\.self).listed
    }
}

extension Preview.Group {
    /// "gains grade, feedback and 3 more", nil where it is nothing.
    private static func words(_ verb: String, _ lines: [ChangePreview.Line]) -> String? {
        var abouts: [String] = []
        for line in lines where !abouts.contains(line.about) { abouts.append(line.about) }
        guard !abouts.isEmpty else { return nil }
        let rest = abouts.count > 3 ? ["\(abouts.count - 3) more"] : []
        return "\(verb) \((abouts.prefix(3) + rest).listed)"
    }
}

extension Preview.Section {
    /// Lines by their places, and in each by what they are about.
    fileprivate static func all(of lines: [ChangePreview.Line]) -> [Preview.Section] {
        var order: [String] = []
        var byPlaces: [String: [(about: String, verbs: [String])]] = [:]
        for line in lines {
            let places = line.places.map(\.asPlace).joined(separator: "; ").capitalisedFirst
            if byPlaces[places] == nil { order.append(places) }
            if let index = byPlaces[places]?.firstIndex(where: { $0.about == line.about }) {
                byPlaces[places]?[index].verbs += line.verbs
            } else {
                byPlaces[places, default: []].append((line.about, line.verbs))
            }
        }
        return order.map { places in
            let lines = (byPlaces[places] ?? []).map {
                Preview.Line(about: $0.about.capitalisedFirst, verbs: $0.verbs.listed)
            }
            return Preview.Section(places: places, lines: lines)
        }
    }
}

extension String {
    /// Where something may be done, as a line of its own: what is a condition alone says first that it is everywhere.
    fileprivate var asPlace: String {
        let also = "where also "
        if hasPrefix(also) { return String(dropFirst(also.count)) }
        return hasPrefix("only ") || hasPrefix("not ") ? "everywhere, but \(self)" : self
    }
}

extension [String] {
    /// "One, two and three".
    var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
