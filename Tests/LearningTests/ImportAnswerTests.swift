// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Sheets
import Storage
import TestSupport
import Testing

@testable import Learning

/// Priya is a centre administrator; Amara is here already.
@Suite struct `Answers to questions of registration in a file` {
    private static let ward = ProfileQuestionDraft(words: "Where do you work?", kind: .text, isRequired: true)
    private static let shift = ProfileQuestionDraft(words: "Which shift?", kind: .choice, choices: "Day\nNight")
    private static let nurse = ProfileQuestionDraft(words: "Are you a nurse?", kind: .yesNo)

    private func asking(_ centre: Centre) async throws -> Viewer {
        let priya = try centre.viewer("priya")
        for draft in [Self.ward, Self.shift, Self.nurse] {
            try await ProfileQuestions(centre.platform).add(draft, by: priya)
        }
        return priya
    }

    private func answers(of name: String, _ centre: Centre, by viewer: Viewer) async throws -> [String] {
        let people = People(centre.platform)
        let found = try #require(try await people.list(PeopleFilter(search: name), by: viewer).items.first)
        return try await people.details(found.id, by: viewer).answers.map(\.shown)
    }

    @Test(arguments: Backing.all)
    func `are known by the words of the question, checked as on the form, and kept (H-1, H-11)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try await asking(centre)
            let job = try await centre.checked(
                """
                Name,Email,Where do you work?,WHICH SHIFT,Are you a nurse?
                Nour Haddad,nour@ward.example,Ward 4,night,Yes
                Tess Okoro,tess@ward.example,Ward 5,,
                Omar Aziz,omar@ward.example,,Day,no
                Lena Falk,lena@ward.example,Ward 6,Evening,no
                Ines Roy,ines@ward.example,Ward 6,Day,perhaps
                """,
                by: priya
            )
            #expect(job.mapping.columns == [.name, .email, .answer(1), .answer(2), .answer(3)])
            #expect(job.outcome?.counts.made == 2 && job.outcome?.counts.answers == 4)
            let refused = try await Imports(centre.platform).refusedLines(job.id.number, by: priya).map(\.says)
            #expect(
                refused == [
                    "“Where do you work?” is not answered. Everybody new has to answer it.",
                    "“Evening” is none of the answers to “Which shift?”. Write one of: Day, Night.",
                    "“perhaps” is no answer to “Are you a nurse?”. Write yes or no.",
                ]
            )
            _ = try await centre.started(job, by: priya)
            #expect(try await answers(of: "Nour", centre, by: priya) == ["Ward 4", "Night", "Yes"])
            #expect(try await answers(of: "Tess", centre, by: priya).filter { !$0.isEmpty } == ["Ward 5"])
        }
    }

    @Test(arguments: Backing.all)
    func `change those of people who are here, where the file is to, and an empty cell changes nothing`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try await asking(centre)
            let (people, amara) = (People(centre.platform), try centre.person("amara"))
            try await people.answer([1: "Ward 4", 2: "Day"], for: amara, by: priya)
            let name = try await people.details(amara, by: priya).summary.name
            let text = "Name,Email,Where do you work?,Which shift?\n\(name),amara@healthcare.example,,Night\n"

            let left = try await centre.checked(text, by: priya)
            #expect(left.outcome?.counts == ImportCounts(made: 0, changed: 0, same: 1, refused: 0, roles: 0))
            let job = try await centre.checked(text, changesKnown: true, by: priya)
            let changed = try await Imports(centre.platform).remarks(job.id.number, .changed, Page(), by: priya).items
            #expect(changed.map(\.says) == ["\(name) answers “Which shift?” with “Night”."])
            _ = try await centre.started(job, by: priya)
            #expect(try await answers(of: name, centre, by: priya).filter { !$0.isEmpty } == ["Ward 4", "Night"])
            let trail = try await Audit(centre.platform).entries(by: try centre.viewer("grace")).items.map(\.act)
            #expect(trail.contains(ActKind.profileAnswered.rawValue))
            let again = try await centre.checked(text, changesKnown: true, by: priya)
            #expect(again.outcome?.counts.same == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `stand in Answer1 to Answer6 of DelegatesBulkUpload, in the order of the questions`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try await asking(centre)
            let job = try await centre.checked(
                """
                LastName,FirstName,DelegateID,JobGroupID,Active,Answer1,Answer2,Answer3,Answer4,EmailAddress,HasPRN,PRN
                Haddad,Nour,,5,TRUE,Ward 4,Day,FALSE,what is not asked,nour@ward.example,TRUE,12345
                """,
                by: priya
            )
            #expect(job.mapping.columns[5...8] == [.answer(1), .answer(2), .answer(3), .unused])
            _ = try await centre.started(job, by: priya)
            #expect(try await answers(of: "Nour", centre, by: priya) == ["Ward 4", "Day", "No"])
        }
    }

    @Test(arguments: Backing.all)
    func `of a question that is asked no more are refused, and nobody is asked what has no column`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try await asking(centre)
            let sheet = try Sheet("Name,Email,Which shift?\nNour Haddad,nour@ward.example,Day\n")
            let imports = Imports(centre.platform)
            let id = try await imports.begin(sheet, named: "people.csv", by: priya)
            let mapping = try await imports.details(id.number, by: priya).mapping
            #expect(mapping.columns == [.name, .email, .answer(2)])
            try await imports.map(id.number, mapping, by: priya)
            try await imports.workOnAll()
            #expect(try await imports.details(id.number, by: priya).outcome?.counts.made == 1)
            try await ProfileQuestions(centre.platform).remove(2, by: priya)
            await #expect(throws: InvalidInput.self) { try await imports.map(id.number, mapping, by: priya) }
            try await imports.checkAgain(id.number, by: priya)
            try await imports.workOnAll()
            #expect(try await imports.details(id.number, by: priya).outcome?.counts.refused == 1)
        }
    }
}
