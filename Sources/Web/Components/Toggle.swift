// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A setting that is on or off, with what turning it would do.
struct Toggle: Sendable {
    let name: String
    let title: String
    let says: String
    let isOn: Bool
    let state: Tag
    /// The page that shows what would change, and asks before it does; nil for whoever may not turn it.
    let address: String?
    let action: String

    init(_ name: String, _ title: String, says: String, isOn: Bool, address: String?) {
        self.name = name
        self.title = title
        self.says = says
        self.isOn = isOn
        self.address = address
        state = isOn ? Tag("On", .good) : Tag("Off", .plain)
        action = isOn ? "Turn off" : "Turn on"
    }
}
