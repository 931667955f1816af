// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// A person who is signed in, with the browser they use and what they may open.
package struct SignedInVisitor: Sendable {
    package let viewer: Viewer
    package let organisation: OrganisationSummary
    package let name: String
    /// What forms of this session carry; nobody who does not know the token can know it.
    package let formToken: String
    /// The areas in which there is something for them.
    package let areas: [Area]
    /// The applications that their roles open, in the order of the model.
    package let applications: [OpenedApplication]
    package let words: OrganisationWords
    /// How many of their notices are unread; a hundred stands for any number beyond.
    package let unreadCount: Int
    /// As whom they act, if they do.
    package let actedAs: ActedAs?
    /// Whether they gave their password or a code in this browser within the last quarter of an hour.
    package let isProved: Bool
    /// Whether they have to set up a second factor before anything else.
    package let mustSetUpSecondFactor: Bool
}

/// A part of the product that somebody may open.
package enum Area: Sendable, Hashable, CaseIterable {
    case people, courses, structure, roles, settings, audit, support
}

/// An application of the role model that somebody's roles open.
package struct OpenedApplication: Sendable, Hashable {
    /// As the model names it: "learning-portal".
    package let name: String
    package let title: String
}

/// The role model's words for what is on every page.
package struct OrganisationWords: Sendable, Hashable {
    /// One person, such as "delegate".
    package let person: String
    /// Several, with a capital letter, such as "Delegates".
    package let people: String
    /// The organisation itself, such as "centre".
    package let organisation: String
    /// What learners work through, such as "Step", and several.
    package let step: String
    package let steps: String
    /// A course, such as "learning course", and several, with a capital letter.
    package let course: String
    package let courses: String

    /// Where a model has no words of its own.
    package static let plain = OrganisationWords([:])

    init(_ model: RoleModel) {
        self.init(model.words)
    }

    private init(_ words: [String: String]) {
        person = words[Kind.person] ?? "person"
        organisation = words[Kind.organisation] ?? "organisation"
        step = words["step"] ?? "Step"
        steps = step + "s"
        let word = person == "person" ? "people" : person + "s"
        people = word.prefix(1).uppercased() + word.dropFirst()
        course = words["course"] ?? "course"
        courses = Self.several(course)
    }

    private static func several(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst() + "s"
    }
}

extension Snapshot {
    /// The applications that the roles of whoever's pages are shown open; of two, those that both open.
    var applications: [OpenedApplication] {
        let opened = viewer.each.map { person, _ in
            Set(
                roster.holdings(of: person).filter { $0.isCurrent(at: now) }
                    .flatMap { model.roles[Int($0.role.index)].role.opens }
            )
        }
        return model.model.applications.filter { application in
            !opened.isEmpty && opened.allSatisfy { $0.contains(application.name) }
        }.map { OpenedApplication(name: $0.name, title: $0.title) }
    }

    /// The areas in which there is something for the viewer.
    var areas: [Area] {
        Area.allCases.filter { area in
            switch area {
            case .people: !scope(.personView).isNothing
            case .courses: looksAfterCourses
            case .structure: placeKinds.contains { !scope(viewing($0.name)).isNothing }
            case .roles: !givableRoles().isEmpty
            case .settings: !scope(.settingView).isNothing
            case .audit: !scope(.auditView).isNothing
            case .support: hasSupport
            }
        }
    }
}
