// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets
import TestSupport
import Testing

@testable import Learning

@Suite struct `Lists as files` {
    @Test(arguments: Backing.all)
    func `hold what their reader's own list shows and nothing more`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            var (some, none) = (0, 0)
            for person in centre.described.directory.people {
                let viewer = Viewer(.person(person.id), in: centre.id)
                let people = People(centre.platform)
                for status in PeopleFilter.Status.allCases {
                    let filter = PeopleFilter(status: status)
                    guard let list = try? await people.list(filter, Page(size: 200), by: viewer) else {
                        none += 1
                        await #expect(throws: (any Error).self) { _ = try await people.export(filter, by: viewer) }
                        continue
                    }
                    some += 1
                    let (all, total) = try await people.export(filter, by: viewer)
                    #expect(all.map(\.id) == list.items.map(\.id) && total == list.total, "\(person.fullName)")
                    #expect(all.map(\.email) == list.items.map(\.email), "\(person.fullName)")
                    let given = { (one: PersonSummary) in Set(one.roles.compactMap(\.id)) }
                    #expect(all.map(given) == list.items.map(given), "\(person.fullName)")
                }
            }
            #expect(some > 0 && none > 0)
        }
    }

    @Test(arguments: TableFile.Format.allCases)
    func `say where they were cut, and compute nothing`(format: TableFile.Format) async throws {
        let file = try await TableFile.write("People", ["Name"], [["=1+1"]], leftOut: 7, as: format)
        let lines = try Sheet.read(file.bytes).lines.map { $0.cells[0] }
        #expect(lines.count == 3 && lines[1].hasSuffix("=1+1") && lines[2].contains("7 more"))
        #expect(lines[1] == (format == .csv ? "'=1+1" : "=1+1"))
    }
}
