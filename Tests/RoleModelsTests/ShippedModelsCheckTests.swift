// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `Shipped models, checked` {
    private static let shipped = ShippedModels(folder: nil)

    @Test(arguments: shipped.names)
    func `have no error, and no warning that nobody answered`(name: String) throws {
        let model = try #require(Self.shipped.model(named: name).value)

        #expect(model.problems().map { "\($0.sourceLine ?? 0): \($0.message); \($0.remedy)" } == [])
    }

    @Test(arguments: shipped.names)
    func `do not differ from themselves`(name: String) throws {
        let model = try #require(Self.shipped.model(named: name).value)

        #expect(model.difference(from: model).isEmpty)
    }

    @Test(arguments: shipped.names)
    func `have a matrix with something in each row group`(name: String) throws {
        let model = try #require(Self.shipped.model(named: name).value)
        let matrix = model.matrix()

        #expect(matrix.columns.map(\.role) == model.roles.map(\.name))
        for group in matrix.groups {
            #expect(group.rows.contains { row in row.cells.contains { $0 != .no } }, "\(group.noun)")
        }
    }

    @Test func `grant every permission of the vocabulary, and no other`() throws {
        let vocabulary = try #require(Self.shipped.vocabulary().value)
        let models = Self.shipped.names.compactMap { Self.shipped.model(named: $0).value }

        #expect(vocabulary.ungranted(by: models) == [])
        #expect(models.flatMap { vocabulary.unknown(in: $0) } == [])
    }

    @Test func `let the top role of each reach every role that is given`() throws {
        for name in Self.shipped.names {
            let model = try #require(Self.shipped.model(named: name).value)
            let top = try #require(model.topRole)
            let reached = Set(model.climbs(from: top).map(\.to)).union([top])
            let given = Set(model.roles.flatMap(\.grants).flatMap(\.permissions).compactMap(Self.givenRole))

            #expect(given.subtracting(reached) == [], "\(name)")
        }
    }

    private static func givenRole(_ pattern: PermissionPattern) -> String? {
        guard case .permission(let name) = pattern, name.hasPrefix("give.") else { return nil }
        return String(name.dropFirst(5))
    }
}
