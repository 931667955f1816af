// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What stands where a list has nothing in it: that this is so, why, and what could be done about it.
struct EmptyState: Sendable {
    let icon: String
    let title: String
    let says: String
    /// Not called an action: where there is none, a template would take that of the page.
    let wayOut: Frame.Place?

    init(_ title: String, says: String, icon: String = "search", action: Frame.Place? = nil) {
        self.title = title
        self.says = says
        self.icon = icon
        wayOut = action
    }
}
