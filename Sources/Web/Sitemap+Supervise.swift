// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// What educators and assessors do: look at answers, confirm them, and sign Steps off.
extension Sitemap {
    static var supervise: [Route] {
        let (toDo, review, many) = (ToDoPages(), ReviewPages(), ConfirmManyPages())
        let path = "/{organisation}/supervise"
        return [
            .inside(.get, path, "confirmation.give", "sign-off.give", answer: toDo.show),
            .inside(.get, path + "/others", "confirmation.give", "sign-off.give", answer: toDo.showOthers),
            .inside(.get, path + "/confirm", "confirmation.give", "sign-off.give", answer: many.show),
            .inside(.post, path + "/confirm", "confirmation.give", answer: many.confirm),
            .inside(.post, path + "/send-back", "confirmation.send-back", answer: many.sendBack),
            .inside(.get, path + "/answers/{answer}", "answer.view", answer: review.show),
            .inside(.post, path + "/answers/{answer}/confirm", "confirmation.give", answer: review.confirm),
            .inside(.post, path + "/answers/{answer}/send-back", "confirmation.send-back", answer: review.sendBack),
            .inside(.get, path + "/enrol", "give.*", answer: EnrolPages().ask),
            .inside(.post, path + "/enrol", "give.*", answer: EnrolPages().enrol),
            .inside(.get, path + "/versions", "give.*", answer: VersionPages().ask),
            .inside(.post, path + "/versions", "give.*", answer: VersionPages().move),
        ] + learners(path + "/learners")
    }

    private static func learners(_ path: String) -> [Route] {
        let (learners, signOff) = (LearnerPages(), SignOffPages())
        let step = path + "/{learner}/steps/{step}"
        return [
            .inside(.get, path, "answer.view", answer: learners.list),
            .inside(.get, path + "/{learner}", "answer.view", answer: learners.show),
            .inside(.get, step, "answer.view", answer: learners.record),
            .inside(.get, step + "/date", "answer.view", answer: CompletionPages().ask),
            .inside(.post, step + "/date", "answer.view", answer: CompletionPages().set),
            .inside(.get, step + "/sign-off", "sign-off.view", answer: signOff.show),
            .inside(.post, step + "/sign-off/check", "sign-off.give", answer: signOff.check),
            .inside(.post, step + "/sign-off", "sign-off.give", answer: signOff.give),
            .inside(.post, step + "/sign-off/send-back", "sign-off.give", answer: signOff.sendBack),
            .inside(.post, step + "/sign-off/reopen", "sign-off.reopen", answer: signOff.reopen),
        ]
    }
}
