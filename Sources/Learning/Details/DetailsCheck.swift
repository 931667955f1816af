// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// Details as somebody entered them, each looked at.
struct DetailsCheck {
    let title: Title
    private var text: [Details.Field: String] = [:]

    subscript(field: Details.Field) -> String { field == .title ? title.text : text[field] ?? "" }

    /// - Throws: ``InvalidInput``, with everything that is wrong at once.
    init(_ entered: [Details.Field: String]) throws {
        var problems: [InvalidInput.Problem] = []
        var (title, checked): (Title?, [Details.Field: String]) = (nil, [:])
        for field in Details.Field.allCases {
            do {
                let text = entered[field] ?? ""
                if field == .title {
                    title = try Title.checked(text, field: field.rawValue)
                } else {
                    checked[field] = try Self.checked(text, field)
                }
            } catch let input as InvalidInput {
                problems += input.problems
            }
        }
        guard let title, problems.isEmpty else { throw InvalidInput(problems) }
        (self.title, text) = (title, checked)
    }

    private static func checked(_ text: String, _ field: Details.Field) throws -> String {
        let text = try WrittenText.checked(text, field: field.rawValue)
        guard !text.isEmpty else { return "" }
        switch field {
        case .title: return text
        case .address:
            guard text.unicodeScalars.count <= 500 else {
                throw InvalidInput(field.rawValue, "Write at most 500 characters; there are more.")
            }
            return text
        case .contact: return try Title.checked(text, field: field.rawValue).text
        case .email: return try EmailAddress.checked(text, field: field.rawValue).text
        case .phone: return try phone(text)
        case .webSite: return try webSite(text)
        }
    }

    private static func phone(_ text: String) throws -> String {
        let isNumber = text.unicodeScalars.allSatisfy { "0123456789+-/(). ext".unicodeScalars.contains($0) }
        guard isNumber, text.utf8.count <= 60, text.utf8.contains(where: { (48...57).contains($0) }) else {
            throw InvalidInput("phone", "Write a telephone number, such as +44 20 7946 0000 ext 12.")
        }
        return text
    }

    /// An address that a link can lead to, and nothing that a browser would run.
    private static func webSite(_ text: String) throws -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.isASCII && $0.value > 0x20 && !"\"<>\\^`{|}".unicodeScalars.contains($0)
        }
        guard isPlain, text.utf8.count <= 200, let parts = URLComponents(string: text),
            parts.scheme == "https" || parts.scheme == "http", parts.host?.contains(".") == true, parts.user == nil
        else { throw InvalidInput("web-site", "Write the whole address, such as https://www.example.org.") }
        return text
    }
}
