// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Snapshot {
    /// A person's page, whoever asks; what the viewer may not know is left out.
    func details(of row: PersonRow) throws -> PersonDetails {
        let resource = Resource(row.id)
        let mayDeactivate = allows(.personDeactivate, resource)
        var details = PersonDetails(
            summary: try summary(of: row),
            createdAt: maySeeProfile(of: row.id) ? row.createdAt : nil,
            deactivation: mayDeactivate ? try deactivation(of: row.id) : nil,
            lastOfTopRole: mayDeactivate ? titleOfTopRole(onlyHeldBy: row.id) : nil,
            holdings: try holdings(of: row.id, onlyCurrent: false),
            mayEditProfile: !row.isErased && allows(.personEditProfile, resource),
            mayEditSignIn: !row.isErased && allows(.personEditSignIn, resource),
            mayDeactivate: !row.isErased && mayDeactivate,
            hasSecondFactor: !row.isErased && allows(.personEditSignIn, resource)
                ? try transaction.hasSecondFactor(row.id, in: organisation) : nil,
            mayActAs: mayAct(as: row),
            mayGive: viewer.person != row.id && !givableRoles().isEmpty,
            invitation: row.isErased ? nil : try invitation(of: row.id)
        )
        details.isErased = row.isErased
        let isOwn = viewer.oneself == row.id && allows(.accountEdit, .account(of: row.id))
        details.mayAnswer = !row.isErased && (isOwn || details.mayEditProfile)
        if maySeeProfile(of: row.id) {
            details.answers = try profile(ofAnswersOf: row.id, withOpen: details.mayAnswer)
        }
        details.mayErase = !row.isErased && viewer.person != row.id && allows(.personDelete, resource)
        details.maySeeReaders = allows(.studentDataSeeReaders, resource)
        return details
    }

    private func deactivation(of person: PersonID) throws -> Deactivation? {
        let row = try transaction.row(
            """
            SELECT from_at, deactivated_by
            FROM deactivation
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND until_at IS NULL
            """
        )
        guard let row else { return nil }
        let by: PersonID? = try row.read("deactivated_by")
        return Deactivation(since: try row.read("from_at"), byName: try by.flatMap { try names(of: [$0])[$0] })
    }

    /// The top role's title, where nobody active would hold it without this person.
    private func titleOfTopRole(onlyHeldBy person: PersonID) -> String? {
        guard roster.isActive(person), RuleCheck(roster, at: now).brokenRuleOfTheTop.isEmpty else { return nil }
        var without = roster
        do {
            try without.setActive(false, person)
        } catch {
            return nil
        }
        guard case .noTopRole(let role) = RuleCheck(without, at: now).brokenRuleOfTheTop.first else { return nil }
        return model.roles[Int(role.index)].role.title
    }
}
