// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import CSodium

/// What lets somebody in once who has lost their app: sixteen signs, eighty random bits.
///
/// So many bits need no slow hash: nobody tries them all.
enum RecoveryCode {
    /// How many one is given at once.
    static let count = 10

    /// A new one, in groups of four, without signs that are taken for each other.
    static func random() -> String {
        let signs = (0..<16).map { _ in Self.signs[Int(randombytes_uniform(UInt32(Self.signs.count)))] }
        return stride(from: 0, to: signs.count, by: 4).map { String(signs[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// What is kept of a person's code; nothing where the text cannot be one, however it is spaced and spelled.
    static func hash(of text: String, for person: PersonID, in organisation: OrganisationID) -> String? {
        guard text.utf8.count <= 100 else { return nil }
        let plain = text.uppercased().compactMap { sign -> Character? in
            switch sign {
            case "O": "0"
            case "I", "L": "1"
            case " ", "-": nil
            default: sign
            }
        }
        guard plain.count == 16, plain.allSatisfy(signs.contains) else { return nil }
        return SHA256.hex(of: "recovery \(organisation.number) \(person.index) \(String(plain))")
    }

    private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}
