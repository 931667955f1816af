// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Mail
import Organisations
import Web

/// Through which server mails go, and from whom; the password is never an argument, as others could read it there.
struct MailOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The mail server: smtp://user@host:587 (STARTTLS), smtps://user@host, or on this machine smtp+plain://localhost. "
                + "Without it, LYCEUM_MAIL; without either no mail is sent. The password is LYCEUM_MAIL_PASSWORD, or in the "
                + "file that LYCEUM_MAIL_PASSWORD_FILE names.",
            valueName: "address"
        )
    )
    var mail: String?
    @Option(
        help: ArgumentHelp(
            "Whom mails come from, such as learn@example.org. Without it, LYCEUM_MAIL_FROM.",
            valueName: "sender"
        )
    )
    var mailFrom: String?
    @Option(
        help: ArgumentHelp(
            "Certificates to trust for the mail server in place of the system's. Without it, LYCEUM_MAIL_AUTHORITIES.",
            valueName: "file"
        )
    )
    var mailAuthorities: String?

    /// What was set up; nothing where no mail is to be sent.
    ///
    /// Links in mails begin with the address that browsers use, so there has to be one that is known beforehand.
    func setup(linkingTo origin: Origin?) throws -> MailRoom.Setup? {
        guard let text = given(mail, "LYCEUM_MAIL") else { return nil }
        let address: SMTPAddress
        do {
            address = try SMTPAddress(text)
        } catch let misspelled as SMTPAddress.Misspelled {
            throw Objection(misspelled.message, remedy: misspelled.remedy)
        }
        guard let sender = given(mailFrom, "LYCEUM_MAIL_FROM").flatMap({ Mailbox($0) }) else {
            throw Objection("nobody is named whom mails come from", remedy: "add --mail-from learn@example.org")
        }
        guard let origin else {
            throw Objection(
                "links in mails have to begin with the address that browsers use",
                remedy: "add --origin https://learn.example.org, or a --port other than 0"
            )
        }
        let password = try password()
        if address.user != nil, password == nil {
            throw Objection(
                "the mail server is given a user and no password",
                remedy: "set LYCEUM_MAIL_PASSWORD, or LYCEUM_MAIL_PASSWORD_FILE"
            )
        }
        let server = SMTPServer(
            address,
            password: password,
            authorities: given(mailAuthorities, "LYCEUM_MAIL_AUTHORITIES")
        )
        return MailRoom.Setup(server, from: sender, linkingTo: origin)
    }

    private func password() throws -> String? {
        if let word = given(nil, "LYCEUM_MAIL_PASSWORD") { return word }
        guard let file = given(nil, "LYCEUM_MAIL_PASSWORD_FILE") else { return nil }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Objection("`\(file)` cannot be read", remedy: "look at LYCEUM_MAIL_PASSWORD_FILE")
        }
        return text.trimmingCharacters(in: .newlines)
    }

    private func given(_ option: String?, _ variable: String) -> String? {
        let text = option ?? ProcessInfo.processInfo.environment[variable] ?? ""
        return text.isEmpty ? nil : text
    }
}
