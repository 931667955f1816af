// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Storage
import Synchronization

/// A locked file beside the database: SQLite would let a second process in, and each would answer from a roster of its
/// own without knowing what the other changed.
///
/// The system lets go of the lock when the process ends, however it ends. The file stays: to remove it would let two
/// processes hold two files of one name.
final class LockFile: Sendable {
    private let descriptor: Mutex<CInt?>

    init(besides path: String) throws(StorageError) {
        let file = path + ".lock"
        let opened = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw .unavailable("cannot write `\(file)`: \(reason()); make its folder, or choose another place")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            _ = Foundation.close(opened)
            throw .unavailable("`\(path)` is in use by another process, which holds `\(file)`; stop that one first")
        }
        descriptor = Mutex(opened)
    }

    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor {
                // A program that is just being started has a copy, with which the lock would last until it runs.
                _ = flock(open, LOCK_UN)
                _ = Foundation.close(open)
            }
            descriptor = nil
        }
    }

    deinit { release() }
}

/// Makes a file that only this user reads, where there is none: it will hold e-mail addresses and passwords' hashes.
///
/// SQLite gives its log the same access.
func createPrivateFile(at path: String) throws(StorageError) {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .unavailable("cannot open `\(path)`: \(reason())") }
    _ = close(opened)
}

private func reason() -> String { String(cString: strerror(errno)).lowercased() }
