// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// One person: facts, what they hold, held and will hold, and what the viewer may do about it.
struct PersonPage: Page {
    static let template = "people/person"

    let frame: Frame
    let state: Tag
    let facts: Summary
    /// Nothing for who has a password, or where the viewer can do nothing about it.
    let invitation: Invitation?
    let parts: [HoldingsPart]
    let noHolding: EmptyState?
    let giveRole: String?
    let actAs: String?
    let deactivation: Frame.Place?
    /// Why they cannot be deactivated, where the viewer otherwise might.
    let whyActive: String?
    let hasControls: Bool
    let face: Face
    let photo: String?
    let erasure: String?
    let readers: String?
    /// Their Steps, for whoever may see how far they are.
    let learning: String?

    /// What they hold now, or later, or held before.
    struct HoldingsPart: Sendable {
        let id: String
        let title: String
        let holdings: [HoldingLine]
    }

    /// The page; a learner is who has Steps that the viewer may look at.
    init(_ visit: Visit, _ signedIn: SignedIn, _ person: PersonDetails, isLearner: Bool = false) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            person.summary.name,
            trail: [Frame.Place(signedIn.words.people, at: Address.people(organisation))]
        )
        state =
            person.isErased
            ? Tag("Erased") : person.summary.isActive ? Tag("Active", .good) : Tag("Inactive", .bad)
        facts = Summary(Self.facts(person, signedIn))
        face = Face(
            person.summary.id,
            person.summary.name,
            photo: person.summary.photo,
            isSmall: false,
            at: organisation
        )
        let isOwn = signedIn.viewer.person == person.summary.id
        photo = isOwn || person.mayEditProfile ? Address.changePhoto(organisation, person.summary.id) : nil
        let sendsMail = visit.pages.configuration.sendsMail
        invitation = person.invitation.map { Invitation($0, of: person.summary.id, signedIn, sendsMail: sendsMail) }
        parts = Self.parts(person.holdings, signedIn)
        giveRole =
            person.mayGive && person.summary.isActive ? Address.giveRole(organisation, person: person.summary.id) : nil
        let whyActive = person.lastOfTopRole.map { title in
            "\(person.summary.name) is the last active \(title), and there has to be one. Give that role to somebody "
                + "else first."
        }
        actAs = person.mayActAs ? Address.actAs(organisation, person.summary.id) : nil
        deactivation = whyActive == nil && person.mayDeactivate ? Self.turning(person, at: organisation) : nil
        self.whyActive = whyActive
        erasure =
            person.mayErase && whyActive == nil ? Address.erasure(organisation, person.summary.id) : nil
        learning = isLearner ? Address.learner(organisation, person.summary.id) : nil
        readers = person.maySeeReaders ? Address.personReaders(organisation, person.summary.id) : nil
        hasControls =
            giveRole != nil || actAs != nil || deactivation != nil || whyActive != nil
            || erasure != nil || readers != nil || learning != nil
        noHolding =
            parts.isEmpty ? EmptyState("No roles", says: "There is none that you may know of.", icon: "key") : nil
    }

    private static func facts(_ person: PersonDetails, _ signedIn: SignedIn) -> [Summary.Row] {
        let (organisation, id) = (signedIn.organisation, person.summary.id)
        let isOwn = signedIn.viewer.oneself == id
        var rows = [
            Summary.Row(
                "Name",
                person.summary.name,
                change: isOwn
                    ? Address.account(organisation)
                    : person.mayEditProfile ? Address.personName(organisation, id) : nil
            )
        ]
        if person.summary.email != nil || person.mayEditSignIn {
            rows.append(
                Summary.Row(
                    "E-mail address",
                    person.summary.email ?? "None: they cannot sign in",
                    change: person.mayEditSignIn ? Address.personSignIn(organisation, id) : nil
                )
            )
        }
        if let hasSecondFactor = person.hasSecondFactor {
            let reset = hasSecondFactor && !isOwn ? Address.secondFactorReset(organisation, id) : nil
            rows.append(Summary.Row("Second factor", hasSecondFactor ? "On" : "Off", change: reset))
        }
        rows += person.answers.map { answer in
            let words = answer.question.words + (answer.question.isAsked ? "" : " (asked no more)")
            let change = person.mayAnswer && answer.question.isAsked
            let shown = answer.answer.isEmpty ? "Not answered" : answer.shown
            return Summary.Row(words, shown, change: change ? Address.personAnswers(organisation, id) : nil)
        }
        if let day = person.createdAt { rows.append(Summary.Row("Registered", day.dayWords)) }
        if let deactivation = person.deactivation {
            let by = deactivation.byName.map { ", by \($0)" } ?? ""
            rows.append(Summary.Row("Inactive since", deactivation.since.dayWords + by))
        }
        return rows
    }

    private static func parts(_ holdings: [HoldingSummary], _ signedIn: SignedIn) -> [HoldingsPart] {
        let titles: KeyValuePairs<HoldingSummary.State, String> = [
            .current: "Roles now", .future: "Starting later", .ended: "Past roles",
        ]
        return titles.compactMap { state, title in
            let lines = holdings.filter { $0.state == state }.map {
                HoldingLine($0, in: signedIn.organisation, everywhere: "The whole \(signedIn.words.organisation)")
            }
            return lines.isEmpty ? nil : HoldingsPart(id: state.rawValue, title: title, holdings: lines)
        }
    }

    private static func turning(_ person: PersonDetails, at organisation: String) -> Frame.Place {
        person.summary.isActive
            ? Frame.Place("Deactivate", at: Address.deactivation(organisation, person.summary.id))
            : Frame.Place("Reactivate", at: Address.reactivation(organisation, person.summary.id))
    }
}
