// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPictures
import NIOPosix
import Storage
import Synchronization

/// Makes photos out of what people send: another picture of our own size, with nothing else of the file in it.
///
/// Decoded by libgd on one thread of its own, since a large picture takes memory and time; so many wait, and no more.
final class Pictures: Sendable {
    private let threads = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Mutex(0)

    static let bytesMaximum = 5 << 20
    static let pixelsMaximum = 40_000_000
    private static let waitingMaximum = 20

    init() {
        // What is wrong with a picture is its sender's affair and stands in no log.
        gdSetErrorMethod { _, _, _ in }
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// A photo in two sizes, as JPEG.
    struct Photo: Sendable {
        let large: [UInt8]
        let small: [UInt8]
    }

    /// - Throws: ``InvalidInput`` for the field `photo`, or ``StorageError/tooBusy`` where too many wait.
    func photo(from bytes: [UInt8]) async throws -> Photo {
        guard !bytes.isEmpty else { throw InvalidInput("photo", "Choose a photo.") }
        guard bytes.count <= Self.bytesMaximum else {
            throw InvalidInput("photo", "The photo has more than 5 MB. Send a smaller one.")
        }
        try waiting.withLock { count in
            guard count < Self.waitingMaximum else { throw StorageError.tooBusy }
            count += 1
        }
        defer { waiting.withLock { $0 -= 1 } }
        let made = try await threads.runIfActive { Result { try Self.make(from: bytes) } }
        return try made.get()
    }

    private static func make(from bytes: [UInt8]) throws -> Photo {
        let notTaken = InvalidInput("photo", "This is no photo that we can read. Send a JPEG, PNG or WebP.")
        guard let type = type(of: bytes), let size = PictureSize(bytes, type: type) else { throw notTaken }
        guard size.pixels <= pixelsMaximum, size.width <= 20_000, size.height <= 20_000 else {
            throw InvalidInput("photo", "The photo has too many pixels. Send one of at most 40 million.")
        }
        guard let picture = DecodedPicture(bytes, type: type) else { throw notTaken }
        guard let large = picture.square(of: 480), let small = picture.square(of: 96) else { throw notTaken }
        return Photo(large: large, small: small)
    }

    /// What a file is by its content, whatever it is called.
    private static func type(of bytes: [UInt8]) -> String? {
        guard let magic = magic_open(MAGIC_MIME_TYPE) else { return nil }
        defer { magic_close(magic) }
        guard magic_load(magic, nil) == 0, let name = magic_buffer(magic, bytes, bytes.count) else { return nil }
        return String(cString: name)
    }
}
