// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Which clock the organisation goes by.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/time-zone` | the one of now, and all others |
/// | POST | the same | chooses |
struct TimeZonePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let zone = try await TimeZones(visit.pages.platform).chosen(by: signedIn.viewer)
        return try visit.show(TimeZonePage(visit, signedIn, zone))
    }

    func choose(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let zones = TimeZones(visit.pages.platform)
        do {
            try await zones.choose(visit.form["zone"] ?? "", by: signedIn.viewer)
        } catch let input as InvalidInput {
            let zone = try await zones.chosen(by: signedIn.viewer)
            let page = TimeZonePage(visit, signedIn, zone, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(to: Address.timeZone(signedIn.organisation), saying: "The time zone is kept.")
    }
}

/// The form to choose a time zone with.
struct TimeZonePage: Page {
    static let template = "settings/time-zone"

    let frame: Frame
    let action: String
    let zones: Choices
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ zone: ClockZone, problems: Problems = .none) {
        let about = Frame.Place("About the \(signedIn.words.organisation)", at: Address.about(signedIn.organisation))
        frame = Frame(visit, "Time zone", trail: [about], problems: problems)
        action = Address.timeZone(signedIn.organisation)
        zones = Choices(
            "zone",
            "Time zone of the \(signedIn.words.organisation)",
            ClockZone.names.map { Choices.Answer($0, $0) },
            chosen: [zone.name],
            hint: "Type a city of the same time, such as London. Summer time is followed by itself.",
            problems: problems,
            isSearchable: true
        )
        cancel = Address.about(signedIn.organisation)
    }
}
