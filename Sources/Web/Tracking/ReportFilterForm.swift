// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What a report can be asked about, as the form above it has it.
struct ReportFilterForm: Sendable {
    let action: String
    let selects: [Select]
    let days: [Day]

    /// A list to choose one of.
    struct Select: Sendable {
        let name: String
        let label: String
        let options: [SelectOption]
    }

    /// A box for a day.
    struct Day: Sendable {
        let name: String
        let label: String
        let value: String
        let error: String?
    }

    /// Where there is nothing to choose there is no form.
    init?(
        _ action: String,
        _ filter: ReportFilter,
        _ words: OrganisationWords,
        steps: [StepChoice],
        groups: [PlaceChoice],
        hasPeriod: Bool,
        problems: Problems = .none
    ) {
        self.action = action
        let ofStep = Self.select(
            "step",
            words.step,
            "All \(words.steps)",
            steps.map { ($0.node, $0.title) },
            filter.step
        )
        let ofGroup = Self.select("group", "Group", "Everybody", groups.map { ($0.node, $0.title) }, filter.group)
        let period = Select(
            name: "period",
            label: "Time",
            options: ReportPeriod.allCases.map {
                SelectOption(value: $0.rawValue, label: $0.title, isChosen: $0 == filter.period)
            }
        )
        selects =
            (steps.count > 1 || filter.step != nil ? [ofStep] : []) + (groups.isEmpty ? [] : [ofGroup])
            + (hasPeriod ? [period] : [])
        days =
            hasPeriod && filter.period == .days
            ? [
                Day(
                    name: "from",
                    label: "First day",
                    value: filter.from?.fieldWords ?? "",
                    error: problems["from"]
                ),
                Day(
                    name: "until",
                    label: "Last day",
                    value: filter.until?.fieldWords ?? "",
                    error: problems["until"]
                ),
            ] : []
        if selects.isEmpty { return nil }
    }

    private static func select(
        _ name: String,
        _ label: String,
        _ all: String,
        _ nodes: [(NodeID, String)],
        _ chosen: NodeID?
    ) -> Select {
        Select(
            name: name,
            label: label,
            options: [SelectOption(value: "", label: all, isChosen: chosen == nil)]
                + nodes.map { SelectOption(value: $0.word, label: $1, isChosen: $0 == chosen) }
        )
    }
}
