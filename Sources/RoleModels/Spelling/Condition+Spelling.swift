// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

extension Condition {
    /// Reads `own`, `party`, `shown`, `direct`, `covered`, `setting NAME`, `my NAME`, or else a flag.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        let words = text.split(separator: " ")
        switch (words.count, words.first) {
        case (1, "own"): self = .own
        case (1, "party"): self = .party
        case (1, "shown"): self = .shown
        case (1, "direct"): self = .direct
        case (1, "covered"): self = .covered
        case (1, "setting"), (1, "my"):
            throw Misspelling("\(quoted(text)) names no setting", remedy: "write `setting NAME` or `my NAME`")
        case (1, _): self = .flag(try Name.checked(words[0]))
        case (2, "setting"): self = .setting(try Name.checked(words[1]))
        case (2, "my"): self = .my(try Name.checked(words[1]))
        case (2, "not"):
            throw Misspelling("\(quoted(text)) is no condition", remedy: "put \(quoted(words[1])) under `unless`")
        default:
            throw Misspelling(
                "\(quoted(text)) is no condition",
                remedy: "write `own`, `party`, `shown`, `direct`, `covered`, a flag, `setting NAME` or `my NAME`"
            )
        }
    }
}

extension HeldRole {
    /// Reads `role` or `role on kind`.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        let words = text.split(separator: " ")
        switch words.count {
        case 1: self.init(try Name.checked(words[0]))
        case 3 where words[1] == "on": self.init(try Name.checked(words[0]), on: try Name.checked(words[2]))
        default: throw Misspelling("\(quoted(text)) names no role", remedy: "write `ROLE` or `ROLE on KIND`")
        }
    }
}
