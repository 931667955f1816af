// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// How much a file may hold.
///
/// Everything that comes from outside is bounded before it is built up.
enum Limit {
    static let fileBytes = 10_000_000
    /// Lists and mappings inside one another, where a sound file is 7 deep at most.
    static let depth = 32
    /// Words, lists and mappings of a file together.
    static let parts = 1_000_000
    static let problems = 1_000
    static let nameCharacters = 64
    static let textCharacters = 4_000
    static let roles = 1_000
    static let kinds = 64
    static let settings = 64
    static let personSettings = 16
    static let flags = 64
    static let sets = 32
    static let applications = 64
    static let services = 64
    static let permissions = 2_000
    /// Of all roles of a model, with what they include and abbreviate written out.
    static let rights = 1_000_000
}
