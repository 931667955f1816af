// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Learning

struct SupportListing: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List requests: those first that wait for an answer, the oldest of them first."
    )

    @Argument(help: ArgumentHelp("Words of organisations; without any, all of them.", valueName: "slug"))
    var slugs: [String] = []
    @Option(help: "Which: open, answered or closed; otherwise all of them.")
    var state: SupportState?
    @Option(help: "How many at most of each organisation.")
    var limit = 50
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard (1...Learning.Page.sizeMaximum).contains(limit) else {
            throw ValidationError("--limit is 1 to \(Learning.Page.sizeMaximum)")
        }
    }

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        var organisations: [OrganisationSummary] = []
        for slug in slugs { organisations.append(try await Entrance(platform).organisation(slug)) }
        if slugs.isEmpty { organisations = try await Entrance(platform).organisations() }
        var answer = RequestsAnswer(requests: [], total: 0)
        for organisation in organisations {
            let list = try await SupportDesk(platform).list(state, Learning.Page(size: limit), of: organisation.id)
            answer.requests += list.items.map { RequestAnswer($0, of: organisation.slug) }
            answer.total += list.total
        }
        await platform.close()
        output.print(answer)
    }
}

struct SupportShow: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a request and what was said about it."
    )

    @OptionGroup var chosen: ChosenRequest
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        var answer: RequestAnswer?
        try await chosen.act(database) { desk, request, organisation in
            answer = RequestAnswer(try await desk.details(request, of: organisation), of: chosen.slug)
        }
        if let answer { output.print(answer) }
    }
}

extension SupportState: ExpressibleByArgument {}

/// Requests in a list.
private struct RequestsAnswer: Answer {
    var requests: [RequestAnswer]
    var total: Int

    func lines(for terminal: Terminal) -> [String] {
        let rows = requests.map { [$0.organisation, String($0.request), $0.state, $0.kind, $0.changed, $0.subject] }
        let table = Table(["organisation", "request", "state", "kind", "last message", "subject"], rows: rows)
        let count = total == requests.count ? "\(total) requests" : "\(requests.count) of \(total) requests"
        return (rows.isEmpty ? [] : table.lines(for: terminal)) + [count]
    }
}

/// One request, with its messages where it is shown alone.
private struct RequestAnswer: Answer {
    let organisation: String
    let request: Int64
    let kind: String
    let state: String
    let subject: String
    let askedBy: String
    let asked: String
    let changed: String
    var messages: [Message]?

    /// Something that was said.
    struct Message: Encodable {
        let by: String
        let isByOperator: Bool
        let did: String
        let at: String
        let text: String
        let files: [File]
    }

    /// A file beside it.
    struct File: Encodable {
        let file: Int64
        let name: String
        let bytes: Int
    }

    init(_ summary: SupportSummary, of organisation: String) {
        self.organisation = organisation
        request = summary.id
        kind = summary.kind.rawValue
        state = summary.state.rawValue
        subject = summary.subject
        askedBy = summary.askerName
        asked = summary.askedAt.fileText
        changed = summary.changedAt.fileText
    }

    init(_ shown: SupportRequest, of organisation: String) {
        self.init(shown.summary, of: organisation)
        messages = shown.messages.map { message in
            Message(
                by: message.by,
                isByOperator: message.isByOperator,
                did: message.act.rawValue,
                at: message.at.fileText,
                text: message.text,
                files: message.files.map { File(file: $0.id, name: $0.name, bytes: $0.bytes) }
            )
        }
    }

    func lines(for terminal: Terminal) -> [String] {
        var lines = ["\(organisation), request \(request): \(subject)", "\(kind), \(state), asked by \(askedBy)"]
        for message in messages ?? [] {
            lines += ["", "\(message.by)\(message.isByOperator ? " (support)" : "") \(message.did), \(message.at)"]
            lines += message.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
            lines += message.files.map { "  file \($0.file): \($0.name), \($0.bytes) bytes" }
        }
        return lines
    }
}
