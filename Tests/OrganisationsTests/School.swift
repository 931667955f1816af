// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import RoleModels
import Testing

/// A small school, in which every rule of an organisation file can be kept and broken.
enum School {
    static let model = """
        model: school
        title: School
        top-role: head
        kinds:
          year:   { in: year }
          course: { in: year, several: true }
          club:   { is: group, in: organisation, people: club-member }
        settings:
          grades-open: { default: off }
        person-settings:
          on-break: { default: off }
        sets:
          core:  { each-person: exactly-one, default: learner }
          house: { each-person: at-most-one }
        roles:
          everybody: { title: Everybody, everyone: true, may: [{ may: [course.view] }] }
          learner: { title: Learner, held-on: organisation, set: core }
          head:
            title: Head
            held-on: organisation
            set: core
            includes: [teacher]
            may: [{ may: [give.teacher, give.pupil, give.coach, give.leader, course.edit, person.act-as] }]
          teacher:
            title: Teacher
            held-on: course
            unless: my on-break
            may:
              - { may: [grade.give, grade.view] }
              - { may: [holding.view], unless: enrolment }
          pupil: { title: Pupil, held-on: course, flags: [enrolment], may: [{ may: [grade.view], if: [own, released] }] }
          leader: { title: Leader, held-on: [course, club], holders: at-most-one }
          coach: { title: Coach, held-on: person, may: [{ may: [grade.view] }] }
          editor: { title: Editor, held-on: organisation, carries: [proofreader], may: [{ may: ["course.*"] }] }
          proofreader: { title: Proofreader, held-on: course, may: [{ may: [course.edit] }] }
          chair: { title: Chair, held-on: [club, person], line: true, may: [{ may: [course.view] }] }
          club-member: { title: Club member, held-on: club }
          red: { title: Red house, held-on: organisation, set: house }
          blue: { title: Blue house, held-on: organisation, set: house }
        services:
          feed: { may: [course.view] }
        """

    static let vocabulary = """
        course: { of: course, flags: [public], may: [view, edit] }
        grade: { of: record, flags: [released], may: [view, give] }
        person: { of: person, may: [act-as] }
        holding: { of: record, flags: [enrolment, on-course], may: [view] }
        """

    static let now = Instant(seconds: 1_795_305_600)  // 2026-11-22

    static func roleModel() throws -> RoleModel {
        let vocabulary = try #require(VocabularyFile.read(vocabulary, named: "vocabulary.yaml").value)
        let reading = ModelFile.read(model, named: "school.yaml", vocabulary: vocabulary)
        return try #require(reading.value, "\(reading.problems)")
    }

    /// What comes of reading the parts of an organisation below its name and model.
    static func read(_ parts: String, asOf day: Instant? = nil) throws -> Reading<Organisation> {
        let text = "organisation: \"Elm School\"\nmodel: school\n" + parts
        let file = OrganisationFile.read(text, named: "elm.yaml")
        let description = try #require(file.value, "\(file.problems)")
        return Organisation.read(description, named: "elm.yaml", under: try roleModel(), asOf: day, now: now)
    }

    /// The organisation, which must have no error.
    static func organisation(_ parts: String, asOf day: Instant? = nil) throws -> Organisation {
        let reading = try read(parts, asOf: day)
        return try #require(reading.value, "\(reading.problems)")
    }

    /// The school that most tests are about.
    static let elm = """
        nodes:
          first:   { kind: year }
          second:  { kind: year }
          algebra: { kind: course, in: first, title: "Algebra" }
          history: { kind: course, in: [first, second] }
          chess:   { kind: club }
        people:
          hanna: { name: "Hanna Holm", roles: [head] }
          tom:   { name: "Tom Baker", roles: [teacher on algebra] }
          zoe:   { name: "Zoe Ray", roles: [pupil on algebra, club-member on chess, red] }
          ben:   { name: "Ben Marsh", settings: [on-break], roles: [teacher on history] }
          cleo:  { name: "Cleo Hart", active: false, roles: [pupil on history] }
        things:
          essay: { is: grade, place: algebra, owner: zoe, flags: [released], title: "Essay" }
        """

    /// Whether a sentence is so in an organisation.
    static func isAllowed(_ text: String, in organisation: Organisation) throws -> Bool {
        let question = try organisation.question(try Sentence(spelled: text))
        return organisation.authorizer.allows(
            question.principal,
            question.permission,
            question.resource,
            at: question.time
        )
    }

    /// Elm School after some changes.
    static func elm(after changes: String...) throws -> Organisation {
        let sentences = try changes.map { try ChangeSentence(spelled: $0) }
        return try organisation(elm).changed(by: sentences)
    }
}
