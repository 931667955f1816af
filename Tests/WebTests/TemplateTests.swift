// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import NIOCore
import Testing

@testable import Web

@Suite struct `What templates print` {
    private static let files: [String: String] = {
        var files: [String: String] = [:]
        let folder = Web.Templates.folder
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
        where path.hasSuffix(".mustache") {
            files[String(path.dropLast(9))] = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        return files
    }()

    @Test func `print nothing that is not escaped`() {
        #expect(!Self.files.isEmpty)
        for (name, text) in Self.files {
            #expect(
                !text.contains("{{{") && !text.contains("{{&") && !text.contains("{{%") && !text.contains("{{="),
                "\(name)"
            )
        }
    }

    @Test func `have neither styles nor scripts nor handlers within`() {
        for (name, text) in Self.files {
            let small = text.lowercased()
            for word in ["style=", "<style", " onclick", " onload", " onsubmit", "javascript:", "<script>"] {
                #expect(!small.contains(word), "\(name): \(word)")
            }
        }
    }

    @Test func `quote every attribute, since what is printed is escaped for quotes`() {
        for (name, text) in Self.files {
            #expect(!text.contains("={{"), "\(name)")
        }
    }

    @Test func `protect each form that changes something`() {
        for (name, text) in Self.files {
            for form in text.components(separatedBy: "<form").dropFirst() where form.contains("method=\"post\"") {
                let inner = form.components(separatedBy: "</form>")[0]
                #expect(inner.contains("parts/token") || inner.contains("form-token"), "\(name)")
            }
        }
    }

    @Test func `use icons that there are`() throws {
        let site = try Site()
        let icons = String(buffer: try #require(site.pages.files.icons))
        for (name, text) in Self.files {
            for use in text.components(separatedBy: "frame.icons}}#").dropFirst() where !use.hasPrefix("{{") {
                let icon = String(use.prefix { $0 != "\"" })
                #expect(icons.contains("id=\"\(icon)\""), "\(name): \(icon)")
            }
        }
    }

    @Test func `name only what their page has, and every page has a sample`() throws {
        let samples = try PageSamples().all
        var reading = TemplateReading(files: Self.files)

        for sample in samples { reading.read(sample) }

        #expect(
            reading.unknown.isEmpty,
            "no such property, or nothing in it in any sample: \(reading.unknown.sorted())"
        )
        let pages = Self.files.filter { $0.value.contains("{{<layout}}") }.keys
        #expect(Set(pages) == Set(samples.map { type(of: $0).template }))
    }

    @Test func `print each sample whole`() throws {
        let samples = try PageSamples()

        for sample in samples.all {
            let html = try samples.visit.pages.templates.render(sample)
            #expect(html.hasPrefix("<!doctype html>") && html.contains("</html>"))
            #expect(!html.contains("Optional("), "\(type(of: sample).template)")
            #expect(!html.contains("href=\"\""), "a link that leads nowhere: \(type(of: sample).template)")
        }
    }
}
