// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What a change makes of access: everything that `decide` answers otherwise afterwards, and nothing else.
extension Trial {
    /// Compares changes of the world, and edits of the model, with asking everybody about everything before and after.
    mutating func compareChanges(of before: EngineWorld, _ questions: inout QuestionGenerator) throws {
        stage = "what a change makes of it"
        let start = (model, world)
        let changes = WorldGenerator.changes(3, to: world, of: model, seed: seed &+ 7)
        var after = before
        for change in changes {
            try after.apply(change)
            world.apply(change)
        }
        do {
            try compareChange(from: before, to: after, &questions)
        } catch var difference as Difference {
            (difference.world, difference.changes) = (start.1, changes)
            throw difference
        }
        (model, world) = start
        model = ModelGenerator.edited(model, seed: seed)
        let edited = EngineWorld(before, under: model)
        for _ in 0..<100 { _ = try compareDecision(questions.next(), [edited]) }
        do {
            try compareChange(from: before, to: edited, &questions)
        } catch var difference as Difference {
            (difference.model, difference.edited) = (start.0, model)
            throw difference
        }
        (model, world) = start
    }

    private mutating func compareChange(
        from before: EngineWorld,
        to after: EngineWorld,
        _ questions: inout QuestionGenerator
    ) throws {
        let change = Change(
            from: Authorizer(before.roster),
            to: Authorizer(after.roster),
            at: before.instant(WorldGenerator.changeDay)
        )
        var random = SplitMix64(seed: seed)
        let everything = random.some(25...25, of: world.things)
        for permission in model.allPermissions {
            let things = everything + (0..<3).map { _ in questions.thing(for: permission) }
            for thing in things where before.knows(thing) && after.knows(thing) {
                try compare(change, permission, thing, after)
            }
        }
        try compareNames(change, after)
    }

    /// Whoever may do this to the thing in one of the states alone has been told of.
    private mutating func compare(
        _ change: Change,
        _ name: String,
        _ thing: World.Thing,
        _ after: EngineWorld
    ) throws {
        let (permission, resource) = (after.permission(name), after.resource(thing))
        for person in world.people {
            let id = after.person(person.name)
            let was = change.before.allows(.person(id), permission, resource, at: change.time)
            let is_ = change.after.allows(.person(id), permission, resource, at: change.time)
            guard was != is_ else { continue }
            distribution.countChange()
            let isTold = is_ ? change.gains(id, permission, resource) : change.loses(id, permission, resource)
            guard !isTold else { continue }
            let question = Question(.person(person.name), may: name, thing, on: WorldGenerator.changeDay)
            throw difference("change", question, is_ ? "gained" : "lost", "not told")
        }
    }

    /// The people over whom an entry's permissions are gained or lost are really those.
    private func compareNames(_ change: Change, _ after: EngineWorld) throws {
        let known = Dictionary(uniqueKeysWithValues: world.people.map { (after.person($0.name), $0.name) })
        for entry in change.entries {
            for permission in entry.permissions {
                for names in change.names(of: entry, permission) {
                    let over = people(names.gained).map { ($0, true) } + people(names.lost).map { ($0, false) }
                    for (other, isGain) in over {
                        let was = change.before.allows(
                            .person(names.person),
                            permission,
                            Resource(other),
                            at: change.time
                        )
                        let is_ = change.after.allows(
                            .person(names.person),
                            permission,
                            Resource(other),
                            at: change.time
                        )
                        guard is_ != isGain || was == isGain else { continue }
                        let question = Question(
                            .person(known[names.person] ?? "nobody"),
                            may: after.model.permissions[Int(permission.index)].name,
                            known[other].flatMap(world.thing) ?? World.Thing("nobody"),
                            on: WorldGenerator.changeDay
                        )
                        throw difference("names of a change", question, "\(was), then \(is_)", "gain: \(isGain)")
                    }
                }
            }
        }
    }

    /// The people who are named; where it is over everyone, nobody is.
    private func people(_ over: Change.Over) -> [PersonID] {
        switch over {
        case .everyone: []
        case .people(let people): people
        }
    }
}
