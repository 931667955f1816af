// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

struct WhichAnswer: Answer {
    let person: String
    let permission: String
    let asOf: String
    let scope: [String]
    let count: Int
    let things: [ThingLine]
    let next: String?
    private let words: String
    private let more: [String]

    struct ThingLine: Encodable {
        let name: String
        let title: String
    }

    init(
        person: String,
        permission right: Permission,
        _ organisation: Organisation,
        _ scope: Scope,
        page: Page<Candidate>,
        words: String
    ) {
        self.person = person
        permission = organisation.model.permissions[Int(right.index)].name
        asOf = organisation.today.dayText
        self.scope = organisation.wording.words(for: scope, of: right)
        count = page.count
        things = page.items.map { ThingLine(name: $0.name, title: $0.title) }
        next = page.next
        more = page.more
        self.words = words
    }

    private enum CodingKeys: CodingKey {
        case person, permission, asOf, scope, count, things, next
    }

    var exit: Exit { count > 0 ? .fine : .no }

    func lines(for terminal: Terminal) -> [String] {
        guard !scope.isEmpty else { return ["\(words) may \(permission) nowhere, as of \(asOf).".capitalisedFirst] }
        var lines = ["\(words) may \(permission), as of \(asOf):".capitalisedFirst]
        lines += scope.flatMap { $0.wrapped(at: terminal.width, after: "  - ", then: "    ") }
        lines += ["", count == 0 ? "Nothing lies there today." : "Today that is \(count):", ""]
        lines += Table(rows: things.map { [$0.name, $0.title] }, styles: [.bold]).lines(for: terminal)
        return lines + more
    }
}
