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
                    "\(names.person(second.person)) would hold \(words(first, names)) and \(words(second, names)) at the "
                        + "same time, and each person holds \(set.eachPerson == .exactlyOne ? "one" : "at most one") "
                        + "of these",
                    remedy: "end one before the other begins"
                )
            case .severalHolders(let first, let second):
                Objection(
                    "\(names.person(first.person)) and \(names.person(second.person)) would both hold "
                        + "\(words(second, names)), which only one person holds at a time",
                    remedy: "end one before the other begins"
                )
            case .noHolder(let role, let node):
                Objection(
                    "nobody would hold \(model.roles[Int(role.index)].role.title) on \(names.title(of: node)), and "
                        + "somebody has to",
                    remedy: "give it to somebody else first"
                )
            case .notCarried(let holding):
                Objection(
                    "\(words(holding, names)) has an effect only beside another role, which "
                        + "\(names.person(holding.person)) does not hold",
                    remedy: "give them \(carriers(of: holding.role)) first"
                )
            case .noTopRole(let role):
                Objection(
                    "this is the last active \(model.roles[Int(role.index)].role.title) without an end, and an "
                        + "organisation has at least one",
                    remedy: "give that role to somebody else first"
                )
            case .circle: Objection("people would stand above each other", remedy: "end one of these roles")
            }
        }
    }

    private func words(_ holding: Holding, _ names: Names) -> String {
        let kind = model.kinds[Int(roster.kind(of: holding.node).index)].kind.name
        let title = model.roles[Int(holding.role.index)].role.title(on: kind)
        return holding.node == .organisation ? title : "\(title) of \(names.title(of: holding.node))"
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
            self.init("it names what is not there", remedy: "look whether somebody removed it meanwhile")
        case .wrongKind(let role, let kind):
            self.init(
                "\(snapshot.model.roles[Int(role.index)].role.title) is not held on a "
                    + kinds[Int(kind.index)].kind.title,
                remedy: "choose another place"
            )
        case .wrongContainment(let kind, let other):
            self.init(
                "a \(kinds[Int(kind.index)].kind.title) does not lie in a \(kinds[Int(other.index)].kind.title)",
                remedy: "choose another place"
            )
        case .cycle: self.init("it would lie inside itself", remedy: "choose a place outside of it")
        case .alreadyLies: self.init("it lies somewhere already, and in one place at a time", remedy: "move it")
        case .notThere: self.init("it was taken away already", remedy: "nothing is left to do")
        case .tooMany: self.init("there are more people, places or roles than fit", remedy: "end some first")
        }
    }
}
