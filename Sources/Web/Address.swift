// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Every address that a page links to; nothing else puts one together.
///
/// What varies in them are numbers and names that have been checked, so nothing needs to be escaped.
enum Address {
    static let front = "/"
    static let styleGuide = "/style"

    static func file(mark: String, name: String) -> String { "/assets/\(mark)/\(name)" }

    static func home(_ organisation: String) -> String { "/\(organisation)" }
    /// The page to sign in on, which leads on to `next` if that is an address of the same organisation.
    static func signIn(_ organisation: String, next: String? = nil) -> String {
        with("/\(organisation)/sign-in", ["next": next.flatMap { inside(organisation, $0) }])
    }
    /// The second step of signing in.
    static func signInCode(_ organisation: String, next: String? = nil) -> String {
        with("/\(organisation)/sign-in/code", ["next": next.flatMap { inside(organisation, $0) }])
    }

    /// An address that came from outside, if it is one of this organisation's pages, with or without a query: letters,
    /// digits, `-`, `_`, `.`, `/`, and after `?` also `=`, `&`, `+`, `%`.
    ///
    /// Nothing else is followed, so that nobody is led elsewhere by a link that begins here.
    static func inside(_ organisation: String, _ address: String) -> String? {
        guard address.utf8.count <= 1_000 else { return nil }
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts[0])
        guard path == home(organisation) || path.hasPrefix(home(organisation) + "/"), !path.contains("//"),
            path.unicodeScalars.allSatisfy({ isPlain($0, or: "-_./") })
        else { return nil }
        guard parts.count == 2 else { return path }
        return parts[1].unicodeScalars.allSatisfy { isPlain($0, or: "-_./=&+%") } ? address : nil
    }

    private static func isPlain(_ scalar: Unicode.Scalar, or signs: String) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || signs.unicodeScalars.contains(scalar))
    }
    static func signOut(_ organisation: String) -> String { "/\(organisation)/sign-out" }
    static func account(_ organisation: String) -> String { "/\(organisation)/account" }
    static func myRoles(_ organisation: String) -> String { "/\(organisation)/my-roles" }

    static func demoSignIn(_ organisation: String) -> String { "/\(organisation)/demo-sign-in" }
    static func register(_ organisation: String) -> String { "/\(organisation)/register" }
    static func ownName(_ organisation: String) -> String { "/\(organisation)/account/name" }
    static func ownPassword(_ organisation: String) -> String { "/\(organisation)/account/password" }
    static func ownBrowsers(_ organisation: String) -> String { "/\(organisation)/account/browsers" }

    static func confirm(_ organisation: String, next: String? = nil) -> String {
        with("/\(organisation)/confirm", ["next": next.flatMap { inside(organisation, $0) }])
    }

    static func people(_ organisation: String) -> String { "/\(organisation)/people" }
    static func newPerson(_ organisation: String) -> String { "/\(organisation)/people/new" }
    static func person(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)"
    }
    static func personName(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/name"
    }
    static func personSignIn(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/sign-in"
    }
    static func deactivation(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/deactivation"
    }
    static func reactivation(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/reactivation"
    }
    static func registrations(_ organisation: String) -> String { "/\(organisation)/registrations" }
    static func registration(_ organisation: String, _ registration: Int64) -> String {
        "/\(organisation)/registrations/\(registration)"
    }
    static func structure(_ organisation: String) -> String { "/\(organisation)/structure" }
    static func giveRole(_ organisation: String) -> String { "/\(organisation)/roles/give" }
    static func endRole(_ organisation: String, _ holding: Int64) -> String { "/\(organisation)/roles/\(holding)/end" }
    static func settings(_ organisation: String) -> String { "/\(organisation)/settings" }
    static func audit(_ organisation: String) -> String { "/\(organisation)/audit" }
}
