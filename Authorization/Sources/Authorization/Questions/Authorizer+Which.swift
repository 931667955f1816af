// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Which things the principal may do this to.
    public func which(_ principal: Principal, may permission: Permission, at time: Instant) -> Scope {
        guard Int(permission.index) < model.permissions.count else { return .nothing }
        switch principal {
        case .person(let person):
            return Scope(parts: [part(person, permission, at: time)])
        case .acting(let actor, let person):
            guard mayAct(actor, as: person, at: time) else { return .nothing }
            return Scope(parts: [part(actor, permission, at: time), part(person, permission, at: time)])
        case .token(let person, let list):
            return list.contains(permission) ? Scope(parts: [part(person, permission, at: time)]) : .nothing
        case .service(let service):
            guard Int(service.index) < model.services.count,
                model.services[Int(service.index)].permissions.contains(permission)
            else { return .nothing }
            let exceptions = regionsForNobody(model.nevers[Int(permission.index)])
            return Scope(parts: [.init(viewer: nil, regions: [Region(Root(.organisation))], exceptions: exceptions)])
        case .visitor:
            return Scope(parts: [visitorPart(permission)])
        }
    }

    private func part(_ person: PersonID, _ permission: Permission, at time: Instant) -> Scope.Part {
        var part = Scope.Part(viewer: person, regions: [], exceptions: [])
        guard roster.isActive(person) else { return part }
        let view = roster.view(person)
        let isGiving = roster.tables.isGiving[Int(permission.index)]
        if isGiving && !isWithinCeiling(view, permission, at: time) { return part }
        forEachHolding(of: view, at: time) { word in
            let rule = model.rules.rule(word.role, Int(permission.index))
            if rule == RuleTable.nothing { return }
            let marks = roster.tables.marks[word.role]
            if isGiving && view.standsInFor(word) != HoldingDetail.nobody { return }
            if !marks.isDisjoint(with: [.suspended, .carried]) && !isEffective(view, word, at: time) { return }
            append(&part.regions, for: word, rule, of: person, view, isGiving: isGiving, at: time)
        }
        if part.regions.contains(where: \.isEverything) { part.regions = [Region(Root(.organisation))] }
        for clause in model.nevers[Int(permission.index)] {
            guard var region = region(Root(.organisation), clause, of: person, view, at: time) else { continue }
            region.isByPlaceAlone = isGiving && !region.isEverything
            if !region.relations.contains(.direct) { part.exceptions.append(region) }
        }
        return part
    }

    private func append(
        _ regions: inout [Region],
        for word: HoldingWord,
        _ rule: UInt16,
        of person: PersonID,
        _ view: PersonView,
        isGiving: Bool,
        at time: Instant
    ) {
        let root = root(word, of: person, view, isGiving: isGiving)
        if rule == RuleTable.always {
            var region = Region(root)
            region.isByPlaceAlone = isGiving && !region.isEverything
            if !regions.contains(region) { regions.append(region) }
            return
        }
        for clause in model.rules.program(rule) {
            guard var region = region(root, clause, of: person, view, at: time) else { continue }
            region.isByPlaceAlone = isGiving && !region.isEverything
            if region.relations.union(region.relationsAbsent).contains(.direct) {
                region.post = Post(role: RoleID(index: UInt16(word.role)), node: word.node)
            }
            if !regions.contains(region) { regions.append(region) }
        }
    }

    /// The things for which a clause holds, or nothing where no thing can make it hold.
    private func region(
        _ root: Root,
        _ clause: Clause,
        of person: PersonID,
        _ view: PersonView,
        at time: Instant
    ) -> Region? {
        guard !clause.isVoid, clause.switches.holds(settings: roster.settings, my: view.settings) else { return nil }
        var region = Region(root)
        region.flags = FlagSet(rawValue: clause.flags)
        region.flagsAbsent = FlagSet(rawValue: clause.flagsAbsent)
        region.relations = clause.relations
        region.relationsAbsent = clause.relationsAbsent
        guard !clause.within.isEmpty else { return region }
        var roots: Set<Root> = []
        forEachHolding(of: view, at: time) { word in
            let kind = roster.kind(of: word.node)
            guard
                clause.within.contains(where: {
                    $0.role == word.role && ($0.kind ?? Int(kind.index)) == Int(kind.index)
                })
            else { return }
            if isEffective(view, word, at: time) { roots.insert(self.root(word, of: person, view)) }
        }
        guard !roots.isEmpty else { return nil }
        // Where one of them holds the whole region, it is no demand.
        if !roots.contains(where: { covers($0, root, at: time) }) { region.alsoInside = roots.sorted() }
        return region
    }

    /// The node of a holding, without those whom its line leaves out, and, for giving, without oneself.
    private func root(
        _ word: HoldingWord,
        of person: PersonID,
        _ view: PersonView,
        isGiving: Bool = false
    ) -> Root {
        let marks = roster.tables.marks[word.role]
        guard marks.contains(.line) else {
            return isGiving && !marks.contains(.selfGiver) ? Root(word.node, without: [person]) : Root(word.node)
        }
        let other = view.standsInFor(word)
        return Root(word.node, without: other == HoldingDetail.nobody ? [person] : [person, PersonID(index: other)])
    }

    /// Calls the body with each holding that is current, those included that nobody gave.
    @inline(__always)
    func forEachHolding(of view: PersonView, at time: Instant, _ body: (HoldingWord) -> Void) {
        var sets: UInt32 = 0
        for word in view.holdings where view.isCurrent(word, at: time) {
            sets |= roster.tables.setMasks[word.role]
            body(word)
        }
        for role in model.everyone { body(HoldingWord(node: .organisation, role: role)) }
        for standard in model.defaults where sets & standard.setMask == 0 {
            body(HoldingWord(node: .organisation, role: standard.role))
        }
    }

    func isWithinCeiling(_ view: PersonView, _ permission: Permission, at time: Instant) -> Bool {
        guard let ceiling = model.ceiling, let role = model[permission].gives,
            roster.tables.setMasks[Int(role.index)] & ceiling.setMask != 0
        else { return true }
        return ownRoles(of: view, in: ceiling.setMask, at: time).contains { ceiling.covers(role, by: $0) }
    }

    private func visitorPart(_ permission: Permission) -> Scope.Part {
        var regions: [Region] = []
        for role in model.visitors where !model.isUnderCeiling(permission) && model[role].carriers.isEmpty {
            let rule = model.rules.rule(Int(role.index), Int(permission.index))
            guard rule != RuleTable.nothing, model[role].unless.holds(settings: roster.settings, my: 0) else {
                continue
            }
            if rule == RuleTable.always { regions.append(Region(Root(.organisation))) }
            if rule >= RuleTable.programs { regions += regionsForNobody(model.rules.program(rule)) }
        }
        return .init(
            viewer: nil,
            regions: regions,
            exceptions: regionsForNobody(model.nevers[Int(permission.index)])
        )
    }

    private func regionsForNobody(_ clauses: [Clause]) -> [Region] {
        clauses.compactMap { clause in
            guard !clause.isVoid, clause.switches.holds(settings: roster.settings, my: 0), clause.within.isEmpty,
                clause.relations.isSubset(of: .shown)
            else { return nil }
            var region = Region(Root(.organisation))
            region.flags = FlagSet(rawValue: clause.flags)
            region.flagsAbsent = FlagSet(rawValue: clause.flagsAbsent)
            region.relations = clause.relations
            region.relationsAbsent = clause.relationsAbsent
            return region
        }
    }
}
