// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

extension PermissionPattern {
    /// Reads `noun.verb`, `noun.*`, `give.<role>` or `give any <set>`.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        let words = text.split(separator: " ")
        if words.count == 3, words[0] == "give", words[1] == "any" {
            self = .giveAny(set: try Name.checked(words[2]))
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard words.count == 1, parts.count == 2 else {
            throw Misspelling(
                "\(quoted(text)) is no permission",
                remedy: "write `noun.verb`, `noun.*`, `give.ROLE` or `give any SET`"
            )
        }
        let noun = try Name.checked(parts[0])
        guard parts[1] == "*" else {
            self = .permission("\(noun).\(try Name.checked(parts[1]))")
            return
        }
        guard noun != "give" else {
            throw Misspelling("`give.*` is no permission", remedy: "name the roles, or a set: `give any SET`")
        }
        self = .everyVerb(of: noun)
    }

    /// Reads one permission by its full name: `noun.verb` or `give.<role>`.
    package static func permission(spelled text: some StringProtocol) throws(Misspelling) -> String {
        guard case .permission(let name) = try PermissionPattern(spelled: text) else {
            throw Misspelling("\(quoted(text)) is more than one permission", remedy: "name one, as `noun.verb`")
        }
        return name
    }
}
