// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// What stands around every screen: head, navigation, notice, foot.
package struct Frame: Sendable {
    let title: String
    /// The organisation's title, or the product's before there is one.
    let banner: String
    let home: String
    let stylesheet: String
    let script: String
    let icons: String
    let favicon: String
    let navigation: [Place]
    let hasNavigation: Bool
    /// The applications that the viewer's roles open, to switch between.
    let applications: [Place]
    let hasApplications: Bool
    let account: Account?
    /// As whom the viewer acts, on every page for as long as they do.
    let acting: ActingBanner?
    let trail: [Place]
    let hasTrail: Bool
    let notice: String?
    let errors: ErrorSummary?
    let formToken: String
    let reference: String
    let isDemo: Bool
    /// How the organisation is reached.
    let about: String?
    /// The role model's words for what is on many pages.
    let words: OrganisationWords

    /// A place that one can go to.
    package struct Place: Sendable, Hashable {
        package let title: String
        package let address: String
        package let icon: String
        /// Whether what is shown lies here.
        package let isCurrent: Bool

        package init(_ title: String, at address: String, icon: String = "arrow", isCurrent: Bool = false) {
            self.title = title
            self.address = address
            self.icon = icon
            self.isCurrent = isCurrent
        }
    }

    /// Who is signed in, and where they manage that.
    struct Account: Sendable {
        let name: String
        let initials: String
        /// Nil while one acts as another.
        let profile: String?
        let myRoles: String
        let notices: String
        /// How many notices are unread, where any are: "3", or "99+".
        let unread: String?
        let signOut: String
    }

    /// As whom the viewer acts, and the way out.
    struct ActingBanner: Sendable {
        let name: String
        let until: String
        let stop: String
    }

    /// What stands around a page with this title, below the places of the trail, the first of which comes first.
    ///
    /// The problems of a form that was sent are listed above the heading, and the browser's tab says that there are some.
    init(_ visit: Visit, _ title: String, trail: [Place] = [], problems: Problems = .none) {
        let files = visit.pages.files
        self.title = title
        self.trail = trail
        hasTrail = !trail.isEmpty
        errors = problems.summary
        banner = visit.signedIn?.organisationTitle ?? "Lyceum"
        home = visit.signedIn.map { Address.home($0.organisation) } ?? Address.front
        stylesheet = files.address(of: "lyceum.css")
        script = files.address(of: "lyceum.js")
        icons = files.address(of: "icons.svg")
        favicon = files.address(of: "favicon.svg")
        // Whoever has to set up a second factor first can open nothing else.
        let places = visit.signedIn?.mustSetUpSecondFactor == true ? [] : visit.signedIn?.navigation ?? []
        navigation = places.map { place in
            Place(place.title, at: place.address, icon: place.icon, isCurrent: place.holds(visit.path))
        }
        hasNavigation = !navigation.isEmpty
        applications = visit.signedIn?.applications ?? []
        hasApplications = !applications.isEmpty
        account = visit.signedIn.map { Account($0) }
        acting = visit.signedIn.flatMap { ActingBanner($0) }
        notice = visit.remark ?? visit.cookies.notice
        formToken = visit.formToken
        reference = visit.reference.description
        isDemo = visit.pages.configuration.isDemo
        about = visit.signedIn.flatMap { $0.mustSetUpSecondFactor ? nil : Address.about($0.organisation) }
        words = visit.signedIn?.words ?? .plain
    }
}

extension Frame.Place {
    /// Whether an address is this place's or below it.
    fileprivate func holds(_ path: String) -> Bool {
        path == address || path.hasPrefix(address + "/")
    }
}

extension Frame.Account {
    fileprivate init(_ signedIn: SignedIn) {
        name = signedIn.personName
        initials = signedIn.personName.initials
        profile = signedIn.actedAs == nil ? Address.account(signedIn.organisation) : nil
        myRoles = Address.myRoles(signedIn.organisation)
        notices = Address.notices(signedIn.organisation)
        let count = signedIn.unreadCount
        unread = count == 0 ? nil : count > 99 ? "99+" : String(count)
        signOut = Address.signOut(signedIn.organisation)
    }
}

extension Frame.ActingBanner {
    fileprivate init?(_ signedIn: SignedIn) {
        guard let acted = signedIn.actedAs else { return nil }
        name = acted.name
        until = acted.until.timeWords
        stop = Address.stopActing(signedIn.organisation)
    }
}
