// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Organisations

/// That somebody else changed what a form is about: what stands there by now, above what was typed.
struct Meanwhile: Sendable {
    let says: String
    let present: [Text]

    /// One of the texts, under the name of its field.
    struct Text: Sendable {
        let label: String
        let written: String
    }

    init(_ objection: Objection, _ present: KeyValuePairs<String, String>, and remark: String? = nil) {
        says = [objection.sentence, remark].compactMap(\.self).joined(separator: " ")
        self.present = present.map { Text(label: $0.key, written: $0.value.isEmpty ? "Nothing." : $0.value) }
    }
}
