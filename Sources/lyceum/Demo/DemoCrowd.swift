// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Organisations
import RoleModels

/// Adds people to a sample until it has as many as a real organisation of its kind would begin with.
///
/// Each holds what somebody of the sample holds who gives roles to nobody, so the new ones are learners and members.
enum DemoCrowd {
    static func organisation(_ file: String, people wanted: Int) throws -> Organisation {
        let read = OrganisationFile.read(atPath: file)
        guard var description = read.value else { throw objection(read.problems) }
        let sample = try organisation(description, file)
        let models = description.people.filter { person in
            guard case .person(let id) = sample.directory[person.name] else { return false }
            return isImitable(id, person, in: sample)
        }
        guard !models.isEmpty else { return sample }
        var names = DemoNames()
        for number in 0..<max(0, wanted - description.people.count) {
            let name = names.next()
            var person = models[number % models.count]
            person.title = name.full
            person.name = name.word
            person.sourceLine = nil
            if !description.people.contains(where: { $0.name == person.name }) { description.people.append(person) }
        }
        return try organisation(description, file)
    }

    private static func organisation(_ description: OrganisationDescription, _ file: String) throws -> Organisation {
        let model = ShippedModels.current.model(named: description.model)
        guard let model = model.value else { throw objection(model.problems) }
        let reading = Organisation.read(description, named: file, under: model, now: .today)
        guard let organisation = reading.value else { throw objection(reading.problems) }
        return organisation
    }

    /// Whether others can be like them: active, holding something for good, and giving no roles.
    private static func isImitable(_ id: PersonID, _ person: PersonDescription, in sample: Organisation) -> Bool {
        guard person.isActive, !person.holdings.isEmpty, person.settings.isEmpty else { return false }
        let holdings = sample.roster.holdings(of: id)
        let isPlain = holdings.allSatisfy { holding in
            let role = sample.model.roles[Int(holding.role.index)].role
            return role.holders == .any && holding.standsInFor == nil && holding.node.person == nil
        }
        let gives = sample.model.permissions.contains { permission in
            permission.gives != nil
                && !sample.authorizer.which(.person(id), may: permission.id, at: sample.today).isNothing
        }
        return isPlain && !gives
    }

    private static func objection(_ problems: [FileProblem]) -> Objection {
        let first = problems.first { $0.severity == .error }
        return Objection(first?.description ?? "the file cannot be read", remedy: "mend the file")
    }
}

/// Plausible names, always the same ones.
private struct DemoNames {
    private var number = 0

    private static let first = [
        "Adaeze", "Bjarne", "Chiara", "Daniyal", "Eilidh", "Fatoumata", "Goran", "Hiroko", "Ifeoma", "Joaquín",
        "Katarzyna", "Lamin", "Mirela", "Nikhil", "Oluwaseun", "Pilar", "Quentin", "Rosalind", "Samir", "Tove",
        "Ulrike", "Vanja", "Wojciech", "Xiomara", "Yara", "Zoltán",
    ]
    private static let last = [
        "Abernathy", "Bergström", "Castellanos", "Dlamini", "Eriksen", "Fofanah", "Gallagher", "Hussain", "Ivanova",
        "Jankowski", "Koroma", "Lefèvre", "Moretti", "Nakamura", "O'Sullivan", "Papadaki", "Qureshi", "Rasmussen",
        "Sørensen", "Tuominen", "Uddin",
    ]

    mutating func next() -> (word: String, full: String) {
        defer { number += 1 }
        let (first, last) = (Self.first[number % Self.first.count], Self.last[(number * 8 + 3) % Self.last.count])
        let word = "\(first)-\(last)".folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .lowercased().map { $0 == "ø" ? "o" : $0 }.filter { $0.isASCII && ($0.isLetter || $0 == "-") }
        return (String(word), "\(first) \(last)")
    }
}
