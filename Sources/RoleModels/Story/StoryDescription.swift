// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A file of stories: an organisation, and what must be allowed and denied in it.
package struct StoriesDescription: Sendable, Hashable {
    package var title = ""
    /// The name of the role model.
    package var model = ""
    package var organisation: Source
    package var stories: [StoryDescription] = []

    package init(organisation: Source) {
        self.organisation = organisation
    }

    /// Where the stories take place.
    package enum Source: Sendable, Hashable {
        /// In an organisation described in the same file.
        case given(OrganisationDescription)
        /// In the organisation of another file, named as seen from this one.
        case file(String, sourceLine: Int?)
    }
}

/// One story: changes made first, then sentences that must be true and sentences that must not.
package struct StoryDescription: Sendable, Hashable {
    package var title: String
    package var per: [String] = []
    package var after: [ChangeDescription] = []
    package var allowed: [AskDescription] = []
    package var denied: [AskDescription] = []
    package var sourceLine: Int?
}

/// A change, and where it is written.
package struct ChangeDescription: Sendable, Hashable {
    package var change: ChangeSentence
    package var sourceLine: Int?
}

/// A sentence to ask, and what the explanation must say.
package struct AskDescription: Sendable, Hashable {
    package var sentence: Sentence
    package var because: String?
    package var sourceLine: Int?
}
