// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// Files of people on their way in.
extension Sitemap {
    static var imports: [Route] {
        let (imports, files) = (ImportPages(), ListFilePages())
        return [
            .inside(.post, "/{organisation}/people/file", "person.view", answer: files.people).sensitive,
            .inside(.post, "/{organisation}/registrations/file", "registration.decide", answer: files.registrations)
                .sensitive,
            .inside(.post, "/{organisation}/structure/{place}/file", "*.view", answer: files.place).sensitive,
            .inside(.get, "/{organisation}/people/import", "person.import", answer: imports.ask),
            .inside(.post, "/{organisation}/people/import", "person.import", answer: imports.take)
                .takingFiles(bytesMaximum: Imports.fileBytesMaximum),
            .inside(.get, "/{organisation}/people/import/{import}", "person.import", answer: imports.show),
            .inside(
                .get,
                "/{organisation}/people/import/{import}/columns",
                "person.import",
                answer: imports.askColumns
            ),
            .inside(.post, "/{organisation}/people/import/{import}/columns", "person.import", answer: imports.map),
            .inside(.post, "/{organisation}/people/import/{import}/start", "person.import", answer: imports.start)
                .sensitive,
            .inside(.post, "/{organisation}/people/import/{import}/check", "person.import", answer: imports.check),
            .inside(
                .post,
                "/{organisation}/people/import/{import}/withdrawal",
                "person.import",
                answer: imports.withdraw
            ),
            .inside(.get, "/{organisation}/people/import/{import}/refused", "person.import", answer: imports.refused)
                .sensitive,
        ]
    }
}
