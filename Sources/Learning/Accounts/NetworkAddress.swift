// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc

/// Where tries come from, as they are counted.
enum NetworkAddress {
    /// An address as it is counted: of IPv6 the first 64 bits, as one house has all that begin with them.
    ///
    /// IPv4 in the clothes of IPv6 is IPv4. A port that a proxy wrote beside it is left out, as each connection has
    /// another. What is no address is counted as it is.
    static func counted(_ text: String) -> String {
        let plain = String(
            text.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F }.prefix(64).map(Character.init)
        )
        var address = in6_addr()
        let host = withoutPort(plain)
        let withoutZone = String(host.prefix { $0 != "%" })
        guard inet_pton(AF_INET6, withoutZone, &address) == 1 else { return host }
        let bytes = withUnsafeBytes(of: &address) { Array($0) }
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return bytes[12...].map { String($0) }.joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map { place in
            String(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/64"
    }

    /// `192.0.2.7` of `192.0.2.7:4711`, `2001:db8::1` of `[2001:db8::1]:4711` and of `[2001:db8::1]`.
    private static func withoutPort(_ text: String) -> String {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") && isPort(rest.dropFirst()) else { return text }
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        // With more colons it is IPv6, whose last group looks like a port.
        return parts.count == 2 && parts[0].contains(".") && isPort(parts[1]) ? String(parts[0]) : text
    }

    private static func isPort(_ text: Substring) -> Bool {
        (1...5).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
