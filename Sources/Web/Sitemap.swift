// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Every route there is; the router is filled from this and from nothing else.
struct Sitemap: Sendable {
    let routes: [Route]

    init(_ pages: Pages) {
        let front = FrontPages()
        let files = FilePages()
        let style = StylePages()
        let (signIn, register, home) = (SignInPages(), RegisterPages(), HomePages())
        let (account, people, editing) = (AccountPages(), PeoplePages(), PersonEditingPages())
        let (activity, registrations) = (ActivityPages(), RegistrationPages())

        routes =
            [
                .open(.get, "/", front.show),
                .file("/assets/{mark}/{name}", files.show),
                .demo(.post, "/{organisation}/demo-sign-in", signIn.demonstrate),
                .demo(.get, "/style", style.show),
                .demo(.post, "/style", style.send),

                .open(.get, "/{organisation}/sign-in", signIn.show),
                .open(.post, "/{organisation}/sign-in", signIn.send),
                .open(.post, "/{organisation}/sign-out", signIn.leave),
                .open(.get, "/{organisation}/register", register.show),
                .open(.post, "/{organisation}/register", register.send),

                .inside(.get, "/{organisation}", answer: home.show),
                .inside(.get, "/{organisation}/account", "account.edit", answer: account.show),
                .inside(.post, "/{organisation}/account/name", "account.edit", answer: account.rename),
                .inside(.post, "/{organisation}/account/password", "account.edit", answer: account.changePassword),
                .inside(.post, "/{organisation}/account/browsers", "account.edit", answer: account.endSessions),

                .inside(.get, "/{organisation}/people", "person.view", answer: people.list),
                .inside(.post, "/{organisation}/people", "person.register", answer: people.register),
                .inside(.get, "/{organisation}/people/new", "person.register", answer: people.ask),
                .inside(.get, "/{organisation}/people/{person}", "person.view", answer: people.show),
                .inside(.get, "/{organisation}/people/{person}/name", "person.edit-profile", answer: editing.askName),
                .inside(.post, "/{organisation}/people/{person}/name", "person.edit-profile", answer: editing.rename),
                .inside(
                    .get,
                    "/{organisation}/people/{person}/sign-in",
                    "person.edit-sign-in",
                    answer: editing.askSignIn
                ).sensitive,
                .inside(
                    .post,
                    "/{organisation}/people/{person}/sign-in",
                    "person.edit-sign-in",
                    answer: editing.changeSignIn
                ).sensitive,
                .inside(
                    .get,
                    "/{organisation}/people/{person}/deactivation",
                    "person.deactivate",
                    answer: activity.askDeactivation
                ).sensitive,
                .inside(
                    .post,
                    "/{organisation}/people/{person}/deactivation",
                    "person.deactivate",
                    answer: activity.deactivate
                ).sensitive,
                .inside(
                    .get,
                    "/{organisation}/people/{person}/reactivation",
                    "person.deactivate",
                    answer: activity.askReactivation
                ).sensitive,
                .inside(
                    .post,
                    "/{organisation}/people/{person}/reactivation",
                    "person.deactivate",
                    answer: activity.reactivate
                ).sensitive,
                .inside(.get, "/{organisation}/registrations", "registration.decide", answer: registrations.list),
                .inside(
                    .post,
                    "/{organisation}/registrations/check",
                    "registration.decide",
                    answer: RegistrationManyPages().check
                ),
                .inside(
                    .post,
                    "/{organisation}/registrations/decisions",
                    "registration.decide",
                    answer: RegistrationManyPages().decide
                ),
                .inside(
                    .post,
                    "/{organisation}/registrations/{registration}",
                    "registration.decide",
                    answer: registrations.decide
                ),
            ] + Self.imports + Self.mail + Self.privacy + Self.access + Self.standing + Self.learning + Self.supervise
            + Self.support + Self.tracking
            + Self.courses
            + Self.supervision + Self.profileQuestions + Self.approvedDomains + Self.groupRules
    }

    init(routes: [Route]) {
        self.routes = routes
    }

    /// First words of paths that are pages of the server's own, and so no organisation's name.
    var reservedNames: Set<String> {
        Set(routes.compactMap { $0.path.split(separator: "/").first }.filter { $0.first != "{" }.map(String.init))
    }

    /// For each path the methods that it knows and, of the usual ones, those that it refuses.
    var methodsRefused: [String: (allowed: [String], refused: [HTTPRequest.Method])] {
        let usual: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return Dictionary(grouping: routes, by: \.path).mapValues { routes in
            var known = Set(routes.map(\.method))
            if known.contains(.get) { known.insert(.head) }
            return (known.map(\.rawValue).sorted(), usual.filter { !known.contains($0) })
        }
    }
}
