// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import CFuzzer
import Glibc
import RoleModels

/// Feeds libFuzzer's bytes to every reader of files.
///
/// Its arguments are libFuzzer's; see `bin/fuzz`.
@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        let result = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            Fuzz.read(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
        exit(result)
    }

    /// Reads bytes as each of the files, and checks what must be true of whatever comes out.
    private static func read(_ bytes: [UInt8]) {
        check(VocabularyFile.read(bytes, named: "fuzz"), of: bytes)
        check(OrganisationFile.read(bytes, named: "fuzz"), of: bytes)
        let stories = check(StoryFile.read(bytes, named: "fuzz"), of: bytes)
        for story in stories?.stories ?? [] { checkSentences(story) }
        let reading = ModelFile.read(bytes, named: "fuzz", vocabulary: vocabulary)
        check(reading, of: bytes)
        if let model = reading.asFarAsRead { checkModel(model) }
    }

    /// A model can be compiled, checked and shown whatever is wrong with it.
    private static func checkModel(_ model: RoleModel) {
        _ = CompiledModel(model)
        for problem in model.problems() + model.climbWarnings() {
            precondition(!"\(problem)".isEmpty, "a problem without words")
        }
        _ = model.matrix()
        if let role = model.roles.first { _ = model.climbs(from: role.name) }
    }
}

private let vocabulary = ShippedModels(folder: nil).vocabulary().value ?? Vocabulary(nouns: [])

/// A file without a value has an error, and every problem is one printable line about a line of the file.
@discardableResult
private func check<Value>(_ reading: Reading<Value>, of bytes: [UInt8]) -> Value? {
    precondition(reading.asFarAsRead != nil || reading.hasErrors, "no value and no error")
    let breaks = bytes.count { $0 == 0x0A || $0 == 0x0D }
    let lines = bytes.last == 0x0A || bytes.last == 0x0D ? breaks : breaks + 1
    for problem in reading.problems {
        precondition(problem.line.map { (1...lines).contains($0) } ?? true, "no line of the file: \(problem)")
        precondition(problem.description.unicodeScalars.allSatisfy { $0.value >= 0x20 }, "not printable: \(problem)")
    }
    return reading.value
}

/// A sentence that was read and written is read as the same.
private func checkSentences(_ story: StoryDescription) {
    for ask in story.allowed + story.denied {
        guard let again = try? Sentence(spelled: ask.sentence.description) else {
            preconditionFailure("\(ask.sentence)")
        }
        precondition(again == ask.sentence, "\(ask.sentence)")
    }
}
