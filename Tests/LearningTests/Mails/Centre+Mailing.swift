// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Storage
import Testing

extension Centre {
    /// Sends everything that is due, and answers what was said, as a process that sends mails does.
    @discardableResult
    func sendMails() async throws -> [OpenedMail] {
        let mails = Mails(platform)
        var sent: [OpenedMail] = []
        while true {
            let claims = try await mails.claim(atMost: 10)
            if claims.isEmpty { return sent }
            for claim in claims {
                guard let mail = try await mails.open(claim) else { continue }
                try await mails.settle(claim, .sent)
                sent.append(mail)
            }
        }
    }

    /// The word of the link that somebody's last mail had.
    func word(_ mails: [OpenedMail]) throws -> String {
        for mail in mails.reversed() {
            switch mail.content {
            case .invitation(let word, _, _), .approval(let word, _), .reset(let word, _), .proof(let word, _):
                return word
            case .notices, .digest, .refusal: continue
            }
        }
        throw NoLink()
    }

    private struct NoLink: Error {}

    /// How the mails stand, the last first: kind, state, reason.
    func mailStates() async throws -> [String] {
        try await Mails(platform).list().items.map { mail in
            "\(mail.kind.words) \(mail.state.rawValue)" + (mail.reason.map { ": \($0)" } ?? "")
        }
    }

    /// Somebody whom Priya registered without a password.
    func newcomer(_ name: String = "Nour Haddad", _ email: String = "nour@example.org") async throws -> PersonID {
        try await People(platform).register(name: name, email: email, password: nil, by: try viewer("priya"))
    }
}
