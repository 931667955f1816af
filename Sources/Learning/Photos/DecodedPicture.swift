// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPictures

/// A picture in memory, upright: cameras lie on their side and only note it.
final class DecodedPicture {
    private let image: gdImagePtr

    /// Nothing where it cannot be decoded.
    init?(_ bytes: [UInt8], type: String) {
        var copy = bytes
        let count = CInt(clamping: bytes.count)
        let decoded = copy.withUnsafeMutableBytes { bytes -> gdImagePtr? in
            guard let start = bytes.baseAddress else { return nil }
            switch type {
            case "image/jpeg": return gdImageCreateFromJpegPtr(count, start)
            case "image/png": return gdImageCreateFromPngPtr(count, start)
            case "image/webp": return gdImageCreateFromWebpPtr(count, start)
            default: return nil
            }
        }
        guard let decoded else { return nil }
        guard let upright = Self.upright(decoded, type == "image/jpeg" ? Self.orientation(of: bytes) : 1) else {
            return nil
        }
        image = upright
    }

    deinit {
        gdImageDestroy(image)
    }

    /// The middle of it in a square, as JPEG on white.
    func square(of side: CInt) -> [UInt8]? {
        let (width, height) = (image.pointee.sx, image.pointee.sy)
        let shorter = min(width, height)
        guard shorter > 0, let square = gdImageCreateTrueColor(side, side) else { return nil }
        defer { gdImageDestroy(square) }
        gdImageFilledRectangle(square, 0, 0, side - 1, side - 1, 0xFF_FFFF)
        gdImageCopyResampled(
            square,
            image,
            0,
            0,
            (width - shorter) / 2,
            (height - shorter) / 2,
            side,
            side,
            shorter,
            shorter
        )
        return Self.jpeg(square)
    }

    /// All of it, made smaller where a side is longer than so many pixels, as JPEG on white.
    func fitting(in side: CInt) -> [UInt8]? {
        let (width, height) = (image.pointee.sx, image.pointee.sy)
        let longer = max(width, height)
        guard longer > 0 else { return nil }
        let share = min(1, Double(side) / Double(longer))
        let (newWidth, newHeight) = (max(1, CInt(Double(width) * share)), max(1, CInt(Double(height) * share)))
        guard let made = gdImageCreateTrueColor(newWidth, newHeight) else { return nil }
        defer { gdImageDestroy(made) }
        gdImageFilledRectangle(made, 0, 0, newWidth - 1, newHeight - 1, 0xFF_FFFF)
        gdImageCopyResampled(made, image, 0, 0, 0, 0, newWidth, newHeight, width, height)
        return Self.jpeg(made)
    }

    private static func jpeg(_ image: gdImagePtr) -> [UInt8]? {
        var size: CInt = 0
        guard let start = gdImageJpegPtr(image, &size, 85) else { return nil }
        defer { gdFree(start) }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(size)))
    }

    /// Turned and mirrored as the camera noted; the picture that is given is used up.
    private static func upright(_ image: gdImagePtr, _ orientation: Int) -> gdImagePtr? {
        let angle: CInt
        switch orientation {
        case 3, 4: angle = 180
        case 7, 8: angle = 90
        case 5, 6: angle = 270
        default: angle = 0
        }
        var turned = image
        if angle != 0 {
            // libgd turns against the clock.
            let made = gdImageRotateInterpolated(image, Float(angle), 0)
            gdImageDestroy(image)
            guard let made else { return nil }
            turned = made
        }
        if [2, 4, 5, 7].contains(orientation) { gdImageFlipHorizontal(turned) }
        return turned
    }

    /// How the camera lay, from 1 to 8, by its note in the file; 1 where there is none.
    private static func orientation(of bytes: [UInt8]) -> Int {
        guard let data = exif_data_new_from_data(bytes, CUnsignedInt(clamping: bytes.count)) else { return 1 }
        defer { exif_data_unref(data) }
        guard let first = data.pointee.ifd.0,
            let entry = exif_content_get_entry(first, EXIF_TAG_ORIENTATION),
            entry.pointee.size >= 2, let value = entry.pointee.data
        else { return 1 }
        return Int(exif_get_short(value, exif_data_get_byte_order(data)))
    }
}
