// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

extension Letter {
    /// The letter as it travels (RFC 5322, RFC 2045): headers, then text and HTML as alternatives, in lines that end with
    /// a carriage return and a line feed and have at most 78 characters.
    ///
    /// Nothing that a name or title holds can become a header: what is not plain is written in encoded words.
    package var bytes: [UInt8] {
        // Base64 has no dash, so that no line of a part can be taken for its end.
        let boundary = "part-\(word)"
        var lines = headers + ["Content-Type: multipart/alternative;", " boundary=\"\(boundary)\"", ""]
        for (type, content) in [("text/plain", body.text), ("text/html", body.html)] {
            lines += ["--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", ""]
            lines += Self.base64Lines(content.replacing("\n", with: "\r\n"))
        }
        lines += ["--\(boundary)--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// What stands in its Message-ID.
    package var identifier: String { "<\(word)@\(from.domain)>" }

    private var headers: [String] {
        var lines = [
            "Date: \(date)", "From: \(from.header)", "To: \(to.header)",
            "Subject: \(EncodedWords.header(subject, after: "Subject: ".count))", "Message-ID: \(identifier)",
            "MIME-Version: 1.0",
            // Answering machines leave such mails alone (RFC 3834), and so no two of them write to each other for ever.
            "Auto-Submitted: auto-generated",
        ]
        if let unsubscribe {
            lines += ["List-Unsubscribe: <\(unsubscribe)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
        }
        return lines
    }

    private var date: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(atSeconds)))
    }

    private static func base64Lines(_ text: String) -> [String] {
        let encoded = Array(Data(text.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: encoded.count, by: 76).map { start in
            String(decoding: encoded[start..<min(start + 76, encoded.count)], as: UTF8.self)
        }
    }
}

extension Mailbox {
    /// `Grace Adeyemi <grace@example.org>`, the name in encoded words where it is not plain.
    fileprivate var header: String {
        name.isEmpty ? address : "\(EncodedWords.phrase(name))\r\n <\(address)>"
    }
}
