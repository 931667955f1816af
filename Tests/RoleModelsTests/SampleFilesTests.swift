// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@testable import RoleModels

@Suite struct `Samples and stories` {
    @Test(arguments: files(in: "Samples"))
    func `a sample organisation reads without a problem`(path: String) {
        #expect(OrganisationFile.read(atPath: path).problems == [])
    }

    @Test(arguments: files(in: "Stories"))
    func `a file of stories reads without a problem`(path: String) {
        #expect(StoryFile.read(atPath: path).problems == [])
    }

    private static func files(in folder: String) -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(folder)
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".yaml") }.sorted().map { root.appendingPathComponent($0).path }
    }
}
