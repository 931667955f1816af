// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// What the viewer holds, held and will hold.
struct MyRolesPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let roles = try await Roles(visit.pages.platform).own(by: signedIn.viewer)
        return try visit.show(MyRolesPage(visit, signedIn, roles))
    }
}

/// My roles: what each is for, from when until when, by whom.
struct MyRolesPage: Page {
    static let template = "roles/mine"

    let frame: Frame
    let current: [Mine]
    let hasCurrent: Bool
    let empty: EmptyState?
    let everyones: [Mine]
    let hasEveryones: Bool
    let future: [Mine]
    let hasFuture: Bool
    let ended: [HoldingLine]
    let hasEnded: Bool

    /// One role of one's own.
    struct Mine: Sendable {
        let line: HoldingLine
        let says: String?
        let duties: [String]
        let hasDuties: Bool
        /// What it opens, as in "Opens the Learning Portal".
        let opens: String?
        /// What it lets one do there, and why.
        let why: String
        let whyWords: String

        init(_ own: OwnRole, in organisation: String) {
            line = HoldingLine(own.holding, in: organisation)
            says = own.says.isEmpty ? nil : own.says
            duties = own.duties
            hasDuties = !duties.isEmpty
            opens = own.opens.isEmpty ? nil : "Opens \(own.opens.listed)."
            let place = own.holding.nodeTitle
            let isSeen = own.holding.maySeePlace
            why = Address.why(organisation, isSeen ? WhySubject(own.holding.node) : .organisation)
            whyWords = isSeen ? "What you may do on \(place), and why" : "What you may do, and why"
        }
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ roles: [OwnRole]) {
        frame = Frame(visit, "My roles")
        func mine(_ test: (HoldingSummary) -> Bool) -> [Mine] {
            roles.filter { test($0.holding) }.map { Mine($0, in: signedIn.organisation) }
        }
        current = mine { $0.state == .current && $0.source != .everyone }
        everyones = mine { $0.state == .current && $0.source == .everyone }
        future = mine { $0.state == .future }
        ended = roles.map(\.holding).filter { $0.state == .ended }.map { HoldingLine($0, in: signedIn.organisation) }
        (hasCurrent, hasEveryones) = (!current.isEmpty, !everyones.isEmpty)
        (hasFuture, hasEnded) = (!future.isEmpty, !ended.isEmpty)
        empty =
            hasCurrent
            ? nil
            : EmptyState(
                "You hold no role at present",
                says: "What everyone here may do, you may do as well: it is listed below.",
                icon: "key"
            )
    }
}
