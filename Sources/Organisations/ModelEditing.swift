// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import RoleModels

/// A role model while `let` and `stop` change it.
struct ModelEditing {
    var model: RoleModel

    /// Gives a role one more grant.
    mutating func add(_ grant: Grant, to name: String) throws(Objection) {
        let number = try number(ofRole: name)
        for pattern in grant.permissions { try check(pattern) }
        for condition in grant.conditions + grant.exceptions { try check(condition) }
        for held in grant.within {
            _ = try self.number(ofRole: held.role)
            guard let kind = held.kind else { continue }
            guard ([Kind.organisation, Kind.person] + model.kinds.map(\.name)).contains(kind) else {
                throw unknown(kind, "kind", among: model.kinds.map(\.name))
            }
        }
        model.roles[number].grants.append(grant)
    }

    /// Takes permissions out of every grant that a role has itself.
    mutating func stop(_ name: String, _ pattern: PermissionPattern) throws(Objection) {
        let number = try number(ofRole: name)
        try check(pattern)
        let expanded = ExpandedModel(model)
        let stopped = Set(expanded.permissions(matching: [pattern]))
        let others = expanded.grants(of: name).first { source in
            source.role.name != name
                && !stopped.isDisjoint(with: expanded.permissions(matching: source.grant.permissions))
        }
        if let others {
            throw Objection(
                "`\(name)` may `\(pattern.written)` because it includes `\(others.role.name)`",
                remedy: "stop it there: `stop \(others.role.name) \(pattern.written)`"
            )
        }
        var isFound = false
        let grants = model.roles[number].grants.compactMap { grant -> Grant? in
            let permissions = expanded.permissions(matching: grant.permissions)
            guard !stopped.isDisjoint(with: permissions) else { return grant }
            isFound = true
            var remaining = grant
            remaining.permissions = permissions.filter { !stopped.contains($0) }.map { .permission($0) }
            return remaining.permissions.isEmpty ? nil : remaining
        }
        guard isFound else {
            throw Objection(
                "`\(name)` may not `\(pattern.written)`",
                remedy: "see `lyceum model show \(model.name) \(name)`"
            )
        }
        model.roles[number].grants = grants
    }

    private func number(ofRole name: String) throws(Objection) -> Int {
        guard let number = model.roles.firstIndex(where: { $0.name == name }) else {
            throw unknown(name, "role", among: model.roles.map(\.name))
        }
        return number
    }

    private func check(_ pattern: PermissionPattern) throws(Objection) {
        let expanded = ExpandedModel(model)
        guard expanded.permissions(matching: [pattern]).isEmpty else { return }
        throw unknown(pattern.written, "permission", among: expanded.permissions)
    }

    private func check(_ condition: Condition) throws(Objection) {
        switch condition {
        case .own, .party, .shown, .direct, .covered: return
        case .flag(let name):
            guard model.vocabulary.flags.contains(name) else {
                throw unknown(name, "flag", among: model.vocabulary.flags)
            }
        case .setting(let name):
            let names = model.settings.map(\.name)
            guard names.contains(name) else { throw unknown(name, "setting", among: names) }
        case .my(let name):
            let names = model.personSettings.map(\.name)
            guard names.contains(name) else { throw unknown(name, "setting of people", among: names) }
        }
    }

    private func unknown(_ name: String, _ what: String, among names: [String]) -> Objection {
        Objection("there is no \(what) `\(name)`", remedy: adviceOnNames(instead: name, among: names))
    }
}
