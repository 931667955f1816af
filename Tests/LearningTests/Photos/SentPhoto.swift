// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPictures
import Testing

/// Photos as cameras send them: red on the left, blue on the right.
enum SentPhoto {
    static func jpeg(_ width: CInt = 80, _ height: CInt = 40, orientation: UInt8? = nil) throws -> [UInt8] {
        let image = try image(width, height)
        defer { gdImageDestroy(image) }
        var size: CInt = 0
        let start = try #require(gdImageJpegPtr(image, &size, 95))
        defer { gdFree(start) }
        let bytes = Array(UnsafeRawBufferPointer(start: start, count: Int(size)))
        guard let orientation else { return bytes }
        return Array(bytes.prefix(2)) + note(orientation) + bytes.dropFirst(2)
    }

    static func png() throws -> [UInt8] {
        let image = try image(80, 40)
        defer { gdImageDestroy(image) }
        var size: CInt = 0
        let start = try #require(gdImagePngPtr(image, &size))
        defer { gdFree(start) }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(size)))
    }

    static func webp() throws -> [UInt8] {
        let image = try image(80, 40)
        defer { gdImageDestroy(image) }
        var size: CInt = 0
        let start = try #require(gdImageWebpPtr(image, &size))
        defer { gdFree(start) }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(size)))
    }

    /// The colours of a photo at its left, right, top and bottom: `r`, `b`, or `-`.
    static func colours(of jpeg: [UInt8]) throws -> (
        size: CInt, left: String, right: String, top: String, bottom: String
    ) {
        var jpeg = jpeg
        let count = CInt(jpeg.count)
        let image = try #require(jpeg.withUnsafeMutableBytes { gdImageCreateFromJpegPtr(count, $0.baseAddress) })
        defer { gdImageDestroy(image) }
        let side = image.pointee.sx
        func colour(_ x: CInt, _ y: CInt) -> String {
            let pixel = gdImageGetTrueColorPixel(image, x, y)
            let (red, blue) = (pixel >> 16 & 0xFF, pixel & 0xFF)
            return red > 200 && blue < 60 ? "r" : blue > 200 && red < 60 ? "b" : "-"
        }
        return (
            side, colour(4, side / 2), colour(side - 5, side / 2), colour(side / 2, 4), colour(side / 2, side - 5)
        )
    }

    private static func image(_ width: CInt, _ height: CInt) throws -> gdImagePtr {
        let image = try #require(gdImageCreateTrueColor(width, height))
        gdImageFilledRectangle(image, 0, 0, width / 2 - 1, height - 1, 0xFF_0000)
        gdImageFilledRectangle(image, width / 2, 0, width - 1, height - 1, 0x00_00FF)
        return image
    }

    /// A camera's note: how it lay, and where that was.
    private static func note(_ orientation: UInt8) -> [UInt8] {
        let place = Array("taken at 51.5 N 0.1 W".utf8)
        let head: [UInt8] = Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 1, 0]
        let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        let content = head + entry + [0, 0, 0, 0] + place
        let length = content.count + 2
        return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }
}
