// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Papers
import Testing

@Suite struct `A certificate on paper` {
    private static let address = "https://learn.example.org/ashford/certificates/0123456789abcdef0123"

    private static func certificate(
        learner: String = "Amara Nwosu",
        organisation: String = "Ashford Hospitals",
        step: String = "Step 1 proficiencies",
        by: String = "Farah Siddiqui, Educator / Manager",
        void: String? = nil
    ) -> CertificatePaper {
        CertificatePaper(
            heading: "Certificate",
            organisation: organisation,
            learner: learner,
            verb: "completed",
            step: step,
            facts: [.init("Version", "2"), .init("Signed off on", "22 November 2026"), .init("By", by)],
            verification: address,
            squares: PaperSquares(size: 3, areBlack: [true, false, true, false, true, false, true, false, true]),
            void: void
        )
    }

    @Test(arguments: [
        "Łukasz Żółć", "Zoë O’Hara", "Ελένη Παπαδοπούλου", "Олександра Шевченко", "李小龍", "ありむら かすみ", "김연아",
    ])
    func `has the name as it is written, to be selected and found`(name: String) async throws {
        let text = try await Self.text(of: try await PaperPress().pdf(of: Self.certificate(learner: name)))
        // A name that is wrapped has its words on lines of their own.
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(name), "\(words)")
    }

    @Test func `says everything that the page says, on one sheet of A4 with a title`() async throws {
        let bytes = try await PaperPress().pdf(of: Self.certificate(void: "Void since 1 December 2026."))
        let text = try await Self.text(of: bytes)
        for said in [
            "Ashford Hospitals", "Certificate", "Amara Nwosu", "completed", "Step 1 proficiencies", "22 November 2026",
            "Farah Siddiqui, Educator / Manager", "Void since 1 December 2026.", Self.address,
        ] {
            #expect(text.contains(said), "\(said)")
        }
        let facts = try await Self.run("pdfinfo", ["-"], bytes)
        #expect(facts.contains("Title:           Certificate: Amara Nwosu, Step 1 proficiencies"), "\(facts)")
        #expect(
            facts.contains("Pages:           1") && facts.contains("(A4)")
        )
    }

    @Test func `takes names as long as they may be, wrapped and in smaller letters, on one sheet`() async throws {
        let long = String(repeating: "Wolfeschlegelsteinhausen ", count: 8).trimmingCharacters(in: .whitespaces)
        let unbroken = String(repeating: "W", count: 200)
        for name in [long, unbroken] {
            let paper = Self.certificate(
                learner: name,
                organisation: name,
                step: name,
                by: name + ", " + name,
                void: "Void since 1 December 2026: the Step was opened again."
            )
            let bytes = try await PaperPress().pdf(of: paper)
            #expect(try await Self.run("pdfinfo", ["-"], bytes).contains("Pages:           1"))
            // Nothing runs over the edge of the sheet, or into the address.
            let text = try await Self.text(of: bytes)
            let letters = text.filter { !$0.isWhitespace }
            #expect(letters.contains(name.filter { !$0.isWhitespace }))
            #expect(text.contains(Self.address))
        }
    }

    @Test func `is not made where no font has a sign of the name`() async throws {
        await #expect(throws: PaperProblem.noFont) {
            // Hieroglyphs of a block that no font of these has.
            _ = try await PaperPress().pdf(of: Self.certificate(learner: "\u{1BC00}\u{1BC01}\u{11A10}"))
        }
    }

    private static func text(of bytes: [UInt8]) async throws -> String {
        try await run("pdftotext", ["-layout", "-", "-"], bytes)
    }

    /// Gives bytes to a program, and answers what it says.
    private static func run(_ program: String, _ arguments: [String], _ bytes: [UInt8]) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [program] + arguments.enumerated().map { $0 == arguments.firstIndex(of: "-") ? file.path() : $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
