// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What differs between the databases in the text of a statement.
package enum Dialect: Sendable, Hashable {
    case sqlite
    case postgreSQL
}

/// A statement as one database reads it, and the values for its numbered places.
package struct RenderedSQL: Sendable, Hashable {
    package var text = ""
    package var values: [Value] = []
    /// Which of the values, counted from 0, is a whole list written as one text.
    package var lists: Set<Int> = []
}

extension SQL {
    /// The statement in the words of a database.
    package func rendered(for dialect: Dialect) -> RenderedSQL {
        var rendered = RenderedSQL()
        for part in parts {
            switch part {
            case .text(let text): rendered.text += text
            case .value(let value): rendered.text += rendered.place(for: value, dialect)
            case .integers(let numbers): rendered.append(list: numbers.map(String.init), "bigint", dialect)
            case .texts(let texts): rendered.append(list: texts.map(RenderedSQL.quoted), "text", dialect)
            }
        }
        return rendered
    }
}

extension RenderedSQL {
    /// Refuses what one database would keep and the other would not.
    package func checkValues() throws(StorageError) {
        for case .text(let text) in values where text.utf8.contains(0) {
            throw StorageError.failed("a text has a NUL character: refuse it where it comes in")
        }
    }

    fileprivate mutating func place(for value: Value, _ dialect: Dialect) -> String {
        values.append(value)
        return dialect == .sqlite ? "?\(values.count)" : "$\(values.count)"
    }

    /// A list as one value: JSON for SQLite, an array literal for PostgreSQL; elements are spelled alike in both.
    fileprivate mutating func append(list elements: [String], _ type: String, _ dialect: Dialect) {
        let list = elements.joined(separator: ",")
        lists.insert(values.count)
        switch dialect {
        case .sqlite: text += "IN (SELECT value FROM json_each(\(place(for: .text("[\(list)]"), dialect))))"
        case .postgreSQL: text += "= ANY(\(place(for: .text("{\(list)}"), dialect))::\(type)[])"
        }
    }

    /// In quotes, with what would end them escaped: valid in JSON and in an array literal.
    ///
    /// Control characters, which JSON would not take as they are, become `\u` sequences that an array literal would
    /// read differently; no name has any, as they are refused at the edge, and here they become spaces.
    fileprivate static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 {
                quoted += " "
                continue
            }
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
