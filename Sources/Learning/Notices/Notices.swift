// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

/// What the viewer is told.
package struct Notices: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The viewer's own notices, the newest first.
    package func own(_ page: Page = Page(size: 10), by viewer: Viewer) async throws -> [NoticeSummary] {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.person, snapshot.roster.isActive(person) else { throw NotFound() }
            let rows = try snapshot.transaction.rows(
                """
                SELECT notice, at
                FROM outbox
                WHERE organisation_id = \(snapshot.organisation) AND person_id = \(person)
                ORDER BY id DESC
                \(page.clause)
                """
            )
            let words = try snapshot.noticeWords(rows)
            return try zip(rows, words).map { NoticeSummary(words: $1, at: try $0.read("at")) }
        }
    }
}

/// One notice in words.
package struct NoticeSummary: Sendable, Hashable {
    package let words: String
    package let at: Instant
}

extension Snapshot {
    /// Rows of notices in words, their names read at once.
    func noticeWords(_ rows: [Row]) throws -> [String] {
        let notices = try rows.map { row in
            try JSONDecoder().decode(Notice.self, from: Data((try row.read("notice") as String).utf8))
        }
        return try named { names in notices.map { words(for: $0, names) } }
    }

    private func words(for notice: Notice, _ names: Names) -> String {
        switch notice {
        case .roleGiven(let record): "You were given the role \(words(for: record, names))."
        case .roleEnded(let record): "Your role \(words(for: record, names)) ended."
        case .roleLimited(let record): "Your role \(words(for: record, names)) ends\(record.lastDayWords)."
        case .reactivated: "Your account was reactivated."
        case .erasureDeclined: "You asked to be erased. Somebody looked at it, and you stay."
        }
    }
}
