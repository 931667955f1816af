// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A table in which something is kept about people: what of it they are given, and what becomes of it when they are erased.
///
/// A test holds this list against the schema: a table with a column for a person that is not here fails it.
struct PersonalTable: Sendable {
    let name: String
    let export: Export
    let erasure: Erasure

    /// What somebody's own file has of it.
    enum Export: Sendable {
        /// Under this heading.
        case section(OwnData.Heading)
        case leftOut(because: String)
    }

    /// What becomes of it when somebody is erased.
    enum Erasure: Sendable {
        /// Rows that meet this condition go.
        case removed(@Sendable (OrganisationID, PersonID) -> SQL)
        /// The row stays and says nothing of them any more.
        case emptied
        case kept(because: String)
    }

    /// Its name as a part of a statement: one of the names below, and nothing else.
    var sql: SQL { SQL(stringLiteral: name) }

    private init(_ name: String, _ export: Export, _ erasure: Erasure) {
        self.name = name
        self.export = export
        self.erasure = erasure
    }

    static let all: [PersonalTable] = [
        PersonalTable("person", .section(.profile), .emptied),
        // Of files lines go, and names of files that have theirs.
        PersonalTable("import_line", .leftOut(because: sentByOthers), .emptied),
        PersonalTable("import_content", .leftOut(because: sentByOthers), .emptied),
        PersonalTable("import_job", .leftOut(because: inTrail), .emptied),
        PersonalTable("account", .section(.profile), .removed(theirs)),
        PersonalTable("session", .section(.browsers), .removed(theirs)),
        PersonalTable("second_factor", .leftOut(because: secret), .removed(theirs)),
        PersonalTable("recovery_code", .leftOut(because: secret), .removed(theirs)),
        PersonalTable("sign_in_step", .leftOut(because: "it lives for ten minutes"), .removed(theirs)),
        PersonalTable("known_browser", .leftOut(because: secret), .removed(theirs)),
        PersonalTable("acting", .leftOut(because: inTrail), .removed(ofTheirActing)),
        PersonalTable("second_factor_demand", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("sign_in_failure", .section(.failures), .emptied),
        PersonalTable("registration", .section(.registrations), .emptied),
        PersonalTable("known_request", .leftOut(because: "a hash of what somebody else may have typed"), .emptied),
        PersonalTable("approved_domain", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("deactivation", .section(.deactivations), .kept(because: history)),
        PersonalTable("holding", .section(.roles), .kept(because: history)),
        PersonalTable("person_setting_turn", .section(.settings), .kept(because: history)),
        PersonalTable("setting_turn", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("audience", .section(.shown), .kept(because: "it names a number and no name")),
        PersonalTable("outbox", .section(.notices), .removed(theirs)),
        // What refers to a row goes before it.
        PersonalTable("mail", .section(.mails), .removed(theirs)),
        PersonalTable("entry_word", .leftOut(because: "a hash of what was secret"), .removed(ofTheirLinks)),
        PersonalTable("entry_link", .section(.links), .removed(theirs)),
        PersonalTable("notice_choice", .section(.choices), .removed(theirs)),
        PersonalTable("saved_report", .section(.savedReports), .removed(theirs)),
        // What refers to a row goes before it, here too.
        PersonalTable(
            "sign_off_line",
            .leftOut(because: "it only says what a sign-off covers"),
            .removed(ofTheirSignOffs)
        ),
        PersonalTable(
            "confirmation_party",
            .leftOut(because: "whom one asked stands in the trail, which is in the file"),
            .removed(ofTheirRequests)
        ),
        PersonalTable("confirmation", .section(.confirmations), .removed(theirs)),
        PersonalTable(
            "evidence_of_answer",
            .leftOut(because: "it only says beside which answer a file stands"),
            .removed(besideTheirAnswers)
        ),
        PersonalTable("evidence_file", .section(.evidence), .removed(theirs)),
        PersonalTable("self_assessment", .section(.selfAssessments), .removed(theirs)),
        PersonalTable("step_record", .section(.steps), .removed(theirs)),
        PersonalTable("completion_date", .section(.completion), .removed(theirs)),
        PersonalTable("sign_off", .section(.signOffs), .emptied),
        // Of a request everything goes, what was answered too.
        PersonalTable("support_file", .section(.support), .removed(ofTheirRequestsToSupport)),
        PersonalTable("support_message", .section(.support), .removed(ofTheirRequestsToSupport)),
        PersonalTable("support_request", .section(.support), .removed(theirs)),
        PersonalTable("organisation_detail", .leftOut(because: inTrail), .emptied),
        PersonalTable("frequent_question", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("course_completion", .section(.courses), .removed(theirs)),
        // What was arranged with them goes; what they arranged, and wrote, stays with whom they met.
        PersonalTable("supervision_part", .section(.supervision), .removed(ofTheirSupervision)),
        PersonalTable("supervision", .section(.supervision), .removed(theirs)),
        PersonalTable("form_sent", .leftOut(because: "it is a hash that lives for a day"), .removed(theirs)),
        PersonalTable("profile_answer", .section(.answers), .removed(theirs)),
        PersonalTable("audit_entry", .section(.done), .emptied),
        PersonalTable("page_view", .section(.readers), .kept(because: "others are told who looked at their page")),
        PersonalTable(
            "erasure_request",
            .section(.erasure),
            .kept(because: "it proves that they were erased on demand")
        ),
        PersonalTable(
            "erasure",
            .leftOut(because: "whoever has one has nothing else"),
            .kept(because: "it is the proof")
        ),
        PersonalTable("batch", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("batch_row", .leftOut(because: inTrail), .emptied),
        PersonalTable("file", .section(.photo), .removed(theirs)),
        PersonalTable("node", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("containment", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("role_model_version", .leftOut(because: inTrail), .kept(because: history)),
        PersonalTable("retention_rule", .leftOut(because: inTrail), .kept(because: history)),
    ]

    private static let theirs: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        "organisation_id = \(organisation) AND person_id = \(person)"
    }

    private static let ofTheirLinks: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        """
        organisation_id = \(organisation) AND link_id IN (
            SELECT id FROM entry_link WHERE organisation_id = \(organisation) AND person_id = \(person)
        )
        """
    }

    private static let ofTheirSignOffs: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        """
        organisation_id = \(organisation) AND sign_off_id IN (
            SELECT id FROM sign_off WHERE organisation_id = \(organisation) AND person_id = \(person)
        )
        """
    }

    /// Whom they asked, and that they were asked.
    private static let ofTheirRequests: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        """
        organisation_id = \(organisation) AND (person_id = \(person) OR confirmation_id IN (
            SELECT id FROM confirmation WHERE organisation_id = \(organisation) AND person_id = \(person)
        ))
        """
    }

    private static let ofTheirRequestsToSupport: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        """
        organisation_id = \(organisation) AND request_id IN (
            SELECT id FROM support_request WHERE organisation_id = \(organisation) AND person_id = \(person)
        )
        """
    }

    private static let besideTheirAnswers: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        """
        organisation_id = \(organisation) AND self_assessment_id IN (
            SELECT id FROM self_assessment WHERE organisation_id = \(organisation) AND person_id = \(person)
        )
        """
    }

    private static let ofTheirSupervision: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        """
        organisation_id = \(organisation) AND supervision_id IN (
            SELECT id FROM supervision WHERE organisation_id = \(organisation) AND person_id = \(person)
        )
        """
    }

    private static let sentByOthers = "it is a file that whoever imports people has sent"
    private static let ofTheirActing: @Sendable (OrganisationID, PersonID) -> SQL = { organisation, person in
        "organisation_id = \(organisation) AND (person_id = \(person) OR actor_id = \(person))"
    }

    private static let secret = "it is a secret, or what one hashes to; that there is one stands in the trail"
    private static let history = "who could do what on a day has to be answered later; it names a number and no name"
    private static let inTrail = "who changed it stands in the trail, which is in the file"
}
