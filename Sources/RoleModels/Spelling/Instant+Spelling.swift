// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

extension Instant {
    /// Reads a day as `2026-11-22`: its first moment.
    package init(spelled text: some StringProtocol) throws(Misspelling) {
        let bytes = Array(text.utf8.prefix(11))
        let isDigits = bytes.indices.allSatisfy { index in
            index == 4 || index == 7
                ? bytes[index] == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
        }
        guard bytes.count == 10, isDigits else {
            throw Misspelling("\(quoted(text)) is no date", remedy: "write it as year-month-day, like `2026-11-22`")
        }
        let number = { (range: Range<Int>) in bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        guard let instant = Instant(year: number(0..<4), month: number(5..<7), day: number(8..<10)) else {
            throw Misspelling(
                "there is no day \(quoted(text))",
                remedy: "write it as year-month-day, like `2026-11-22`"
            )
        }
        self = instant
    }
}
