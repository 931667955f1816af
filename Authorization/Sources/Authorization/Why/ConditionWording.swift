// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// To whom a sentence about somebody's rights is said.
public enum Voice: Sendable, Hashable {
    /// About others: "their own".
    case they
    /// To the person it is about: "your own".
    case you

    var subject: String { self == .you ? "you" : "they" }
    var object: String { self == .you ? "you" : "them" }
    var possessive: String { self == .you ? "your" : "their" }
}

extension Condition {
    /// How it limits a right, as the end of a sentence: "only their own", "not if marked “discreet”".
    ///
    /// With `holds` false it stands under `unless`.
    public func limit(holds: Bool = true, in model: RoleModel, to voice: Voice = .they) -> String {
        let only = holds ? "only" : "not"
        return switch self {
        case .own: "\(only) \(voice.possessive) own"
        case .party: "\(only) where \(voice.subject) are the other person named"
        case .shown: "\(only) what is shown to \(voice.object)"
        case .direct: "\(only) for those directly under \(voice.object)"
        case .covered: "\(holds ? "not" : "only") for people who give roles that \(voice.subject) could not give"
        case .flag(let name): "\(only) if marked “\(Self.words(name))”"
        case .setting, .my: "only while \(statement(holds: holds, in: model, to: voice))"
        }
    }

    /// What it says when it holds, or when it does not: "it is their own", "the setting “…” is off".
    public func statement(holds: Bool = true, in model: RoleModel, to voice: Voice = .they) -> String {
        let not = holds ? "" : "not "
        return switch self {
        case .own: "it is \(not)\(voice.possessive) own"
        case .party: "\(voice.subject) are \(not)the other person named on it"
        case .shown: "it is \(not)shown to \(voice.object)"
        case .direct:
            "\(holds ? "nobody" : "somebody") with the same role stands between \(voice.object) and its owner"
        case .covered:
            "the person it concerns gives \(holds ? "no role" : "a role") that \(voice.subject) could not give"
        case .flag(let name): "it is \(not)marked “\(Self.words(name))”"
        case .setting(let name):
            "the setting “\(Self.sentence(name, in: model.settings))” is \(holds ? "on" : "off")"
        case .my(let name):
            "\(voice.possessive) own setting “\(Self.sentence(name, in: model.personSettings))” is \(holds ? "on" : "off")"
        }
    }

    /// A word or two for a cell of a table: "own", "legacy", "while managers use learn admin".
    ///
    /// With `holds` false it stands under `unless`: "unless legacy".
    public func mark(holds: Bool = true) -> String {
        let words =
            switch self {
            case .own: "own"
            case .party: "named on it"
            case .shown: "shown"
            case .direct: "direct"
            case .covered: "covered"
            case .flag(let name): Self.words(name)
            case .setting(let name), .my(let name): Self.words(name)
            }
        switch self {
        case .setting: return (holds ? "while " : "unless ") + words
        case .my: return (holds ? "while own " : "unless own ") + words
        case .flag: return (holds ? "if " : "unless ") + words
        case .own, .party, .shown, .direct, .covered: return (holds ? "" : "not ") + words
        }
    }

    /// The condition as a role model file has it.
    public var written: String {
        switch self {
        case .own: "own"
        case .party: "party"
        case .shown: "shown"
        case .direct: "direct"
        case .covered: "covered"
        case .flag(let name): name
        case .setting(let name): "setting \(name)"
        case .my(let name): "my \(name)"
        }
    }

    private static func words(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }

    /// What a setting says, without the full stop, or its name where it says nothing.
    private static func sentence(_ name: String, in settings: [Setting]) -> String {
        guard let says = settings.first(where: { $0.name == name })?.says, !says.isEmpty else { return words(name) }
        return says.hasSuffix(".") ? String(says.dropLast()) : says
    }
}

extension HeldRole {
    /// The role's title, with the kind of node where one is named: "Group administrator (Primary group)".
    public func title(in model: RoleModel) -> String {
        let held = model.role(named: role)
        guard let kind else { return held?.title ?? role }
        let node = model.kinds.first { $0.name == kind }?.title ?? model.words[kind] ?? kind
        return "\(held?.title(on: kind) ?? role) (\(node))"
    }
}

extension Grant {
    /// Each limit on the right it gives, in the order of the file; empty where there is none.
    ///
    /// The `unless` of the role that has the grant is for the caller to add, with ``Role/limits(in:to:)``.
    public func limits(in model: RoleModel, to voice: Voice = .they) -> [String] {
        var limits = conditions.map { $0.limit(in: model, to: voice) }
        limits += exceptions.map { $0.limit(holds: false, in: model, to: voice) }
        if !within.isEmpty {
            limits.append("only where \(voice.subject) are also \(Self.list(within.map { $0.title(in: model) }))")
        }
        return limits
    }

    /// Its conditions in the fewest words, for a cell of a table: "own, if released", "where Course tutor".
    public func marks(in model: RoleModel) -> String {
        var marks = conditions.map { $0.mark() } + exceptions.map { $0.mark(holds: false) }
        if !within.isEmpty { marks.append("where \(Self.list(within.map { $0.title(in: model) }))") }
        return marks.joined(separator: ", ")
    }

    /// "A", "A or B", "A, B or C".
    private static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension Role {
    /// What suspends the role, said as limits on its rights.
    public func limits(in model: RoleModel, to voice: Voice = .they) -> [String] {
        unless.map { $0.limit(holds: false, in: model, to: voice) }
    }
}

extension PermissionPattern {
    /// The pattern as a role model file has it.
    public var written: String {
        switch self {
        case .permission(let name): name
        case .everyVerb(let noun): "\(noun).*"
        case .giveAny(let set): "give any \(set)"
        }
    }
}
