// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// A part of a course, as who takes it reads it and who edits it finds it.
struct CoursePartLine: Sendable {
    let partTitle: String
    let partText: String?
    let link: String?
    let partFile: File?
    let editing: Editing?

    /// A file to be downloaded.
    struct File: Sendable {
        let fileName: String
        let fileSize: String
        let fileAddress: String
    }

    /// What who edits the course can do to it.
    struct Editing: Sendable {
        let editAddress: String
        /// Nil for the first.
        let upAction: String?
    }

    init(_ part: CoursePart, of course: NodeID, at organisation: String, mayEdit: Bool = false, isFirst: Bool = true) {
        partTitle = part.title
        partText = part.text.isEmpty ? nil : part.text
        switch part.content {
        case .text: (link, partFile) = (nil, nil)
        case .link(let address): (link, partFile) = (address, nil)
        case .file(let name, let bytes):
            link = nil
            partFile = File(
                fileName: name,
                fileSize: EvidenceFile(id: 0, name: name, bytes: bytes).sizeWords,
                fileAddress: Address.coursePartFile(organisation, course, part.id)
            )
        }
        editing =
            mayEdit
            ? Editing(
                editAddress: Address.coursePart(organisation, course, part.id),
                upAction: isFirst ? nil : Address.coursePartUp(organisation, course, part.id)
            ) : nil
    }
}

extension CoursePart.Kind {
    /// "a text".
    var words: String { "a \(rawValue)" }

    var icon: String {
        switch self {
        case .text: "list"
        case .link: "arrow"
        case .file: "download"
        }
    }
}
