// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One's own name, password and browsers.
struct AccountPage: Page {
    static let template = "accounts/account"

    let frame: Frame
    let email: String?
    let renaming: String
    let name: Field
    let changingPassword: String
    let oldPassword: Field
    let newPassword: Field
    let notices: String
    let secondFactor: String
    let endingSessions: String
    let browsers: [Browser]
    let hasOtherBrowsers: Bool
    let face: Face?
    let photo: String?
    /// Where one answers what is asked of whoever registers.
    let answers: String?
    let data: String
    let readers: String
    let erasure: String

    /// A browser in which the viewer is signed in.
    struct Browser: Sendable {
        let number: String
        let words: String
        let since: String
        let seen: String
        let isThis: Bool
        let tag: Tag?
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ account: Account, _ problems: Problems) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Your account", problems: problems)
        email = account.email
        renaming = Address.ownName(organisation)
        name = Field(
            "name",
            "Name",
            value: visit.form["name"] ?? account.name,
            hint: "As your colleagues know you.",
            problems: problems,
            autocomplete: "name"
        )
        changingPassword = Address.ownPassword(organisation)
        oldPassword = Field(
            "old-password",
            "Present password",
            type: .password,
            problems: problems,
            autocomplete: "current-password"
        )
        newPassword = Field(
            "new-password",
            "New password",
            type: .password,
            hint: "At least \(Passwords.lengthMinimum) characters, such as three words of your own.",
            problems: problems,
            autocomplete: "new-password"
        )
        notices = Address.noticeChoices(organisation)
        secondFactor = Address.secondFactor(organisation)
        endingSessions = Address.ownBrowsers(organisation)
        browsers = account.sessions.map { Browser($0, isThis: $0.id == signedIn.viewer.session) }
        hasOtherBrowsers = browsers.contains { !$0.isThis }
        let person = signedIn.viewer.person
        face = person.map { Face($0, account.name, photo: account.photo, isSmall: false, at: organisation) }
        photo = person.map { Address.changePhoto(organisation, $0) }
        answers = person.map { Address.personAnswers(organisation, $0) }
        data = Address.ownData(organisation)
        readers = Address.ownReaders(organisation)
        erasure = Address.ownErasure(organisation)
    }
}

extension AccountPage.Browser {
    fileprivate init(_ session: Session, isThis: Bool) {
        number = String(session.id.number)
        words = session.browser
        since = session.createdAt.minuteWords
        seen = session.seenAt.minuteWords
        self.isThis = isThis
        tag = isThis ? Tag("This browser", .good) : nil
    }
}
