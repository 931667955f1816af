// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Where roles, places, groups and the reasons of answers are.
extension Address {
    /// The wizard, with the answers that are known already.
    static func giveRole(
        _ organisation: String,
        person: PersonID? = nil,
        role: String? = nil,
        place: NodeID? = nil
    ) -> String {
        with(
            giveRole(organisation),
            ["person": person.map { String($0.index) }, "role": role, "place": place.map(\.word)]
        )
    }

    /// The page of a place, or of the person that it is; that of the organisation is its tree.
    static func place(_ organisation: String, _ node: NodeID) -> String {
        if let person = node.person { return self.person(organisation, person) }
        return node == .organisation ? structure(organisation) : "/\(organisation)/structure/\(node.index)"
    }

    static func newGroup(_ organisation: String, in parent: NodeID = .organisation) -> String {
        with("/\(organisation)/groups/new", ["inside": parent == .organisation ? nil : parent.word])
    }
    static func groupName(_ organisation: String, _ group: NodeID) -> String {
        "/\(organisation)/groups/\(group.index)/name"
    }
    static func groupMove(_ organisation: String, _ group: NodeID, into parent: NodeID? = nil) -> String {
        with("/\(organisation)/groups/\(group.index)/move", ["place": parent.map(\.word)])
    }
    static func groupRemoval(_ organisation: String, _ group: NodeID) -> String {
        "/\(organisation)/groups/\(group.index)/removal"
    }

    static func setting(_ organisation: String, _ name: String) -> String { "/\(organisation)/settings/\(name)" }

    static func auditCheck(_ organisation: String) -> String { "/\(organisation)/audit/check" }
    static func auditFile(_ organisation: String) -> String { "/\(organisation)/audit/file" }

    /// What the viewer may do to something, or why they may or may not do one thing to it.
    static func why(_ organisation: String, _ subject: WhySubject, _ permission: String? = nil) -> String {
        let (place, person): (String?, String?) =
            switch subject {
            case .organisation: (nil, nil)
            case .place(let node): (node.word, nil)
            case .person(let person): (nil, String(person.index))
            }
        return with("/\(organisation)/why", ["permission": permission, "place": place, "person": person])
    }
}

extension NodeID {
    /// How a query names it: a number, after `p` that of a person.
    var word: String {
        person.map { "p\($0.index)" } ?? String(index)
    }

    /// The node that a query names.
    init?(word: String) {
        let isPerson = word.hasPrefix("p")
        let digits = isPerson ? word.dropFirst() : word[...]
        guard let number = UInt32(digits), String(number) == digits, number < 1 << 26 else { return nil }
        self = isPerson ? NodeID(PersonID(index: number)) : NodeID(index: number)
    }
}

extension WhySubject {
    /// What a place or a person is asked about as.
    init(_ node: NodeID) {
        if let person = node.person {
            self = .person(person)
        } else {
            self = node == .organisation ? .organisation : .place(node)
        }
    }
}
