// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where it is said what is asked of whoever registers, and where people answer.
extension Address {
    static func registrationCheck(_ organisation: String) -> String { "/\(organisation)/registrations/check" }
    static func registrationDecisions(_ organisation: String) -> String { "/\(organisation)/registrations/decisions" }

    static func profileQuestions(_ organisation: String) -> String { "/\(organisation)/registration-questions" }
    static func newProfileQuestion(_ organisation: String) -> String { "/\(organisation)/registration-questions/new" }
    static func profileQuestion(_ organisation: String, _ question: Int64) -> String {
        "/\(organisation)/registration-questions/\(question)"
    }
    static func profileQuestionRemoval(_ organisation: String, _ question: Int64) -> String {
        self.profileQuestion(organisation, question) + "/removal"
    }
    static func personAnswers(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/answers"
    }
}
