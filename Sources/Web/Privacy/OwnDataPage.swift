// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// What the file of what is kept about oneself has in it, and the buttons that send it.
struct OwnDataPage: Page {
    static let template = "privacy/data"

    let frame: Frame
    let headings: [String]
    let action: String
    let account: String

    init(_ visit: Visit, _ signedIn: SignedIn) {
        account = Address.account(signedIn.organisation)
        frame = Frame(visit, "Your data", trail: [Frame.Place("Your account", at: account)])
        headings = OwnData.Heading.allCases.map(\.rawValue)
        action = Address.ownData(signedIn.organisation)
    }
}

/// The file itself, as a page that needs nothing else to be read.
struct OwnDataFile: Page {
    static let template = "privacy/data-file"

    let frame: Frame
    let name: String
    let organisation: String
    let taken: String
    let sections: [Part]

    /// One heading with its table.
    struct Part: Sendable {
        let id: String
        let heading: String
        let columns: [String]
        let rows: [Line]
        let hasRows: Bool
        let isCut: Bool
    }

    /// One line of a table.
    struct Line: Sendable {
        let cells: [String]
    }

    init(_ visit: Visit, _ data: OwnData) {
        frame = Frame(visit, "What \(data.organisation) keeps about \(data.name)")
        name = data.name
        organisation = data.organisation
        taken = data.at.fileText
        sections = data.sections.enumerated().map { number, section in
            Part(
                id: "part-\(number + 1)",
                heading: section.heading.rawValue,
                columns: section.columns,
                rows: section.rows.map(Line.init),
                hasRows: !section.rows.isEmpty,
                isCut: section.isCut
            )
        }
    }
}
