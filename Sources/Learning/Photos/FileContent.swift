// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPictures
import Synchronization

/// What files are by their content.
///
/// The database of libmagic is read once, which takes milliseconds, and asked by one at a time.
final class FileContent: Sendable {
    private let database = Mutex<Database?>(nil)

    /// The type that libmagic sees in a file, such as `image/png`, whatever the file is called.
    func type(of bytes: [UInt8]) -> String? {
        database.withLock { database in
            if database == nil { database = Database() }
            return database?.type(of: bytes)
        }
    }

    /// What libmagic has read of its files.
    private final class Database {
        private let cookie: magic_t

        init?() {
            guard let cookie = magic_open(MAGIC_MIME_TYPE) else { return nil }
            self.cookie = cookie
            guard magic_load(cookie, nil) == 0 else { return nil }
        }

        deinit {
            magic_close(cookie)
        }

        func type(of bytes: [UInt8]) -> String? {
            magic_buffer(cookie, bytes, bytes.count).map { String(cString: $0) }
        }
    }
}
