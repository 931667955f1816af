// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Invitations, forgotten passwords, notices, and what links in mails lead to.
extension Sitemap {
    static var mail: [Route] {
        let (forgotten, password) = (ForgottenPasswordPages(), SettingPasswordPages())
        let (notices, choices, stopping) = (NoticePages(), NoticeChoicePages(), StopMailPages())
        return [
            .open(.get, "/{organisation}/forgotten-password", forgotten.show),
            .open(.post, "/{organisation}/forgotten-password", forgotten.send),
            .open(.get, "/{organisation}/invitation/{word}", password.showInvitation),
            .open(.post, "/{organisation}/invitation/{word}", password.acceptInvitation),
            .open(.get, "/{organisation}/password-reset/{word}", password.showReset),
            .open(.post, "/{organisation}/password-reset/{word}", password.reset),
            .open(.get, "/{organisation}/stop-mails/{person}/{topic}/{mark}", stopping.show),
            .open(.post, "/{organisation}/stop-mails/{person}/{topic}/{mark}", stopping.stop).fromAnywhere,
            .inside(.get, "/{organisation}/notices", answer: notices.show),
            .inside(.post, "/{organisation}/notices", answer: notices.markRead),
            .inside(.get, "/{organisation}/undelivered-mails", "person.register", answer: UndeliveredMailPages().list),
            .inside(.get, "/{organisation}/account/notices", "account.edit", answer: choices.show),
            .inside(.post, "/{organisation}/account/notices", "account.edit", answer: choices.choose),
        ] + invitations
    }

    private static var invitations: [Route] {
        let pages = InvitationPages()
        return [
            .inside(.post, "/{organisation}/people/{person}/invitation", "person.register", answer: pages.send),
            .inside(
                .post,
                "/{organisation}/people/{person}/invitation/withdrawal",
                "person.register",
                answer: pages.withdraw
            ),
            .inside(
                .post,
                "/{organisation}/people/{person}/invitation/link",
                "person.edit-sign-in",
                answer: pages.makeLink
            ).sensitive,
        ]
    }
}
