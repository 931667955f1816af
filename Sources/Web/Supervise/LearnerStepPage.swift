// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A learner's Step: every proficiency by its group, with how far they are.
struct LearnerStepPage: Page {
    static let template = "supervise/step"
    static let size = 100

    let frame: Frame
    let state: Tag
    let progress: String
    let signOff: String?
    /// By when it is to be completed, and where that is changed.
    let completeBy: String?
    let date: String?
    let address: String
    let search: String
    let statuses: [SelectOption]
    let groups: [Group]
    let pagination: Pagination?
    let nothing: EmptyState?

    /// Proficiencies that belong together.
    struct Group: Sendable {
        let groupID: String
        let heading: String
        let lines: [Line]
    }

    /// One proficiency.
    struct Line: Sendable {
        let words: String
        /// Where its answer is looked at; nothing where there is none.
        let review: String?
        let isUnanswered: Bool
        let optional: String?
        let standing: Tag
        let answer: String
        let decision: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ record: StepRecord, mayDate: Bool = false) {
        let (organisation, learner, node) = (signedIn.organisation, record.learner, record.node)
        let search = String((visit.query["q"] ?? "").prefix(200))
        let chosen = visit.query["status"].flatMap(Standing.init)
        frame = Frame(
            visit,
            "\(record.title) of \(record.learnerName)",
            trail: signedIn.trail(toLearner: (learner, record.learnerName))
        )
        state = Tag(record.signOff, isClosed: record.isClosed, isEnrolled: record.isEnrolled)
        progress = record.progress.inWords
        signOff = record.showsSignOff ? Address.learnerSignOff(organisation, learner, node) : nil
        completeBy = record.isClosed ? nil : record.completeBy.map { "To be completed by \($0.words)." }
        date = mayDate ? Address.completion(organisation, learner, node) : nil
        address = Address.learnerStep(organisation, learner, node)
        self.search = search
        let counts = record.progress
        statuses =
            [SelectOption(value: "", label: "All (\(counts.total))", isChosen: chosen == nil)]
            + Standing.allCases.map { standing in
                SelectOption(
                    value: standing.rawValue,
                    label: "\(Tag(standing).word) (\(counts[standing]))",
                    isChosen: standing == chosen
                )
            }
        let fitting = record.lines.filter { (chosen == nil || $0.standing == chosen) && $0.fits(search) }
        let pages = max(1, (fitting.count + Self.size - 1) / Self.size)
        let page = min(max(1, visit.query.number("page") ?? 1), pages)
        let shown = fitting.dropFirst((page - 1) * Self.size).prefix(Self.size)
        groups = Group.all(of: shown, at: organisation)
        pagination =
            pages == 1
            ? nil
            : Pagination(page: page, size: Self.size, total: fitting.count) { page in
                Address.learnerStep(organisation, learner, node, named: search, chosen, page: page)
            }
        nothing =
            groups.isEmpty
            ? EmptyState(
                "No proficiency is found",
                says: "None fits what you chose. Try another word, or all of them.",
                action: Frame.Place("Show all", at: address)
            ) : nil
    }
}

extension StepRecord.Line {
    /// Whether its code or statement has every word that is searched for.
    fileprivate func fits(_ search: String) -> Bool {
        let text = "\(proficiency.code) \(proficiency.statement)".lowercased()
        return search.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
    }
}

extension LearnerStepPage.Group {
    fileprivate static func all(of lines: some Sequence<StepRecord.Line>, at organisation: String) -> [Self] {
        var groups: [(heading: String, lines: [StepRecord.Line])] = []
        for line in lines {
            if groups.last?.heading != line.proficiency.heading { groups.append((line.proficiency.heading, [])) }
            groups[groups.count - 1].lines.append(line)
        }
        return groups.enumerated().map { place, group in
            Self(
                groupID: "group-\(place + 1)",
                heading: group.heading,
                lines: group.lines.map { LearnerStepPage.Line($0, at: organisation) }
            )
        }
    }
}

extension LearnerStepPage.Line {
    fileprivate init(_ line: StepRecord.Line, at organisation: String) {
        words = "\(line.proficiency.code) \(line.proficiency.statement)"
        review = line.answer.map { Address.review(organisation, $0.id) }
        isUnanswered = line.answer == nil
        optional = line.proficiency.isRequired ? nil : "Optional"
        standing = Tag(line.standing)
        answer = line.answer?.words ?? ""
        decision = line.answer?.confirmations.first?.inFewWords ?? ""
    }
}

extension Confirmation {
    /// Who was asked or decided, and when.
    fileprivate var inFewWords: String {
        switch state {
        case .waiting: "Asked: \(asked.isEmpty ? "somebody" : asked.listed)"
        case .confirmed, .superseded, .sentBack:
            [decidedBy, decidedAt?.dayWords].compactMap(\.self).joined(separator: ", ")
        case .withdrawn, .returned: Tag(state).word
        }
    }
}
