// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// A sentence told once, on the page that follows a change: "Ada Okafor is now a course leader".
///
/// It travels in a cookie, since the page that tells it is another request. It is not signed: only this server and the
/// browser's owner can set it, and a page prints it as text.
enum PassingNotice {
    static let secondsMaximum = 120
    private static let bytesMaximum = 600

    /// The sentence in signs that a cookie may have.
    static func write(_ sentence: String) -> String {
        var kept = Substring(sentence)
        while kept.utf8.count > bytesMaximum { kept.removeLast() }
        return Data(kept.utf8).base64EncodedString()
    }

    static func read(_ value: String) -> String? {
        guard let data = Data(base64Encoded: value), data.count <= bytesMaximum else { return nil }
        guard let text = String(validating: data, as: UTF8.self), !text.isEmpty else { return nil }
        return text.unicodeScalars.contains { $0.value < 0x20 } ? nil : text
    }
}
