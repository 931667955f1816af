// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What a column of a sheet holds.
///
/// Several roles and groups may stand in one row, each with a number of its own: role 2 is held where place 2 says, and
/// throughout the organisation where there is no place 2.
package enum ImportColumn: Sendable, Hashable {
    /// Nothing that is kept.
    case unused
    case name
    case firstName
    case lastName
    case email
    /// Whether they may sign in; nobody is made inactive by a file.
    case active
    case role(Int)
    case place(Int)
    /// A group whose member they become.
    case group(Int)
    /// What they answer to a question of registration, by its number.
    case answer(Int64)

    package static let numberMaximum = 9

    /// What a form and the database call it: `role-2`.
    package var spelling: String {
        switch self {
        case .unused: "unused"
        case .name: "name"
        case .firstName: "first-name"
        case .lastName: "last-name"
        case .email: "email"
        case .active: "active"
        case .role(let number): "role-\(number)"
        case .place(let number): "place-\(number)"
        case .group(let number): "group-\(number)"
        case .answer(let question): "answer-\(question)"
        }
    }

    package init?(spelled text: String) {
        if text.hasPrefix("answer-") {
            guard let question = Int64(text.dropFirst("answer-".count)), question > 0 else { return nil }
            self = .answer(question)
            return
        }
        let numbers = 1...Self.numberMaximum
        let all = Self.plain + numbers.flatMap { [.role($0), .place($0), .group($0)] }
        guard let found = all.first(where: { $0.spelling == text }) else { return nil }
        self = found
    }

    private static let plain: [ImportColumn] = [.unused, .name, .firstName, .lastName, .email, .active]

    /// What can be chosen beside what a preset says: three roles and groups are enough for a page.
    package static let choices: [ImportColumn] =
        plain + (1...3).map { .group($0) } + (1...3).flatMap { [.role($0), .place($0)] }

    /// In words.
    package var words: String {
        switch self {
        case .unused: "Nothing that is kept"
        case .name: "Name"
        case .firstName: "First name"
        case .lastName: "Last name"
        case .email: "E-mail address"
        case .active: "Whether they may sign in"
        case .role(1): "Role"
        case .role(let number): "Role \(number)"
        case .place(1): "Where the role is held"
        case .place(let number): "Where role \(number) is held"
        case .group(1): "Group"
        case .group(let number): "Group \(number)"
        // A page that knows the question says its words instead.
        case .answer(let question): "Answer to question \(question)"
        }
    }
}

extension ImportColumn: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = Self(spelled: text) ?? .unused
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(spelling)
    }
}
