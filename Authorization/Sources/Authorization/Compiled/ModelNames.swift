// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Numbers for the names of a model, given in order of appearance and kept for as long as the model is edited.
struct ModelNames: Sendable {
    var roles = NameTable()
    var permissions = NameTable()
    var kinds = NameTable()
    var flags = NameTable()
    var settings = NameTable()
    var personSettings = NameTable()
    var services = NameTable()

    init(_ model: RoleModel, after earlier: ModelNames?) {
        if let earlier { self = earlier }
        kinds.add([Kind.organisation, Kind.person] + model.kinds.map(\.name), limit: 255)
        roles.add(model.roles.map(\.name), limit: Self.rolesMaximum)
        permissions.add(model.vocabulary.permissions + model.roles.map { "give." + $0.name }, limit: 65_000)
        flags.add(model.vocabulary.flags, limit: 64)
        settings.add(model.settings.map(\.name), limit: 64)
        personSettings.add(model.personSettings.map(\.name), limit: 16)
        services.add(model.services.map(\.name), limit: 255)
    }

    static let rolesMaximum = 1000
}

/// Names with their numbers, of which there may be only so many.
struct NameTable: Sendable {
    private var index = NameIndex()

    var names: [String] { index.names }

    /// Adds names that are new, up to a limit; a model beyond a limit has an error that says so.
    mutating func add(_ names: [String], limit: Int) {
        for name in names where index.count < limit { index.append(name) }
    }

    subscript(name: String) -> Int? { index[name] }
}
