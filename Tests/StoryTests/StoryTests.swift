// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Organisations
import RoleModels
import Testing

@Suite struct `Stories` {
    /// Every story of the five models, each sentence asked in every way.
    @Test func `every story is so`() throws {
        var teller = StoryTeller(now: Instant(seconds: 1_795_305_600))
        var counts: [String: Int] = [:]
        for file in try storyFiles() {
            let result = teller.tell(fileAtPath: file)
            #expect(result.problems.isEmpty, "\(result.problems)")
            for story in result.stories {
                for sentence in story.sentences where !sentence.disagreements.isEmpty {
                    Issue.record(
                        "\(file):\(sentence.line ?? 0): \(sentence.sentence): \(sentence.disagreements) \(sentence.explanation)"
                    )
                }
            }
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent().lastPathComponent
            counts[folder, default: 0] += result.passedCount
        }
        for (folder, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("stories of \(folder): \(count) sentences")
        }
        #expect(Set(ShippedModels(folder: nil).names).isSubset(of: counts.keys))
    }

    private func storyFiles() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Stories")
        let files = try #require(FileManager.default.enumerator(atPath: root.path))
        return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
            .map { root.appendingPathComponent($0).path }
    }
}
