// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
package import RoleModels

/// Tells stories: asks every sentence in every way and compares the answers with what the story says.
///
/// It keeps the models it has read, since many files of stories are about one model.
package struct StoryTeller {
    private let models: ShippedModels
    private let now: Instant
    private var readModels: [String: Reading<RoleModel>] = [:]

    /// A teller for whom stories that name no day take place now.
    package init(models: ShippedModels = .current, now: Instant) {
        self.models = models
        self.now = now
    }

    /// Tells the stories of a file.
    package mutating func tell(fileAtPath path: String) -> StoriesResult {
        let reading = StoryFile.read(atPath: path)
        var result = StoriesResult(file: path, problems: reading.problems)
        guard let description = reading.value else { return result }
        guard let organisation = organisation(of: description, path, &result.problems) else { return result }
        for story in description.stories {
            result.stories.append(tell(story, in: organisation, path, &result.problems))
        }
        return result
    }

    private mutating func organisation(
        of description: StoriesDescription,
        _ path: String,
        _ problems: inout [FileProblem]
    ) -> Organisation? {
        guard let model = model(description.model, for: path, &problems) else { return nil }
        let (given, file) = given(description, path, &problems)
        guard let given else { return nil }
        let reading = Organisation.read(given, named: file, under: model, now: now)
        // A small `given` need not have somebody in every place, as warnings about an organisation would want.
        problems += reading.problems.filter { $0.severity == .error }
        return reading.value
    }

    private func given(
        _ description: StoriesDescription,
        _ path: String,
        _ problems: inout [FileProblem]
    ) -> (OrganisationDescription?, file: String) {
        switch description.organisation {
        case .given(let given): return (given, path)
        case .file(let name, let line):
            let file = FilePath.path(name, beside: path)
            let reading = OrganisationFile.read(atPath: file)
            problems += reading.problems.filter { $0.severity == .error }
            if let given = reading.value, given.model != description.model {
                let message = "the stories are about `\(description.model)`, and `\(name)` is run by `\(given.model)`"
                problems.append(FileProblem(.error, file: path, line: line, message: message, remedy: "name one model"))
                return (nil, file)
            }
            return (reading.value, file)
        }
    }

    private mutating func model(_ name: String, for path: String, _ problems: inout [FileProblem]) -> RoleModel? {
        let place = FilePath.isPath(name) ? FilePath.path(name, beside: path) : name
        let reading = readModels[place] ?? models.model(place)
        readModels[place] = reading
        problems += reading.problems.filter { $0.severity == .error }
        return reading.value
    }

    private func tell(
        _ story: StoryDescription,
        in organisation: Organisation,
        _ path: String,
        _ problems: inout [FileProblem]
    ) -> StoryResult {
        var result = StoryResult(title: story.title, requirements: story.per, line: story.sourceLine)
        var changed = organisation
        var line = story.sourceLine
        do throws(Objection) {
            for change in story.after {
                line = change.sourceLine
                try changed.make(change.change)
            }
            try changed.checkRules(after: organisation)
        } catch {
            problems.append(error.problem(in: path, line: line))
            return result
        }
        for (asks, isAllowed) in [(story.allowed, true), (story.denied, false)] {
            for ask in asks {
                do throws(Objection) {
                    result.sentences.append(try changed.check(ask, isAllowed: isAllowed))
                } catch {
                    problems.append(error.problem(in: path, line: ask.sourceLine))
                }
            }
        }
        return result
    }
}

extension Objection {
    /// The objection to what stands on a line of a file.
    func problem(in file: String, line: Int?) -> FileProblem {
        FileProblem(.error, file: file, line: line, message: message, remedy: remedy)
    }
}
