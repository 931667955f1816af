// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What a letter says, once: it is written as plain text and as HTML, so that the two never differ.
package struct LetterBody: Sendable, Hashable {
    /// Who writes: the organisation.
    package let heading: String
    package let parts: [Part]
    /// Why it was sent, and how to stop it: small print.
    package let foot: [Part]

    package init(heading: String, _ parts: [Part], foot: [Part] = []) {
        self.heading = heading
        self.parts = parts
        self.foot = foot
    }

    /// One thing after another.
    package enum Part: Sendable, Hashable {
        case paragraph(String)
        case list([String])
        /// What the letter is there for: a link that stands by itself.
        case button(String, address: String)
        /// A link of less weight.
        case link(String, address: String)
    }
}

extension LetterBody {
    /// As plain text, its lines at most 76 characters long where words allow it.
    package var text: String {
        let body = parts.map(Self.text).joined(separator: "\n\n")
        let small = foot.map(Self.text).joined(separator: "\n\n")
        return "\(heading)\n\n\(body)\n" + (foot.isEmpty ? "" : "\n-- \n\(small)\n")
    }

    private static func text(_ part: Part) -> String {
        switch part {
        case .paragraph(let words): wrapped(words)
        case .list(let items): items.map { "* " + wrapped($0, indent: "  ") }.joined(separator: "\n")
        case .button(let words, let address), .link(let words, let address): "\(words):\n\(address)"
        }
    }

    private static func wrapped(_ words: String, indent: String = "") -> String {
        var lines: [String] = []
        var line = ""
        for word in words.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, line.count + 1 + word.count > 76 - indent.count {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return lines.joined(separator: "\n" + indent)
    }
}

extension LetterBody {
    /// As HTML that mail programs understand: styles beside each element, no picture, nothing loaded from anywhere.
    package var html: String {
        let body = parts.map(Self.html).joined(separator: "\n")
        let small = foot.map(Self.html).joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>\(Self.escaped(heading))</title></head>
            <body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,'Segoe UI',Arial,sans-serif">
            <div style="max-width:560px;margin:0 auto">
            <p style="margin:0 0 24px;font-size:18px;font-weight:bold">\(Self.escaped(heading))</p>
            \(body)
            <div style="margin-top:32px;padding-top:12px;border-top:1px solid #8888;font-size:13px">
            \(small)
            </div>
            </div>
            </body>
            </html>

            """
    }

    private static func html(_ part: Part) -> String {
        switch part {
        case .paragraph(let words): "<p style=\"margin:0 0 16px\">\(escaped(words))</p>"
        case .list(let items):
            "<ul style=\"margin:0 0 16px;padding-left:24px\">"
                + items.map { "<li style=\"margin:0 0 6px\">\(escaped($0))</li>" }.joined() + "</ul>"
        case .button(let words, let address):
            "<p style=\"margin:24px 0\"><a href=\"\(escaped(address))\" style=\"display:inline-block;padding:12px 20px;"
                + "border-radius:6px;background:#1f5f8b;color:#ffffff;font-weight:bold;text-decoration:none\">"
                + "\(escaped(words))</a></p>\n<p style=\"margin:0 0 16px;font-size:13px;word-break:break-all\">"
                + "\(escaped(address))</p>"
        case .link(let words, let address):
            "<p style=\"margin:0 0 8px\"><a href=\"\(escaped(address))\">\(escaped(words))</a></p>"
        }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
