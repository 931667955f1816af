// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Entrance {
    /// Takes address and password: signs in who has no second factor, and of the others asks for it.
    ///
    /// The answer is the same, and takes as long, whether the address is unknown, the password wrong, or the person
    /// inactive. Only who asked for an account, and knows the password that they chose, is told that it waits. After too
    /// many wrong ones the address, or the network address, waits; a browser that signed in with it before has a count of
    /// its own, so that strangers cannot lock anybody out.
    ///
    /// - Throws: ``SignInRefused``.
    package func signIn(
        email: String,
        password: String,
        to organisation: OrganisationID,
        from browser: Browser
    ) async throws -> FirstStep {
        let clock = platform.clock
        let key = EmailAddress(email)?.key ?? ""
        // The try is written down before the password is looked at, so that however many come at once, so many are tried.
        let (candidate, asked, counted) = try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let now = clock()
            let candidate = try transaction.candidate(key, in: organisation)
            let counted = try transaction.counted(key, candidate, browser, in: organisation, at: now)
            let address = counted == key ? browser.address : nil
            try transaction.checkFailures(of: counted, from: address, in: organisation, at: now)
            try transaction.noteTry(counted, candidate?.person, from: browser.address, in: organisation, at: now)
            let asked = try transaction.passwordOfRegistration(key, in: organisation)
            return (candidate, asked, counted)
        }
        let attempt = Attempt(
            key: key,
            password: password,
            counted: counted,
            organisation: organisation,
            browser: browser
        )
        var looked = candidate
        for _ in 0..<Attempt.looksMaximum {
            let isRight = try await platform.passwords.matches(password, looked?.password)
            guard isRight, let candidate = looked, candidate.isActive else {
                // Looked at of every address, known or not, so that neither the answer nor its time tells which it is.
                let isAsked = try await platform.passwords.matches(password, asked)
                throw isAsked && !isRight ? SignInRefused.waiting : SignInRefused.wrong
            }
            switch try await admit(candidate, attempt) {
            case .admitted(let step): return step
            case .changed(let present): looked = present
            }
        }
        throw SignInRefused.wrong
    }

    /// Lets in who showed the right password, unless it is no longer what it was when it was looked at.
    private func admit(_ candidate: Candidate, _ attempt: Attempt) async throws -> Admission {
        guard let kept = candidate.password else { throw SignInRefused.wrong }
        let clock = platform.clock
        let renewed = await platform.passwords.renewed(attempt.password, kept)
        return try await platform.database.write { transaction in
            try transaction.lock(attempt.organisation.number)
            let present = try transaction.candidate(attempt.key, in: attempt.organisation)
            guard present == candidate else { return .changed(present) }
            try transaction.forgetTries(attempt.counted, in: attempt.organisation)
            if let renewed { try transaction.renewPassword(of: candidate.person, renewed, in: attempt.organisation) }
            let entering = Entering(
                person: candidate.person,
                organisation: attempt.organisation,
                at: clock(),
                reason: "the password"
            )
            guard try transaction.hasSecondFactor(candidate.person, in: attempt.organisation) else {
                try warn(of: attempt.browser.words, entering, in: transaction)
                return .admitted(.signedIn(try transaction.enter(entering, attempt.browser)))
            }
            let token = try transaction.beginStep(entering, attempt.key, password: renewed ?? kept)
            return .admitted(.codeNeeded(token))
        }
    }

    /// Begins a session of a person without asking who they are: for a demonstration, where nothing is secret.
    package func begin(
        _ person: PersonID,
        in organisation: OrganisationID,
        browser: String
    ) async throws -> String {
        let clock = platform.clock
        return try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            guard try transaction.isActive(person, in: organisation) else { throw SignInRefused.wrong }
            let entering = Entering(person: person, organisation: organisation, at: clock(), reason: "a demonstration")
            try warn(of: browser, entering, in: transaction)
            return try transaction.beginSession(entering, browser: browser)
        }
    }
}

/// A browser that somebody signs in with.
package struct Browser: Sendable, Hashable {
    /// As its owner knows it: "Firefox on Windows".
    let words: String
    let address: String
    /// What it was given when somebody signed in with it before.
    let mark: String?

    package init(_ words: String, at address: String, mark: String? = nil) {
        self.words = words
        self.address = NetworkAddress.counted(address)
        self.mark = mark
    }
}

/// What the right password leads to.
package enum FirstStep: Sendable, Hashable {
    case signedIn(SignedInBrowser)
    /// A code is asked for; the token names this unfinished sign-in.
    case codeNeeded(String)
}

/// What a browser keeps of a sign-in; neither is stored on our side but as a hash.
package struct SignedInBrowser: Sendable, Hashable {
    /// The session's token.
    package let token: String
    /// What the browser is known by the next time.
    package let mark: String
    /// How many recovery codes are left, where one was used.
    package internal(set) var codesLeft: Int?
}

/// Who enters where, and what they showed for it.
struct Entering {
    var person: PersonID
    var organisation: OrganisationID
    var at: Instant
    var reason: String
}

/// One try of address and password.
private struct Attempt: Sendable {
    /// Whoever signs in beside this one may have the same password hashed anew: then it is looked at once more, so often.
    static let looksMaximum = 3

    let key: String
    let password: String
    /// What the try is counted under.
    let counted: String
    let organisation: OrganisationID
    let browser: Browser
}

/// Whether who showed the right password is let in.
private enum Admission: Sendable {
    case admitted(FirstStep)
    /// Password or person are others by now.
    case changed(Candidate?)
}
