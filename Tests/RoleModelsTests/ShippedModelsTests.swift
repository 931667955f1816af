// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Testing

@testable import RoleModels

@Suite struct `Shipped models` {
    @Test(arguments: ShippedModels(folder: nil).names)
    func `read without a problem`(name: String) {
        let reading = ShippedModels(folder: nil).model(named: name)

        #expect(reading.problems == [])
        #expect(reading.value?.name == name)
    }

    @Test func `are exactly those in the folder, byte by byte`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/RoleModels/Models").path
        let (inProgram, inFolder) = (ShippedModels(folder: nil), ShippedModels(folder: folder))

        #expect(inProgram.names == inFolder.names)
        for name in inProgram.names + ["vocabulary"] { #expect(inProgram.text(of: name) == inFolder.text(of: name)) }
    }

    @Test func `that do not exist lead to the one that was meant`() {
        #expect(
            ShippedModels(folder: nil).model("helthcare").problems.map(\.description)
                == ["helthcare: error: there is no model `helthcare`; did you mean `healthcare`?"]
        )
        #expect(ShippedModels(folder: nil).model("vocabulary").value == nil)
        #expect(ShippedModels(folder: nil).text(of: "../Models/talent") == nil)
    }

    @Test func `give way to a folder, and a model in a file to what lies beside it`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("mine.yaml")
        try Data("model: mine\nroles: { r: { title: R } }\n".utf8).write(to: file)

        #expect(
            ShippedModels(folder: folder.path).model("mine").told == [
                "0: there is no `vocabulary.yaml`; put one into `\(folder.path)`"
            ]
        )
        let shipped = ShippedModels(folder: nil).vocabulary().value
        #expect(ShippedModels(folder: nil).model(file.path).value?.vocabulary == shipped)

        try Data("a: { of: record, may: v }".utf8).write(to: folder.appendingPathComponent("vocabulary.yaml"))

        #expect(ShippedModels(folder: folder.path).names == ["mine"])
        #expect(ShippedModels(folder: folder.path).model("mine").value?.vocabulary.permissions == ["a.v"])
        #expect(ShippedModels(folder: nil).model(file.path).value?.vocabulary.permissions == ["a.v"])
    }
}
