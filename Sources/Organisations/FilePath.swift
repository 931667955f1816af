// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// How one file names another.
enum FilePath {
    /// Whether a role model is named by a path: whatever has a slash in it or ends in `.yaml`.
    static func isPath(_ name: String) -> Bool {
        name.contains("/") || name.hasSuffix(".yaml")
    }

    /// A path as seen from the folder of the file that names it.
    static func path(_ name: String, beside file: String) -> String {
        guard !name.hasPrefix("/") else { return name }
        let folder = (file as NSString).deletingLastPathComponent
        return ((folder as NSString).appendingPathComponent(name) as NSString).standardizingPath
    }
}
