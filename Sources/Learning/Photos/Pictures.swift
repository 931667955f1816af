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
    private let content = FileContent()
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
        return try await work { [content] in try Self.make(from: bytes, content) }
    }

    /// A picture as JPEG, as large as a screen shows, with nothing else of the file in it.
    ///
    /// - Throws: ``InvalidInput`` for the field `files`, or ``StorageError/tooBusy`` where too many wait.
    func picture(from bytes: [UInt8]) async throws -> [UInt8] {
        try await work { [content] in
            let picture = try Self.decoded(bytes, content, field: "files", what: "picture")
            guard let made = picture.fitting(in: Self.sideMaximum) else { throw Self.notTaken("files", "picture") }
            return made
        }
    }

    private static let sideMaximum: CInt = 2_000

    /// What a file is by its content, whatever it is called.
    ///
    /// - Throws: ``StorageError/tooBusy`` where too many wait.
    func type(of bytes: [UInt8]) async throws -> String? {
        try await work { [content] in content.type(of: bytes) }
    }

    /// Works on the one thread, where not too many wait already.
    private func work<Made: Sendable>(_ body: @escaping @Sendable () throws -> Made) async throws -> Made {
        try waiting.withLock { count in
            guard count < Self.waitingMaximum else { throw StorageError.tooBusy }
            count += 1
        }
        defer { waiting.withLock { $0 -= 1 } }
        let made = try await threads.runIfActive { Result { try body() } }
        return try made.get()
    }

    private static func make(from bytes: [UInt8], _ content: FileContent) throws -> Photo {
        let picture = try decoded(bytes, content, field: "photo", what: "photo")
        guard let large = picture.square(of: 480), let small = picture.square(of: 96) else {
            throw notTaken("photo", "photo")
        }
        return Photo(large: large, small: small)
    }

    private static func decoded(
        _ bytes: [UInt8],
        _ content: FileContent,
        field: String,
        what: String
    ) throws -> DecodedPicture {
        guard let type = content.type(of: bytes), let size = PictureSize(bytes, type: type) else {
            throw notTaken(field, what)
        }
        guard size.pixels <= pixelsMaximum, size.width <= 20_000, size.height <= 20_000 else {
            throw InvalidInput(field, "The \(what) has too many pixels. Send one of at most 40 million.")
        }
        guard let picture = DecodedPicture(bytes, type: type) else { throw notTaken(field, what) }
        return picture
    }

    private static func notTaken(_ field: String, _ what: String) -> InvalidInput {
        InvalidInput(field, "This is no \(what) that we can read. Send a JPEG, PNG or WebP.")
    }
}
