// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension MatrixAnswer {
    /// Marks for many roles, whose columns are numbered; words for a few.
    func tableLines(for terminal: Terminal) -> [String] {
        roles.count <= Self.rolesInWordsMaximum ? wordLines(for: terminal) : markLines(for: terminal)
    }

    private static let rolesInWordsMaximum = 2

    private func wordLines(for terminal: Terminal) -> [String] {
        let rows = groups.flatMap(\.rows).filter { !$0.allowed.isEmpty }
            .map { row in [row.permission] + roles.map { row.allowed[$0.role] ?? "" } }
        return [terminal.styled(title, .bold), ""]
            + Table(["permission"] + roles.map(\.role), rows: rows, indent: 0).lines(for: terminal)
    }

    private func markLines(for terminal: Terminal) -> [String] {
        let names = groups.flatMap(\.rows).map(\.permission)
        let first = names.map(\.count).max() ?? 0
        let perBlock = max(1, (terminal.width - first) / Self.columnWidth)
        var lines = [terminal.styled(title, .bold), ""]
        lines += Table(
            rows: roles.enumerated().map { ["\($0 + 1)", $1.role, $1.title] },
            indent: 0,
            styles: [.faint, .bold]
        ).lines(for: terminal)
        for start in stride(from: 0, to: roles.count, by: perBlock) {
            lines += block(start..<min(start + perBlock, roles.count), first, terminal)
        }
        return lines + neverLines(terminal)
            + ["", "● always   ◐ on conditions, which `--role NAME` and the other formats say"]
    }

    private static let columnWidth = 3

    /// The rows for some roles, a line apart for each noun; the numbers come again every so often.
    private func block(_ columns: Range<Int>, _ first: Int, _ terminal: Terminal) -> [String] {
        let head = String(repeating: " ", count: first) + columns.map { Self.cell("\($0 + 1)") }.joined()
        var lines: [String] = []
        var rowsSinceHead = Int.max
        for group in groups {
            let rows = group.rows.filter { row in columns.contains { row.allowed[roles[$0].role] != nil } }
            if rows.isEmpty { continue }
            lines.append("")
            if rowsSinceHead > Self.rowsPerHead {
                lines.append(terminal.styled(head, .faint))
                rowsSinceHead = 0
            }
            for row in rows {
                let cells = columns.map { Self.cell(Self.mark(row.allowed[roles[$0].role])) }.joined()
                let never = row.nevers.isEmpty ? "" : terminal.styled("  !", .red)
                lines.append(row.permission.padded(to: first) + cells + never)
            }
            rowsSinceHead += rows.count
        }
        return lines
    }

    private static let rowsPerHead = 24

    /// What is forbidden whatever roles one holds.
    private func neverLines(_ terminal: Terminal) -> [String] {
        let nevers = groups.flatMap(\.rows).filter { !$0.nevers.isEmpty }
        return (nevers.isEmpty ? [] : [""])
            + nevers.flatMap { row in
                let when = row.nevers.map { $0.isEmpty ? "always" : $0 }.joined(separator: "; or ")
                return "! nobody may \(row.permission): \(when)".wrapped(at: terminal.width)
            }
    }

    private static func cell(_ text: String) -> String {
        String(repeating: " ", count: max(0, columnWidth - text.count)) + text
    }

    private static func mark(_ words: String?) -> String {
        switch words {
        case nil: "·"
        case "yes": "●"
        default: "◐"
        }
    }
}
