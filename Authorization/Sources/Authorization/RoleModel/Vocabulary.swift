// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Every permission that the product enforces: nouns, what each is, its flags and its verbs.
public struct Vocabulary: Sendable, Hashable {
    public var nouns: [Noun]

    public init(nouns: [Noun]) {
        self.nouns = nouns
    }

    /// The noun of that name.
    public func noun(named name: String) -> Noun? {
        nouns.first { $0.name == name }
    }

    /// Every permission by its full name, in the order of the vocabulary; giving roles is not among them.
    public var permissions: [String] {
        nouns.flatMap { noun in noun.allVerbs.map { "\(noun.name).\($0)" } }
    }

    /// Every flag that some noun has.
    public var flags: [String] {
        var seen: Set<String> = []
        return nouns.flatMap(\.flags).filter { seen.insert($0).inserted }
    }
}

/// One thing that permissions are about.
public struct Noun: Sendable, Hashable {
    public var name: String
    /// The kind of node it is, `organisation`, `person`, or ``record``.
    public var of: String
    public var flags: [String]
    /// Verbs asked of the thing.
    public var verbs: [String]
    /// Verbs asked of the place where a thing is to be.
    public var verbsInPlace: [String]
    public var sourceLine: Int?

    public init(
        name: String,
        of: String,
        flags: [String] = [],
        verbs: [String],
        verbsInPlace: [String] = [],
        sourceLine: Int? = nil
    ) {
        self.name = name
        self.of = of
        self.flags = flags
        self.verbs = verbs
        self.verbsInPlace = verbsInPlace
        self.sourceLine = sourceLine
    }

    /// The verbs asked in the place, then those asked of the thing.
    public var allVerbs: [String] { verbsInPlace + verbs }

    /// A row with a place, an owner, parties, an audience and flags, and not a node.
    public static let record = "record"
}
