// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Something wrong with a role model, or something its authors may want to know.
public struct ModelProblem: Sendable, Hashable {
    public let severity: Severity
    /// Which check found it.
    public let rule: Rule
    /// What it is about.
    public let part: ModelPart
    /// What is wrong, without a full stop, names in backticks.
    public let message: String
    /// What mends it.
    public let remedy: String
    public let sourceLine: Int?

    public init(
        _ severity: Severity,
        _ rule: Rule,
        about part: ModelPart,
        message: String,
        remedy: String,
        sourceLine: Int? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.part = part
        self.message = message
        self.remedy = remedy
        self.sourceLine = sourceLine
    }

    /// Whether the model can be used all the same.
    public enum Severity: String, Sendable, Hashable {
        case error
        case warning
    }

    /// What is checked.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        case unknownName = "unknown-name"
        case declaredTwice = "declared-twice"
        case cycle
        case limit
        /// Giving a role is asked of a node, so conditions about a thing can never hold.
        case conditionOfGiving = "condition-of-giving"
        case direct
        case line
        case visitors
        case set
        case reserved
        /// A constraint that no state of an organisation could meet.
        case constraint
        case creatorBecomes = "creator-becomes"
        /// A grant that allows nobody anything.
        case neverHolds = "never-holds"
        case grantedAndNever = "granted-and-never"
        case duplicateGrant = "duplicate-grant"
        case flag
        case requirement
        case nobodyGives = "nobody-gives"
        case climb
        case acceptNotNeeded = "accept-not-needed"
    }
}

/// A part of a role model that something can be said about.
public enum ModelPart: Sendable, Hashable {
    case model
    case role(String)
    /// A grant of a role, by its number in the role, counted from 0.
    case grant(role: String, index: Int)
    case kind(String)
    case setting(String)
    case personSetting(String)
    case set(String)
    case application(String)
    case service(String)
    case never(Int)
    case accept(from: String, to: String)
    case requirement(String)
    case noun(String)
}

extension ModelPart: CustomStringConvertible {
    /// Such as "role `tutor`"; grants and nevers are counted from 1, as people count.
    public var description: String {
        switch self {
        case .model: "the model"
        case .role(let name): "role `\(name)`"
        case .grant(let role, let index): "grant \(index + 1) of role `\(role)`"
        case .kind(let name): "kind `\(name)`"
        case .setting(let name): "setting `\(name)`"
        case .personSetting(let name): "person setting `\(name)`"
        case .set(let name): "set `\(name)`"
        case .application(let name): "application `\(name)`"
        case .service(let name): "service `\(name)`"
        case .never(let index): "never \(index + 1)"
        case .accept(let from, let to): "the accepted climb from `\(from)` to `\(to)`"
        case .requirement(let number): "requirement `\(number)`"
        case .noun(let name): "noun `\(name)`"
        }
    }
}
