// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A change as people write it: `give educator to ada`.
///
/// Its names are not looked up yet.
package enum ChangeSentence: Sendable, Hashable {
    case give(role: String, node: String?, person: String, from: Instant?, until: Instant?)
    case end(role: String, node: String?, person: String)
    /// A node comes to lie in another one as well.
    case put(node: String, into: String)
    case take(node: String, outOf: String)
    /// A node comes to lie in another one, and in no other of that one's kind.
    case move(node: String, to: String)
    /// A setting of the organisation, or of a person.
    case turnOn(setting: String, person: String?)
    case turnOff(setting: String, person: String?)
    case deactivate(person: String)
    case reactivate(person: String)
    /// A role gets another grant.
    case allow(role: String, PermissionPattern, if: [Condition], unless: [Condition], within: [HeldRole])
    /// A role loses a permission, whatever its conditions.
    case stop(role: String, PermissionPattern)
}

extension ChangeSentence {
    /// Reads one of the sentences that `Documentation/Formats.md` lists under "Changes".
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        let verb = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).first.map { String($0) } ?? ""
        guard let form = Self.forms[verb] else {
            let advice = adviceOnNames(instead: verb, among: Self.forms.keys.sorted())
            throw Misspelling("\(quoted(text)) is no change", remedy: advice)
        }
        var words = Words(text, form: form)
        _ = words.accept(verb)
        self = try Self.read(verb, &words)
        try words.finish()
    }

    private static let forms = [
        "give": "give ROLE [on NODE] to PERSON [from DATE] [until DATE]",
        "end": "end ROLE [on NODE] of PERSON",
        "put": "put NODE in NODE",
        "take": "take NODE out of NODE",
        "move": "move NODE to NODE",
        "turn": "turn on SETTING [for PERSON], or turn off SETTING [for PERSON]",
        "deactivate": "deactivate PERSON",
        "reactivate": "reactivate PERSON",
        "let": "let ROLE PERMISSION [if CONDITION, ...] [unless CONDITION, ...] [where ROLE, ...]",
        "stop": "stop ROLE PERMISSION",
    ]

    private static func read(_ verb: String, _ words: inout Words) throws(Misspelling) -> ChangeSentence {
        switch verb {
        case "give": return try readGive(&words)
        case "end":
            let (role, node) = try readRole(&words)
            try words.expect("of")
            return .end(role: role, node: node, person: try words.name("a person"))
        case "put":
            let node = try words.name("a node")
            try words.expect("in")
            return .put(node: node, into: try words.name("a node"))
        case "take":
            let node = try words.name("a node")
            try words.expect("out", "of")
            return .take(node: node, outOf: try words.name("a node"))
        case "move":
            let node = try words.name("a node")
            try words.expect("to")
            return .move(node: node, to: try words.name("a node"))
        case "turn": return try readTurn(&words)
        case "deactivate": return .deactivate(person: try words.name("a person"))
        case "reactivate": return .reactivate(person: try words.name("a person"))
        case "let": return try readLet(&words)
        default:
            let role = try words.name("a role")
            return .stop(role: role, try PermissionPattern(spelled: words.words(before: [])))
        }
    }

    private static func readGive(_ words: inout Words) throws(Misspelling) -> ChangeSentence {
        let (role, node) = try readRole(&words)
        try words.expect("to")
        let person = try words.name("a person")
        let from = words.accept("from") ? try Instant(spelled: try words.word("a date")) : nil
        let until = words.accept("until") ? try Instant(spelled: try words.word("a date")) : nil
        if let from, let until, until <= from {
            throw Misspelling("`until` is not after `from`", remedy: "`until` is the first day it no longer holds")
        }
        return .give(role: role, node: node, person: person, from: from, until: until)
    }

    private static func readRole(_ words: inout Words) throws(Misspelling) -> (role: String, node: String?) {
        let role = try words.name("a role")
        return (role, words.accept("on") ? try words.name("a node") : nil)
    }

    private static func readTurn(_ words: inout Words) throws(Misspelling) -> ChangeSentence {
        let isOn = words.accept("on")
        if !isOn { try words.expect("off") }
        let setting = try words.name("a setting")
        let person = words.accept("for") ? try words.name("a person") : nil
        return isOn ? .turnOn(setting: setting, person: person) : .turnOff(setting: setting, person: person)
    }

    private static func readLet(_ words: inout Words) throws(Misspelling) -> ChangeSentence {
        let sections: Set<Substring> = ["if", "unless", "where"]
        let role = try words.name("a role")
        let permission = try PermissionPattern(spelled: words.words(before: sections))
        var conditions: [Condition] = []
        var exceptions: [Condition] = []
        var within: [HeldRole] = []
        if words.accept("if") {
            for part in list(words.words(before: sections)) { conditions.append(try Condition(spelled: part)) }
        }
        if words.accept("unless") {
            for part in list(words.words(before: sections)) { exceptions.append(try Condition(spelled: part)) }
        }
        if words.accept("where") {
            for part in list(words.words(before: sections)) { within.append(try HeldRole(spelled: part)) }
        }
        return .allow(role: role, permission, if: conditions, unless: exceptions, within: within)
    }

    /// The parts between commas.
    ///
    /// An empty one stays, so that it is refused as no name.
    private static func list(_ text: String) -> [Substring] {
        text.split(separator: ",", omittingEmptySubsequences: false)
    }
}
