// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import RoleModels
import Storage

/// What the operator does, on the command line and nowhere else: making organisations (A-2).
package struct Founding: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Makes an organisation that runs a shipped role model, and the first holder of its top role.
    ///
    /// - Throws: ``InvalidInput``, or ``Objection`` where the model cannot be used or the address is taken.
    package func found(
        title: String,
        slug: String,
        model name: String,
        owner: (name: String, email: String, password: String?)
    ) async throws -> OrganisationID {
        let title = try Title.checked(title, field: "title")
        let slug = try Self.checked(slug: slug)
        let (ownerName, address) = try Entrance.checked(name: owner.name, email: owner.email)
        var hash: String?
        if let password = owner.password { hash = try await platform.passwords.hash(password) }
        let (text, model) = try Self.shippedModel(name)
        guard let top = model.topRole else {
            throw Objection("the role model `\(name)` names no top role", remedy: "add `top-role` to it")
        }
        let (now, password) = (platform.clock(), hash)
        return try await platform.database.write { transaction in
            let writer = try FoundingWriter(transaction, title, slug, at: now)
            try writer.addModel(name, text)
            try writer.add(
                FoundingPerson(id: PersonID(index: 0), name: ownerName, address: address, password: password)
            )
            try writer.add(HoldingRecord(role: top, of: 0, from: now))
            try writer.record(.organisationFounded(title: title.text, model: name))
            return writer.organisation
        }
    }

    /// A word for addresses: small letters, digits and dashes.
    static func checked(slug: String) throws -> String {
        let isWord = slug.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isWord, (2...60).contains(slug.utf8.count), !slug.hasPrefix("-"), !slug.hasSuffix("-"),
            !reserved.contains(slug)
        else {
            throw InvalidInput(
                "slug",
                "Use 2 to 60 small letters, digits and dashes, and none of \(reserved.joined(separator: ", "))."
            )
        }
        return slug
    }

    /// First words of addresses that are no organisation's.
    package static let reserved = ["api", "assets", "demo", "health", "operator", "organisations", "sign-in", "style"]

    static func shippedModel(_ name: String) throws -> (text: String, model: RoleModel) {
        let shipped = ShippedModels.current
        guard let text = shipped.text(of: name), let model = shipped.model(named: name).value else {
            throw Objection(
                "there is no role model `\(name)` without errors",
                remedy: "use one of \(shipped.names.joined(separator: ", "))"
            )
        }
        return (text, model)
    }
}
