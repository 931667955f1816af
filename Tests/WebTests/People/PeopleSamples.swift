// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// The first page, home, accounts and people.
    var people: [any Web.Page] {
        let problems = Problems([.init("email", "Enter an e-mail address")])
        let (ada, priya) = (Site.ada, PersonID(index: 4))
        return [
            FrontPage(visit, organisations: []),
            FrontPage(visit, organisations: [FrontPage.Organisation(door.organisation)]),
            FrontPage(
                visit,
                organisations: [
                    FrontPage.Organisation(
                        visit,
                        door,
                        demonstrators: [
                            Demonstrator(person: priya, name: "Priya Raman", role: "tutor", roleTitle: "Tutor")
                        ]
                    )
                ]
            ),
            ForgottenPasswordPage(visit, door, problems: problems),
            ForgottenPasswordPage(mailing, door, problems: problems),
            SettingPasswordPage(
                visit,
                door,
                .invitation,
                guest,
                at: "/ashford",
                Problems([.init("password", "Longer.")])
            ),
            LinkOverPage(visit, door, .reset),
            LinkOverPage(visit, provingAt: door),
            LinkOverPage(visit, waitingAt: door),
            StopMailPage(visit, door, .digest, isStopped: false),
            NoticesPage(visit, ada, Paged(items: [notice], page: .init(), total: 99)),
            NoticesPage(visit, ada, .empty(.init())),
            UndeliveredMailsPage(visit, ada, Paged(items: [undelivered], page: .init(), total: 99)),
            UndeliveredMailsPage(visit, ada, .empty(.init())),
            NoticeChoicesPage(visit, ada, NoticeKind.allCases.map { NoticeChoice(kind: $0, way: .usual) }),
            SignInPage(visit, door, next: "/ashford/people", problems: problems),
            RegisterPage(visit, door, sampleQuestions, problems: problems),
            AccountPage(visit, ada, account, problems),
        ] + standing + [
            HomePage(visit, ada, rights, [sampleSentBack], [notice], [role]),
            HomePage(visit, ada, rights, [], [], []),
            PeoplePage(
                visit,
                ada,
                PeopleFilter(),
                Paged(items: [details(true).summary], page: .init(), total: 99),
                rights
            ),
            PeoplePage(visit, ada, PeopleFilter(search: "x"), .empty(.init()), rights),
            NewPersonPage(visit, ada, .groups([place]), sampleQuestions, problems: problems),
            PersonPage(visit, ada, details(true), isLearner: true),
            PersonPage(
                mailing,
                ada,
                details(true, invitation: InvitationSummary(state: .none, maySend: true, maySeeLink: true))
            ),
            PersonPage(mailing, ada, details(true, invitation: invited)),
            InvitationLinkPage(visit, ada, (priya, "Priya Raman"), Site.token),
            PersonPage(visit, ada, details(false)),
            PersonFormPage(signingIn: details(true), visit, ada, problems: problems),
            ActivityPage(deactivating: details(true, of: PersonID(index: 3)), visit, ada),
            ActivityPage(reactivating: details(false), withheld: [holding], visit, ada),
            RegistrationsPage(
                visit,
                ada,
                Paged(items: [registration], page: .init(), total: 99),
                problems,
                mayEditQuestions: true,
                mayEditDomains: true
            ),
            RegistrationsPage(visit, ada, .empty(.init()), .none),
        ]
    }

    var moment: Instant { Instant(seconds: 1_795_334_400) }

    private var notice: NoticeSummary {
        NoticeSummary(id: 7, words: "Your password was changed.", at: moment, isRead: false, notice: .passwordChanged)
    }

    private var guest: Guest {
        Guest(link: 1, person: PersonID(index: 4), name: "Priya Raman", email: "priya@ashford.example", until: moment)
    }

    private var invited: InvitationSummary {
        InvitationSummary(state: .sent(at: moment, until: moment), maySend: true, maySeeLink: false)
    }

    var door: FrontDoor {
        FrontDoor(
            organisation: OrganisationSummary(id: OrganisationID(number: 1), slug: "ashford", title: "Ashford School"),
            words: .plain,
            says: "For schools.",
            takesRegistrations: true
        )
    }

    private var undelivered: UndeliveredMail {
        UndeliveredMail(
            person: PersonID(index: 4),
            name: "Priya Raman",
            email: "priya@ashford.example",
            kind: .invitation,
            madeAt: moment,
            isTriedAgain: false,
            reason: "550 5.1.1 no such mailbox here"
        )
    }

    private var rights: PeopleRights {
        PeopleRights(
            mayRegister: true,
            mayImport: true,
            registrationsWaiting: 2,
            erasuresWaiting: 1,
            mailsUndelivered: 3,
            mayActOnMany: true,
            mayEditQuestions: true
        )
    }

    private var account: Account {
        let sessions = [1, 2].map { number in
            Session(id: SessionID(number: number), browser: "Firefox", createdAt: moment, seenAt: moment)
        }
        return Account(name: "Ada Okafor", email: "ada@ashford.example", sessions: sessions)
    }

    private var place: PlaceChoice { PlaceChoice(node: NodeID(index: 2), title: "Year 2", kindTitle: "class list") }

    var registration: Registration {
        Registration(
            id: 1,
            name: "Tom Baker",
            email: "tom@ashford.example",
            askedAt: moment,
            answers: sampleAnswers,
            provesUntil: moment
        )
    }

    private var role: OwnRole { OwnRole(holding: holding, says: "Teaches.", duties: ["Teach"], opens: ["Portal"]) }

    private var holding: HoldingSummary {
        HoldingSummary(
            id: 1,
            person: PersonID(index: 4),
            personName: "Priya Raman",
            role: "tutor",
            roleTitle: "Tutor",
            node: NodeID(index: 2),
            nodeTitle: "Year 2",
            from: moment,
            until: Instant(seconds: moment.seconds + 86_400),
            state: .current,
            source: .hand,
            givenByName: "Ada Okafor",
            standsInForName: nil,
            mayEnd: true
        )
    }

    func details(
        _ isActive: Bool,
        of person: PersonID = PersonID(index: 4),
        invitation: InvitationSummary? = nil
    ) -> PersonDetails {
        PersonDetails(
            summary: PersonSummary(
                id: person,
                name: "Priya Raman",
                isActive: isActive,
                email: "priya@ashford.example",
                roles: isActive ? [holding] : [],
                photo: isActive ? "abc" : nil
            ),
            createdAt: moment,
            deactivation: isActive ? nil : Deactivation(since: moment, byName: "Ada Okafor"),
            lastOfTopRole: isActive ? "Administrator" : nil,
            holdings: isActive ? [holding] : [],
            mayEditProfile: true,
            mayEditSignIn: true,
            mayDeactivate: true,
            hasSecondFactor: true,
            mayActAs: true,
            mayGive: true,
            invitation: invitation
        )
    }
}
