// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
package import RoleModels

extension Organisation {
    /// The organisation that a file describes, as it is on a day; with every problem found on the way.
    ///
    /// Containment is that of the day. Holdings keep their dates, so that other days can be asked about them.
    /// The day is the one asked for; without one the file's own `today`, and without that `now`. Problems name the
    /// file as it is named here.
    package static func read(
        _ description: OrganisationDescription,
        named file: String,
        under model: RoleModel,
        asOf day: Instant? = nil,
        now: Instant
    ) -> Reading<Organisation> {
        let today = day ?? description.today ?? now
        var builder = OrganisationBuilder(description, named: file, under: CompiledModel(model), today: today)
        let organisation = builder.build()
        let problems = builder.problems.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        return Reading(asFarAsRead: organisation, problems: problems.map(\.element))
    }
}

/// Looks up every name of a description and puts the roster together; goes on after each problem to find them all.
struct OrganisationBuilder {
    let description: OrganisationDescription
    let file: String
    let today: Instant
    var roster: RosterBuilder
    var lookup: Lookup
    var problems: [FileProblem] = []
    var nodeKinds: [NodeID: KindID] = [.organisation: .organisation]
    /// Where each holding is written.
    var holdingLines: [Holding: Int] = [:]

    init(_ description: OrganisationDescription, named file: String, under model: CompiledModel, today: Instant) {
        self.description = description
        self.file = file
        self.today = today
        roster = RosterBuilder(model)
        let title = description.title.isEmpty ? model.model.words[Kind.organisation] : description.title
        lookup = Lookup(model: model, directory: Directory(organisationTitle: title ?? "the organisation"))
    }

    var model: CompiledModel { lookup.model }

    mutating func build() -> Organisation? {
        addNodes()
        addPeople()
        addSettings()
        addHoldings()
        addAudiences()
        addThings()
        let collected = roster
        guard let built = try? collected.build() else {
            note("more holdings than can be numbered", remedy: "use fewer", line: nil)
            return nil
        }
        let organisation = Organisation(
            title: description.title.isEmpty ? nil : description.title,
            today: today,
            roster: built,
            directory: lookup.directory
        )
        for rule in organisation.brokenRules { note(rule, in: organisation) }
        return organisation
    }

    private mutating func addSettings() {
        for setting in description.settings {
            attempt("`settings`", line: setting.sourceLine) { builder throws(Objection) in
                builder.roster.turn(try builder.lookup.setting(named: setting.name), on: setting.isOn)
            }
        }
    }

    private mutating func note(_ rule: BrokenRule, in organisation: Organisation) {
        let objection = organisation.objection(to: rule)
        problems.append(
            FileProblem(
                rule.isError ? .error : .warning,
                file: file,
                line: rule.holding.flatMap { holdingLines[$0] },
                message: objection.message,
                remedy: objection.remedy
            )
        )
    }

    /// Does one step, noting why if it cannot be done.
    mutating func attempt(
        _ what: String,
        line: Int?,
        _ step: (inout OrganisationBuilder) throws(Objection) -> Void
    ) {
        do throws(Objection) {
            try step(&self)
        } catch {
            note("\(what): \(error.message)", remedy: error.remedy, line: line)
        }
    }

    /// Notes an error.
    mutating func note(_ message: String, remedy: String?, line: Int?) {
        problems.append(FileProblem(.error, file: file, line: line, message: message, remedy: remedy))
    }
}
