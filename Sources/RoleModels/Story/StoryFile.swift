// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Reads a file of stories, noting every part of it that is written otherwise than the format says.
package struct StoryFile {
    private let problems: Problems

    package static func read(_ bytes: [UInt8], named file: String) -> Reading<StoriesDescription> {
        let problems = Problems(file: file)
        let keys = ["stories", "model", "given", "in", "tell"]
        guard let root = YAMLTree.read(bytes, problems),
            let fields = Fields(root, of: "the file of stories", keys: keys, problems)
        else { return problems.reading(nil) }
        return problems.reading(StoryFile(problems: problems).stories(fields))
    }

    package static func read(_ text: String, named file: String) -> Reading<StoriesDescription> {
        read(Array(text.utf8), named: file)
    }

    /// Stories in a file that the user names.
    package static func read(atPath path: String) -> Reading<StoriesDescription> {
        do throws(Misspelling) {
            return read(try DiskFile.bytes(atPath: path), named: path)
        } catch {
            return .refused(error, file: path)
        }
    }

    private func stories(_ fields: Fields) -> StoriesDescription {
        for key in ["stories", "model", "tell"] where fields[key] == nil {
            fields.missing(key, remedy: "a file of stories has `stories`, `model`, `given` or `in`, and `tell`")
        }
        var stories = StoriesDescription(organisation: source(fields))
        stories.title = fields.text("stories") ?? ""
        stories.model = fields.modelName("model") ?? ""
        stories.stories = fields.list("tell").compactMap { story($0) }
        return stories
    }

    private func source(_ fields: Fields) -> StoriesDescription.Source {
        if let file = fields["in"] {
            if fields["given"] != nil {
                problems.error(line: file.line, "both `given` and `in`", remedy: "remove one: `in` stands for `given`")
            }
            return .file(fields.text("in") ?? "", sourceLine: file.line)
        }
        guard let given = fields["given"] else {
            fields.missing("given", remedy: "describe an organisation, or name a file: `in: ../Samples/NAME.yaml`")
            return .given(OrganisationDescription())
        }
        guard let parts = Fields(given, of: "`given`", keys: OrganisationFile.sharedKeys, problems) else {
            return .given(OrganisationDescription())
        }
        return .given(OrganisationFile(fields: parts, problems: problems).description())
    }

    private func story(_ node: YAMLNode) -> StoryDescription? {
        let keys = ["story", "per", "after", "allowed", "denied"]
        guard let fields = Fields(node, of: "a story", keys: keys, problems) else { return nil }
        if fields["story"] == nil { fields.missing("story", remedy: "say in one sentence what it shows") }
        if fields["allowed"] == nil, fields["denied"] == nil {
            fields.missing("allowed", remedy: "write what must be allowed, or what must be `denied`")
        }
        var story = StoryDescription(title: fields.text("story") ?? "", sourceLine: node.line)
        story.per = fields.requirements("per")
        story.after = fields.list("after").compactMap { item in
            let change = item.spelled("a change", as: "a change", problems) { text throws(Misspelling) in
                try ChangeSentence(spelled: text)
            }
            return change.map { ChangeDescription(change: $0, sourceLine: item.line) }
        }
        story.allowed = fields.list("allowed").compactMap { ask($0) }
        story.denied = fields.list("denied").compactMap { ask($0) }
        return story
    }

    private func ask(_ node: YAMLNode) -> AskDescription? {
        var (question, because): (YAMLNode?, String?) = (node, nil)
        if case .mapping = node.content {
            guard let fields = Fields(node, of: "a question", keys: ["ask", "because"], problems) else { return nil }
            if fields["ask"] == nil { fields.missing("ask", remedy: "write `PERSON may PERMISSION on THING`") }
            (question, because) = (fields["ask"], fields.text("because"))
        }
        let sentence = question?.spelled("a question", as: "`PERSON may PERMISSION on THING`", problems) {
            text throws(Misspelling) in
            try Sentence(spelled: text)
        }
        return sentence.map { AskDescription(sentence: $0, because: because, sourceLine: node.line) }
    }
}
