// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What somebody is and where, said in one way on every page, in notices and in the trail.
package enum HoldingWords {
    /// "Course leader of Statistics", or the role alone where it is held on the organisation, which goes without saying.
    package static func words(_ role: String, of place: String?) -> String {
        guard let place, !place.isEmpty else { return role }
        return "\(role) of \(place)"
    }
}

extension HoldingSummary {
    /// "Course leader of Statistics", or the role alone where it is held on the organisation.
    package var words: String { HoldingWords.words(roleTitle, of: nodeTitle) }
}

extension Snapshot {
    /// A role and where it is held, in the names of the organisation.
    func words(for holding: Holding, _ names: Names) -> String {
        let place: String? = holding.node == .organisation ? nil : names.title(of: holding.node)
        return HoldingWords.words(title(of: holding.role, on: holding.node), of: place)
    }
}
