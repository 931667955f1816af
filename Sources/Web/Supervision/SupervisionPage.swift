// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// One session: when and where, and what both write about it.
struct SupervisionPage: Page {
    static let template = "supervision/show"

    let frame: Frame
    let objection: String?
    let state: Tag
    let facts: Summary
    let link: String?
    let isGone: Bool
    let calendar: String
    /// Not `change`: the rows of a summary without one would take the page's.
    let changeAddress: String?
    let cancel: String?
    /// Who reads what is written here.
    let readers: String
    let parts: [Part]
    let write: Write?
    /// What was written and could not be kept, so that it can be copied.
    let unsent: String?

    /// What one of the two wrote.
    struct Part: Sendable {
        let author: String
        let agenda: String?
        let notes: String?
        let isEmpty: Bool
    }

    /// The form for one's own part.
    struct Write: Sendable {
        let action: String
        let revision: String
        let agendaField: LongField
        let notesField: LongField
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: SupervisionDetails,
        problems: Problems = .none,
        objection: String? = nil
    ) {
        let (organisation, supervision) = (signedIn.organisation, details.supervision)
        let other = supervision.other(than: signedIn.viewer.subject)
        frame = Frame(
            visit,
            "Supervision session with \(other.name)",
            trail: signedIn.supervisionTrail,
            problems: problems
        )
        self.objection = objection
        state = Tag(details.state)
        facts = Summary(Self.facts(supervision))
        link = supervision.meeting.link.isEmpty || details.state == .cancelled ? nil : supervision.meeting.link
        isGone = details.isLearnerGone && details.state == .coming
        calendar = Address.supervisionCalendar(organisation, supervision.id)
        changeAddress = details.mayEdit ? Address.changeSupervision(organisation, supervision.id) : nil
        cancel = details.mayEdit ? Address.cancelSupervision(organisation, supervision.id) : nil
        readers =
            "\(supervision.learner.name) and \(supervision.arranger.name) both read what stands here. "
            + "Write nothing about patients."
        parts = details.parts.map(Part.init)
        let own = details.writes.flatMap { details.part(of: $0) }
        // A form that could not be kept because something changed is shown as it is now, with what was typed beside it.
        let isTyped = objection == nil && !problems.all.isEmpty
        write = own.map {
            Write($0, visit, isTyped: isTyped, problems, Address.supervisionPart(organisation, supervision.id))
        }
        let typed = [visit.form["agenda"], visit.form["notes"]].compactMap(\.self).joined(separator: "\n\n")
        unsent = objection == nil || typed.isEmpty ? nil : typed
    }

    private static func facts(_ supervision: Supervision) -> [Summary.Row] {
        let (meeting, zone) = (supervision.meeting, supervision.zone)
        var rows = [
            Summary.Row("When", zone.words(meeting.startsAt)), Summary.Row("How long", meeting.minutes.lengthWords),
            Summary.Row("Learner", supervision.learner.name), Summary.Row("Arranged by", supervision.arranger.name),
        ]
        if !meeting.place.isEmpty { rows.insert(Summary.Row("Where", meeting.place), at: 2) }
        if let cancelled = supervision.cancellation {
            rows.append(Summary.Row("Cancelled", zone.words(cancelled.at)))
            rows.append(Summary.Row("Because", cancelled.reason))
        }
        return rows
    }
}

extension SupervisionPage.Part {
    fileprivate init(_ part: SupervisionPart) {
        author = part.author.name
        agenda = part.agenda.isEmpty ? nil : part.agenda
        notes = part.notes.isEmpty ? nil : part.notes
        isEmpty = agenda == nil && notes == nil
    }
}

extension SupervisionPage.Write {
    fileprivate init(
        _ part: SupervisionPart,
        _ visit: Visit,
        isTyped: Bool,
        _ problems: Problems,
        _ action: String
    ) {
        self.action = action
        revision = String(part.revision)
        agendaField = LongField(
            "agenda",
            "What you want to talk about",
            value: isTyped ? visit.form.verbatim("agenda") ?? "" : part.agenda,
            rows: 4,
            problems: problems,
            isRequired: false
        )
        notesField = LongField(
            "notes",
            "Your notes",
            value: isTyped ? visit.form.verbatim("notes") ?? "" : part.notes,
            rows: 6,
            hint: "What was said and agreed, as you saw it.",
            problems: problems,
            isRequired: false
        )
    }
}

extension Tag {
    /// How a session is.
    init(_ state: Supervision.State) {
        switch state {
        case .coming: self.init("Coming", .special)
        case .past: self.init("Past")
        case .cancelled: self.init("Cancelled", .warning)
        }
    }
}
