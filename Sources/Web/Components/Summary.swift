// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Names and what they stand for: the facts about something, and the answers to check before they are sent.
struct Summary: Sendable {
    let rows: [Row]

    /// One fact, and where to change it.
    struct Row: Sendable {
        let name: String
        let value: String
        let change: String?

        init(_ name: String, _ value: String, change: String? = nil) {
            self.name = name
            self.value = value
            self.change = change
        }
    }

    init(_ rows: [Row]) {
        self.rows = rows
    }
}

/// The steps of something that takes several pages, and which of them this is.
struct Steps: Sendable {
    let steps: [Step]

    /// One page of it.
    struct Step: Sendable {
        let title: String
        let number: Int
        /// `done`, `current` or `coming`.
        let state: String
        let isCurrent: Bool
        let isDone: Bool
    }

    /// Steps are counted from 1.
    init(_ titles: [String], current: Int) {
        steps = titles.enumerated().map { place, title in
            let number = place + 1
            let state = number < current ? "done" : number == current ? "current" : "coming"
            return Step(
                title: title,
                number: number,
                state: state,
                isCurrent: number == current,
                isDone: number < current
            )
        }
    }
}
