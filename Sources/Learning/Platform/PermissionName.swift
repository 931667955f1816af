// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// A permission as the vocabulary names it, declared once by the feature that enforces it.
package struct PermissionName: Sendable, Hashable {
    package let name: String

    init(_ name: String) {
        self.name = name
    }

    /// Giving, and taking, a role.
    package static func give(_ role: String) -> PermissionName { PermissionName("give." + role) }

    /// Seeing a node: `view` of the noun that its kind is.
    package static func view(_ noun: String) -> PermissionName { PermissionName(noun + ".view") }
}

extension CompiledModel {
    /// The engine's number for it.
    ///
    /// A model whose vocabulary lacks it has nobody who may: the number given then is unknown to the engine, and unknown
    /// means no.
    func number(of name: PermissionName) -> Permission {
        permission(name.name) ?? Permission(index: .max)
    }
}
