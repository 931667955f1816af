// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Snapshot {
    /// Acts as sentences without their subjects, their names read at once.
    func words(for acts: [Act]) throws -> [String] {
        try named { names in acts.map { words(for: $0, names) } }
    }

    func words(for act: Act, _ names: Names) -> String {
        let person = { (id: UInt32) in names.person(PersonID(index: id)) }
        let node = { (id: UInt32) in id == 0 ? "the top" : names.node(NodeID(index: id)) }
        return switch act {
        case .organisationFounded(let title, let model): "founded “\(title)” with the role model \(model)"
        case .personRegistered(_, let name): "registered \(name)"
        case .listExported(let list, let rows): "took the list “\(list)” as a file: \(rows) rows"
        case .reportSaved(_, let kind): "kept the report “\(ReportKind.title(of: kind))” under a name"
        case .reportRemoved(_, let kind): "let go of a saved report “\(ReportKind.title(of: kind))”"
        case .reportSent(let id, let kind): "told \(person(id)) of their report “\(ReportKind.title(of: kind))”"
        case .reportStopped(let id, let kind):
            "ceased to send \(person(id)) the report “\(ReportKind.title(of: kind))”, which they may not read any more"
        case .importBegun(let file, let lines): "began to import people: “\(file)”, \(lines) lines"
        case .importWithdrawn(let file): "withdrew the import of “\(file)”"
        case .peopleImported(let file, let made, let changed, let refused):
            "imported people from “\(file)”: \(made) new, \(changed) changed, \(refused) lines left out"
        case .profileEdited(_, let before, let after): "renamed \(before) to \(after)"
        case .signInAddressChanged(let id): "changed the sign-in address of \(person(id))"
        case .passwordChanged(let id): "changed the password of \(person(id))"
        case .personInvited(let id): "invited \(person(id)) to set a password"
        case .invitationLinkShown(let id): "was shown a link by which \(person(id)) sets a password"
        case .invitationWithdrawn(let id): "withdrew the invitation of \(person(id))"
        case .invitationAccepted: "accepted the invitation and set a password"
        case .noticesChosen(let id): "chose how \(person(id)) is told"
        case .passwordReset: "set a new password by the link in a mail"
        case .personDeactivated(let id): "deactivated \(person(id))"
        case .personReactivated(let id): "reactivated \(person(id))"
        case .registrationAsked(let name): "\(name) asked for an account"
        case .registrationApproved(_, let name): "approved the registration of \(name)"
        case .registrationRefused(let name): "refused the registration of \(name)"
        case .signedIn: "signed in"
        case .signInLocked(let id): "the sign-in of \(person(id)) was locked for a while"
        case .signedOut(_, let everywhere): everywhere ? "signed out of the other browsers" : "signed out"
        case .nodeCreated(_, let kind, let title):
            "made the \(model.kind(kind).map { self.title(of: $0) } ?? kind) “\(title)”"
        case .nodeRenamed(_, let before, let after): "renamed “\(before)” to “\(after)”"
        case .nodeMoved(let id, let outOf, let into):
            "moved “\(node(id))” from \(list(outOf, node)) to \(list(into, node))"
        case .nodeRemoved(_, let title): "removed “\(title)”"
        case .roleGiven(let record) where record.isByRule:
            "added \(person(record.person)) as \(words(for: record, names)) by the rule of the group"
        case .roleEnded(let record, _) where record.isByRule:
            "took \(person(record.person)) out as \(words(for: record, names)) by the rule of the group"
        case .roleGiven(let record): "gave \(person(record.person)) the role \(words(for: record, names))"
        case .roleEnded(let record, let byRule):
            "ended the role \(words(for: record, names)) of \(person(record.person))"
                + (byRule ? ", because it only works together with a role that ended" : "")
        case .roleLimited(let record):
            "set the end of the role \(words(for: record, names)) of \(person(record.person))\(record.lastDayWords)"
        case .settingTurned(let name, let isOn):
            "turned the setting “\(Setting.title(of: name))” \(isOn ? "on" : "off")"
        case .personSettingTurned(let name, let isOn, let id):
            "turned “\(Setting.title(of: name))” of \(person(id)) \(isOn ? "on" : "off")"
        case .auditExported(let count): "exported \(count) entries of the audit trail"
        case .ownDataTaken: "took a file of everything that is kept about them"
        case .erasureAsked: "asked to be erased"
        case .erasureRequestClosed(let id): "closed the request of \(person(id)) to be erased, without erasing"
        case .personErased(let id, let redactions):
            "erased \(person(id))"
                + (redactions.isEmpty ? "" : ", whose name was taken out of entry \(numbers(redactions))")
        case .retentionRuleMade(let kind, let days):
            "set how long “\(kind)” are kept: \(days.map { "\($0) days" } ?? "without end")"
        case .retentionCarriedOut(let kind, let count, let redactions):
            "let go of \(count) “\(kind)” that were kept long enough"
                + (redactions.map { ", whose names were taken out of entry \(numbers($0))" } ?? "")
        case .batchBegun(let count, let undoes):
            undoes ? "began to undo what was done to \(count) at once" : "began to do the same for \(count) at once"
        case .photoChanged(let id, let isRemoved): "\(isRemoved ? "removed" : "changed") the photo of \(person(id))"
        case .secondFactorBegun: "began to set up a second factor"
        case .secondFactorTurnedOn: "turned their second factor on"
        case .secondFactorTurnedOff: "turned their second factor off"
        case .secondFactorReset(let id): "turned off the second factor of \(person(id))"
        case .recoveryCodesMade: "made new recovery codes"
        case .recoveryCodeUsed(_, let left): "used a recovery code, which leaves \(left)"
        case .secondFactorDemanded(let role, let isOn):
            "\(isOn ? "demanded" : "no longer demands") a second factor of whoever is \(title(of: role))"
        case .actingBegun(let id, let reason): "began to act as \(person(id)): \(reason)"
        case .actingEnded(let id, let because): "stopped acting as \(person(id)): \(because)"
        case .frameworkLoaded(let id, let version): "loaded version \(version) of “\(node(id))” as a draft"
        case .frameworkPublished(let id, let version): "published version \(version) of “\(node(id))”"
        case .frameworkRetired(let id, let version): "retired version \(version) of “\(node(id))”"
        case .selfAssessed(let mark): "assessed themselves in \(words(for: mark, names))"
        case .confirmationAsked(let mark, let asked):
            "asked \(asked.map(person).joined(separator: ", ")) to confirm \(words(for: mark, names))"
        case .confirmationWithdrawn(let mark): "no longer asks to have \(words(for: mark, names)) confirmed"
        case .confirmationGiven(let mark): "confirmed \(words(for: mark, names)) of \(person(mark.person))"
        case .confirmationSentBack(let mark): "sent \(words(for: mark, names)) back to \(person(mark.person))"
        case .confirmationReturned(let mark):
            "gave what was asked about \(words(for: mark, names)) back to \(person(mark.person)): "
                + "nobody can decide on it now"
        case .signOffAsked(let mark): "asked for the sign-off of \(words(for: mark, names))"
        case .signOffWithdrawn(let mark): "no longer asks for the sign-off of \(words(for: mark, names))"
        case .signOffSentBack(let mark): "did not sign off \(words(for: mark, names)) of \(person(mark.person)) yet"
        case .signOffGiven(let mark): "signed off \(words(for: mark, names)) of \(person(mark.person))"
        case .stepReopened(let mark, let reason):
            "opened \(words(for: mark, names)) of \(person(mark.person)) again: \(reason)"
        case .supportAsked(let id, let isTechnical):
            "asked support, as request \(id)\(isTechnical ? ", which is technical" : "")"
        case .supportReplied(let id): "replied to support in request \(id)"
        case .supportAnswered(let id, let asker): "answered the support request \(id) of \(person(asker))"
        case .supportClosed(let id, let asker): "closed the support request \(id) of \(person(asker))"
        case .supportOpenedAgain(let id): "opened the support request \(id) again"
        case .supportDeskEntered(let name): "began to answer support requests in a browser, as \(name)"
        case .supportDeskLeft(let name): "left the page of support requests, as \(name)"
        case .questionWritten(let id): "wrote the frequently asked question \(id)"
        case .questionMoved(let id): "moved the frequently asked question \(id)"
        case .detailsEdited(let fields):
            fields.isEmpty
                ? "saved the details of the organisation as they were"
                : "changed the details of the organisation: \(fields.joined(separator: ", "))"
        case .questionRemoved(let id): "removed the frequently asked question \(id)"
        case .courseDescribed(let id): "changed what “\(node(id))” says of itself"
        case .coursePartAdded(let id, let title): "put “\(title)” into “\(node(id))”"
        case .coursePartChanged(let id, let title): "changed “\(title)” in “\(node(id))”"
        case .coursePartRemoved(let id, let title): "removed “\(title)” from “\(node(id))”"
        case .courseCompleted(let mark): "completed \(words(for: mark, names))"
        case .courseCompletionTakenBack(let mark): "took back having completed \(words(for: mark, names))"
        case .supervisionArranged(let mark): "arranged a supervision session \(words(for: mark, names))"
        case .supervisionChanged(let mark):
            "changed a supervision session, which is now one \(words(for: mark, names))"
        case .supervisionCancelled(let mark): "cancelled a supervision session \(words(for: mark, names))"
        case .supervisionWritten(let mark): "wrote about a supervision session \(words(for: mark, names))"
        case .completionDateSet(let mark):
            mark.words.map {
                "set \($0) as the day by which \(person(mark.step.person)) completes \(words(for: mark.step, names))"
            } ?? "took away by when \(person(mark.step.person)) completes \(words(for: mark.step, names))"
        case .learnerMoved(let mark, let from, let to, let left):
            "moved \(person(mark.person)) from version \(from) to \(to) of \(words(for: mark, names)), "
                + "and \(left) answers were left behind"
        case .remindersTold(let count): "reminded \(count) of what comes"
        case .timeZoneChosen(let before, let after): "changed the time zone from \(before) to \(after)"
        case .profileQuestionAdded(let words): "asks “\(words)” of whoever registers"
        case .profileQuestionChanged(let words): "changed the question “\(words)” that is asked of whoever registers"
        case .profileQuestionRemoved(let words): "asks “\(words)” no more of whoever registers"
        case .profileAnswered(let id): "changed what \(person(id)) answered to the questions of registration"
        case .domainListed(let domain): "has whoever proves an address at \(domain) let in without a decision"
        case .domainUnlisted(let domain): "has addresses at \(domain) decided on by somebody again"
        case .groupRuleSet(let id, let joined, let left):
            "changed the rule of “\(node(id))”: \(joined) came in, \(left) left"
        }
    }

    /// Between whom a session is, and when: `of Amara Nwosu with Nadia Haddad on Thursday 26 November 2026 at 14:00 (UTC)`.
    private func words(for mark: SupervisionMark, _ names: Names) -> String {
        let (learner, arranger) = (PersonID(index: mark.person), PersonID(index: mark.arranger))
        return "of \(names.person(learner)) with \(names.person(arranger)) on \(mark.words)"
    }

    /// What of a Step it is about: `1.3.2 of “Step 1”`.
    private func words(for mark: StepMark, _ names: Names) -> String {
        let step = "“\(names.node(NodeID(index: mark.node)))”"
        return mark.code.map { "\($0) of \(step)" } ?? step
    }

    private func numbers(_ redactions: [AuditRedaction]) -> String {
        redactions.map { String($0.number) }.joined(separator: ", ")
    }

    private func title(of role: String) -> String {
        model.model.role(named: role)?.title ?? role
    }

    private func list(_ nodes: [UInt32], _ title: (UInt32) -> String) -> String {
        nodes.isEmpty ? "the top" : nodes.map { "“\(title($0))”" }.joined(separator: " and ")
    }

    /// A role and where: `Course tutor of Algebra`.
    func words(for record: HoldingRecord, _ names: Names) -> String {
        guard let holding = record.holding(in: model) else { return record.role }
        return words(for: holding, names)
    }
}
