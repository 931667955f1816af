// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Files beside an answer, to be downloaded.
struct EvidenceLinks: Sendable {
    let files: [Line]

    /// One of them.
    struct Line: Sendable {
        let fileName: String
        let fileSize: String
        let address: String
    }

    /// Nothing where there are none.
    init?(_ files: [EvidenceFile], at organisation: String) {
        self.init(files) { Address.evidence(organisation, $0) }
    }

    /// The same of files that are had elsewhere.
    init?(_ files: [EvidenceFile], address: (Int64) -> String) {
        guard !files.isEmpty else { return nil }
        self.files = files.map { file in
            Line(
                fileName: file.name,
                fileSize: file.sizeWords,
                address: address(file.id)
            )
        }
    }
}

extension EvidenceFile {
    /// How large it is, as people say it: "1.4 MB".
    var sizeWords: String {
        let tenths = (bytes * 10 + 524_288) / 1_048_576
        if tenths >= 1 { return "\(tenths / 10).\(tenths % 10) MB" }
        return "\(max(1, (bytes + 512) / 1_024)) KB"
    }
}
