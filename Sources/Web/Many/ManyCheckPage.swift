// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What doing it for many would come to, before it is done.
struct ManyCheckPage: Page {
    static let template = "many/check"
    private static let namesMaximum = 100

    let frame: Frame
    /// Of a wizard that it is the end of.
    let steps: Steps? = nil
    let cut: String?
    let facts: Summary
    let groups: [Group]
    let preview: Preview
    let isPossible: Bool
    let action: String
    let hidden: [HiddenField]
    let button: String
    let cancel: String

    /// Those of whom the same would come.
    struct Group: Sendable {
        let title: String
        let tag: Tag
        let isOpen: Bool
        let lines: [Line]
        let more: String?
    }

    /// One of them.
    struct Line: Sendable {
        let name: String
        let reason: String?
    }

    init(_ visit: Visit, _ choice: ManyChoice, _ people: [PersonID], _ preview: BatchPreview) {
        let signedIn = choice.signedIn
        cancel = Address.people(signedIn.organisation)
        frame = Frame(
            visit,
            "Check before you do it",
            trail: [Frame.Place(signedIn.words.people, at: cancel)]
        )
        cut = choice.cut
        facts = Summary([Summary.Row("What", preview.words), Summary.Row("For", choice.words)])
        groups = BatchOutcome.allCases.compactMap { Group($0, preview, Self.namesMaximum) }
        self.preview = Preview(preview.change)
        let count = preview.count(.done)
        isPossible = count > 0
        action = Address.newMany(signedIn.organisation)
        // Those who were looked at here, and nobody who came into the list since.
        hidden =
            people.compactMap { HiddenField("person", String($0.index)) }
            + choice.form.hidden(without: "person", "all", "q", "status")
        button = count == 1 ? "Do it for 1 person" : "Do it for \(count) people"
    }
}

extension ManyCheckPage.Group {
    init?(_ outcome: BatchOutcome, _ preview: BatchPreview, _ maximum: Int, isOpen: Bool = false) {
        let rows = preview.rows.filter { $0.outcome == outcome }
        guard !rows.isEmpty else { return nil }
        tag = Tag(outcome, count: rows.count, isDone: false)
        title = rows.count == 1 ? "1 person" : "\(rows.count) people"
        self.isOpen = isOpen || (outcome == .refused && rows.count <= 20)
        lines = rows.prefix(maximum).map { ManyCheckPage.Line(name: $0.name, reason: $0.reason) }
        more = rows.count > maximum ? "and \(rows.count - maximum) more" : nil
    }
}

extension Tag {
    /// What came of somebody, or would come.
    init(_ outcome: BatchOutcome, count: Int = 1, isDone: Bool = true) {
        switch outcome {
        case .done: self.init(isDone ? "Done" : "Will be done", .good)
        case .nothing: self.init("Nothing to do", .plain)
        case .refused: self.init(isDone ? "Refused" : "Will be refused", .bad)
        }
    }
}
