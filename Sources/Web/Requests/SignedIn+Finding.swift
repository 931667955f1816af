// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

extension SignedIn {
    /// Finds sessions on a platform.
    static func finding(_ platform: Platform) -> Finding {
        let entrance = Entrance(platform)
        return { token, acting in try await entrance.visitor(with: token, acting: acting).map(SignedIn.init) }
    }

    private init(_ visitor: SignedInVisitor) {
        let organisation = visitor.organisation.slug
        self.init(
            visitor.viewer,
            organisation: organisation,
            organisationTitle: visitor.organisation.title,
            personName: visitor.name,
            formToken: visitor.formToken,
            words: visitor.words,
            unreadCount: visitor.unreadCount,
            navigation: visitor.areas.map { Frame.Place($0, in: organisation, visitor.words) },
            applications: visitor.applications.compactMap { Frame.Place($0, in: organisation) },
            actedAs: visitor.actedAs,
            isProved: visitor.isProved,
            mustSetUpSecondFactor: visitor.mustSetUpSecondFactor
        )
    }
}

extension Frame.Place {
    /// Where an application of the role model begins; nothing for one that is not built.
    init?(_ application: OpenedApplication, in organisation: String) {
        switch application.name {
        case "tracking-system": self.init(application.title, at: Address.tracking(organisation), icon: "list")
        case "supervise": self.init(application.title, at: Address.supervise(organisation), icon: "check")
        case "learning-portal": self.init(application.title, at: Address.learning(organisation), icon: "book")
        default: return nil
        }
    }

    /// An area of an organisation in its words.
    fileprivate init(_ area: Area, in organisation: String, _ words: OrganisationWords) {
        switch area {
        case .people: self.init(words.people, at: Address.people(organisation), icon: "people")
        case .courses: self.init(words.courses, at: Address.courses(organisation), icon: "book")
        case .structure: self.init("Structure", at: Address.structure(organisation), icon: "groups")
        case .roles: self.init("Give a role", at: Address.giveRole(organisation), icon: "key")
        case .settings: self.init("Settings", at: Address.settings(organisation), icon: "settings")
        case .audit: self.init("Audit trail", at: Address.audit(organisation), icon: "history")
        case .support: self.init("Support", at: Address.support(organisation), icon: "question")
        }
    }
}
