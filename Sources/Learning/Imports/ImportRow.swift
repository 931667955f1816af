// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Sheets

/// One line of a sheet as it is meant: somebody, and the words for what they are to hold.
struct ImportRow: Sendable, Hashable {
    let name: Title
    let address: EmailAddress
    let wishes: [Wish]
    /// What the cells say to questions of registration, by their numbers; empty cells say nothing.
    let answers: [Int64: String]

    /// A role, a place, or both, in the words of the file.
    struct Wish: Sendable, Hashable {
        /// Nothing: the role of a member.
        let role: String?
        /// Nothing: throughout the organisation.
        let place: String?
    }

    /// Reads a line by what its columns hold.
    init(_ cells: [String], _ mapping: ImportMapping) throws(ImportRefusal) {
        var found = Found()
        for (column, cell) in zip(mapping.columns, cells) where column != .unused {
            found.take(cell.trimmed, as: column)
        }
        guard cells.count <= mapping.columns.count || cells[mapping.columns.count...].allSatisfy(\.isEmpty) else {
            throw ImportRefusal("It has more cells than the first line has names. Look for a separator too many.")
        }
        name = try Self.name(found)
        address = try Self.address(found.email)
        guard !Self.noes.contains(found.active.lowercased()) else {
            throw ImportRefusal(
                "It says that they are not active. Leave the line out, or deactivate them on their page."
            )
        }
        wishes = try Self.wishes(found, mapping)
        answers = found.answers
    }

    private struct Found {
        var (name, first, last, email, active) = ("", "", "", "", "")
        var roles: [Int: String] = [:]
        var places: [Int: String] = [:]
        var groups: [Int: String] = [:]
        var answers: [Int64: String] = [:]

        mutating func take(_ cell: String, as column: ImportColumn) {
            switch column {
            case .unused: break
            case .name: name = cell
            case .firstName: first = cell
            case .lastName: last = cell
            case .email: email = cell
            case .active: active = cell
            case .role(let number): roles[number] = cell
            case .place(let number): places[number] = cell
            case .group(let number): groups[number] = cell
            case .answer(let question): if !cell.isEmpty { answers[question] = cell }
            }
        }
    }

    private static let noes: Set<String> = ["false", "no", "0", "n"]

    private static func name(_ found: Found) throws(ImportRefusal) -> Title {
        let text = found.name.isEmpty ? "\(found.first) \(found.last)".trimmed : found.name
        guard !text.isEmpty else { throw ImportRefusal("There is no name. Write one.") }
        guard let title = Title(text) else {
            throw ImportRefusal(
                "“\(text.shortened)” is no name. Write 1 to \(Title.lengthMaximum) characters on one line."
            )
        }
        return title
    }

    private static func address(_ text: String) throws(ImportRefusal) -> EmailAddress {
        guard !text.isEmpty else { throw ImportRefusal("There is no e-mail address. Write one.") }
        guard let address = EmailAddress(text) else {
            throw ImportRefusal("“\(text.shortened)” is no e-mail address. Write one such as name@example.org.")
        }
        return address
    }

    private static func wishes(_ found: Found, _ mapping: ImportMapping) throws(ImportRefusal) -> [Wish] {
        var wishes: [Wish] = []
        for column in mapping.columns {
            switch column {
            case .role(let number):
                let word = found.roles[number] ?? ""
                let place = found.places[number] ?? ""
                if let role = try mapping.preset.role(meantBy: word) {
                    wishes.append(Wish(role: role, place: place.isEmpty ? nil : place))
                } else if !place.isEmpty {
                    wishes.append(Wish(role: nil, place: place))
                }
            case .group(let number):
                if let group = found.groups[number], !group.isEmpty { wishes.append(Wish(role: nil, place: group)) }
            case .unused, .name, .firstName, .lastName, .email, .active, .place, .answer: break
            }
        }
        return wishes
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex
            ? self : String(scalars[first...last])
    }

    /// As much of it as a message has room for, on one line.
    var shortened: String {
        let line = String(
            String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })
        )
        return line.count > 60 ? String(line.prefix(60)) + "…" : line
    }
}
