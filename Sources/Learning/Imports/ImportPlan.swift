// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets

/// What an import would do, line by line, decided on one state of the organisation.
struct ImportPlan: Sendable {
    var lines: [Line] = []
    /// Why it cannot be done as a whole, though each line could.
    var objection: Objection?
    /// What the roles that it gives come to: not the same once the model or a setting is another, or a place was moved.
    var rights = ""

    /// One line, and what becomes of it.
    struct Line: Sendable {
        let number: Int
        let fate: Fate
    }

    enum Fate: Sendable {
        case made(Newcomer)
        case changed(Change)
        /// They are here, and nothing is different.
        case same
        case refused(ImportRefusal)
    }

    /// Somebody who is not here yet.
    struct Newcomer: Sendable {
        let name: Title
        let address: EmailAddress
        let gifts: [ImportPlaces.Gift]
        /// What they answer to questions of registration.
        let answers: [Int64: String]
    }

    /// Somebody who is here, what they are called from now on, and what they are given.
    struct Change: Sendable {
        let person: PersonID
        let nameBefore: String
        let name: Title?
        /// The roles that they do not hold yet, by name and node.
        let gifts: [Gift]
        /// What they answer otherwise than before.
        let answers: [Int64: String]
        /// In words, for whoever checks it.
        let says: String
    }

    var newcomers: [Newcomer] {
        lines.compactMap { if case .made(let newcomer) = $0.fate { newcomer } else { nil } }
    }

    var changes: [Change] {
        lines.compactMap { if case .changed(let change) = $0.fate { change } else { nil } }
    }

    /// Lines that are left out, and why.
    func refused(of sheet: [Sheet.Line]) -> [ImportCheck.Remark] {
        zip(lines, sheet).compactMap { planned, line in
            if case .refused(let refusal) = planned.fate { .init(line: line, says: refusal.says) } else { nil }
        }
    }

    var counts: ImportCounts {
        lines.reduce(into: ImportCounts()) { counts, line in
            switch line.fate {
            case .made(let newcomer):
                counts.made += 1
                counts.roles += newcomer.gifts.count
                counts.answers = counts.adding(newcomer.answers.count)
            case .changed(let change):
                counts.changed += 1
                counts.roles += change.gifts.count
                counts.answers = counts.adding(change.answers.count)
            case .same: counts.same += 1
            case .refused: counts.refused += 1
            }
        }
    }

    /// The same for two plans exactly where they decide the same of every line, and what is given comes to the same.
    var digest: String {
        var text = ""
        text.reserveCapacity(rights.utf8.count + lines.count * 64)
        text += rights + "\n"
        for line in lines {
            text += "\(line.number) "
            switch line.fate {
            case .made(let newcomer):
                text += "made \(newcomer.address.key)"
                for gift in newcomer.gifts { text += " \(gift.role.index)@\(gift.node.index)" }
                for (question, answer) in newcomer.answers.sorted(by: { $0.key < $1.key }) {
                    text += " \(question)=\(answer)"
                }
            case .changed(let change): text += "changed \(change.person.index) \(change.says)"
            case .same: text += "same"
            case .refused(let refusal): text += "refused \(refusal.says)"
            }
            text += "\n"
        }
        return SHA256.hex(of: text)
    }
}

/// How many lines become what.
package struct ImportCounts: Sendable, Hashable, Codable {
    package var made = 0
    package var changed = 0
    package var same = 0
    package var refused = 0
    /// How many roles are given.
    package var roles = 0
    /// How many answers to questions of registration are kept; nil where there are none, as in what was counted before there
    /// were questions.
    package var answers: Int?

    package static let none = ImportCounts()

    package var total: Int { made + changed + same + refused }

    fileprivate func adding(_ count: Int) -> Int? { count == 0 ? answers : (answers ?? 0) + count }
}
