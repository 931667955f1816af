// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Permissions in the words of a role model: `person.edit-sign-in` is "edit sign-in" of a "delegate".
struct PermissionWording {
    private let model: CompiledModel

    init(_ model: CompiledModel) {
        self.model = model
    }

    /// Permissions by what they are about, in their order.
    func grouped(_ permissions: [Permission]) -> [(about: String, verbs: [String])] {
        var groups: [(about: String, verbs: [String])] = []
        for permission in permissions where Int(permission.index) < model.permissions.count {
            let (about, verb) = words(for: model.permissions[Int(permission.index)])
            if let index = groups.firstIndex(where: { $0.about == about }) {
                groups[index].verbs.append(verb)
            } else {
                groups.append((about, [verb]))
            }
        }
        return groups
    }

    /// What a permission is about, and what it lets one do.
    func words(for permission: PermissionFacts) -> (about: String, verb: String) {
        if let role = permission.gives { return ("roles", "give " + model.roles[Int(role.index)].role.title) }
        let parts = permission.name.split(separator: ".", maxSplits: 1).map(String.init)
        guard let noun = parts.first, parts.count == 2 else { return ("", permission.name) }
        return (word(noun), spaced(parts[1]))
    }

    private func word(_ noun: String) -> String {
        model.model.words[noun] ?? Self.plainWords[noun] ?? spaced(noun)
    }

    /// Words for what is the platform's own, where its name says little to whoever did not make it.
    private static let plainWords = [
        "access": "what others may do", "audit": "audit trail", "faq": "frequently asked questions",
        "holding": "who holds which role",
    ]

    private func spaced(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }
}
