// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Snapshot {
    /// By which right something was done, in plain words: "Centre Manager may give Assessor".
    ///
    /// The trail keeps the permission, the roles and where the model said so. What the model of today does not know stands
    /// as it was kept.
    func because(_ reasons: String) -> String {
        let parts = reasons.split(separator: "; ").map(String.init)
        guard let name = parts.first, let permission = model.permission(name) else { return reasons }
        let facts = model.permissions[Int(permission.index)]
        let (about, verb) = PermissionWording(model).words(for: facts)
        let deed = facts.gives == nil ? "\(verb) (\(about))" : verb
        let known = Set(model.model.roles.map(\.title))
        var titles: [String] = []
        for part in parts.dropFirst() {
            let title = part.firstRange(of: ": ").map { String(part[..<$0.lowerBound]) } ?? part
            if known.contains(title), !titles.contains(title) { titles.append(title) }
        }
        return titles.isEmpty ? deed : "\(titles.joined(separator: " or ")) may \(deed)"
    }
}
