// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

@testable import Web

/// Reads templates beside samples of their pages, and notes each name that leads to nothing.
///
/// A section with nothing in it in one sample may be read with another; what no sample fills counts as unknown.
struct TemplateReading {
    let files: [String: String]
    private var missing: [String: Bool] = [:]

    init(files: [String: String]) {
        self.files = files
    }

    /// Names that no sample has a value for, with the template they stand in.
    var unknown: [String] {
        missing.filter { !$0.value }.map(\.key)
    }

    mutating func read(_ page: some Page) {
        read("layout", [page])
        read(type(of: page).template, [page])
    }

    private mutating func read(_ file: String, _ stack: [Any]) {
        guard let text = files[file] else { return note("no template \(file)", isKnown: false) }
        read(TemplateTag.all(in: text)[...], of: file, stack)
    }

    private mutating func read(_ tags: ArraySlice<TemplateTag>, of file: String, _ stack: [Any]) {
        var rest = tags
        while let tag = rest.popFirst() {
            switch tag.sign {
            case ">": read(tag.name, stack)
            case "#", "^":
                let inner = rest.prefix(TemplateTag.length(of: tag.name, in: rest))
                rest = rest.dropFirst(inner.count + 1)
                readSection(tag, inner, of: file, stack)
            case "<", "$", "/", "!": break
            default: note("\(file): \(tag.name)", isKnown: tag.name == "." || value(tag.name, stack) != nil)
            }
        }
    }

    private mutating func readSection(
        _ tag: TemplateTag,
        _ inner: ArraySlice<TemplateTag>,
        of file: String,
        _ stack: [Any]
    ) {
        let found = tag.name == "." ? stack.last : value(tag.name, stack)
        note("\(file): \(tag.name)", isKnown: found != nil)
        let content = found.flatMap(present)
        if tag.sign == "^" || content is Bool {
            read(inner, of: file, stack)
        } else if let list = content as? [Any] {
            for item in list { read(inner, of: file, stack + [item]) }
            if list.isEmpty { noteUnread(inner, of: file) }
        } else if let content {
            read(inner, of: file, stack + [content])
        } else {
            noteUnread(inner, of: file)
        }
    }

    /// What stands in a section that this sample leaves out has to be read with another.
    private mutating func noteUnread(_ tags: ArraySlice<TemplateTag>, of file: String) {
        for tag in tags where !["/", "!", ">", "<", "$"].contains(tag.sign) && tag.name != "." {
            note("\(file): \(tag.name)", isKnown: false)
        }
    }

    private mutating func note(_ name: String, isKnown: Bool) {
        missing[name] = missing[name, default: false] || isKnown
    }

    /// The property of the innermost thing that has one of that name, as the renderer looks for it.
    private func value(_ path: String, _ stack: [Any]) -> Any? {
        let names = path.split(separator: ".").map(String.init)
        guard let first = names.first else { return nil }
        for thing in stack.reversed() {
            guard var value = child(first, of: thing) else { continue }
            for name in names.dropFirst() {
                guard let inner = present(value).flatMap({ child(name, of: $0) }) else { return nil }
                value = inner
            }
            return value
        }
        return nil
    }

    private func child(_ name: String, of thing: Any) -> Any? {
        Mirror(reflecting: thing).children.first { $0.label == name }?.value
    }

    /// What an optional holds.
    private func present(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}

/// One tag of a template: `#`, `^`, `/`, `>`, `<`, `$`, `!` or nothing, and a name.
struct TemplateTag {
    let sign: String
    let name: String

    static func all(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var rest = text[...]
        while let begin = rest.range(of: "{{"), let end = rest[begin.upperBound...].range(of: "}}") {
            let inner = rest[begin.upperBound..<end.lowerBound]
            let sign = inner.first.map(String.init).flatMap { "#^/><$!".contains($0) ? $0 : nil } ?? ""
            tags.append(TemplateTag(sign: sign, name: String(inner.dropFirst(sign.count))))
            rest = rest[end.upperBound...]
        }
        return tags
    }

    /// How many tags stand within a section.
    static func length(of name: String, in tags: ArraySlice<TemplateTag>) -> Int {
        var depth = 1
        for (place, tag) in tags.enumerated() where tag.name == name {
            if tag.sign == "#" || tag.sign == "^" { depth += 1 }
            if tag.sign == "/" { depth -= 1 }
            if depth == 0 { return place }
        }
        return tags.count
    }
}
