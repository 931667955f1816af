// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// The support area: requests, and questions that are asked often.
extension Sitemap {
    static var support: [Route] {
        let (pages, ask) = (SupportPages(), AskSupportPages())
        let path = "/{organisation}/support"
        let request = path + "/{request}"
        let (view, technical, other) = (
            "support-request.view", "support-request.open-technical", "support-request.open-non-technical"
        )
        return [
            .inside(.get, path, view, technical, other, answer: pages.list),
            .inside(.get, path + "/new", technical, other, answer: ask.show),
            .inside(.post, path + "/new", technical, other, answer: ask.send)
                .takingFiles(bytesMaximum: EvidenceFiles.bytesAtOnceMaximum),
            .inside(.get, path + "/files/{file}", view, answer: pages.file),
            .inside(.get, request, view, answer: pages.show),
            .inside(.post, request + "/reply", technical, other, answer: pages.reply)
                .takingFiles(bytesMaximum: EvidenceFiles.bytesAtOnceMaximum),
            .inside(.post, request + "/close", technical, other, answer: pages.close),
            .inside(.post, request + "/open", technical, other, answer: pages.openAgain)
                .takingFiles(bytesMaximum: EvidenceFiles.bytesAtOnceMaximum),
        ] + questions + Self.operator + details
    }

    private static var questions: [Route] {
        let (pages, editing) = (QuestionPages(), QuestionEditingPages())
        let path = "/{organisation}/support/questions"
        let question = path + "/{question}"
        return [
            .inside(.get, path, "faq.view", answer: pages.list),
            .inside(.get, path + "/new", "faq.edit", answer: editing.new),
            .inside(.post, path + "/new", "faq.edit", answer: editing.add),
            .inside(.get, question, "faq.edit", answer: editing.show),
            .inside(.post, question, "faq.edit", answer: editing.save),
            .inside(.post, question + "/move", "faq.edit", answer: editing.move),
            .inside(.get, question + "/removal", "faq.edit", answer: editing.checkRemoval),
            .inside(.post, question + "/removal", "faq.edit", answer: editing.remove),
        ]
    }
}
