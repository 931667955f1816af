// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

/// A small college with a cast: two courses in a programme and one beside it, a team within another, six people.
///
/// Whatever is asked is asked of the reference too, and as "which?" and "who?": all must say the same.
struct Scene {
    var model: RoleModel
    var world = World()

    init(_ roles: Role...) {
        model = RoleModel(name: "college", vocabulary: .college)
        model.kinds = [
            Kind(name: "programme", in: Kind.organisation), Kind(name: "course", in: "programme"),
            Kind(name: "list", in: "course", people: "listed"), Kind(name: "team", in: "team", people: "member"),
        ]
        model.kinds[1].several = true
        model.settings = [Setting(name: "open")]
        model.personSettings = [Setting(name: "on-break")]
        model.roles = roles + [Role("listed", on: "list"), Role("member", on: "team")]
        world.people = ["ada", "ben", "cleo", "dan", "eve", "tom"].map { World.Person($0) }
        world.nodes = [
            World.Node("mba", "programme"), World.Node("algebra", "course", in: ["mba"]),
            World.Node("ethics", "course", in: ["mba"]), World.Node("pottery", "course"),
            World.Node("algebra-list", "list", in: ["algebra"]), World.Node("trade", "team"),
            World.Node("sales", "team", in: ["trade"]),
        ]
    }

    /// Writes down a holding.
    mutating func give(
        _ person: String,
        _ role: String,
        on node: String = World.organisation,
        from: Int = .min,
        until: Int = .max,
        standingInFor other: String? = nil
    ) {
        world.holdings.append(
            World.Holding(person, role, on: node, from: from, until: until, standingInFor: other)
        )
    }

    /// Whether the person may.
    func may(
        _ person: String,
        _ permission: String,
        _ thing: World.Thing,
        on day: Int = 0,
        at location: SourceLocation = #_sourceLocation
    ) throws -> Bool {
        try may(.person(person), permission, thing, on: day, at: location)
    }

    /// Whether whoever asks may.
    func may(
        _ asker: ReferenceEvaluator.Asker,
        _ permission: String,
        _ thing: World.Thing,
        on day: Int = 0,
        at location: SourceLocation = #_sourceLocation
    ) throws -> Bool {
        let engine = try EngineWorld(loading: world, CompiledModel(model))
        let question = Question(asker, may: permission, thing, on: day)
        let answer = engine.allows(question)
        let reference = ReferenceEvaluator(model, world, on: day).decide(asker, permission, thing)
        #expect(answer == reference, "the reference says something else", sourceLocation: location)
        #expect(engine.which(question, of: [thing]).isEmpty != answer, "which", sourceLocation: location)
        if case .person(let name) = asker {
            #expect(engine.who(question).contains(name) == answer, "who", sourceLocation: location)
        }
        return answer
    }
}
