// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// A file as somebody sent it: nothing about it is believed yet.
package struct SentFile: Sendable, Hashable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

extension [SentFile] {
    /// What was sent, as texts that are as short for long files.
    var contents: [String] { flatMap { [$0.name, SHA256.hex(of: $0.bytes)] } }
}

/// A file that is taken: of a type that its content shows, with a name that says the same.
struct TakenFile: Sendable {
    let name: String
    let type: String
    let content: [UInt8]
}

/// The kinds of files that can be evidence, by what their content is and never by what they are called.
enum EvidenceType: String, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case text = "text/plain"
    case word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case openText = "application/vnd.oasis.opendocument.text"

    /// The end of a name that fits.
    var ending: String {
        switch self {
        case .pdf: "pdf"
        // What is kept of a picture is made anew, as JPEG.
        case .jpeg, .png, .webp: "jpg"
        case .text: "txt"
        case .word: "docx"
        case .spreadsheet: "xlsx"
        case .slides: "pptx"
        case .openText: "odt"
        }
    }

    var isPicture: Bool { [.jpeg, .png, .webp].contains(self) }

    /// A name with the end that fits the content: "Reflection.pdf", whatever it was called.
    func name(for sent: String) -> String {
        let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? sent
        let bare = last.lastIndex(of: ".").map { $0 > last.startIndex ? String(last[..<$0]) : last } ?? last
        let title = Title(String(bare.prefix(100)))?.text ?? "File"
        return "\(title).\(ending)"
    }
}
