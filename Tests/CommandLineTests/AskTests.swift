// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@Suite struct `lyceum ask` {
    private let talent = ["--in", "Samples/talent.yaml"]

    @Test func `yes ends with 0 and no with 1`() throws {
        let yes = try Program.run(["ask", "can", "grace", "task.create", "aiko"] + talent)
        let no = try Program.run(["ask", "can", "luca", "one-to-one.view", "aiko-with-grace"] + talent)

        #expect(yes.exit == 0)
        #expect(yes.output == "yes  Grace Mbeki may task.create on Aiko Mori.\n")
        #expect(no.exit == 1)
        #expect(no.output.hasPrefix("no   Luca Bianchi may not one-to-one.view on “Aiko and Grace, November”."))
    }

    @Test func `the environment names the organisation`() throws {
        let result = try Program.run(
            "ask",
            "can",
            "grace",
            "task.create",
            "aiko",
            environment: ["LYCEUM_ORGANISATION": "Samples/talent.yaml"]
        )
        #expect(result.exit == 0)
    }

    @Test func `without an organisation it says how to name one`() throws {
        let result = try Program.run("ask", "can", "grace", "task.create", "aiko")
        #expect(result.exit == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("--in ORGANISATION.yaml"))
    }

    @Test func `a day is asked about by name`() throws {
        let question = ["ask", "can", "noor", "content.create", "organisation"] + talent
        #expect(try Program.run(question).exit == 1)
        #expect(try Program.run(question + ["--as-of", "2026-12-01"]).exit == 0)
        #expect(try Program.run(question + ["--as-of", "soon"]).exit == 2)
    }

    @Test func `an unknown name ends with 2 and the one that was probably meant`() throws {
        let result = try Program.run(["ask", "can", "grase", "task.create", "aiko"] + talent)
        #expect(result.exit == 2)
        #expect(result.errors == "error: there is no person `grase`\n    did you mean `grace`?\n")
    }

    @Test func `what may be done to something that is not there has no answer`() throws {
        let result = try Program.run(["ask", "what", "grace", "aikko"] + talent)
        #expect(result.exit == 2)
        #expect(result.errors == "error: there is no thing `aikko`\n    did you mean `aiko`?\n")
    }

    @Test func `who lists everyone, in parts if wished`() throws {
        let json = try Program.json("ask", "who", "one-to-one.view", "aiko-with-grace", "--in", "Samples/talent.yaml")
        let people = try #require(json["people"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(people.contains("aiko") && people.contains("grace") && !people.contains("luca"))
        #expect(json["count"] as? Int == people.count)
        #expect(json["next"] == nil)

        var collected: [String] = []
        var next: String?
        repeat {
            let page = try Program.run(
                ["ask", "who", "one-to-one.view", "aiko-with-grace", "--limit", "3"] + talent
                    + (next.map { ["--after", $0] } ?? [])
            )
            let names = page.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
                .compactMap { $0.split(separator: " ").first.map { String($0) } }
            collected += names
            next = page.output.contains("There are more") ? names.last : nil
        } while next != nil
        #expect(collected == people)
    }

    @Test func `who says through which role`() throws {
        let result = try Program.run(["ask", "who", "one-to-one.view", "aiko-with-grace"] + talent)
        #expect(result.output.contains("grace   Grace Mbeki    Team manager of Sales"))
    }

    @Test func `why yes names the role, the way to it and the line of the role model`() throws {
        let result = try Program.run(["ask", "why", "grace", "task.create", "aiko"] + talent)
        #expect(result.exit == 0)
        #expect(result.output.contains("\nYes. Grace Mbeki is Team manager of Sales"))
        #expect(result.output.contains("talent.yaml:"))

        let json = try Program.json("ask", "why", "grace", "task.create", "aiko", "--in", "Samples/talent.yaml")
        let reason = try #require((json["reasons"] as? [[String: Any]])?.first)
        #expect(json["allowed"] as? Bool == true)
        #expect(reason["role"] as? String == "manager")
        #expect(reason["on"] as? String == "sales")
        #expect(reason["path"] as? [String] == ["aiko", "sales-south", "sales"])
        #expect(reason["line"] is Int)
    }

    @Test func `why no says what was near and who could change it`() throws {
        let result = try Program.run(["ask", "why", "luca", "one-to-one.view", "aiko-with-grace"] + talent)
        #expect(result.exit == 1)
        #expect(result.output.contains("\nNo. "))
        #expect(result.output.contains("could make Luca Bianchi"))
    }

    @Test func `why speaks to whoever asks`() throws {
        let question = ["ask", "why", "luca", "person.view", "aiko"] + talent
        #expect(try Program.run(question + ["--asker", "luca"]).output.contains("You are Learner"))
        #expect(try !Program.run(question + ["--asker", "visitor"]).output.contains("Aiko"))
        #expect(try Program.run(question + ["--asker", "nobody"]).exit == 2)
    }

    @Test func `why tells nothing of a thing that whoever asks may not see (U-46)`() throws {
        let question = ["ask", "why", "luca", "one-to-one.view", "aiko-with-grace"] + talent
        let output = try Program.run(question + ["--asker", "luca"]).output
        #expect(output.contains("There is nothing of that name that you may see"))
        #expect(!output.contains("Aiko Mori") && !output.contains("Grace"))
    }

    @Test func `what lists permissions, by noun for a thing and with places without one`() throws {
        let thing = try Program.run(["ask", "what", "lena", "burns-article"] + talent)
        #expect(thing.exit == 0)
        #expect(thing.output.contains("content"))
        #expect(!thing.output.contains("event"))

        let holding = try Program.run(["ask", "what", "ada", "holding of hugo as learning-designer"] + talent)
        #expect(holding.output.contains("give     learning-designer"))
        #expect(!holding.output.contains("curator"))

        let anywhere = try Program.json("ask", "what", "lena", "--in", "Samples/talent.yaml")
        let rights = try #require(anywhere["permissions"] as? [[String: Any]])
        let own = rights.first { $0["permission"] as? String == "account.edit" }
        #expect(own?["where"] as? [String] == ["only their own"])
    }

    @Test func `which lists the scope and what lies in it`() throws {
        let json = try Program.json("ask", "which", "grace", "task.create", "person", "--in", "Samples/talent.yaml")
        #expect(json["scope"] as? [String] == ["in Sales (not their own)"])
        let names = (json["things"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(names == ["aiko", "dana", "luca", "noor", "owen", "priya"])
    }

    @Test func `change says who gains and who loses`() throws {
        let result = try Program.run(["ask", "change", "end manager on sales of grace"] + talent)
        #expect(result.exit == 0)
        #expect(result.output.contains("Tomás Rivera\n  gains"))
        #expect(result.output.contains("Grace Mbeki\n  loses"))

        let named = try Program.run(["ask", "change", "end manager on sales of grace", "--names"] + talent)
        #expect(named.output.contains("grace: over"))
    }

    @Test func `a change that changes nothing ends with 1, and one that cannot be with 2`() throws {
        #expect(try Program.run(["ask", "change", "turn on on-break for luca"] + talent).exit == 1)
        let refused = try Program.run(["ask", "change", "give admin to zofia"] + talent)
        #expect(refused.exit == 2)
        #expect(refused.errors.contains("end one before the other begins"))
        #expect(try Program.run(["ask", "change", "promote zofia"] + talent).exit == 2)
    }
}
