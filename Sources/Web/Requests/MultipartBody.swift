// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc
import NIOCore

/// A body of `multipart/form-data` (RFC 7578, as browsers write it) cut into its parts.
///
/// It is there whole, within the route's limit, so the parts are slices and nothing is copied. What is not well formed
/// is refused whole. Each step looks at a byte once: what was made to be slow is not.
struct MultipartBody {
    /// Two line ends aside, what stands between parts.
    private let delimiter: [UInt8]
    private var rest: ByteBuffer

    /// One part: the lines above it, and what it holds.
    struct Part {
        let head: [UInt8]
        let content: ByteBuffer
    }

    /// - Throws: where it does not begin with a boundary.
    init(_ body: ByteBuffer, boundary: String) throws(Form.Unreadable) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        rest = body
        guard rest.readBytes(length: delimiter.count - 2).map({ $0[...] == delimiter.dropFirst(2) }) == true else {
            throw .notMultipart
        }
    }

    /// The next part; nothing after the last.
    ///
    /// - Throws: where the body ends in the middle, or has what does not belong there.
    mutating func next() throws(Form.Unreadable) -> Part? {
        let end = rest.readBytes(length: 2)
        if end == Array("--".utf8) { return nil }
        guard end == Self.lineEnd, let headLength = find(Self.headEnd), headLength <= Self.headBytesMaximum,
            let head = rest.readBytes(length: headLength)
        else { throw .notMultipart }
        rest.moveReaderIndex(forwardBy: Self.headEnd.count)
        guard let length = find(delimiter), let content = rest.readSlice(length: length) else { throw .notMultipart }
        rest.moveReaderIndex(forwardBy: delimiter.count)
        return Part(head: head, content: content)
    }

    /// How far it is to the next place where these bytes stand, which begin with a line end and have none inside.
    ///
    /// What looked like the place and was none is never looked at again, as no line end was skipped in it.
    private func find(_ sought: [UInt8]) -> Int? {
        rest.withUnsafeReadableBytes { bytes in
            // The pointers are used within this call alone, and the end is looked at before each comparison.
            guard let begin = bytes.baseAddress, bytes.count >= sought.count else { return nil }
            let last = bytes.count - sought.count
            var offset = 0
            while offset <= last, let found = memchr(begin + offset, Int32(sought[0]), last - offset + 1) {
                offset = UnsafeRawPointer(found) - begin
                if memcmp(begin + offset, sought, sought.count) == 0 { return offset }
                offset += 1
            }
            return nil
        }
    }

    private static let lineEnd = Array("\r\n".utf8)
    private static let headEnd = Array("\r\n\r\n".utf8)
    private static let headBytesMaximum = 4_096
}
