// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations

struct WhatAnswer: Answer {
    let person: String
    let thing: String?
    let asOf: String
    let permissions: [Right]
    private let head: String

    struct Right: Encodable {
        let permission: String
        /// In which places and on which conditions; empty where the question was about one thing.
        let `where`: [String]
    }

    init(
        person: String,
        thing: String?,
        _ rights: [Right],
        _ organisation: Organisation,
        words: String,
        thingWords: String? = nil
    ) {
        self.person = person
        self.thing = thing
        asOf = organisation.today.dayText
        permissions = rights
        let count = rights.isEmpty ? "no permission" : counted(rights.count, "permission")
        let place = thingWords.map { " on \($0)" } ?? (rights.isEmpty ? " anywhere" : "")
        head = "\(words) has \(count)\(place), as of \(asOf)".capitalisedFirst
    }

    private enum CodingKeys: CodingKey {
        case person, thing, asOf, permissions
    }

    var exit: Exit { permissions.isEmpty ? .no : .fine }

    func lines(for terminal: Terminal) -> [String] {
        let lines = (head + (permissions.isEmpty ? "." : ":")).wrapped(at: terminal.width)
        guard !permissions.isEmpty else { return lines }
        return lines + [""]
            + Table(rows: thing == nil ? rowsWithPlaces : rowsByNoun, styles: [.bold]).lines(for: terminal)
    }

    private var rowsWithPlaces: [[String]] {
        permissions.map { [$0.permission, $0.where.joined(separator: "; ")] }
    }

    /// The verbs of each noun on one line.
    private var rowsByNoun: [[String]] {
        var nouns: [String] = []
        var verbs: [String: [String]] = [:]
        for right in permissions {
            let parts = right.permission.split(separator: ".", maxSplits: 1).map { String($0) }
            guard let noun = parts.first, let verb = parts.last else { continue }
            if verbs[noun] == nil { nouns.append(noun) }
            verbs[noun, default: []].append(verb)
        }
        return nouns.map { [$0, (verbs[$0] ?? []).joined(separator: ", ")] }
    }
}

extension String {
    /// The text with a capital letter at its beginning.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
