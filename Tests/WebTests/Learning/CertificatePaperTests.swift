// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `The certificate as a file` {
    @Test func `is had by its learner once the Step is signed off, and by nobody else (H-9)`() async throws {
        try await LearningStage.with { stage in
            let amara = try await stage.browser("amara")
            #expect(try await amara.look(stage.path("/certificate/paper")).status == 404)
            try await stage.complete("amara")
            #expect(try await amara.open(stage.path("/certificate")).text.contains("Download as PDF"))
            let paper = try await amara.look(stage.path("/certificate/paper"))
            #expect(paper.status == 200 && paper.header("Content-Type") == "application/pdf")
            #expect(paper.header("Content-Disposition")?.contains("filename=\"Step-1-proficiencies.pdf\"") == true)
            for name in ["jonas", "farah", "grace", "ruth"] {
                #expect(try await stage.browser(name).look(stage.path("/certificate/paper")).status == 404, "\(name)")
            }
        }
    }
}
