// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Roles beside permissions: who may do what, at a glance.
public struct PermissionMatrix: Sendable, Hashable {
    public let columns: [Column]
    /// By noun, those first of which the vocabulary tells first; giving roles comes last.
    public let groups: [Group]

    public struct Column: Sendable, Hashable {
        public let role: String
        public let title: String
    }

    /// The permissions about one noun.
    public struct Group: Sendable, Hashable {
        public let noun: String
        public let rows: [Row]
    }

    public struct Row: Sendable, Hashable {
        public let permission: String
        /// One for each column.
        public let cells: [Cell]
        /// When it is forbidden whatever roles one holds, each in few words; an empty one forbids it always.
        public let nevers: [String]
    }

    public enum Cell: Sendable, Hashable {
        case no
        case always
        /// On conditions of which one has to hold, each in few words.
        case onConditions([String])

        /// The cell in words; empty for no.
        public var text: String {
            switch self {
            case .no: ""
            case .always: "yes"
            case .onConditions(let alternatives): alternatives.joined(separator: "; or ")
            }
        }
    }
}

extension RoleModel {
    /// Every permission of each noun of which some role grants something, beside every role.
    ///
    /// A noun of which nothing is granted does not exist in such an organisation, and has no rows. A model with more
    /// rights than can be compared has none at all.
    public func matrix() -> PermissionMatrix {
        let columns = roles.map { PermissionMatrix.Column(role: $0.name, title: $0.title) }
        guard let rights = ModelRights(self) else { return PermissionMatrix(columns: columns, groups: []) }
        let maker = MatrixMaker(self, rights)
        let nouns = vocabulary.nouns.map { noun in (noun.name, noun.allVerbs.map { "\(noun.name).\($0)" }) }
        let giving = [("give", roles.map { "give." + $0.name })]
        return PermissionMatrix(columns: columns, groups: (nouns + giving).compactMap(maker.group))
    }
}

/// Fills the cells of a matrix.
private struct MatrixMaker {
    private let model: RoleModel
    private let rights: ModelRights
    private let granted: Set<Int>
    private let nevers: [Int: [String]]

    init(_ model: RoleModel, _ rights: ModelRights) {
        self.model = model
        self.rights = rights
        granted = Set(rights.rows.joined().map(\.permission))
        let patterns = PatternTable(model, names: rights.names)
        var nevers: [Int: [String]] = [:]
        for never in model.nevers.prefix(1000) {
            let words = never.marks(in: model)
            for permission in patterns.permissions(matching: never.permissions) {
                nevers[permission, default: []].append(words)
            }
        }
        self.nevers = nevers
    }

    func group(_ noun: String, _ permissions: [String]) -> PermissionMatrix.Group? {
        let numbers = permissions.compactMap { rights.names.permissions[$0] }
        guard numbers.contains(where: granted.contains) else { return nil }
        return PermissionMatrix.Group(noun: noun, rows: numbers.map(row))
    }

    private func row(_ permission: Int) -> PermissionMatrix.Row {
        PermissionMatrix.Row(
            permission: rights.names.permissions.names[permission],
            cells: model.roles.map { rights.names.roles[$0.name].map { cell($0, permission) } ?? .no },
            nevers: nevers[permission] ?? []
        )
    }

    private func cell(_ role: Int, _ permission: Int) -> PermissionMatrix.Cell {
        let alternatives = rights.widest(role, permission)
        if alternatives.isEmpty { return .no }
        if alternatives.contains(where: { rights.clauses[$0].isAlways }) { return .always }
        return .onConditions(alternatives.map { rights.words(of: $0, in: model) })
    }
}
