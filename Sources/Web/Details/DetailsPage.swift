// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// How an organisation is reached, for everyone in it.
struct DetailsPage: Page {
    static let template = "details/show"

    let frame: Frame
    let rows: [Line]
    let hasRows: Bool
    let nothing: EmptyState?
    let edit: String?
    let timeZone: String?

    /// One of the details; a link where it leads somewhere.
    struct Line: Sendable {
        let name: String
        let value: String
        let link: String?
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ details: Details, mayEdit: Bool) {
        let title = details[.title]
        frame = Frame(visit, "About \(title)")
        rows = Details.Field.allCases.filter { $0 != .title && !details[$0].isEmpty }.map { Line($0, details[$0]) }
        hasRows = !rows.isEmpty
        edit = mayEdit ? Address.editDetails(signedIn.organisation) : nil
        timeZone = mayEdit ? Address.timeZone(signedIn.organisation) : nil
        nothing =
            hasRows
            ? nil
            : EmptyState(
                "Nothing is written here yet",
                says: mayEdit
                    ? "Say how people reach you: address, contact, telephone, web site."
                    : "Whoever administers this \(signedIn.words.organisation) may write how it is reached.",
                icon: "groups"
            )
    }
}

extension DetailsPage.Line {
    fileprivate init(_ field: Details.Field, _ text: String) {
        (name, value) = (field.label, text)
        switch field {
        case .email: link = "mailto:\(text)"
        case .webSite: link = text
        case .title, .address, .contact, .phone: link = nil
        }
    }
}

extension Details.Field {
    /// What a field is called.
    var label: String {
        switch self {
        case .title: "Name"
        case .address: "Address"
        case .contact: "Contact"
        case .email: "E-mail address"
        case .phone: "Telephone"
        case .webSite: "Web site"
        }
    }
}

/// The form to change it with.
struct DetailsFormPage: Page {
    static let template = "details/form"

    let frame: Frame
    let objections: [String]
    /// What stands there by now, where somebody else changed it.
    let present: Summary?
    let action: String
    let hidden: [HiddenField]
    let title: Field
    let address: LongField
    let fields: [Field]
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ shown: Details,
        now: Details? = nil,
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Change the details",
            trail: [Frame.Place("About \(signedIn.organisationTitle)", at: Address.about(organisation))],
            problems: problems
        )
        self.objections = objections
        present = now.map { now in
            Summary(Details.Field.allCases.filter { !now[$0].isEmpty }.map { Summary.Row($0.label, now[$0]) })
        }
        action = Address.editDetails(organisation)
        hidden = [HiddenField("version", String(shown.version))].compactMap(\.self)
        title = Field(
            "title",
            "Name of the \(signedIn.words.organisation)",
            value: shown[.title],
            hint: "It stands on every page, in mails and on certificates.",
            problems: problems,
            width: .long
        )
        address = LongField(
            "address",
            "Address",
            value: shown[.address],
            rows: 4,
            problems: problems,
            isRequired: false
        )
        func field(_ field: Details.Field, _ kind: Field.Kind = .text, hint: String? = nil) -> Field {
            Field(
                field.rawValue,
                field.label,
                value: shown[field],
                type: kind,
                hint: hint,
                problems: problems,
                isRequired: false
            )
        }
        fields = [
            field(.contact, hint: "A person or an office, such as “Education office, level 2”."),
            field(.email, .email), field(.phone), field(.webSite, hint: "Such as https://www.example.org."),
        ]
        cancel = Address.about(organisation)
    }
}
