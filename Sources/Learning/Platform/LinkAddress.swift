// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// An address of the web that somebody links to.
enum LinkAddress {
    /// The address as it can be linked to; nothing where it is none: only web pages are linked to, and never a script.
    static func checked(_ text: String) -> String? {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard text.utf8.count <= 2_000, !text.unicodeScalars.contains(where: isRefused),
            let parts = URLComponents(string: text), ["https", "http"].contains(parts.scheme?.lowercased()),
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil
        else { return nil }
        return text
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0x7F || "\"<>\\^`{|}".unicodeScalars.contains(scalar)
    }
}
