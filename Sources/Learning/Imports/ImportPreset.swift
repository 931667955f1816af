// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// A layout of sheets that is known, from another platform or from here.
package enum ImportPreset: String, Sendable, Hashable, CaseIterable, Codable {
    /// Names of columns and roles in plain words.
    case plain
    /// Roles as numbers (C-2): 0 administrator, 1 author, 2 learner.
    case numberedRoles = "numbered-roles"
    /// What Moodle's “Upload users” takes.
    case moodle
    /// The sheet `DelegatesBulkUpload` of the NHS platform (H-1).
    case delegates = "delegates-bulk-upload"

    package var title: String {
        switch self {
        case .plain: "Columns of my own"
        case .numberedRoles: "Roles as numbers: 0 administrator, 1 author, 2 learner"
        case .moodle: "Moodle’s file for uploading users"
        case .delegates: "DelegatesBulkUpload, the NHS sheet"
        }
    }

    /// The role that a word of the file means where the layout has words of its own.
    ///
    /// - Throws: what is wrong with the word.
    func role(meantBy word: String) throws(ImportRefusal) -> String? {
        switch self {
        case .plain, .delegates, .moodle: return word.isEmpty ? nil : word
        case .numberedRoles:
            switch word {
            case "0": return "administrator"
            case "1": return "author"
            case "2": return "learner"
            default:
                throw ImportRefusal(
                    "The role is “\(word)”. Write 0 for an administrator, 1 for an author or 2 for a learner."
                )
            }
        }
    }

    /// Whether a model has the roles that the layout numbers.
    func isPossible(in model: CompiledModel) -> Bool {
        guard self == .numberedRoles else { return true }
        return ["administrator", "author", "learner"].allSatisfy { model.model.role(named: $0) != nil }
    }
}

extension ImportPreset {
    /// The layout that the names of columns look like, and values below them.
    static func guess(_ heads: [String], _ first: [[String]], in model: CompiledModel) -> ImportPreset {
        let known = Set(heads.map(word))
        if known.isSuperset(of: ["delegateid", "lastname", "firstname"]) { return .delegates }
        if known.isSuperset(of: ["username", "firstname", "lastname"]) { return .moodle }
        let role = heads.firstIndex { ImportPreset.plain.column(named: $0) == .role(1) }
        let values = first.compactMap { row in role.flatMap { row.indices.contains($0) ? row[$0] : nil } }
        let isNumbered = !values.isEmpty && values.contains { $0.count == 1 && $0.utf8.allSatisfy { (48...57) ~= $0 } }
        return isNumbered && ImportPreset.numberedRoles.isPossible(in: model) ? .numberedRoles : .plain
    }

    /// What the columns hold, by their names; none holds what one before it does.
    package func columns(named heads: [String]) -> [ImportColumn] {
        var taken: Set<ImportColumn> = []
        return heads.map { head in
            let column = column(named: head)
            return column != .unused && taken.insert(column).inserted ? column : .unused
        }
    }

    /// What a column of that name holds.
    func column(named head: String) -> ImportColumn {
        let word = Self.word(head)
        if let plain = Self.names[word] { return plain }
        let stem = String(word.reversed().drop { $0.isNumber }.reversed())
        let digits = word.dropFirst(stem.count)
        guard let number = digits.isEmpty ? 1 : Int(digits), (1...ImportColumn.numberMaximum).contains(number) else {
            return .unused
        }
        switch (self, stem) {
        case (.delegates, _): return .unused
        case (.moodle, "cohort"): return .group(number)
        case (.moodle, "course"): return .place(number)
        case (.moodle, "role"): return .role(number)
        // Groups of a Moodle course are no groups of people here, and its system roles are others.
        case (.moodle, _): return .unused
        case (_, "role"), (_, "corerole"), (_, "userrole"): return .role(number)
        case (_, "group"), (_, "team"), (_, "cohort"), (_, "class"), (_, "department"): return .group(number)
        case (_, "place"), (_, "course"), (_, "where"): return .place(number)
        default: return .unused
        }
    }

    /// In small letters, without what separates words.
    static func word(_ head: String) -> String {
        String(head.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(60))
    }

    private static let names: [String: ImportColumn] = [
        "name": .name, "fullname": .name, "displayname": .name, "person": .name,
        "firstname": .firstName, "givenname": .firstName, "forename": .firstName, "givennames": .firstName,
        "lastname": .lastName, "surname": .lastName, "familyname": .lastName,
        "email": .email, "emailaddress": .email, "mail": .email, "primaryemail": .email, "workemail": .email,
        "active": .active, "isactive": .active,
    ]
}
