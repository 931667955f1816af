// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// Where the answer is printed: how wide it is, and whether it shows colours.
///
/// Colours appear on a terminal alone, and never where `NO_COLOR` is set (to anything but nothing) or the terminal
/// calls itself `dumb`. What is piped into a file or another program has no escape codes in it.
struct Terminal: Sendable {
    let isTerminal: Bool
    let hasColours: Bool
    /// Columns that text is wrapped at.
    let width: Int

    static let widthMaximum = 100
    static let widthMinimum = 40

    /// What standard output is.
    static let current = Terminal(
        isTerminal: isatty(STDOUT_FILENO) == 1,
        columns: columnsOfWindow(),
        environment: ProcessInfo.processInfo.environment
    )

    init(isTerminal: Bool, columns: Int?, environment: [String: String]) {
        self.isTerminal = isTerminal
        let wantsNone = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        hasColours = isTerminal && !wantsNone && environment["TERM"] != "dumb"
        let columns = isTerminal ? columns ?? environment["COLUMNS"].flatMap { Int($0) } : nil
        width = min(max(columns ?? Self.widthMaximum, Self.widthMinimum), Self.widthMaximum)
    }

    /// The text in a style, or as it is where there are no colours.
    func styled(_ text: String, _ style: Style) -> String {
        hasColours && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private static func columnsOfWindow() -> Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// How a piece of text looks, as the number a terminal knows it by.
enum Style: Int, Sendable {
    case bold = 1
    case faint = 2
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
}
