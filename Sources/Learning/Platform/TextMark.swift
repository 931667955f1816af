// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations

/// A short mark of some texts, in their order: other texts have another.
///
/// A form carries that of what it was opened on, and is told when something else stands there by now. It is made of the
/// texts and is no number of a version, as a title is changed on more pages than one.
enum TextMark {
    static func of(_ texts: [String]) -> String {
        SHA256.hex(of: texts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) })
    }

    /// That what somebody saw still stands there; whoever saw nothing, as a program, changes what there is.
    ///
    /// - Throws: ``Objection``.
    static func demand(_ seen: String?, is now: String) throws {
        guard let seen, seen != now else { return }
        throw Objection("somebody changed this meanwhile", remedy: "compare it with what you wrote, and save again")
    }
}
