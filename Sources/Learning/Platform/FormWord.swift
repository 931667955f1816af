// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The word that a form carries which makes something: sent twice, the form makes one.
///
/// A second click, or a page that one goes back to, sends the same word with the same contents. With other contents it is
/// another thing that somebody wants, and is made.
package struct FormWord: Sendable, Hashable {
    private let text: String

    /// Nothing where it cannot be one: too short to be unlike others, or longer than any.
    package init?(_ text: String?) {
        guard let text, (16...64).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    /// What a sending is known by.
    func mark(_ purpose: String, _ contents: [String]) -> String {
        TextMark.of([purpose, text] + contents)
    }

    /// A sending is known for a day.
    static let secondsMaximum: Int64 = 86_400
}

extension Amendment {
    /// Makes something, or answers what the same form of the viewer's has made already: of both it is the number.
    ///
    /// Where it was made already nothing is changed, and so nothing is told, counted or written down.
    func once(
        _ form: FormWord?,
        _ purpose: String,
        _ contents: [String],
        _ permit: Permit,
        make: () throws -> Int64
    ) throws -> Int64 {
        guard let form, let person = viewer.person else { return try make() }
        let mark = form.mark(purpose, contents)
        let sent = try transaction.row(
            """
            SELECT made FROM form_sent
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND mark = \(mark)
            """
        )
        if let sent { return try sent.read("made") }
        let made = try make()
        try execute(
            """
            DELETE FROM form_sent
            WHERE organisation_id = \(organisation) AND sent_at < \(now.seconds - FormWord.secondsMaximum)
            """,
            permit
        )
        try execute(
            """
            INSERT INTO form_sent (organisation_id, person_id, mark, made, sent_at)
            VALUES (\(organisation), \(person), \(mark), \(made), \(now))
            """,
            permit
        )
        return made
    }
}
