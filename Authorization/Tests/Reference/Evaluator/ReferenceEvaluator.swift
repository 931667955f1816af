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
        case .person(let name): return !reasons(name, permission.name, thing).isEmpty
        case .acting(let name, let other):
            return decide(.person(name), "person.act-as", World.Thing(other, place: other, owner: other))
                && [name, other].allSatisfy { decide(.person($0), permission.name, thing) }
        case .token(let name, let list):
            return list.contains(permission.name) && decide(.person(name), permission.name, thing)
        case .service(let name):
            let service = model.services.first { $0.name == name }
            return service?.permissions.contains(where: permission.isNamed) == true
                && !isForbidden(Request(person: nil, held: [], permission: permission, thing: thing))
        case .visitor:
            // Nobody holds these roles, so `where` finds none of them.
            let request = Request(person: nil, held: [], permission: permission, thing: thing)
            return visitorRoles.contains { allows($0, request) } && !isForbidden(request) && !isGiftRefused(request)
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

    /// What the person holds that allows it; nothing exactly when the answer is no.
    public func reasons(_ person: String, _ permission: String, _ thing: World.Thing) -> [World.Holding] {
        guard let permission = NamedPermission(permission, in: model), isSomewhere(thing) else { return [] }
        let request = Request(person: person, held: effective(of: person), permission: permission, thing: thing)
        let allowing = request.held.filter { allows($0, request) }
        return allowing.isEmpty || isForbidden(request) || isGiftRefused(request) ? [] : allowing
    }

    private func isSomewhere(_ thing: World.Thing) -> Bool {
        guard let place = thing.place, place != World.organisation else { return true }
        return world.person(named: place) != nil || world.node(named: place) != nil
    }
}
