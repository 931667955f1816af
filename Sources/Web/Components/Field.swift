// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One line of a form that text is entered in: label, hint, what is wrong, and the box.
struct Field: Sendable {
    let name: String
    let label: String
    let value: String
    let type: String
    let hint: String?
    let error: String?
    /// What browsers may fill in by themselves: `email`, `current-password`; `off` for what changes each time.
    let autocomplete: String
    let isRequired: Bool
    /// How wide the box looks: `short`, `medium` or `long`, which says how much is expected.
    let width: String
    /// The elements that describe the box to those who hear the page, in the order they are read.
    let describedBy: String?

    init(
        _ name: String,
        _ label: String,
        value: String = "",
        type: Kind = .text,
        hint: String? = nil,
        problems: Problems = .none,
        autocomplete: String = "off",
        isRequired: Bool = true,
        width: Width = .medium
    ) {
        self.name = name
        self.label = label
        // A password is never sent back to the browser.
        self.value = type == .password ? "" : value
        self.type = type.rawValue
        self.hint = hint
        error = problems[name]
        self.autocomplete = autocomplete
        self.isRequired = isRequired
        self.width = width.rawValue
        describedBy = Self.describing(name, hint: hint, error: error)
    }

    /// What a box takes.
    enum Kind: String, Sendable {
        case text, email, password, search, date, time, number, url
    }

    /// How much a box looks made for.
    enum Width: String, Sendable {
        case short, medium, long
    }

    /// The ids of a hint and an error, if there are any.
    static func describing(_ name: String, hint: String?, error: String?) -> String? {
        let ids = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// A box for several lines.
struct LongField: Sendable {
    let name: String
    let label: String
    let value: String
    let rows: Int
    let hint: String?
    let error: String?
    let isRequired: Bool
    let describedBy: String?

    init(
        _ name: String,
        _ label: String,
        value: String = "",
        rows: Int = 5,
        hint: String? = nil,
        problems: Problems = .none,
        isRequired: Bool = true
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.rows = rows
        self.hint = hint
        error = problems[name]
        self.isRequired = isRequired
        describedBy = Field.describing(name, hint: hint, error: error)
    }
}
