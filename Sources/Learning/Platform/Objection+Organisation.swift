// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Snapshot {
    /// What a broken rule says, in the names of the organisation, and what mends it.
    func objection(to rule: BrokenRule) throws -> Objection {
        try named { names in
            switch rule {
            case .severalOfSet(let set, let first, let second):
                Objection(
                    "\(names.person(second.person)) would hold \(words(for: first, names)) and "
                        + "\(words(for: second, names)) at the same time, and each person holds "
                        + "\(set.eachPerson == .exactlyOne ? "one" : "at most one") of these",
                    remedy: "choose days that do not overlap, or end one of these roles first"
                )
            case .severalHolders(let first, let second):
                Objection(
                    "\(names.person(first.person)) and \(names.person(second.person)) would both hold "
                        + "\(words(for: second, names)), which only one person holds at a time",
                    remedy: "choose days that do not overlap, or end one of these roles first"
                )
            case .noHolder(let role, let node):
                Objection(
                    "nobody would hold \(model.roles[Int(role.index)].role.title) on \(names.title(of: node)), and "
                        + "somebody has to",
                    remedy: "give it to somebody else first"
                )
            case .notCarried(let holding):
                Objection(
                    "\(words(for: holding, names)) only works together with another role, which "
                        + "\(names.person(holding.person)) does not hold",
                    remedy: "\(names.person(holding.person)) needs \(carriers(of: holding.role)) first"
                )
            case .noTopRole(let role):
                Objection(
                    "this is the last active \(model.roles[Int(role.index)].role.title) without an end, and an "
                        + "organisation has at least one",
                    remedy: "give that role to somebody else first"
                )
            case .circle(let holdings): circle(holdings, names)
            }
        }
    }

    private func circle(_ holdings: [Holding], _ names: Names) -> Objection {
        let people = holdings.map { names.person($0.person) }
        let role = holdings.first.map { title(of: $0.role, on: $0.node) } ?? ""
        let listed = people.dropLast().joined(separator: ", ") + " and " + (people.last ?? "")
        return Objection("\(listed) would be each other’s \(role)", remedy: "end one of these roles first")
    }

    private func carriers(of role: RoleID) -> String {
        let name = model.roles[Int(role.index)].name
        return model.model.roles.filter { $0.carries.contains(name) }.map(\.title).joined(separator: " or ")
    }
}

extension Names {
    /// The title of a node, or the name of the person that it is.
    func title(of node: NodeID) -> String {
        node.person.map(person) ?? self.node(node)
    }
}

extension Snapshot {
    /// The state of access after changes that are only considered.
    ///
    /// - Throws: ``Objection`` where the roster refuses one, as ``Amendment/change(_:)`` does.
    func considering(_ changes: (inout Roster) throws -> Void) throws -> Roster {
        var after = roster
        do {
            try changes(&after)
        } catch let error as RosterError {
            throw Objection(error, in: self)
        }
        return after
    }
}

extension Objection {
    /// Why the roster refuses a change that a verb did not foresee.
    init(_ error: RosterError, in snapshot: Snapshot) {
        let kinds = snapshot.model.kinds
        switch error {
        case .unknownPerson, .unknownNode, .unknownRole:
            self.init("somebody removed this meanwhile", remedy: "load the page again")
        case .wrongKind(let role, let kind):
            self.init(
                "the role `\(snapshot.model.roles[Int(role.index)].role.title)` cannot be given on "
                    + "`\(kinds[Int(kind.index)].kind.title)`",
                remedy: "choose another place"
            )
        case .wrongContainment(let kind, let other):
            self.init(
                "`\(kinds[Int(kind.index)].kind.title)` cannot be part of `\(kinds[Int(other.index)].kind.title)`",
                remedy: "choose another place"
            )
        case .cycle: self.init("it would be part of itself", remedy: "choose a place outside of it")
        case .alreadyLies:
            self.init("it is in another place meanwhile", remedy: "load the page again, and move it from there")
        case .notThere: self.init("somebody has done this already", remedy: "load the page again")
        case .tooMany: self.init("this organisation is full", remedy: "ask whoever runs the server for help")
        }
    }
}
