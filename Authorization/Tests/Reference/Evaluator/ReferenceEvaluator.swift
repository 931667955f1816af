// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// `Documentation/Meaning.md` as a program: slow, without an index, and written to be compared with that page.
///
/// It walks every list for every question, so that there is nothing in it to get out of step. Where the page can be
/// read in two ways, this takes the one that allows less.
public struct ReferenceEvaluator: Sendable {
    public let model: RoleModel
    public let world: World
    /// The day that questions are asked as of.
    public let day: Int

    public init(_ model: RoleModel, _ world: World, on day: Int) {
        self.model = model
        self.world = world
        self.day = day
    }

    /// Who asks.
    public enum Asker: Sendable, Hashable {
        case person(String)
        case acting(String, as: String)
        case token(of: String, [String])
        case service(String)
        case visitor
    }

    /// Whether the asker may do that to the thing.
    public func decide(_ asker: Asker, _ permission: String, _ thing: World.Thing) -> Bool {
        guard let permission = NamedPermission(permission, in: model), isSomewhere(thing) else { return false }
        switch asker {
        case .person(let name): return mayPerson(name, permission, thing)
        case .acting(let name, let other):
            return decide(.person(name), "person.act-as", World.Thing(other, place: other, owner: other))
                && mayPerson(name, permission, thing) && mayPerson(other, permission, thing)
        case .token(let name, let list):
            return list.contains(permission.name) && mayPerson(name, permission, thing)
        case .service(let name):
            guard let service = model.services.first(where: { $0.name == name }) else { return false }
            return service.permissions.contains { permission.isNamed(by: $0) }
                && !isForbidden(permission, nil, [], thing)
        case .visitor:
            return !isGiftRefused(permission, by: nil, thing) && !isForbidden(permission, nil, [], thing)
                && visitorRoles.contains { allows($0, [], permission, thing) }
        }
    }

    /// Everybody who may do that to the thing.
    public func who(_ permission: String, _ thing: World.Thing) -> [String] {
        world.people.map(\.name).filter { decide(.person($0), permission, thing) }
    }

    /// Those of the things to which the asker may do that.
    public func which(_ asker: Asker, _ permission: String, of things: [World.Thing]) -> [World.Thing] {
        things.filter { decide(asker, permission, $0) }
    }

    /// Everything that the asker may do to the thing.
    public func what(_ asker: Asker, _ thing: World.Thing) -> [String] {
        model.allPermissions.filter { decide(asker, $0, thing) }
    }

    /// What the person holds that allows it.
    ///
    /// Empty exactly when the answer is no.
    public func reasons(_ person: String, _ permission: String, _ thing: World.Thing) -> [World.Holding] {
        guard decide(.person(person), permission, thing), let permission = NamedPermission(permission, in: model)
        else { return [] }
        let held = effective(of: person)
        return held.filter { allows($0, held, permission, thing) }
    }

    func mayPerson(_ name: String, _ permission: NamedPermission, _ thing: World.Thing) -> Bool {
        guard let person = world.person(named: name), person.isActive else { return false }
        let held = effective(of: name)
        return held.contains { allows($0, held, permission, thing) } && !isForbidden(permission, name, held, thing)
            && !isGiftRefused(permission, by: name, thing)
    }

    private func isSomewhere(_ thing: World.Thing) -> Bool {
        guard let place = thing.place, place != World.organisation else { return true }
        return world.person(named: place) != nil || world.node(named: place) != nil
    }
}
