// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations

/// Changing when and where people meet, and calling it off.
struct SupervisionChangePages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await details(visit, signedIn, for: .supervisionEdit)
        guard details.mayEdit else { return try leadBack(visit, signedIn, details) }
        return try visit.show(SupervisionChangePage(visit, signedIn, details, SupervisionForm(details.supervision)))
    }

    func change(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (id, form) = (try visit.supervisionNumber(), SupervisionForm(visit.form))
        do {
            try await Supervisions(visit.pages.platform)
                .change(id, to: form.plan, seen: form.revision, by: signedIn.viewer)
        } catch let input as InvalidInput {
            let details = try await details(visit, signedIn)
            let page = SupervisionChangePage(visit, signedIn, details, form, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            return try await refuse(objection, visit, signedIn, form)
        }
        return visit.redirect(
            to: Address.supervision(signedIn.organisation, id),
            saying: "The session is changed. Whom you meet gets a notice."
        )
    }

    func askCancelling(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await details(visit, signedIn, for: .supervisionEdit)
        guard details.mayEdit else { return try leadBack(visit, signedIn, details) }
        return try visit.show(SupervisionCancelPage(visit, signedIn, details))
    }

    func cancel(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (id, reason) = (try visit.supervisionNumber(), visit.form.verbatim("reason") ?? "")
        do {
            try await Supervisions(visit.pages.platform)
                .cancel(id, because: reason, seen: visit.form.number("revision") ?? 0, by: signedIn.viewer)
        } catch let input as InvalidInput {
            let page = SupervisionCancelPage(
                visit,
                signedIn,
                try await details(visit, signedIn),
                problems: Problems(input)
            )
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let details = try await details(visit, signedIn)
            guard details.mayEdit else {
                let page = SupervisionPage(visit, signedIn, details, objection: objection.sentence)
                return try visit.show(page, status: .conflict)
            }
            let page = SupervisionCancelPage(visit, signedIn, details, objection: objection.sentence)
            return try visit.show(page, status: .conflict)
        }
        return visit.redirect(
            to: Address.supervision(signedIn.organisation, id),
            saying: "The session is cancelled. Whom you were to meet gets a notice."
        )
    }

    /// Shows how the session is now; where it can still be changed, with what was entered.
    private func refuse(
        _ objection: Objection,
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ form: SupervisionForm
    ) async throws -> Response {
        let details = try await details(visit, signedIn)
        guard details.mayEdit else {
            let page = SupervisionPage(visit, signedIn, details, objection: objection.sentence)
            return try visit.show(page, status: .conflict)
        }
        let page = SupervisionChangePage(visit, signedIn, details, form, objection: objection.sentence)
        return try visit.show(page, status: .conflict)
    }

    private func details(
        _ visit: Visit,
        _ signedIn: SignedIn,
        for purpose: PermissionName = .supervisionView
    ) async throws -> SupervisionDetails {
        try await Supervisions(visit.pages.platform)
            .details(visit.supervisionNumber(), for: purpose, by: signedIn.viewer)
    }

    /// Of what cannot be changed any more the session is shown, and why.
    private func leadBack(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: SupervisionDetails
    ) throws -> Response {
        let why =
            switch details.state {
            case .coming: "Nobody changes it in somebody else’s place."
            case .past: "The session is over, and nothing of it changes any more."
            case .cancelled: "The session is cancelled."
            }
        return try visit.show(SupervisionPage(visit, signedIn, details, objection: why), status: .conflict)
    }
}

/// The form for another time or place.
struct SupervisionChangePage: Page {
    static let template = "supervision/change"

    let frame: Frame
    let objection: String?
    /// How it is now, where somebody changed it meanwhile.
    let now: Summary?
    let action: String
    let revision: String
    let meeting: MeetingFields
    let told: String
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: SupervisionDetails,
        _ form: SupervisionForm,
        problems: Problems = .none,
        objection: String? = nil
    ) {
        let (organisation, supervision) = (signedIn.organisation, details.supervision)
        frame = Frame(
            visit,
            "Change when or where",
            trail: signedIn.trail(to: supervision),
            problems: problems
        )
        self.objection = objection
        now = objection == nil ? nil : Summary.meeting(of: supervision)
        action = Address.changeSupervision(organisation, supervision.id)
        // Whoever sends it again has seen what is there now.
        revision = String(objection == nil ? form.revision : supervision.revision)
        meeting = MeetingFields(form, supervision.zone, problems)
        told = "\(supervision.other(than: signedIn.viewer.subject).name) gets a notice of the change."
        cancel = Address.supervision(organisation, supervision.id)
    }
}

/// The form that calls a session off.
struct SupervisionCancelPage: Page {
    static let template = "supervision/cancel"

    let frame: Frame
    let objection: String?
    let facts: Summary
    let action: String
    let revision: String
    let reason: LongField
    let back: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: SupervisionDetails,
        problems: Problems = .none,
        objection: String? = nil
    ) {
        let (organisation, supervision) = (signedIn.organisation, details.supervision)
        frame = Frame(visit, "Cancel the session?", trail: signedIn.trail(to: supervision), problems: problems)
        self.objection = objection
        facts = Summary.meeting(of: supervision)
        action = Address.cancelSupervision(organisation, supervision.id)
        revision = String(supervision.revision)
        reason = LongField(
            "reason",
            "Why it is cancelled",
            value: visit.form.verbatim("reason") ?? "",
            rows: 3,
            hint: "\(supervision.other(than: signedIn.viewer.subject).name) gets a notice, and reads this.",
            problems: problems
        )
        back = Address.supervision(organisation, supervision.id)
    }
}

extension Summary {
    /// When and where two people meet, and who.
    fileprivate static func meeting(of supervision: Supervision) -> Summary {
        let (meeting, zone) = (supervision.meeting, supervision.zone)
        let places = [meeting.place, meeting.link].filter { !$0.isEmpty }.joined(separator: ", ")
        return Summary([
            Row("Learner", supervision.learner.name), Row("Arranged by", supervision.arranger.name),
            Row("When", zone.words(meeting.startsAt)), Row("How long", meeting.minutes.lengthWords),
            Row("Where", places),
        ])
    }
}

extension SignedIn {
    /// The places above a page about one session.
    fileprivate func trail(to supervision: Supervision) -> [Frame.Place] {
        let name = supervision.other(than: viewer.subject).name
        return supervisionTrail + [Frame.Place("With \(name)", at: Address.supervision(organisation, supervision.id))]
    }
}
