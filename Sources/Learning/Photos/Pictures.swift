// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPictures
import Storage

/// Makes photos out of what people send: another picture of our own size, with nothing else of the file in it.
///
/// Decoded by libgd on one thread of its own, since a large picture takes memory and time; so many wait, and no more.
final class Pictures: Sendable {
    private let bench = Workbench(threads: 1)
    private let content = FileContent()

    static let bytesMaximum = 5 << 20
    static let pixelsMaximum = 40_000_000

    init() {
        // What is wrong with a picture is its sender's affair and stands in no log.
        gdSetErrorMethod { _, _, _ in }
    }

    /// A photo in two sizes, as JPEG.
    struct Photo: Sendable {
        let large: [UInt8]
        let small: [UInt8]
    }

    /// Stops what is none or too much, before anybody looks into it.
    ///
    /// - Throws: ``InvalidInput`` for the field `photo`.
    static func check(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { throw InvalidInput("photo", "Choose a photo.") }
        guard bytes.count <= bytesMaximum else {
            throw InvalidInput("photo", "The photo has more than 5 MB. Send a smaller one.")
        }
    }

    /// - Throws: ``InvalidInput`` for the field `photo`, or ``StorageError/tooBusy`` where too many wait.
    func photo(from bytes: [UInt8]) async throws -> Photo {
        try Self.check(bytes)
        return try await bench.work { [content] in try Self.make(from: bytes, content) }
    }

    /// A picture as JPEG, as large as a screen shows, with nothing else of the file in it.
    ///
    /// - Throws: ``InvalidInput`` for the field `files`, or ``StorageError/tooBusy`` where too many wait.
    func picture(from bytes: [UInt8]) async throws -> [UInt8] {
        try await bench.work { [content] in
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
        try await bench.work { [content] in content.type(of: bytes) }
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
