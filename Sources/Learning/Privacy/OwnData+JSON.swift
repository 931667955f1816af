// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

extension OwnData {
    /// The same for programs: sections with the names of their columns and their rows, as JSON.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(File(self)), as: UTF8.self) + "\n"
    }

    private struct File: Encodable {
        let organisation: String
        let name: String
        let taken: String
        let sections: [Part]

        init(_ data: OwnData) {
            organisation = data.organisation
            name = data.name
            taken = data.at.fileText
            sections = data.sections.map { section in
                Part(
                    heading: section.heading.rawValue,
                    columns: section.columns,
                    rows: section.rows,
                    isCut: section.isCut
                )
            }
        }
    }

    private struct Part: Encodable {
        let heading: String
        let columns: [String]
        let rows: [[String]]
        let isCut: Bool
    }
}
