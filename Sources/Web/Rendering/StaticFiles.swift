// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import NIOCore

/// Stylesheet, script and pictures, read once when the server starts.
///
/// The address of each has a mark of its content, so that browsers may keep it for ever: what changes gets another address.
/// The stylesheet is written in parts, a file for each subject, and served as one.
struct StaticFiles: Sendable {
    private let files: [String: File]

    /// One file as it is served.
    struct File: Sendable {
        let address: String
        let type: String
        let mark: String
        let content: ByteBuffer
    }

    init(workshop: String? = nil) throws {
        let folder = workshop.map { URL(filePath: $0).appending(path: "Assets") } ?? Self.folder
        var contents: [String: Data] = ["lyceum.css": try Self.stylesheet(in: folder.appending(path: "Style"))]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) where name.contains(".") {
            contents[name] = try Data(contentsOf: folder.appending(path: name))
        }
        var files: [String: File] = [:]
        for (name, content) in contents { files[name] = File(name, content) }
        self.files = files
    }

    /// The address that pages refer to a file by.
    ///
    /// A name that no file has gives an address at which nothing is found.
    func address(of name: String) -> String {
        files[name]?.address ?? Address.file(mark: "none", name: name)
    }

    func file(_ name: String, mark: String) -> File? {
        guard let file = files[name], file.mark == mark else { return nil }
        return file
    }

    /// The drawings of all icons.
    var icons: ByteBuffer? { files["icons.svg"]?.content }

    /// Every file's name.
    var names: [String] { files.keys.sorted() }

    private static var folder: URL {
        Bundle.module.bundleURL.appending(path: "Assets")
    }

    private static func stylesheet(in folder: URL) throws -> Data {
        let parts = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".css") }
        return try parts.sorted().reduce(into: Data()) { whole, part in
            whole.append(try Data(contentsOf: folder.appending(path: part)))
        }
    }
}

extension StaticFiles.File {
    fileprivate init(_ name: String, _ content: Data) {
        // FNV-1a: the mark tells versions of our own files apart, and needs to withstand nobody.
        let hash = content.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        mark = String(hash, radix: 36)
        address = Address.file(mark: mark, name: name)
        type = Self.types[String(name.drop { $0 != "." })] ?? "application/octet-stream"
        self.content = ByteBuffer(bytes: content)
    }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
        ".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8",
    ]
}
