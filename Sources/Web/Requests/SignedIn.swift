// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Learning

/// A session in which somebody is signed in, as the pages below the gate are given it.
package struct SignedIn: Sendable {
    /// Who asks, for every verb.
    package let viewer: Viewer
    /// The organisation's part of every address below it.
    package let organisation: String
    package let organisationTitle: String
    package let personName: String
    /// What a form of this session carries to prove that it was sent from a page of this session.
    package let formToken: String
    /// The role model's words for what is on every page.
    package let words: OrganisationWords
    /// How many notices the viewer has not read; a hundred stands for any number beyond.
    package let unreadCount: Int
    /// What the viewer may open.
    package let navigation: [Frame.Place]
    /// The applications that the viewer's roles open.
    package let applications: [Frame.Place]
    /// As whom they act, if they do.
    let actedAs: ActedAs?
    /// Whether they gave their password or a code in this browser within the last quarter of an hour.
    var isProved: Bool
    /// Whether they have to set up a second factor before anything else.
    let mustSetUpSecondFactor: Bool

    package init(
        _ viewer: Viewer,
        organisation: String,
        organisationTitle: String,
        personName: String,
        formToken: String,
        words: OrganisationWords = .plain,
        unreadCount: Int = 0,
        navigation: [Frame.Place],
        applications: [Frame.Place] = [],
        actedAs: ActedAs? = nil,
        isProved: Bool = true,
        mustSetUpSecondFactor: Bool = false
    ) {
        self.viewer = viewer
        self.organisation = organisation
        self.organisationTitle = organisationTitle
        self.personName = personName
        self.formToken = formToken
        self.words = words
        self.unreadCount = unreadCount
        self.navigation = navigation
        self.applications = applications
        self.actedAs = actedAs
        self.isProved = isProved
        self.mustSetUpSecondFactor = mustSetUpSecondFactor
    }

    /// Finds the session that a cookie's token belongs to, and as whom its owner acts by another; nil where there is no
    /// session, or none any more.
    ///
    /// Asked anew at every request, so that a session that was ended is ended in open tabs too.
    package typealias Finding = @Sendable (_ token: String, _ acting: String?) async throws -> SignedIn?
}
