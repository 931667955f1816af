// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Builds the tree of one YAML document out of events, within bounds and without calling itself.
struct YAMLTree {
    private var open: [Open] = []
    private var root: YAMLNode?
    private var parts = 0
    private let problems: Problems
    /// What ends at the end of the file ends on its last line, and not on one that is not there.
    private let lastLine: Int

    /// A sequence or mapping of which the end has not come.
    private struct Open {
        let isMapping: Bool
        let line: Int
        var items: [YAMLNode] = []
    }

    /// The tree of a file's bytes, or nothing where they are no YAML; every problem is noted.
    static func read(_ bytes: [UInt8], _ problems: Problems) -> YAMLNode? {
        guard let text = YAMLText.checked(bytes, problems) else { return nil }
        return text.bytes.withUnsafeBufferPointer { bytes in
            guard let events = YAMLEvents(bytes) else {
                problems.error(line: nil, "no memory to read it", remedy: "make the file smaller")
                return nil
            }
            var tree = YAMLTree(problems, lastLine: text.lineCount)
            do throws(YAMLSyntaxError) {
                return try tree.build(events)
            } catch {
                problems.error(line: min(error.line, text.lineCount), error.message, remedy: error.remedy)
                return nil
            }
        }
    }

    private init(_ problems: Problems, lastLine: Int) {
        self.problems = problems
        self.lastLine = lastLine
    }

    private mutating func build(_ events: YAMLEvents) throws(YAMLSyntaxError) -> YAMLNode? {
        while true {
            let event = try events.next()
            let line = min(event.line, lastLine)
            refuseAnchorAndTag(event, at: line)
            switch event.kind {
            case .streamStart, .documentEnd: continue
            case .documentStart:
                guard root == nil else {
                    problems.error(line: line, "a second document", remedy: "one file holds one document")
                    return root
                }
            case .streamEnd:
                if root == nil { problems.error(line: nil, "the file is empty", remedy: "write what it describes") }
                return root
            case .alias:
                problems.error(line: line, "an alias", remedy: "write out what it stands for")
                add(YAMLNode(content: .refused, line: line))
            case .scalar(let text, let isPlain):
                add(YAMLNode(content: .scalar(text, isPlain: isPlain), line: line))
            case .sequenceStart: open.append(Open(isMapping: false, line: line))
            case .mappingStart: open.append(Open(isMapping: true, line: line))
            case .end: close()
            }
            guard isWithinBounds(at: line) else { return nil }
        }
    }

    private mutating func close() {
        guard let last = open.popLast() else { return }
        guard last.isMapping else { return add(YAMLNode(content: .sequence(last.items), line: last.line)) }
        let pairs = stride(from: 0, to: last.items.count - 1, by: 2).map { index in
            YAMLPair(key: last.items[index], value: last.items[index + 1])
        }
        add(YAMLNode(content: .mapping(pairs), line: last.line))
    }

    private mutating func add(_ node: YAMLNode) {
        parts += 1
        if open.isEmpty { root = node } else { open[open.count - 1].items.append(node) }
    }

    private func refuseAnchorAndTag(_ event: YAMLEvent, at line: Int) {
        if event.hasAnchor {
            problems.error(line: line, "an anchor (`&`)", remedy: "remove it; write out what repeats")
        }
        if event.hasTag {
            problems.error(line: line, "a tag (`!`)", remedy: "remove it, or quote text that begins with it")
        }
    }

    private func isWithinBounds(at line: Int) -> Bool {
        if open.count > Limit.depth {
            problems.error(
                line: line,
                "lists and mappings nested more than \(Limit.depth) deep",
                remedy: "nest them less deep"
            )
            return false
        }
        if parts > Limit.parts {
            problems.error(
                line: line,
                "more than \(Limit.parts) words, lists and mappings",
                remedy: "make the file smaller"
            )
            return false
        }
        return true
    }
}
