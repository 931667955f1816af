// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The lines above a part of a multipart body: which field it is of, and what the file was called if it is one.
struct MultipartHead {
    let name: String
    /// Nothing where it is no file.
    let fileName: String?
    let type: String

    /// - Throws: where it is not what a browser writes.
    init(_ bytes: [UInt8]) throws(Form.Unreadable) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUnicode }
        var (parameters, type): ([String: String], String) = ([:], "")
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard let colon = line.firstIndex(of: ":") else { throw .notMultipart }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            switch line[..<colon].lowercased() {
            case "content-disposition":
                guard parameters.isEmpty else { throw .notMultipart }
                parameters = try Self.parameters(of: value, kind: "form-data")
            case "content-type": type = String(value)
            // Encodings have been out of use since 2015 (RFC 7578); taken as they are they would be read wrongly.
            case "content-transfer-encoding": throw .notMultipart
            default: break
            }
        }
        guard let name = parameters["name"] else { throw .notMultipart }
        self.name = try Form.tidied(name)
        self.type = try Form.tidied(type)
        fileName = if let file = parameters["filename"] { Self.lastPart(try Form.tidied(file)) } else { nil }
    }

    /// Reads `form-data; name="file"; filename="people.csv"`, or what follows `multipart/form-data`.
    ///
    /// - Throws: where it is of another kind, or says one thing twice.
    static func parameters(of value: Substring, kind: String) throws(Form.Unreadable) -> [String: String] {
        var rest = value.utf8[...]
        guard Self.word(&rest).lowercased() == kind else { throw .notMultipart }
        var parameters: [String: String] = [:]
        while Self.skip(";", &rest) {
            let name = Self.word(&rest).lowercased()
            if name.isEmpty && rest.isEmpty { break }
            guard !name.isEmpty, Self.skip("=", &rest), let text = Self.value(&rest), parameters[name] == nil else {
                throw .notMultipart
            }
            parameters[name] = text
        }
        guard rest.isEmpty else { throw .notMultipart }
        return parameters
    }

    /// Signs up to the next one that has a meaning.
    private static func word(_ rest: inout Substring.UTF8View.SubSequence) -> String {
        let word = rest.prefix { !" ;=\"\t".utf8.contains($0) }
        rest = rest[word.endIndex...].drop { " \t".utf8.contains($0) }
        return String(Substring(word))
    }

    private static func skip(_ sign: Unicode.Scalar, _ rest: inout Substring.UTF8View.SubSequence) -> Bool {
        guard rest.first == UInt8(ascii: sign) else { return false }
        rest = rest.dropFirst().drop { " \t".utf8.contains($0) }
        return true
    }

    /// A word, or what stands in quotation marks; browsers write marks and line ends within it as `%22`, `%0D` and `%0A`.
    private static func value(_ rest: inout Substring.UTF8View.SubSequence) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let word = word(&rest)
            return word.isEmpty ? nil : word
        }
        let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        guard inside.endIndex < rest.endIndex else { return nil }
        rest = rest[inside.endIndex...].dropFirst().drop { " \t".utf8.contains($0) }
        return unescaped(String(Substring(inside)))
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var (result, rest) = (Substring.UnicodeScalarView(), text.unicodeScalars[...])
        while let scalar = rest.popFirst() {
            guard scalar == "%", let sign = escapes[String(String.UnicodeScalarView(rest.prefix(2)))] else {
                result.append(scalar)
                continue
            }
            result.append(sign)
            rest = rest.dropFirst(2)
        }
        return String(result)
    }

    private static let escapes: [String: Unicode.Scalar] = ["22": "\"", "0D": "\r", "0A": "\n"]

    /// Without the folders that some browsers tell, and not longer than a name of a file is.
    private static func lastPart(_ name: String) -> String {
        let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? [][...]
        return String(String.UnicodeScalarView(last.prefix(200)))
    }
}
