// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import RoleModels

/// A vocabulary of a few nouns.
let smallVocabulary = Vocabulary(nouns: [
    Noun(name: "course", of: "course", verbs: ["view", "edit"], verbsInPlace: ["create"]),
    Noun(name: "grade", of: Noun.record, flags: ["released"], verbs: ["view", "give"]),
])

/// What comes of a text as a role model.
func readModel(_ text: String) -> Reading<RoleModel> {
    ModelFile.read(text, named: "m.yaml", vocabulary: smallVocabulary)
}

/// What comes of lines that stand below a sound beginning: the first is line 3.
func readModel(with lines: String) -> Reading<RoleModel> {
    readModel("model: m\nroles: { r: { title: R } }\n" + lines)
}

/// What comes of a role with these lines in it: the first is line 5.
func readRole(_ lines: String) -> Reading<RoleModel> {
    let inner = lines.split(separator: "\n").map { "    \($0)\n" }.joined()
    return readModel("model: m\nroles:\n  r:\n    title: R\n" + inner)
}

extension Reading {
    /// The problems as lines, without the file: `3: what is wrong; what mends it`.
    var told: [String] {
        problems.map { problem in
            "\(problem.line ?? 0): \(problem.message)" + (problem.remedy.map { "; \($0)" } ?? "")
        }
    }
}
