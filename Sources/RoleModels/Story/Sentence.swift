// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// A question as people write it: `ada may grade.give on essay`.
///
/// Its names are not looked up yet.
package struct Sentence: Sendable, Hashable {
    package var asker: Asker
    /// `noun.verb` or `give.<role>`.
    package var permission: String
    package var thing: ThingName

    package init(_ asker: Asker, may permission: String, on thing: ThingName) {
        self.asker = asker
        self.permission = permission
        self.thing = thing
    }

    /// Reads `PERSON may PERMISSION on THING`.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        var words = Words(text, form: "PERSON may PERMISSION on THING")
        asker = try Asker(&words)
        try words.expect("may")
        permission = try PermissionPattern.permission(spelled: try words.word("a permission"))
        try words.expect("on")
        thing = try ThingName(&words)
        try words.finish()
    }
}

extension Sentence: CustomStringConvertible {
    package var description: String { "\(asker) may \(permission) on \(thing)" }
}

/// Who asks, by name.
package enum Asker: Sendable, Hashable {
    case person(String)
    /// Somebody who has not signed in.
    case visitor
    case service(String)
    /// The first acts as the second.
    case acting(String, as: String)

    /// Reads `PERSON`, `visitor`, `service NAME` or `ADMIN as PERSON`.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        var words = Words(text, form: "PERSON, visitor, service NAME, or ADMIN as PERSON")
        try self.init(&words)
        try words.finish()
    }

    init(_ words: inout Words) throws(Misspelling) {
        if words.accept("visitor") {
            self = .visitor
        } else if words.accept("service") {
            self = .service(try words.name("a service"))
        } else {
            let person = try words.name("a person")
            self = words.accept("as") ? .acting(person, as: try words.name("a person")) : .person(person)
        }
    }
}

extension Asker: CustomStringConvertible {
    package var description: String {
        switch self {
        case .person(let name): name
        case .visitor: "visitor"
        case .service(let name): "service \(name)"
        case .acting(let admin, let person): "\(admin) as \(person)"
        }
    }
}

/// What is asked about, by name.
package enum ThingName: Sendable, Hashable {
    /// A node, a person, a thing, or `organisation`.
    case named(String)
    /// The record that a person holds a role, on the organisation or on a node.
    case holding(of: String, as: String, on: String?)

    /// Reads a name, or `holding of PERSON as ROLE [on NODE]`.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        var words = Words(text, form: "THING, or holding of PERSON as ROLE on NODE")
        try self.init(&words)
        try words.finish()
    }

    init(_ words: inout Words) throws(Misspelling) {
        guard words.accept("holding", "of") else {
            self = .named(try words.name("a thing"))
            return
        }
        let person = try words.name("a person")
        try words.expect("as")
        let role = try words.name("a role")
        self = .holding(of: person, as: role, on: words.accept("on") ? try words.name("a node") : nil)
    }
}

extension ThingName: CustomStringConvertible {
    package var description: String {
        switch self {
        case .named(let name): name
        case .holding(let person, let role, let node):
            "holding of \(person) as \(role)\(node.map { " on \($0)" } ?? "")"
        }
    }
}
