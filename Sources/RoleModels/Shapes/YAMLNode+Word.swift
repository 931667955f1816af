// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Reading a part as one word or one piece of text. Whatever is not so is noted, and nothing is returned.
extension YAMLNode {
    /// Free text: one sentence or a few.
    func text(_ what: String, _ problems: Problems) -> String? {
        guard let text = scalar(what, expected: "text", problems) else { return nil }
        guard !text.allSatisfy(\.isWhitespace) else {
            problems.error(line: line, "\(what) is empty", remedy: "write some text, or remove the key")
            return nil
        }
        guard !text.unicodeScalars.contains(where: \.isUnprintable) else {
            problems.error(
                line: line,
                "\(what) has a character that cannot be seen",
                remedy: "remove the escape for it"
            )
            return nil
        }
        return text
    }

    /// A name: of a role, kind, node, person, setting, flag ….
    func name(_ what: String, _ problems: Problems) -> String? {
        guard let text = scalar(what, expected: "a name", problems) else { return nil }
        do throws(Misspelling) {
            return try Name.checked(text)
        } catch {
            problems.error(line: line, in: what, error)
            return nil
        }
    }

    /// The number of a requirement, such as `U-3`.
    func requirement(_ what: String, _ problems: Problems) -> String? {
        guard let text = scalar(what, expected: "a requirement's number", problems) else { return nil }
        guard Name.isRequirement(text) else {
            problems.error(
                line: line,
                "\(what): \(quoted(text)) is no requirement's number",
                remedy: "write it like `U-3`"
            )
            return nil
        }
        return text
    }

    /// A truth value: true, on and yes, or false, off and no.
    func truth(_ what: String, _ problems: Problems) -> Bool? {
        if case .scalar(let text, _) = content {
            switch text.lowercased() {
            case "true", "on", "yes": return true
            case "false", "off", "no": return false
            default: break
            }
        }
        refuse(what, expected: "`true` or `false`", problems)
        return nil
    }

    /// A whole number from 0 to 999,999,999.
    func number(_ what: String, _ problems: Problems) -> Int? {
        if case .scalar(let text, _) = content, (1...9).contains(text.utf8.count),
            text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = Int(text)
        {
            return number
        }
        refuse(what, expected: "a whole number of at most nine digits", problems)
        return nil
    }

    /// What is spelled in its own way: a permission, a condition, a date, a sentence.
    func spelled<Value>(
        _ what: String,
        as expected: String,
        _ problems: Problems,
        _ read: (String) throws(Misspelling) -> Value
    ) -> Value? {
        guard let text = scalar(what, expected: expected, problems) else { return nil }
        do throws(Misspelling) {
            return try read(text)
        } catch {
            problems.error(line: line, in: what, error)
            return nil
        }
    }

    /// The words as written, where one or more are wanted.
    func scalar(_ what: String, expected: String, _ problems: Problems) -> String? {
        guard case .scalar(let text, let isPlain) = content, !isEmpty else {
            refuse(what, expected: expected, problems)
            return nil
        }
        guard text.unicodeScalars.prefix(Limit.textCharacters + 1).count <= Limit.textCharacters else {
            let message = "\(what) is longer than \(Limit.textCharacters) characters"
            problems.error(line: line, message, remedy: "shorten it")
            return nil
        }
        guard !isPlain || !Name.readAsTruth.contains(text.lowercased()) else {
            problems.error(
                line: line,
                "\(what) is a bare `\(text)`, which YAML reads as no text",
                remedy: "quote it: `\"\(text)\"`"
            )
            return nil
        }
        return text
    }

    /// Notes that something else stands here than was expected.
    func refuse(_ what: String, expected: String, _ problems: Problems) {
        switch content {
        case .refused: break  // An alias is noted where it stands.
        case .scalar where isEmpty:
            problems.error(line: line, "\(what) has no value", remedy: "write \(expected), or remove the key")
        case .mapping where expected == "text":
            problems.error(line: line, "\(what) is a mapping and not text", remedy: "quote text that has a colon")
        case .scalar, .sequence, .mapping:
            problems.error(line: line, "\(what) is \(shape)", remedy: "write \(expected)")
        }
    }
}
