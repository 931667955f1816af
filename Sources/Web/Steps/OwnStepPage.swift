// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One Step of the learner's: how far they are with each of its proficiencies.
struct OwnStepPage: Page {
    static let template = "steps/own"

    let frame: Frame
    let bar: StepBar
    let due: Tag?
    /// What is to be known before anything else: that it is closed, or that they are not on it any more.
    let says: String?
    let actions: [Frame.Place]
    let hasActions: Bool
    let filters: [Filter]
    let address: String
    let search: String
    /// The filter that a search keeps.
    let show: String?
    let groups: [Group]
    let nobody: EmptyState?
    let download: Download

    /// One way to look at the Step.
    struct Filter: Sendable {
        let title: String
        let count: Int
        let address: String
        let isCurrent: Bool
    }

    /// Proficiencies that stand together.
    struct Group: Sendable {
        let heading: String
        let lines: [Line]
    }

    /// One proficiency.
    struct Line: Sendable {
        let code: String
        let statement: String
        let address: String
        let isOptional: Bool
        let state: Tag
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ step: OwnStep, _ filter: StepFilter, _ search: String) {
        let (organisation, record) = (signedIn.organisation, step.record)
        frame = Frame(visit, record.title, trail: [signedIn.learningPortal])
        bar = StepBar(record.progress)
        due = record.isClosed ? nil : record.completeBy.map(Tag.init)
        says = Self.says(record)
        actions = Self.actions(step, at: organisation)
        hasActions = !actions.isEmpty
        let found = record.lines.filter { $0.isFound(by: search) }
        filters = StepFilter.allCases.compactMap { other in
            let count = found.count(where: other.holds)
            // What the first page alone leads to is not one more way to look at it.
            let isOffered = other == .all || (count > 0 && other != .notAchieved)
            guard isOffered || other == filter else { return nil }
            return Filter(
                title: other.title,
                count: count,
                address: Address.ownStep(organisation, record.node, other, search: search),
                isCurrent: other == filter
            )
        }
        address = Address.ownStep(organisation, record.node)
        self.search = search
        show = filter == .all ? nil : filter.rawValue
        let shown = found.filter(filter.holds)
        groups = Self.groups(shown, record, at: organisation)
        nobody =
            shown.isEmpty
            ? EmptyState(
                "No proficiency is found",
                says: "None is like that. Look for fewer words, or at all of them.",
                action: Frame.Place("Show all", at: address)
            ) : nil
        download = Download(Address.ownRecordFile(organisation, record.node))
    }

    private static func says(_ record: StepRecord) -> String? {
        if record.isClosed {
            return "\(record.signOff?.givenWords ?? "Signed off.") Nothing of it changes any more."
        }
        return record.isEnrolled ? nil : "You are not enrolled on it now, so nothing of it can be changed."
    }

    private static func actions(_ step: OwnStep, at organisation: String) -> [Frame.Place] {
        let node = step.record.node
        var actions: [Frame.Place] = []
        if step.mayAsk, !step.askable.isEmpty {
            let address = Address.askForConfirmation(organisation, node)
            actions.append(Frame.Place("Ask for confirmation", at: address, icon: "check"))
        }
        guard step.record.showsSignOff else { return actions }
        actions.append(Frame.Place("Final sign-off", at: Address.ownSignOff(organisation, node), icon: "shield"))
        if step.record.isClosed {
            actions.append(Frame.Place("Certificate", at: Address.ownCertificate(organisation, node), icon: "book"))
        }
        return actions
    }

    /// Lines by the headings that they stand under, in the order of the framework.
    private static func groups(
        _ lines: [StepRecord.Line],
        _ record: StepRecord,
        at organisation: String
    ) -> [Group] {
        var headings: [String] = []
        let byHeading = Dictionary(grouping: lines) { $0.proficiency.heading }
        for line in lines where headings.last != line.proficiency.heading { headings.append(line.proficiency.heading) }
        return headings.map { heading in
            let lines = (byHeading[heading] ?? []).map { Line($0, record, at: organisation) }
            return Group(heading: heading, lines: lines)
        }
    }
}

extension OwnStepPage.Line {
    init(_ line: StepRecord.Line, _ record: StepRecord, at organisation: String) {
        code = line.proficiency.code
        statement = line.proficiency.statement
        address = Address.ownProficiency(organisation, record.node, line.proficiency.number)
        isOptional = !line.proficiency.isRequired
        state = Tag(line.standing)
    }
}
