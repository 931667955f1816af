// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Mustache

/// The templates, read once when the server starts.
///
/// While they are being written (``WebConfiguration/workshop``) they are read at every request instead.
struct Templates: Sendable {
    private let library: MustacheLibrary
    private let workshop: URL?

    /// - Throws: the parser's error with the file's name, where a template is not well formed.
    init(workshop: String? = nil) throws {
        self.workshop = workshop.map { URL(filePath: $0).appending(path: "Templates") }
        library = try Self.library(in: self.workshop ?? Self.folder)
    }

    /// The page as HTML.
    func render<Shown: Page>(_ page: Shown) throws -> String {
        let library = try workshop.map(Self.library) ?? library
        guard let text = library.render(page, withTemplate: Shown.template) else {
            throw CannotRender(template: Shown.template)
        }
        return text
    }

    /// Where the templates of this build are.
    static var folder: URL {
        Bundle.module.bundleURL.appending(path: "Templates")
    }

    /// A page without a template.
    struct CannotRender: Error {
        let template: String
    }

    private static func library(in folder: URL) throws -> MustacheLibrary {
        var templates: [String: MustacheTemplate] = [:]
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path()) where file.hasSuffix(".mustache")
        {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            templates[String(file.dropLast(".mustache".count))] = try MustacheTemplate(string: unindented(text))
        }
        return MustacheLibrary(templates: templates)
    }

    /// Without the white space that lines begin with.
    ///
    /// The parser would put it before every line that a partial prints, and so into what is edited in a form.
    private static func unindented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " || $0 == "\t" } }
            .joined(separator: "\n")
    }
}
