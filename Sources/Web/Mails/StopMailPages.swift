// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// Stopping mails by the link in one, without signing in.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/stop-mails/{person}/{topic}/{mark}` | a button: programs that follow links stop nothing |
/// | POST | the same | stops them, also for the mail program that asks by itself (RFC 8058) |
///
/// The mark in the address proves that whoever has it was sent such a mail; so a form from anywhere is taken.
struct StopMailPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        let (door, topic, person, mark) = try await asked(visit)
        try await Entrance(visit.pages.platform).checkMark(mark, of: topic, for: person, in: door.organisation.id)
        return try visit.show(StopMailPage(visit, door, topic, isStopped: false))
    }

    func stop(_ visit: Visit) async throws -> Response {
        let (door, topic, person, mark) = try await asked(visit)
        try await Entrance(visit.pages.platform).stopMails(
            about: topic,
            for: person,
            mark: mark,
            in: door.organisation.id
        )
        return try visit.show(StopMailPage(visit, door, topic, isStopped: true))
    }

    private func asked(_ visit: Visit) async throws -> (FrontDoor, MailTopic, PersonID, String) {
        guard let topic = MailTopic(try visit.word("topic")) else { throw Problem.notFound([]) }
        return (try await visit.frontDoor, topic, try visit.person(), try visit.word("mark"))
    }
}

/// Asks whether mails are to be stopped, or says that they are.
struct StopMailPage: Page {
    static let template = "mails/stop"

    let frame: Frame
    let says: String
    /// Where the button goes; nothing once it is done.
    let action: String?
    let choices: String

    init(_ visit: Visit, _ door: FrontDoor, _ topic: MailTopic, isStopped: Bool) {
        let title = door.organisation.title
        let what =
            switch topic {
            case .kind(let kind): "mails about “\(kind.title)”"
            case .digest: "the daily mail"
            }
        frame = Frame(visit, isStopped ? "You are sent no more of these" : "Stop these mails?")
        says =
            isStopped
            ? "\(title) sends you no more \(what). You still find everything under Notices when you are signed in."
            : "\(title) then sends you no more \(what). You still find everything under Notices when you are signed in."
        action = isStopped ? nil : visit.path
        choices = Address.noticeChoices(door.organisation.slug)
    }
}
