// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// How many pixels a picture has by its head, before anything of it is decoded.
///
/// A few bytes can claim any number of pixels, and a decoder makes room for all of them.
struct PictureSize: Sendable, Hashable {
    let width: Int
    let height: Int

    /// Nothing where the head cannot be read.
    init?(_ bytes: [UInt8], type: String) {
        let found: (Int, Int)?
        switch type {
        case "image/png": found = Self.ofPNG(bytes)
        case "image/jpeg": found = Self.ofJPEG(bytes)
        case "image/webp": found = Self.ofWebP(bytes)
        default: found = nil
        }
        guard let found, found.0 > 0, found.1 > 0 else { return nil }
        (width, height) = found
    }

    var pixels: Int { width * height }

    private static func ofPNG(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 24, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
        return (big(bytes, 16, 4), big(bytes, 20, 4))
    }

    /// The first frame's head: what stands before it is segments, each with its length.
    private static func ofJPEG(_ bytes: [UInt8]) -> (Int, Int)? {
        var place = 2
        while place + 9 < bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame { return (big(bytes, place + 7, 2), big(bytes, place + 5, 2)) }
            let length = big(bytes, place + 2, 2)
            guard length >= 2 else { return nil }
            place += 2 + length
        }
        return nil
    }

    private static func ofWebP(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X": return (1 + little(bytes, 24, 3), 1 + little(bytes, 27, 3))
        case "VP8 ": return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
        case "VP8L":
            let bits = little(bytes, 21, 4)
            return (1 + bits & 0x3FFF, 1 + bits >> 14 & 0x3FFF)
        default: return nil
        }
    }

    private static func big(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
