// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Reads a role model, noting every part of it that is written otherwise than the format says.
///
/// Whether its parts fit each other (a role that `includes` names exists, …) is not asked here but of the value.
package struct ModelFile {
    let fields: Fields
    let problems: Problems

    package static func read(_ bytes: [UInt8], named file: String, vocabulary: Vocabulary) -> Reading<RoleModel> {
        let problems = Problems(file: file)
        guard let root = YAMLTree.read(bytes, problems),
            let fields = Fields(root, of: "the role model", keys: keys, problems)
        else { return problems.reading(nil) }
        let model = ModelFile(fields: fields, problems: problems).model(vocabulary)
        guard !ModelSize(model).isMore(than: Limit.rights) else {
            problems.error(
                line: nil,
                "more than \(Limit.rights) rights when every `includes` and every pattern is written out",
                remedy: "use fewer roles, or roles that include less"
            )
            return problems.reading(nil)
        }
        return problems.reading(model)
    }

    package static func read(_ text: String, named file: String, vocabulary: Vocabulary) -> Reading<RoleModel> {
        read(Array(text.utf8), named: file, vocabulary: vocabulary)
    }

    private static let keys = [
        "model", "title", "document", "says", "words", "top-role", "gives-to-self", "locked", "sources", "choices",
        "applications", "project-roles", "kinds", "settings", "person-settings", "sets", "ceiling", "roles", "never",
        "services",
        "silent", "not-access", "accepts",
    ]

    private func model(_ vocabulary: Vocabulary) -> RoleModel {
        if fields["model"] == nil { fields.missing("model", remedy: "name it: `model: NAME`") }
        if fields["roles"] == nil { fields.missing("roles", remedy: "write at least one role") }
        var model = RoleModel(name: fields.name("model") ?? "", vocabulary: vocabulary)
        model.title = fields.text("title") ?? ""
        model.document = fields.text("document") ?? ""
        model.says = fields.text("says") ?? ""
        model.words = words()
        model.topRole = fields.name("top-role")
        model.selfGivers = Set(fields.names("gives-to-self"))
        model.locked = fields.truth("locked") ?? false
        model.sources = statements("sources")
        model.choices = choices()
        model.applications = applications()
        model.projectRoles = projectRoles()
        model.kinds = kinds()
        model.settings = settings("settings", atMost: Limit.settings)
        model.personSettings = settings("person-settings", atMost: Limit.personSettings)
        model.sets = sets()
        model.ceiling = fields.name("ceiling")
        model.roles = roles()
        model.nevers = nevers()
        model.services = services()
        model.silent = statements("silent")
        model.notAccess = statements("not-access")
        model.accepts = accepts()
        return model
    }

    /// The entries under a key, of which there may be only so many.
    func entries(_ key: String, atMost limit: Int) -> [Entry] {
        let entries = fields.entries(key)
        if let first = entries.dropFirst(limit).first {
            problems.error(
                line: first.line,
                "more than \(limit) \(key)",
                remedy: "use fewer: found are \(entries.count)"
            )
        }
        return Array(entries.prefix(limit))
    }
}
