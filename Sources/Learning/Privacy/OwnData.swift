// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Everything that is kept about a person, as tables in words: what they are given as a file.
package struct OwnData: Sendable, Hashable {
    package let organisation: String
    package let name: String
    package let at: Instant
    package let sections: [Section]

    /// What is kept of one kind.
    package struct Section: Sendable, Hashable {
        package let heading: Heading
        package let columns: [String]
        package let rows: [[String]]
        /// Whether there are more than one file takes.
        package let isCut: Bool

        init(_ heading: Heading, _ columns: [String], _ rows: [[String]]) {
            self.heading = heading
            self.columns = columns
            self.rows = Array(rows.prefix(OwnData.rowsMaximum))
            isCut = rows.count > OwnData.rowsMaximum
        }
    }

    /// No section has more rows than this; of the trail and of notices the newest are taken.
    static let rowsMaximum = 10_000

    /// What a section is about.
    package enum Heading: String, Sendable, Hashable, CaseIterable {
        case profile = "Who you are"
        case photo = "Your photo"
        case browsers = "Browsers that you signed in with"
        case failures = "Tries to sign in with your address"
        case registrations = "When you asked for an account"
        case deactivations = "When you could not sign in"
        case roles = "Your roles"
        case rolesOver = "Roles that others hold over you"
        case rolesGiven = "Roles that you gave"
        case settings = "Your settings"
        case shown = "What is shown to you"
        case notices = "What you were told"
        case mails = "Mails to you"
        case links = "Links by which you could set a password"
        case choices = "How you want to be told"
        case savedReports = "Reports that you keep"
        case done = "What you did"
        case doneToYou = "What others did that concerns you"
        case readers = "Who looked at your page"
        case lookedAt = "Whose pages you looked at"
        case erasure = "When you asked to be erased"
        case steps = "What you began to work through"
        case selfAssessments = "How you assessed yourself"
        case evidence = "Files that you sent as evidence"
        case confirmations = "What others decided about your answers"
        case signOffs = "Your sign-offs"
        case support = "What you asked support"
        case courses = "Learning courses that you completed"
        case supervision = "Supervision sessions"
        case completion = "By when you are to complete Steps"
        case answers = "What you answered to the questions of registration"
    }
}
