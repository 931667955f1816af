// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// What is kept about people, who looked at it, and how it goes.
extension Sitemap {
    static var privacy: [Route] {
        let (own, erasures, retention) = (OwnDataPages(), ErasurePages(), RetentionPages())
        let (many, photos) = (ManyPages(), PhotoPages())
        return [
            .inside(.get, "/{organisation}/account/data", "account.edit", answer: own.show).sensitive,
            .inside(.post, "/{organisation}/account/data", "account.edit", answer: own.take).sensitive,
            .inside(.get, "/{organisation}/account/readers", "account.edit", answer: own.readers),
            .inside(.get, "/{organisation}/account/erasure", "account.edit", answer: own.askErasure),
            .inside(.post, "/{organisation}/account/erasure", "account.edit", answer: own.sendErasure),

            .inside(.get, "/{organisation}/erasures", "person.delete", answer: erasures.list),
            .inside(.get, "/{organisation}/people/{person}/erasure", "person.delete", answer: erasures.ask).sensitive,
            .inside(.post, "/{organisation}/people/{person}/erasure", "person.delete", answer: erasures.decide)
                .sensitive,
            .inside(
                .get,
                "/{organisation}/people/{person}/readers",
                "student-data.see-readers",
                answer: erasures.readers
            ),

            .inside(.get, "/{organisation}/people/{person}/photo", "person.view", answer: photos.large),
            .inside(.get, "/{organisation}/people/{person}/photo/small", "person.view", answer: photos.small),
            .inside(.get, "/{organisation}/people/{person}/photo/change", "person.edit-profile", answer: photos.ask),
            .inside(.post, "/{organisation}/people/{person}/photo/change", "person.edit-profile", answer: photos.change)
                .takingFiles(bytesMaximum: Photos.bytesMaximum),

            .inside(
                .get,
                "/{organisation}/many/new",
                "give.*",
                "person.deactivate",
                "person.register",
                answer: many.ask
            ),
            .inside(
                .post,
                "/{organisation}/many/new",
                "give.*",
                "person.deactivate",
                "person.register",
                answer: many.begin
            ).sensitive,
            // A batch is its maker's alone, whatever they may do now.
            .inside(.get, "/{organisation}/many/{batch}", answer: many.show),
            .inside(.post, "/{organisation}/many/{batch}", answer: many.go).sensitive,

            .inside(.get, "/{organisation}/retention", "setting.view", answer: retention.list),
            .inside(.get, "/{organisation}/retention/{kind}", "setting.edit", answer: retention.ask).sensitive,
            .inside(.post, "/{organisation}/retention/{kind}", "setting.edit", answer: retention.keep).sensitive,
        ]
    }
}
