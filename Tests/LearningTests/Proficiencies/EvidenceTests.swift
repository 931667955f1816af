// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@Suite struct `Files as evidence` {
    private static let pdf = SentFile(name: "Reflection.exe", bytes: Array("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".utf8))

    @Test(arguments: Backing.all)
    func
        `stand beside an answer under a name that says what they are, and whoever sees the answer has them (H-6, H-10)`(
            backing: Backing
        ) async throws
    {
        try await Ward.open(on: backing) { ward in
            let picture = SentFile(name: "ward.png", bytes: try SentPhoto.png())
            let note = SentFile(name: "../../../Notizen für Ärzte.md", bytes: Array("Ruhig geblieben.\n".utf8))
            try await ward.answer(1, files: [Self.pdf, picture, note])

            let files = try #require(try await ward.record(by: "nadia").line(1)?.answer?.files)
            #expect(files.map(\.name) == ["Reflection.pdf", "ward.jpg", "Notizen für Ärzte.txt"])
            for name in ["amara", "nadia", "farah"] {
                let had = try await ward.evidence.file(files[0].id, by: try ward.centre.viewer(name))
                #expect(had.file.content == Self.pdf.bytes && had.file.type == "application/pdf", "\(name)")
            }
            let made = try await ward.evidence.file(files[1].id, by: try ward.centre.viewer("amara")).file
            #expect(made.type == "image/jpeg" && made.content != picture.bytes, "a picture is made anew")
            for name in ["jonas", "priya", "martin", "ruth"] {
                await #expect(throws: (any Error).self, "\(name)") {
                    _ = try await ward.evidence.file(files[0].id, by: try ward.centre.viewer(name))
                }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `of the answer before stay where they are kept, and beside the former answer always (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1, files: [Self.pdf, Self.pdf])
            let first = try #require(try await ward.record().line(1)?.answer?.files)
            try await ward.answer(1, "With support", keeping: [first[1].id, 4_711])
            let history = try await Steps(ward.centre.platform)
                .history(of: ward.learner, on: ward.step, proficiency: 1, by: try ward.centre.viewer("amara"))
            #expect(history.answers.map(\.files) == [[first[1]], first])
        }
    }

    @Test(arguments: Backing.all)
    func `that are too many, empty, too large or of another kind are refused, and nothing is kept`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let program = SentFile(
                name: "reflection.pdf",
                bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(repeating: 0, count: 57)
            )
            let page = SentFile(name: "note.txt", bytes: Array("<!doctype html><html><script>1</script></html>".utf8))
            let large = SentFile(name: "a.pdf", bytes: Self.pdf.bytes + Array(repeating: 0x20, count: 20 << 20))
            for sent in [
                [program], [page], [SentFile(name: "a.txt", bytes: [])], [large], Array(repeating: Self.pdf, count: 6),
            ] {
                try await ward.expectRefused("\(sent[0].name)") { try await ward.answer(1, files: sent) }
            }
            try await ward.answer(1, files: Array(repeating: Self.pdf, count: 3))
            let kept = Set(try #require(try await ward.record().line(1)?.answer?.files).map(\.id))
            try await ward.expectRefused("six together") {
                try await ward.answer(1, "Not yet", files: Array(repeating: Self.pdf, count: 3), keeping: kept)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `of somebody else are not kept beside one's own answer`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1, files: [Self.pdf])
            let file = try #require(try await ward.record().line(1)?.answer?.files.first)
            try await ward.answer(1, keeping: [file.id], by: "jonas")
            #expect(try await ward.record(of: "jonas").line(1)?.answer?.files == [])
        }
    }

    @Test(arguments: Backing.all)
    func `go when their owner is erased`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let grace = try ward.centre.viewer("grace")
            try await ward.answer(1, files: [Self.pdf])
            let file = try #require(try await ward.record().line(1)?.answer?.files.first)
            try await Erasures(ward.centre.platform).erase(ward.learner, by: grace)
            await #expect(throws: NotFound.self) { _ = try await ward.evidence.file(file.id, by: grace) }
            #expect(try await !ward.centre.fingerprint().joined().contains("Reflection.pdf"))
        }
    }
}
