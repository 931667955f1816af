// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Rows whose columns stand under one another; the last column is wrapped where the line is too short.
struct Table {
    var heads: [String]
    var rows: [[String]]
    var indent = 2
    /// The looks of the columns, from the first; columns without one are plain.
    var styles: [Style?] = []

    init(_ heads: [String] = [], rows: [[String]], indent: Int = 2, styles: [Style?] = []) {
        self.heads = heads
        self.rows = rows
        self.indent = indent
        self.styles = styles
    }

    /// The lines to print, none longer than the terminal where the last column can be wrapped.
    func lines(for terminal: Terminal) -> [String] {
        let widths = columnWidths
        guard let last = widths.indices.last else { return [] }
        let before = indent + widths.dropLast().reduce(0) { $0 + $1 + Self.gap }
        let room = max(terminal.width - before, Self.narrowest)
        var lines: [String] = []
        if !heads.isEmpty {
            lines += line(heads, widths, room: room, last: last) { text, _ in terminal.styled(text, .bold) }
        }
        for row in rows {
            lines += line(row, widths, room: room, last: last) { text, column in
                column < styles.count ? styles[column].map { terminal.styled(text, $0) } ?? text : text
            }
        }
        return lines
    }

    private static let gap = 2
    private static let narrowest = 24

    private var columnWidths: [Int] {
        let all = (heads.isEmpty ? [] : [heads]) + rows
        let columns = all.map(\.count).max() ?? 0
        return (0..<columns).map { column in all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    }

    private func line(
        _ row: [String],
        _ widths: [Int],
        room: Int,
        last: Int,
        look: (String, Int) -> String
    ) -> [String] {
        var lead = String(repeating: " ", count: indent)
        for column in 0..<last {
            let text = column < row.count ? row[column] : ""
            let padding = String(repeating: " ", count: widths[column] - text.count + Self.gap)
            lead += (text.isEmpty ? "" : look(text, column)) + padding
        }
        let wrapped = (last < row.count ? row[last] : "").wrapped(at: room)
        let below = String(repeating: " ", count: indent + widths.dropLast().reduce(0) { $0 + $1 + Self.gap })
        guard let first = wrapped.first, !first.isEmpty else { return [lead.trimmedAtEnd] }
        return [lead + look(first, last)] + wrapped.dropFirst().map { below + look($0, last) }
    }
}

extension String {
    /// The text without spaces at its end.
    var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
