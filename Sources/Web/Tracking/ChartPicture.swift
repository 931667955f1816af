// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Counts as bars: drawn by the server as SVG, so that it needs no script, prints, and follows light and dark.
///
/// Places across are in percent and down in pixels, so that the words keep their size on a narrow screen. Each series
/// has a pattern beside its colour; every number stands in the table below the picture.
struct ChartPicture: Sendable {
    let titleID: String
    let wordsID: String
    let pictureTitle: String
    let pictureWords: String
    let height: Int
    let keys: [Key]
    let hasKeys: Bool
    let patterns: [Pattern]
    let bars: [Bar]
    /// That the picture leaves something out which the table has.
    let remark: String?

    /// What a colour and pattern stand for.
    struct Key: Sendable {
        let word: String
        let tone: Int
        let keyPattern: String?
    }

    /// A pattern that is laid over a colour.
    struct Pattern: Sendable {
        let patternID: String
        let path: String
    }

    /// One row: its words, and pieces side by side or one below the other.
    struct Bar: Sendable {
        let label: String
        let labelY: Int
        let figure: String
        let tracks: [Int]
        let pieces: [Piece]
    }

    /// A stretch of a bar.
    struct Piece: Sendable {
        let pieceTone: Int
        let piecePattern: String?
        let x: String
        let y: Int
        let width: String
    }

    /// No picture has more rows or series; the rest is in the table.
    private static let rowsMaximum = 36
    private static let seriesMaximum = 6
    private static let thickness = 16

    init(_ part: Report.Part, number: Int) {
        let series = Self.series(of: part)
        (titleID, wordsID) = ("picture-\(number)-title", "picture-\(number)-words")
        pictureTitle = part.title
        keys = series.count < 2 ? [] : series.indices.map { Key(word: series[$0], tone: $0 + 1, number) }
        hasKeys = !keys.isEmpty
        patterns = Self.paths.enumerated().compactMap { place, path in
            path.map { Pattern(patternID: Self.patternID(place + 1, number), path: $0) }
        }
        // Of months the last are shown, of all else the first.
        let rows = part.rowTitle == "Month" ? part.rows.suffix(Self.rowsMaximum) : part.rows.prefix(Self.rowsMaximum)
        let largest = max(1, rows.map { part.isWhole ? $0.sum : $0.values.compactMap(\.self).max() ?? 0 }.max() ?? 1)
        let barsOfRow = part.isWhole ? 1 : series.count
        let rowHeight = 26 + barsOfRow * (Self.thickness + 4) + 8
        bars = rows.enumerated().map { place, row in
            Bar(row, of: part, count: series.count, at: place * rowHeight, largest: largest, number)
        }
        height = rows.count * rowHeight
        pictureWords = Self.words(part, Array(rows))
        remark = rows.count < part.rows.count ? "The picture shows \(rows.count) of \(part.rows.count) rows." : nil
    }

    /// The names of what is shown; what is too much is put together.
    private static func series(of part: Report.Part) -> [String] {
        part.series.count <= seriesMaximum ? part.series : part.series.prefix(seriesMaximum - 1) + ["All others"]
    }

    /// What somebody is told who does not see it.
    private static func words(_ part: Report.Part, _ rows: [Report.Row]) -> String {
        let highest = rows.max { $0.sum < $1.sum }
        let beginning = "Bars of \(part.unit), \(rows.count.counted("row", "rows"))."
        guard part.isWhole, let highest else { return "\(beginning) The table below has the numbers." }
        return "\(beginning) The longest is \(highest.title) with \(highest.sum). The table below has the numbers."
    }

    /// Drawn over the colour of a series; the first has none.
    private static let paths: [String?] = [
        nil, "M0 8 L8 0", "M4 0 V8", "M0 4 H8", "M0 0 L8 8", "M0 0 L8 8 M0 8 L8 0",
    ]

    fileprivate static func patternID(_ tone: Int, _ number: Int) -> String { "pattern-\(number)-\(tone)" }
    fileprivate static func fill(_ tone: Int, _ number: Int) -> String? {
        tone > 1 ? "url(#\(patternID(tone, number)))" : nil
    }
    fileprivate static func percent(_ part: Int, of whole: Int) -> String {
        let tenths = part * 1_000 / max(1, whole)
        return "\(tenths / 10).\(tenths % 10)%"
    }
    fileprivate static func lineY(_ top: Int, _ line: Int) -> Int { top + 26 + line * (thickness + 4) }
}

extension ChartPicture.Key {
    fileprivate init(word: String, tone: Int, _ number: Int) {
        self.word = word
        self.tone = tone
        keyPattern = ChartPicture.fill(tone, number)
    }
}

extension ChartPicture.Bar {
    fileprivate init(_ row: Report.Row, of part: Report.Part, count: Int, at top: Int, largest: Int, _ number: Int) {
        label = row.title.count > 40 ? row.title.prefix(39) + "…" : row.title
        labelY = top + 18
        var values = row.values.map { $0 ?? 0 }
        if values.count > count { values = values.prefix(count - 1) + [values.dropFirst(count - 1).reduce(0, +)] }
        figure =
            part.isWhole
            ? String(row.sum) : row.values.map { $0.map(String.init) ?? "–" }.joined(separator: " / ")
        tracks = part.isWhole ? [ChartPicture.lineY(top, 0)] : values.indices.map { ChartPicture.lineY(top, $0) }
        var before = 0
        pieces = values.enumerated().compactMap { place, value in
            defer { before += part.isWhole ? value : 0 }
            guard value > 0 else { return nil }
            return ChartPicture.Piece(
                pieceTone: place + 1,
                piecePattern: ChartPicture.fill(place + 1, number),
                x: ChartPicture.percent(before, of: largest),
                y: ChartPicture.lineY(top, part.isWhole ? 0 : place),
                width: ChartPicture.percent(value, of: largest)
            )
        }
    }
}
