// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import CModels
import Foundation

/// The role models that come with the program, and those that users name by a path.
///
/// Where the environment variable `LYCEUM_MODELS` names a folder, its files are taken instead, so that a model can be
/// worked on without building anything.
package struct ShippedModels: Sendable {
    private let folder: String?

    /// Those in a folder, or without one those in the program.
    package init(folder: String?) {
        self.folder = folder
    }

    /// Those that the environment asks for.
    package static var current: ShippedModels {
        ShippedModels(folder: ProcessInfo.processInfo.environment["LYCEUM_MODELS"].flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The names of the models, sorted.
    package var names: [String] {
        let files = folder.map { DiskFile.names(inFolder: $0) } ?? Self.embedded.map(\.name).sorted()
        return files.filter { $0 != Self.vocabularyName }
    }

    /// The text of a model, or of the vocabulary, which is named `vocabulary`.
    package func text(of name: String) -> String? {
        bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The vocabulary of all shipped models.
    package func vocabulary() -> Reading<Vocabulary> {
        guard let bytes = bytes(of: Self.vocabularyName) else {
            let remedy = folder.map { "put one into \(quoted($0))" }
            return .refused(Misspelling("there is no `vocabulary.yaml`", remedy: remedy), file: folder ?? "")
        }
        return VocabularyFile.read(bytes, named: Self.vocabularyName + DiskFile.ending)
    }

    /// A shipped model by its name.
    package func model(named name: String) -> Reading<RoleModel> {
        guard names.contains(name), let bytes = bytes(of: name) else {
            let advice = adviceOnNames(instead: name, among: names)
            return .refused(Misspelling("there is no model \(quoted(name))", remedy: advice), file: name)
        }
        return read(bytes, named: name + DiskFile.ending, vocabulary())
    }

    /// A model in a file, with the `vocabulary.yaml` beside it if there is one, else the shipped one.
    package func model(atPath path: String) -> Reading<RoleModel> {
        let bytes: [UInt8]
        do throws(Misspelling) {
            bytes = try DiskFile.bytes(atPath: path)
        } catch {
            return .refused(error, file: path)
        }
        let beside = URL(fileURLWithPath: path).deletingLastPathComponent()
            .appendingPathComponent(Self.vocabularyName + DiskFile.ending).path
        guard let own = try? DiskFile.bytes(atPath: beside) else { return read(bytes, named: path, vocabulary()) }
        return read(bytes, named: path, VocabularyFile.read(own, named: beside))
    }

    /// A model by its name, or by a path: whatever has a slash in it or ends in `.yaml`.
    package func model(_ nameOrPath: String) -> Reading<RoleModel> {
        nameOrPath.contains("/") || nameOrPath.hasSuffix(DiskFile.ending)
            ? model(atPath: nameOrPath) : model(named: nameOrPath)
    }

    private static let vocabularyName = "vocabulary"

    private func read(_ bytes: [UInt8], named file: String, _ vocabulary: Reading<Vocabulary>) -> Reading<RoleModel> {
        let known = vocabulary.asFarAsRead ?? Vocabulary(nouns: [])
        var reading = ModelFile.read(bytes, named: file, vocabulary: known)
        reading.problems = vocabulary.problems + reading.problems
        return reading
    }

    private func bytes(of name: String) -> [UInt8]? {
        guard let folder else { return Self.embedded.first { $0.name == name }?.bytes }
        guard Name.isName(name) else { return nil }
        return try? DiskFile.bytes(atPath: "\(folder)/\(name)\(DiskFile.ending)")
    }

    private static let embedded: [(name: String, bytes: [UInt8])] = (0..<shipped_file_count()).map { index in
        let file = shipped_file_at(index)
        return (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
}

extension Reading {
    /// A file of which nothing could be read.
    static func refused(_ reason: Misspelling, file: String) -> Reading {
        let problem = FileProblem(.error, file: file, line: nil, message: reason.message, remedy: reason.remedy)
        return Reading(asFarAsRead: nil, problems: [problem])
    }
}
