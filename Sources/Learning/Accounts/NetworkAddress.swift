// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc

/// Where tries come from, as they are counted.
enum NetworkAddress {
    /// An address as it is counted: of IPv6 the first 64 bits, as one house has all that begin with them.
    ///
    /// IPv4 in the clothes of IPv6 is IPv4. What is no address is counted as it is.
    static func counted(_ text: String) -> String {
        let plain = String(
            text.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F }.prefix(64).map(Character.init)
        )
        var address = in6_addr()
        let withoutZone = String(plain.prefix { $0 != "%" })
        guard inet_pton(AF_INET6, withoutZone, &address) == 1 else { return plain }
        let bytes = withUnsafeBytes(of: &address) { Array($0) }
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return bytes[12...].map { String($0) }.joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map { place in
            String(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/64"
    }
}
