// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Papers

extension CertificatePaper {
    /// What stands on the page, on paper.
    init(_ sheet: CertificateSheet, _ verification: String) {
        self.init(
            heading: "Certificate",
            organisation: sheet.organisation,
            learner: sheet.learner,
            verb: "completed",
            step: sheet.step,
            // The address has a place of its own, beside the squares that phones read.
            facts: sheet.facts.rows.filter { $0.value != verification }.map { Fact($0.name, $0.value) },
            verification: verification,
            squares: QRCode(verification).flatMap { PaperSquares(size: $0.size, areBlack: $0.squares) },
            void: sheet.void
        )
    }
}
