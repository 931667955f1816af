// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A mail just before it is sent: to whom, and what there is to say.
package struct OpenedMail: Sendable, Hashable {
    package let organisation: OrganisationSummary
    package let words: OrganisationWords
    package let name: String
    package let address: String
    /// The first half of its Message-ID.
    package let word: String
    package let at: Instant
    package let content: Content
    /// What its receiver may stop being sent, and the mark that proves that the link came in a mail to them.
    package let stopping: Stopping?
    /// Whether there are more notices than it has room for.
    package var hasMore = false

    /// What it says.
    package enum Content: Sendable, Hashable {
        /// The word is the secret of the link; whoever invited them is named.
        case invitation(word: String, until: Instant, by: String?)
        /// The same for whoever asked for the account themselves.
        case approval(word: String, until: Instant)
        case reset(word: String, until: Instant)
        case notices([NoticeSummary])
        case digest([NoticeSummary])
        case refusal
        /// For whoever asked for an account with an address that is approved by a rule, once it is shown to be theirs.
        case proof(word: String, until: Instant)
    }

    /// How mails like this one are stopped.
    package struct Stopping: Sendable, Hashable {
        package let topic: MailTopic
        package let person: PersonID
        package let mark: String
    }
}

/// Why a mail is not sent after all.
struct MailDropped: Error {
    let reason: String
    /// Nobody wants it any more; or nobody could be sent it, which is told among what did not arrive.
    var outcome: Mails.State = .dropped
    /// Whether it stays in the list of mails: nothing is kept of an address that nobody here has.
    var leavesTrace = true
}
