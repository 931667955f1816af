// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Enrolling and moving learners in the browser` {
    private static func day(_ sample: SampleStage, in days: Int64) -> String {
        Instant(seconds: sample.stage.time.now.seconds + days * 86_400).dayWritten
    }

    @Test func `an educator enrols two at once with a date, and sees what came of each (H-5)`() async throws {
        try await SampleStage.withSteps { sample in
            let farah = try await sample.browser("farah")
            let (ruth, amara) = (try sample.person("ruth").index, try sample.person("amara").index)
            let place = try sample.node("step-1").word
            let chosen = "supervise/enrol?person=\(ruth)&person=\(amara)"

            let toDo = try await farah.open("supervise").text
            let who = try await farah.open("supervise/enrol?search=ruth&step=find").text
            let nobody = try await farah.open("supervise/enrol?step=who").text
            let which = try await farah.open(chosen + "&step=who").text
            let missing = try await farah.open(chosen + "&step=which").text
            let wrong = try await farah.open(chosen + "&step=which&place=\(place)&day=soon")
            let day = Self.day(sample, in: 90)
            let check = try await farah.open(chosen + "&step=which&place=\(place)&day=\(day)").text
            #expect(try await !sample.holds("ruth", "learner"), "nothing is done before it is sent")
            let done = try await farah.send(
                "supervise/enrol",
                ["person": "\(ruth)", "person": "\(amara)", "place": place, "day": day]
            ).text

            #expect(toDo.contains("/supervise/enrol\">Enrol somebody"))
            #expect(who.contains("Ruth Goldberg") && nobody.contains("Tick whom you enrol."))
            #expect(which.contains("On which Step?") && which.contains("To be completed by"))
            #expect(missing.contains("Choose the Step.") && wrong.status == 422)
            #expect(
                check.contains("Will be done") && check.contains("Nothing to do") && check.contains("Enrol 1 person")
            )
            #expect(done.contains("See below what came of it for each of them.") && done.contains("Ruth Goldberg"))
            // One came from Supervise, and is led back there.
            let trail = try #require(done.firstRange(of: #"class="trail""#))
            #expect(done[trail.upperBound...].prefix(200).contains("/supervise\""))
            #expect(try await sample.holds("ruth", "learner", on: "step-1"))
            let portal = try await sample.browser("ruth").open("learning").text
            #expect(portal.contains("Complete by "))
            let list = try await farah.open("supervise/learners?q=ruth").text
            #expect(list.contains(", by ") && !list.contains("overdue"))
            sample.stage.time.pass(seconds: 100 * 86_400)
            let late = try await sample.browser("farah").open("supervise/learners?q=ruth").text
            #expect(late.contains("(overdue)"))
        }
    }

    @Test func `the date of one learner is changed by who enrols, and by nobody else (H-5)`() async throws {
        try await SampleStage.withSteps { sample in
            let path = try sample.path(to: "amara") + "/date"
            let farah = try await sample.browser("farah")
            let form = try await farah.open(path)
            let past = try await farah.send(path, ["day": "2020-01-01"])
            let done = try await farah.send(path, ["day": Self.day(sample, in: 30)])
            let taken = try await farah.send(path, ["day": ""])

            #expect(form.status == 200 && form.text.contains("No date is set"))
            #expect(past.status == 422 && past.text.contains("That day is past.") && past.text.contains("2020-01-01"))
            #expect(done.text.contains("The date is kept.") && done.text.contains("To be completed by"))
            #expect(taken.text.contains("The date is kept."))
            for name in ["nadia", "amara", "martin", "priya", "ruth"] {
                let browser = try await sample.browser(name)
                #expect([403, 404].contains(try await browser.open(path).status), "\(name)")
                let sent = try await browser.send(path, ["day": Self.day(sample, in: 30)])
                #expect([403, 404].contains(sent.status), "\(name)")
            }
            #expect(try await sample.record(of: "amara").completeBy == nil)
        }
    }

    @Test func `an educator moves a learner to the new version after seeing what it costs (H-18)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, 2)
            let frameworks = Frameworks(sample.stage.platform)
            let next = Array(SampleStage.proficiencies(of: 1).dropFirst())
            let loaded = try await frameworks.load(next, for: "Step 1 proficiencies", of: sample.stage.organisation)
            _ = try await frameworks.publish(
                version: loaded.version,
                of: "Step 1 proficiencies",
                in: sample.stage.organisation
            )
            let farah = try await sample.browser("farah")
            let (amara, place) = (try sample.person("amara").index, try sample.node("step-1").word)

            let list = try await farah.open("supervise/versions").text
            let none = try await farah.open("supervise/versions?place=\(place)")
            let check = try await farah.open("supervise/versions?place=\(place)&person-\(place)=\(amara)").text
            let done = try await farah.send("supervise/versions", ["place": place, "person": "\(amara)"]).text

            #expect(list.contains("Amara Nwosu") && none.status == 422)
            #expect(check.contains("1 answer is carried over. To be assessed anew: 1.1."))
            #expect(done.contains("See below what came of it for each of them."))
            let record = try await sample.record(of: "amara")
            #expect(record.lines.first?.proficiency.code == "1.2" && record.lines.first?.standing == .achieved)
            for name in ["nadia", "amara", "ruth"] {
                let browser = try await sample.browser(name)
                #expect([403, 404].contains(try await browser.open("supervise/versions").status), "\(name)")
                #expect([403, 404].contains(try await browser.open("supervise/enrol").status), "\(name)")
            }
        }
    }
}
