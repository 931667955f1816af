// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// Files that the user names.
enum DiskFile {
    /// The bytes of a file, at most one more than ``Limit/fileBytes``, so that a larger one is refused unread.
    static func bytes(atPath path: String) throws(Misspelling) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Misspelling("there is no file \(quoted(path))", remedy: "check the path")
        }
        guard !isFolder.boolValue else {
            throw Misspelling("\(quoted(path)) is a folder", remedy: "name a file in it")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Misspelling("\(quoted(path)) cannot be read", remedy: "allow yourself to read it")
        }
        defer { try? handle.close() }
        do {
            return Array(try handle.read(upToCount: Limit.fileBytes + 1) ?? Data())
        } catch {
            throw Misspelling("\(quoted(path)) cannot be read", remedy: "check the file")
        }
    }

    /// The names of a folder's YAML files without their endings, sorted.
    static func names(inFolder folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    static let ending = ".yaml"
}
