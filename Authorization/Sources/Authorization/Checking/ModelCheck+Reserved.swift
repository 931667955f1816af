// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Reserved permissions that stand in another role.
    mutating func checkReserved() {
        guard rights != nil else { return }
        var reserving: [Int: [Int]] = [:]
        for (number, role) in model.roles.enumerated() {
            for grant in role.grants where grant.reserved {
                for permission in patterns.permissions(matching: grant.permissions) {
                    reserving[permission, default: []].append(number)
                }
            }
        }
        guard !reserving.isEmpty else { return }
        for (number, role) in model.roles.enumerated() {
            let allowed = Set(included[number])
            for (index, grant) in role.grants.enumerated() {
                let part = ModelPart.grant(role: role.name, index: index)
                var taken: [String] = []
                var owner: Int?
                for permission in patterns.permissions(matching: grant.permissions) {
                    guard let reserver = reserving[permission]?.first(where: { !allowed.contains($0) }) else {
                        continue
                    }
                    taken.append(names.permissions.names[permission])
                    owner = owner ?? reserver
                }
                guard let owner else { continue }
                let reserver = model.roles[owner].name
                error(
                    .reserved,
                    part,
                    "\(part): \(quoted(taken)) is reserved for role `\(reserver)`",
                    remedy: "take it out, or include `\(reserver)`",
                    line: grant.sourceLine
                )
            }
        }
    }
}
