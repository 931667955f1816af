// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPictures

/// What files are by their content.
enum FileContent {
    /// The type that libmagic sees in a file, such as `image/png`, whatever the file is called.
    static func type(of bytes: [UInt8]) -> String? {
        guard let magic = magic_open(MAGIC_MIME_TYPE) else { return nil }
        defer { magic_close(magic) }
        guard magic_load(magic, nil) == 0, let name = magic_buffer(magic, bytes, bytes.count) else { return nil }
        return String(cString: name)
    }
}
