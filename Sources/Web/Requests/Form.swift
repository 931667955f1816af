// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The fields of a form or a query, in their order.
///
/// Every text in it is normalised (NFC) and free of control characters other than tabs and line ends, so that what a verb
/// is given can be compared and shown.
struct Form: Sendable, Hashable {
    private(set) var fields: [Field]

    /// One name and what was entered.
    struct Field: Sendable, Hashable {
        let name: String
        let value: String

        init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// What was entered first under a name, without white space around it; nil if that is nothing.
    subscript(name: String) -> String? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        let text = field.value.trimmingWhiteSpace()
        return text.isEmpty ? nil : text
    }

    /// What was entered under a name exactly as it was: passwords, and texts whose spaces count.
    func verbatim(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Everything entered under a name: boxes that can be ticked together.
    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map { $0.value.trimmingWhiteSpace() }.filter { !$0.isEmpty }
    }

    /// A number entered under a name, if it is one.
    func number(_ name: String) -> Int? {
        self[name].flatMap { Int($0) }
    }

    /// Whether a box with this name was ticked.
    func isTicked(_ name: String) -> Bool {
        !all(name).isEmpty
    }
}

extension String {
    fileprivate func trimmingWhiteSpace() -> String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
