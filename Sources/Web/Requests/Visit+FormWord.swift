// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

extension Visit {
    /// The word of the form that was sent, where it has one.
    var formWord: FormWord? { sentWord.flatMap { FormWord($0) } }

    /// The field by which a form that makes something is known when it is sent twice.
    ///
    /// A form that is shown again, to be mended or checked, keeps its word.
    var once: HiddenField? { HiddenField("once", sentWord ?? Token.random()) }

    private var sentWord: String? { form["once"].flatMap { Token.isWellFormed($0) ? $0 : nil } }
}
