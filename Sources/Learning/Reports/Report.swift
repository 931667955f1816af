// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A report as its reader may see it: sentences, and counts that a picture and a table show.
package struct Report: Sendable, Hashable {
    package let kind: ReportKind
    package let filter: ReportFilter
    /// The time that it is about; nothing where it says how things stand now.
    package let span: ReportSpan?
    /// The Steps that its reader may choose among.
    package let steps: [StepChoice]
    /// The groups that its reader may choose among.
    package let groups: [PlaceChoice]
    /// What it comes to, in sentences: what a mail says of it.
    package let facts: [String]
    package let parts: [Part]
    /// Whether its reader may also see the names behind the counts.
    package let hasNames: Bool
    /// When this was so.
    package let now: Instant

    /// Counts of one thing, by rows and series.
    package struct Part: Sendable, Hashable {
        package let title: String
        /// What a row is: "Month".
        package let rowTitle: String
        /// What is counted in each row, in the order of its values.
        package let series: [String]
        /// What the numbers are numbers of: "learners".
        package let unit: String
        /// Whether a row's values are parts of a whole, which has a sum.
        package let isWhole: Bool
        /// What a row's note says: "Oldest".
        package let noteTitle: String?
        package let rows: [Row]

        init(
            _ title: String,
            by rowTitle: String,
            _ series: [String],
            of unit: String,
            isWhole: Bool = true,
            noteTitle: String? = nil,
            _ rows: [Row]
        ) {
            self.title = title
            self.rowTitle = rowTitle
            self.series = series
            self.unit = unit
            self.isWhole = isWhole
            self.noteTitle = noteTitle
            self.rows = rows
        }

        /// Whether there is nothing to show.
        package var isEmpty: Bool { rows.allSatisfy { isEmpty($0) } }

        /// Whether a row has nothing: what was measured and came to nought is something.
        private func isEmpty(_ row: Row) -> Bool {
            row.note == nil && row.values.allSatisfy { isWhole ? ($0 ?? 0) == 0 : $0 == nil }
        }

        /// The same without the rows before the first that has something, where there are more than a year of months.
        var withoutEmptyBeginning: Part {
            let first = rows.firstIndex { !isEmpty($0) } ?? 0
            let kept = Array(rows[min(first, max(0, rows.count - 12))...])
            return Part(title, by: rowTitle, series, of: unit, isWhole: isWhole, noteTitle: noteTitle, kept)
        }

        /// The heads of its table.
        package var heads: [String] {
            [rowTitle] + series + (hasSum ? ["Together"] : []) + (noteTitle.map { [$0] } ?? [])
        }

        /// Whether its table has a column for the sum of each row.
        package var hasSum: Bool { isWhole && series.count > 1 }
    }

    /// One row: a month, a Step, a person.
    package struct Row: Sendable, Hashable {
        package let title: String
        /// One for each series; nothing where there was nothing to measure.
        package let values: [Int?]
        package let note: String?

        init(_ title: String, _ values: [Int?], note: String? = nil) {
            self.title = title
            self.values = values
            self.note = note
        }

        package var sum: Int { values.reduce(0) { $0 + ($1 ?? 0) } }
    }
}
