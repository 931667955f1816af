// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Second factors, proving that it is oneself, and acting as another.
extension Sitemap {
    static var standing: [Route] {
        ownSecondFactor + [
            .open(.get, "/{organisation}/sign-in/code", SignInCodePages().ask),
            .open(.post, "/{organisation}/sign-in/code", SignInCodePages().send),
            .inside(.get, "/{organisation}/confirm", answer: ProofPages().ask),
            .inside(.post, "/{organisation}/confirm", answer: ProofPages().take),
            .inside(
                .get,
                "/{organisation}/second-factor-roles",
                "setting.view",
                "setting.edit",
                answer: SecondFactorDemandPages().show
            ),
            .inside(
                .post,
                "/{organisation}/second-factor-roles",
                "setting.edit",
                answer: SecondFactorDemandPages().change
            ).sensitive,
            .inside(
                .get,
                "/{organisation}/people/{person}/second-factor",
                "person.edit-sign-in",
                answer: SecondFactorResetPages().ask
            ).sensitive,
            .inside(
                .post,
                "/{organisation}/people/{person}/second-factor",
                "person.edit-sign-in",
                answer: SecondFactorResetPages().reset
            ).sensitive,
            .inside(.get, "/{organisation}/people/{person}/act-as", "person.act-as", answer: ActingPages().ask)
                .sensitive,
            .inside(.post, "/{organisation}/people/{person}/act-as", "person.act-as", answer: ActingPages().begin)
                .sensitive,
            .inside(.post, "/{organisation}/acting/end", answer: ActingPages().end),
        ]
    }

    private static var ownSecondFactor: [Route] {
        let (pages, path) = (SecondFactorPages(), "/{organisation}/account/second-factor")
        // Of one that is on a code is asked with the form itself, for which the password would not do.
        return [
            .inside(.get, path, "account.edit", answer: pages.show),
            .inside(.post, path, "account.edit", answer: pages.begin),
            .inside(.get, path + "/set-up", "account.edit", answer: pages.setUp).sensitive,
            .inside(.post, path + "/set-up", "account.edit", answer: pages.confirm).sensitive,
            .inside(.get, path + "/picture", "account.edit", answer: pages.picture).sensitive,
            .inside(.post, path + "/codes", "account.edit", answer: pages.renewCodes),
            .inside(.post, path + "/end", "account.edit", answer: pages.turnOff),
        ]
    }
}
