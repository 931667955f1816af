// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// What a course contains: parts that are added, changed, ordered, removed, and files that are downloaded.
struct CoursePartPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await details(visit, signedIn)
        let kind = visit.query["kind"].flatMap(CoursePart.Kind.init) ?? .text
        return try visit.show(CoursePartPage(visit, signedIn, details, kind, nil, .none))
    }

    func add(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let node = try visit.course()
        let kind = visit.form["kind"].flatMap(CoursePart.Kind.init) ?? .text
        do {
            let draft = CoursePartDraft(visit.form, visit.uploads)
            try await Courses(visit.pages.platform)
                .add(draft, as: kind, to: node, form: visit.formWord, by: signedIn.viewer)
            return visit.redirect(
                to: Address.course(signedIn.organisation, node),
                saying: "“\(draft.title)” is part of the course."
            )
        } catch let error as InvalidInput {
            let details = try await details(visit, signedIn)
            let page = CoursePartPage(visit, signedIn, details, kind, nil, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let details = try await details(visit, signedIn)
            let page = CoursePartPage(visit, signedIn, details, kind, nil, Problems(objection, at: "title"))
            return try visit.show(page, status: .conflict)
        }
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (details, part) = try await part(visit, signedIn)
        return try visit.show(CoursePartPage(visit, signedIn, details, part.content.kind, part, .none))
    }

    func change(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (node, number) = (try visit.course(), Int64(try visit.number("part")))
        do {
            let draft = CoursePartDraft(visit.form, visit.uploads)
            let seen = visit.form["seen"] ?? ""
            try await Courses(visit.pages.platform)
                .change(number, of: node, to: draft, seen: seen, by: signedIn.viewer)
            return visit.redirect(to: Address.course(signedIn.organisation, node), saying: "Saved.")
        } catch let error as InvalidInput {
            let (details, part) = try await part(visit, signedIn)
            let page = CoursePartPage(visit, signedIn, details, part.content.kind, part, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let (details, now) = try await part(visit, signedIn)
            let meanwhile = Meanwhile(objection, now, isFileSent: !visit.uploads.isEmpty)
            let page = CoursePartPage(visit, signedIn, details, now.content.kind, now, .none, meanwhile)
            return try visit.show(page, status: .conflict)
        }
    }

    func moveUp(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (node, number) = (try visit.course(), Int64(try visit.number("part")))
        try await Courses(visit.pages.platform).moveUp(number, of: node, by: signedIn.viewer)
        return visit.redirect(to: Address.course(signedIn.organisation, node), saying: "It stands one higher now.")
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (node, number) = (try visit.course(), Int64(try visit.number("part")))
        try await Courses(visit.pages.platform).removePart(number, of: node, by: signedIn.viewer)
        return visit.redirect(to: Address.course(signedIn.organisation, node), saying: "It is removed.")
    }

    /// The file as an attachment, as all that somebody sent.
    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (name, file) = try await Courses(visit.pages.platform)
            .file(of: Int64(try visit.number("part")), in: try visit.course(), by: signedIn.viewer)
        return visit.attachment(file, named: name)
    }

    private func details(_ visit: Visit, _ signedIn: SignedIn) async throws -> CourseDetails {
        try await Courses(visit.pages.platform).details(visit.course(), for: .courseEdit, by: signedIn.viewer)
    }

    private func part(_ visit: Visit, _ signedIn: SignedIn) async throws -> (CourseDetails, CoursePart) {
        let details = try await details(visit, signedIn)
        let number = Int64(try visit.number("part"))
        guard let part = details.parts.first(where: { $0.id == number }) else { throw Problem.notFound([]) }
        return (details, part)
    }
}

extension Meanwhile {
    /// A part of a course; a file that was chosen has to be chosen again.
    fileprivate init(_ objection: Objection, _ part: CoursePart, isFileSent: Bool) {
        switch part.content {
        case .text: self.init(objection, ["Title": part.title, "Text": part.text])
        case .link(let address): self.init(objection, ["Title": part.title, "Address": address, "Text": part.text])
        case .file(let name, _):
            let remark = isFileSent ? "If you sent a file, choose it again." : nil
            self.init(objection, ["Title": part.title, "File": name, "Text": part.text], and: remark)
        }
    }
}

extension CoursePartDraft {
    fileprivate init(_ form: Form, _ uploads: [Upload]) {
        self.init(
            title: form["title"] ?? "",
            text: form["text"] ?? "",
            address: form["address"] ?? "",
            file: uploads.sent.first
        )
    }
}

/// Writing a part of a course.
struct CoursePartPage: Page {
    static let template = "courses/part"

    let frame: Frame
    let meanwhile: Meanwhile?
    let action: String
    let hidden: [HiddenField]
    let title: Field
    let address: Field?
    let file: FileField?
    let text: LongField
    let cancel: String
    /// Where it is removed; nil for a new one.
    let removal: String?

    /// The box in which a file is chosen.
    struct FileField: Sendable {
        let label: String
        let hint: String
        let fileError: String?
        let fileDescribed: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: CourseDetails,
        _ kind: CoursePart.Kind,
        _ part: CoursePart?,
        _ problems: Problems,
        _ meanwhile: Meanwhile? = nil
    ) {
        self.meanwhile = meanwhile
        let (organisation, node) = (signedIn.organisation, details.node)
        cancel = Address.course(organisation, node)
        frame = Frame(
            visit,
            part.map { "Edit “\($0.title)”" } ?? "Add \(kind.words)",
            trail: [signedIn.coursesPlace, Frame.Place(details.title, at: cancel)],
            problems: problems
        )
        action =
            part.map { Address.coursePart(organisation, node, $0.id) } ?? Address.newCoursePart(organisation, node)
        let seen = problems.all.isEmpty ? part?.mark : part.map { _ in visit.form["seen"] ?? "" }
        hidden = [
            HiddenField("kind", part == nil ? kind.rawValue : nil), HiddenField("seen", seen),
            part == nil ? visit.once : nil,
        ].compactMap(\.self)
        let isSent = !problems.all.isEmpty || meanwhile != nil
        func value(_ name: String, _ kept: String?) -> String { isSent ? visit.form[name] ?? "" : kept ?? "" }
        title = Field("title", "Title", value: value("title", part?.title), problems: problems, width: .long)
        var (link, fileName): (String?, String?) = (nil, nil)
        switch part?.content {
        case .link(let address): link = address
        case .file(let name, _): fileName = name
        case .text, nil: break
        }
        address =
            kind == .link
            ? Field(
                "address",
                "Address",
                value: value("address", link),
                hint: "The whole address of the page, such as https://www.example.org/sepsis",
                problems: problems,
                width: .long
            ) : nil
        file = kind == .file ? FileField(fileName, problems["files"]) : nil
        text = LongField(
            "text",
            kind == .text ? "Text" : "What it is, and what to do with it",
            value: value("text", part?.text),
            rows: kind == .text ? 12 : 4,
            problems: problems,
            isRequired: kind == .text
        )
        removal = part.map { Address.coursePartRemoval(organisation, node, $0.id) }
    }
}

extension CoursePartPage.FileField {
    fileprivate init(_ present: String?, _ error: String?) {
        label = present == nil ? "File" : "Another file"
        hint =
            (present.map { "It is “\($0)” now. Choose another only to replace it. " } ?? "")
            + "At most 20 MB: PDF, pictures, text or office documents."
        fileError = error
        fileDescribed = "files-hint" + (error == nil ? "" : " files-error")
    }
}
