// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import NIOCore

/// A file that was sent with a form.
///
/// Neither its name nor its type can be relied on: what a file is, its content says.
struct Upload: Sendable, Hashable {
    /// The name of the field that it was chosen in.
    let field: String
    /// What the file was called where it came from, without folders; for showing, and for nothing else.
    let fileName: String
    /// What the browser took it for.
    let claimedType: String
    let content: ByteBuffer

    /// Every byte of it.
    var bytes: ByteBufferView { content.readableBytesView }
}

extension [Upload] {
    /// Those of the box for files; a browser sends an empty one where none was chosen.
    var sent: [SentFile] {
        filter { $0.field == "files" && !($0.fileName.isEmpty && $0.bytes.isEmpty) }
            .map { SentFile(name: $0.fileName, bytes: [UInt8]($0.bytes)) }
    }
}
