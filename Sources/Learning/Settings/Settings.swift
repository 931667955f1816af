// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension PermissionName {
    package static let settingView = PermissionName("setting.view")
    package static let settingEdit = PermissionName("setting.edit")
}

/// The switches that the role model leaves to the organisation.
package struct Settings: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The settings that the viewer may see, in the order of the model.
    package func list(by viewer: Viewer) async throws -> [SettingSummary] {
        try await platform.read(by: viewer) { snapshot in
            let visible = snapshot.model.settings.filter { snapshot.sees($0) }
            // Somebody who may see none is told why of the first, or that there are none.
            if visible.isEmpty {
                _ = try snapshot.permit(.settingView, snapshot.resource(snapshot.model.settings.first))
            }
            return visible.map { snapshot.summary(of: $0) }
        }
    }

    /// Turns a setting on or off.
    package func turn(_ name: String, on isOn: Bool, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitTurning(name, on: isOn)
            try amendment.change(.turn(setting: name, on: isOn))
            try amendment.execute(
                """
                INSERT INTO setting_turn (organisation_id, name, from_revision, is_on, from_at, turned_by)
                VALUES (
                    \(amendment.organisation), \(name), \(amendment.revisionToBe), \(isOn), \(amendment.now),
                    \(viewer.person)
                )
                """,
                permit
            )
            amendment.record(.settingTurned(name: name, on: isOn), permit)
        }
    }

    /// What turning a setting would change.
    package func preview(_ name: String, on isOn: Bool, by viewer: Viewer) async throws -> ChangePreview {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permitTurning(name, on: isOn)
            var after = snapshot.roster
            if let setting = snapshot.model.setting(name) { after.turn(setting, on: isOn) }
            return try snapshot.preview(of: after)
        }
    }
}

/// A setting as its page shows it.
package struct SettingSummary: Sendable, Hashable {
    package let name: String
    /// Its name as words: "Confirm only if asked".
    package let title: String
    /// What it means when it is on.
    package let says: String
    package let isOn: Bool
    package let isOnByDefault: Bool
    package let mayTurn: Bool
}

extension Snapshot {
    fileprivate func resource(_ setting: Setting?) -> Resource {
        Resource(in: .organisation, flags: model.flagSet(setting?.flags ?? []))
    }

    fileprivate func sees(_ setting: Setting) -> Bool {
        model.model.settings.contains { $0.name == setting.name }
            && (allows(.settingView, resource(setting)) || allows(.settingEdit, resource(setting)))
    }

    fileprivate func summary(of setting: Setting) -> SettingSummary {
        SettingSummary(
            name: setting.name,
            title: setting.title,
            says: setting.says,
            isOn: model.setting(setting.name).map { roster.isOn($0) } ?? false,
            isOnByDefault: setting.isOnByDefault,
            mayTurn: allows(.settingEdit, resource(setting))
        )
    }

    fileprivate func permitTurning(_ name: String, on isOn: Bool) throws -> Permit {
        guard let setting = model.model.settings.first(where: { $0.name == name }), let id = model.setting(name) else {
            throw NotFound()
        }
        let permit = try permit(.settingEdit, resource(setting))
        guard roster.isOn(id) != isOn else {
            throw Objection("it is \(isOn ? "on" : "off") already", remedy: "nothing is left to do")
        }
        return permit
    }
}

extension Setting {
    fileprivate var title: String { Self.title(of: name) }

    /// The name of a setting as words: "Confirm only if asked".
    static func title(of name: String) -> String {
        let spaced = String(name.map { $0 == "-" ? " " : $0 })
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
}
