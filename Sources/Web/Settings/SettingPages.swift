// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// The switches of the organisation, each with what it means and what turning it would change.
struct SettingPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let settings = try await Settings(visit.pages.platform).list(by: signedIn.viewer)
        let mayChooseZone = try await TimeZones(visit.pages.platform).mayChoose(by: signedIn.viewer)
        let mayEditDomains = try await ApprovedDomains(visit.pages.platform).mayEdit(by: signedIn.viewer)
        return try visit.show(
            SettingsPage(visit, signedIn, settings, mayChooseZone: mayChooseZone, mayEditDomains: mayEditDomains)
        )
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let setting = try await setting(visit, signedIn)
        let preview = try await Settings(visit.pages.platform)
            .preview(setting.name, on: !setting.isOn, by: signedIn.viewer)
        return try visit.show(SettingPage(visit, signedIn, setting, preview))
    }

    /// Turns it to what the form says, which is what its reader saw; not just to the other side.
    func turn(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let setting = try await setting(visit, signedIn)
        let wanted = visit.form["turn"]
        guard wanted == "on" || wanted == "off" else { throw Problem.unreadable }
        try await Settings(visit.pages.platform).turn(setting.name, on: wanted == "on", by: signedIn.viewer)
        return visit.redirect(
            to: Address.settings(signedIn.organisation),
            saying: "“\(setting.title)” is \(wanted ?? "") now."
        )
    }

    private func setting(_ visit: Visit, _ signedIn: SignedIn) async throws -> SettingSummary {
        let name = try visit.word("setting")
        let settings = try await Settings(visit.pages.platform).list(by: signedIn.viewer)
        guard let setting = settings.first(where: { $0.name == name }) else { throw Problem.notFound([]) }
        return setting
    }
}

/// All settings that the viewer may see.
struct SettingsPage: Page {
    static let template = "settings/list"

    let frame: Frame
    let toggles: [Toggle]
    let demands: String
    let empty: EmptyState?
    let retention: String
    let timeZone: String?
    let domains: String?

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ settings: [SettingSummary],
        mayChooseZone: Bool = false,
        mayEditDomains: Bool = false
    ) {
        domains = mayEditDomains ? Address.approvedDomains(signedIn.organisation) : nil
        timeZone = mayChooseZone ? Address.timeZone(signedIn.organisation) : nil
        frame = Frame(visit, "Settings")
        retention = Address.retention(signedIn.organisation)
        demands = Address.secondFactorDemands(signedIn.organisation)
        empty =
            settings.isEmpty
            ? EmptyState(
                "No options",
                says: "Your organisation’s rules have no options to switch.",
                icon: "settings"
            ) : nil
        toggles = settings.map { setting in
            Toggle(
                setting.name,
                setting.title,
                says: "\(setting.says) It is \(setting.isOnByDefault ? "on" : "off") unless somebody switches it.",
                isOn: setting.isOn,
                address: setting.mayTurn ? Address.setting(signedIn.organisation, setting.name) : nil
            )
        }
    }
}

/// What turning one setting would change.
struct SettingPage: Page {
    static let template = "settings/check"

    let frame: Frame
    let facts: Summary
    let preview: Preview
    let action: String
    let hidden: [HiddenField]
    let button: String
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ setting: SettingSummary, _ preview: ChangePreview) {
        let turned = setting.isOn ? "off" : "on"
        cancel = Address.settings(signedIn.organisation)
        frame = Frame(visit, "Check before you turn it \(turned)", trail: [Frame.Place("Settings", at: cancel)])
        facts = Summary([
            Summary.Row("Setting", setting.title), Summary.Row("What it means when it is on", setting.says),
            Summary.Row("Now", setting.isOn ? "On" : "Off"), Summary.Row("Then", setting.isOn ? "Off" : "On"),
        ])
        self.preview = Preview(preview)
        action = Address.setting(signedIn.organisation, setting.name)
        hidden = [HiddenField("turn", turned)].compactMap(\.self)
        button = "Turn it \(turned)"
    }
}
