// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// That somebody holds a role, as one line of a list says it.
struct HoldingLine: Sendable {
    let person: String
    let personAddress: String?
    let role: String
    /// Nil for the organisation itself, which goes without saying.
    let place: String?
    let placeAddress: String?
    /// The place, or in words that it is everywhere.
    let location: String
    let dates: String
    /// Where it comes from, within a sentence.
    let source: String
    /// Who gave it, or what did, for a column that says so.
    let giver: String
    let state: Tag
    /// The page on which it is ended; nil for who may not.
    let endAddress: String?

    init(_ holding: HoldingSummary, in organisation: String, everywhere: String = "Everywhere") {
        person = holding.personName
        personAddress = holding.maySeePerson ? Address.person(organisation, holding.person) : nil
        role = holding.roleTitle
        place = holding.nodeTitle.isEmpty ? nil : holding.nodeTitle
        placeAddress = holding.maySeePlace ? Address.place(organisation, holding.node) : nil
        location = place ?? everywhere
        dates = holding.datesWords
        source = holding.sourceWords
        giver = holding.giverWords.capitalisedFirst
        state = holding.isHolderActive || holding.state == .ended ? Tag(holding.state) : Tag("Inactive", .warning)
        endAddress = holding.mayEnd ? holding.id.map { Address.endRole(organisation, $0) } : nil
    }
}

extension Tag {
    /// Whether a role is in its dates.
    init(_ state: HoldingSummary.State) {
        switch state {
        case .current: self.init("Now", .good)
        case .future: self.init("To come", .waiting)
        case .ended: self.init("Ended", .plain)
        }
    }
}

extension HoldingSummary {
    /// From when until when.
    ///
    /// An end at midnight is the end of the day before, as it was entered.
    var datesWords: String {
        let end = until.map { Instant(seconds: $0.seconds - 1).dayWords }
        switch (state, from, end, until) {
        case (.ended, let from, _, let until?):
            let beginning = from.map { "\($0.dayWords) – " } ?? "until "
            // What was ended by hand ended at a moment, which the reader may want to know.
            return beginning + (until.seconds % 86_400 == 0 ? end ?? "" : until.minuteWords)
        case (_, let from?, let end?, _): return "\(from.dayWords) – \(end)"
        case (.future, let from?, nil, _): return "from \(from.dayWords)"
        case (_, let from?, nil, _): return "since \(from.dayWords)"
        case (_, nil, let end?, _): return "until \(end)"
        case (_, nil, nil, _): return source == .everyone ? "no end date" : "from the start"
        }
    }

    /// Where it comes from: "given by Ada Okafor".
    var sourceWords: String {
        switch source {
        case .hand where givenByName != nil: "given by \(giverWords)"
        case .feed: "from \(giverWords)"
        case .hand, .standIn, .creator, .everyone, .rule: giverWords
        }
    }

    /// Who gave it, where that was somebody, and else what did: "Ada Okafor".
    var giverWords: String {
        switch source {
        case .hand: givenByName ?? "set up at the start"
        case .feed: "the people feed"
        case .standIn: standsInForName.map { "stands in for \($0)" } ?? "stands in for somebody"
        case .creator: "for having made it"
        case .everyone: "everyone has it"
        case .rule: "the rule of the group"
        }
    }
}
