// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Where it is what is kept about people, and how it goes.
extension Address {
    static func ownData(_ organisation: String) -> String { "/\(organisation)/account/data" }
    static func ownReaders(_ organisation: String) -> String { "/\(organisation)/account/readers" }
    static func ownErasure(_ organisation: String) -> String { "/\(organisation)/account/erasure" }
    static func erasures(_ organisation: String) -> String { "/\(organisation)/erasures" }
    static func erasure(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/erasure"
    }
    static func personReaders(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/readers"
    }
    static func newMany(_ organisation: String) -> String { "/\(organisation)/many/new" }
    static func many(_ organisation: String, _ batch: Int64) -> String { "/\(organisation)/many/\(batch)" }
    static func photo(_ organisation: String, _ person: PersonID, isSmall: Bool) -> String {
        "/\(organisation)/people/\(person.index)/photo" + (isSmall ? "/small" : "")
    }
    static func changePhoto(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/photo/change"
    }
    static func retention(_ organisation: String) -> String { "/\(organisation)/retention" }
    static func retention(_ organisation: String, _ kind: RetentionKind) -> String {
        "/\(organisation)/retention/\(kind.rawValue)"
    }
}
