// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The entries of the trail, the newest first.
struct AuditPage: Page {
    static let template = "audit/list"

    let frame: Frame
    let action: String
    let fileAction: String
    let checkAddress: String
    let acts: Choices
    let name: Field
    let hidden: [HiddenField]
    /// The way back from a filter to everything; nil where there is none.
    let everything: String?
    let entries: [Entry]
    let hasEntries: Bool
    let empty: EmptyState?
    let pagination: Pagination

    /// One entry as it is shown.
    struct Entry: Sendable {
        let number: Int64
        let at: String
        /// Nil where the words say it themselves.
        let who: String?
        let words: String
        /// Why it was allowed.
        let because: String
        /// The exact rule; nil where it says no more than that.
        let rule: String?
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ filter: AuditFilter, _ paged: Paged<AuditEntry>) {
        let address = Address.audit(signedIn.organisation)
        let isFiltered = filter.act != nil || filter.person != nil || !filter.name.isEmpty
        frame = Frame(visit, "Audit trail")
        action = address
        fileAction = Address.auditFile(signedIn.organisation)
        checkAddress = Address.auditCheck(signedIn.organisation)
        acts = Choices(
            "act",
            "What was done",
            ActKind.allCases.map { Choices.Answer($0.rawValue, $0.words) },
            chosen: Set([filter.act].compactMap(\.self)),
            isRequired: false
        )
        name = Field("name", "By whom, or to whom", value: filter.name, type: .search, isRequired: false)
        hidden = [
            HiddenField("act", filter.act), HiddenField("name", filter.name.isEmpty ? nil : filter.name),
            HiddenField("person", filter.person.map { String($0.index) }),
        ].compactMap(\.self)
        everything = isFiltered ? address : nil
        entries = paged.items.map(Entry.init)
        hasEntries = !entries.isEmpty
        empty =
            hasEntries
            ? nil
            : EmptyState(
                "No such entry",
                says: "Nothing of that kind was done, or not by or to anybody of that name.",
                icon: "history",
                action: Frame.Place("Show everything", at: address)
            )
        pagination = Pagination(page: paged.page.number, size: paged.page.size, total: paged.total) { page in
            Address.with(
                address,
                [
                    "act": filter.act, "name": filter.name.isEmpty ? nil : filter.name,
                    "person": filter.person.map { String($0.index) }, "page": String(page),
                ]
            )
        }
    }
}

extension AuditPage.Entry {
    fileprivate init(_ entry: AuditEntry) {
        number = entry.number
        at = entry.at.minuteWords
        let actor = entry.actorName ?? (entry.reasons == "the operator" ? "The operator" : nil)
        who = entry.actingAsName.flatMap { other in actor.map { "\($0), acting as \(other)," } } ?? actor
        words = who == nil ? entry.words.capitalisedFirst : entry.words
        because = entry.because.capitalisedFirst
        rule = entry.because == entry.reasons ? nil : entry.reasons
    }
}

/// Whether the trail is as it was written.
struct AuditCheckPage: Page {
    static let template = "audit/check"

    let frame: Frame
    let isWhole: Bool
    let says: String
    let head: String
    let back: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ verification: AuditVerification) {
        back = Address.audit(signedIn.organisation)
        isWhole = verification.isWhole
        frame = Frame(
            visit,
            isWhole ? "No entry was changed or removed" : "Entries were changed or removed",
            trail: [Frame.Place("Audit trail", at: back)]
        )
        says =
            verification.firstBroken.map {
                "Entry \($0) is not what was written, or is missing. The entries before it are as they were written. Do not "
                    + "rely on it or on any after it, and tell whoever runs the server at once."
            } ?? "All \(verification.entriesCount) entries are as they were written, and none is missing between them."
            + (verification.redactedCount == 0
                ? "" : " From \(verification.redactedCount) a name was taken out when its bearer was erased.")
        head = verification.head
    }
}
