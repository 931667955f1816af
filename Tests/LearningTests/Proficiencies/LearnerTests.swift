// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Looking after learners` {
    @Test(arguments: Backing.all)
    func `what waits is counted for whom it waits, and for nobody else (H-8, H-9)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.completeStep()
            try await ward.signOffs.ask(saying: "", on: ward.step, by: try ward.centre.viewer("amara"))
            try await ward.answer(1, by: "jonas")
            try await ward.ask("nadia", about: 1, by: "jonas")

            let nadia = try #require(try await ward.reviews.tasks(by: ward.centre.viewer("nadia")))
            let farah = try #require(try await ward.reviews.tasks(by: ward.centre.viewer("farah")))

            #expect(nadia.answers == 1 && nadia.signOffs == 0 && !nadia.maySignOff && nadia.enrolling == nil)
            #expect(farah.answers == 0 && farah.signOffs == 1 && farah.maySignOff && farah.enrolling == "learner")
            for name in ["amara", "priya", "martin", "ruth"] {
                let viewer = try ward.centre.viewer(name)
                #expect(try await ward.reviews.tasks(by: viewer) == nil, "\(name)")
                try await ward.expectRefused("\(name)") { _ = try await ward.reviews.waiting(.own, Page(), by: viewer) }
                try await ward.expectRefused("\(name)") { _ = try await ward.reviews.signOffs(Page(), by: viewer) }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `several answers are looked at together, each of which the viewer may see (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.answer(2)
            try await ward.ask("nadia", about: 1, 2)
            let (ids, nadia) = (
                [try await ward.present(2), try await ward.present(1)], try ward.centre.viewer("nadia")
            )

            let answers = try await ward.reviews.answers(ids, by: nadia)

            #expect(answers.map(\.line.proficiency.code) == ["1.2", "1.1"])
            #expect(answers.allSatisfy { $0.mayConfirm && $0.obstacle == nil })
            try await ward.expectRefused("none") { _ = try await ward.reviews.answers([], by: nadia) }
            try await ward.expectRefused("too many") {
                _ = try await ward.reviews.answers(Array(repeating: ids[0], count: 51), by: nadia)
            }
            try await ward.expectRefused("one that is not there") {
                _ = try await ward.reviews.answers(ids + [999], by: nadia)
            }
            for name in ["amara", "jonas", "priya"] {
                try await ward.expectRefused("\(name)") {
                    _ = try await ward.reviews.answers(ids, by: try ward.centre.viewer(name))
                }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `those are listed whose Step has proficiencies, and whose answers the viewer may see (H-10)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.completeStep()
            let learners = Learners(ward.centre.platform)
            let nadia = try ward.centre.viewer("nadia")

            let all = try await learners.list(Page(), by: nadia).items

            #expect(
                all.map(\.name) == [
                    "Amara Nwosu", "Dev Malhotra", "Inês Duarte", "Jonas Feldmann", "Owen Pritchard", "Siobhan Kelly",
                    "Wren Oakley",
                ]
            )
            let progress = all.first?.steps.first?.progress
            #expect(progress?.confirmed == 4 && progress?.required == 4)
            #expect(progress?.total == 5 && progress?[.waiting] == 0 && progress?[.open] == 1)
            #expect(all.last?.steps.map(\.progress.isUnbegun) == [true])
            for name in ["jonas", "ruth", "priya"] {
                let viewer = try ward.centre.viewer(name)
                await #expect(throws: NotFound.self, "\(name)") { try await learners.list(Page(), by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { try await learners.steps(by: viewer) }
            }
            #expect(try await learners.steps(by: nadia).map(\.title) == ["Step 1 proficiencies"])
            #expect(try await learners.list(named: "nwo", Page(), by: nadia).total == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `a learner is shown to who may see their Steps, and is not there for others (H-10)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let learners = Learners(ward.centre.platform)
            let (farah, nadia) = (try ward.centre.viewer("farah"), try ward.centre.viewer("nadia"))

            let shown = try await learners.details(ward.learner, by: farah)

            #expect(shown.name == "Amara Nwosu" && shown.steps.map(\.title) == ["Step 1 proficiencies"])
            #expect(shown.enrolling == "learner" && shown.maySeePerson)
            #expect(try await learners.details(ward.learner, by: nadia).enrolling == nil)
            #expect(try await learners.areShown(ward.learner, by: nadia))
            let ruth = try ward.centre.person("ruth")
            #expect(try await !learners.areShown(ruth, by: nadia))
            await #expect(throws: NotFound.self) { try await learners.details(ruth, by: nadia) }
            let steps = Steps(ward.centre.platform)
            await #expect(throws: NotFound.self) { try await steps.record(of: ruth, on: ward.step, by: nadia) }
            await #expect(throws: NotFound.self) { try await steps.signOff(of: ruth, on: ward.step, by: nadia) }
            for name in ["jonas", "priya", "martin", "ruth"] {
                let viewer = try ward.centre.viewer(name)
                #expect(try await !learners.areShown(ward.learner, by: viewer), "\(name)")
                await #expect(throws: NotFound.self, "\(name)") { try await learners.details(ward.learner, by: viewer) }
            }
            #expect(try await !learners.areShown(ward.learner, by: try ward.centre.viewer("amara")))
        }
    }
}
