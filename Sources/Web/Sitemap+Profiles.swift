// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// What is asked of whoever registers, and what people answered.
extension Sitemap {
    static var profileQuestions: [Route] {
        let (questions, answers) = (ProfileQuestionPages(), AnswerPages())
        let list = "/{organisation}/registration-questions"
        let details = "organisation.edit-details"
        return [
            .inside(.get, list, details, answer: questions.list),
            .inside(.get, list + "/new", details, answer: questions.ask),
            .inside(.post, list + "/new", details, answer: questions.add),
            .inside(.get, list + "/{question}", details, answer: questions.show),
            .inside(.post, list + "/{question}", details, answer: questions.change),
            .inside(.post, list + "/{question}/removal", details, answer: questions.remove),
            .inside(
                .get,
                "/{organisation}/people/{person}/answers",
                "person.edit-profile",
                "account.edit",
                answer: answers.show
            ),
            .inside(
                .post,
                "/{organisation}/people/{person}/answers",
                "person.edit-profile",
                "account.edit",
                answer: answers.save
            ),
        ]
    }
}
