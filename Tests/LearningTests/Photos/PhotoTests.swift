// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Photos of people` {
    @Test(arguments: Backing.all)
    func `become squares of our own, with nothing of what the camera noted`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (photos, amara) = (Photos(centre.platform), try centre.person("amara"))
            let viewer = try centre.viewer("amara")
            let sent = try SentPhoto.jpeg(orientation: 1)
            #expect(String(decoding: sent, as: UTF8.self).contains("51.5 N"))

            try await photos.put(sent, of: amara, by: viewer)

            let file = try #require(try await photos.photo(of: amara, .large, by: viewer).file)
            let content = try #require(file.content)
            let colours = try SentPhoto.colours(of: content)
            #expect(colours.size == 480 && colours.left == "r" && colours.right == "b")
            let text = String(decoding: content, as: UTF8.self)
            #expect(!text.contains("51.5 N") && !text.contains("Exif"))
            let small = try #require(try await photos.photo(of: amara, .small, by: viewer).file?.content)
            #expect(try SentPhoto.colours(of: small).size == 96)
            let again = try await photos.photo(of: amara, .large, known: file.digest, by: viewer)
            #expect(again.file?.digest == file.digest && again.file?.content == nil)
        }
    }

    @Test(arguments: [
        (1, "r", "b", "-", "-"), (3, "b", "r", "-", "-"), (6, "-", "-", "r", "b"), (8, "-", "-", "b", "r"),
    ])
    func `stand upright however the camera lay`(
        orientation: UInt8,
        left: String,
        right: String,
        top: String,
        bottom: String
    ) async throws {
        let photo = try await Pictures().photo(from: try SentPhoto.jpeg(orientation: orientation))
        let colours = try SentPhoto.colours(of: photo.large)
        if left == "-" {
            #expect(colours.top == top && colours.bottom == bottom)
        } else {
            #expect(colours.left == left && colours.right == right)
        }
    }

    @Test func `are taken as PNG and WebP too, and what is none or too large is refused before it is decoded`()
        async throws
    {
        let pictures = Pictures()
        let png = try SentPhoto.png()
        #expect(try SentPhoto.colours(of: try await pictures.photo(from: png).large).left == "r")
        let webp = try SentPhoto.webp()
        let made = try SentPhoto.colours(of: try await pictures.photo(from: webp).large)
        #expect(made.size == 480 && made.left == "r" && made.right == "b")
        var huge = png
        for (place, byte) in zip(16..<24, [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30] as [UInt8]) { huge[place] = byte }
        let jpeg = try SentPhoto.jpeg()
        let sent: [[UInt8]] = [
            [], Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8),
            Array("GIF89a".utf8) + Array(repeating: 0, count: 40),
            Array("no photo".utf8), huge, Array(png.prefix(60)), Array(jpeg.prefix(20)),
            Array(webp.prefix(20)), Array(webp.prefix(30)) + Array(repeating: 0xFF, count: 40),
            [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0xFF, count: 500),
            jpeg + Array(repeating: 0, count: 5 << 20),
        ]
        for bytes in sent {
            await #expect(throws: InvalidInput.self, "\(bytes.prefix(12))") {
                _ = try await pictures.photo(from: bytes)
            }
        }
        #expect(PictureSize(huge, type: "image/png")?.pixels == 900_000_000)
    }

    @Test func `cut or changed anywhere are refused or taken, and never the end of the server`() async throws {
        let (pictures, jpeg, png) = (Pictures(), try SentPhoto.jpeg(orientation: 6), try SentPhoto.png())
        var generator = SystemRandomNumberGenerator()
        for bytes in [jpeg, png] {
            for _ in 0..<150 {
                var changed = Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &generator)))
                for _ in 0..<3 {
                    changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(
                        in: 0...255,
                        using: &generator
                    )
                }
                _ = try? await pictures.photo(from: changed)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `are seen by who sees the person, and changed by them and who may change the profile`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (photos, amara, ruth) = (Photos(centre.platform), try centre.person("amara"), try centre.person("ruth"))
            let sent = try SentPhoto.jpeg()
            try await photos.put(sent, of: ruth, by: try centre.viewer("grace"))
            for name in ["grace", "priya", "farah", "ruth"] {
                #expect(try await photos.photo(of: ruth, .small, by: try centre.viewer(name)).file != nil, "\(name)")
            }
            await #expect(throws: NotFound.self, "a learner sees nobody else") {
                _ = try await photos.photo(of: ruth, .small, by: try centre.viewer("amara"))
            }
            let before = try await centre.fingerprint()
            await #expect(throws: Refused.self) {
                try await photos.put(sent, of: amara, by: try centre.viewer("farah"))
            }
            await #expect(throws: NotFound.self) {
                try await photos.put(sent, of: ruth, by: try centre.viewer("amara"))
            }
            await #expect(throws: Refused.self) { try await photos.remove(of: ruth, by: try centre.viewer("farah")) }
            #expect(try await centre.fingerprint() == before)

            try await photos.remove(of: ruth, by: try centre.viewer("ruth"))
            #expect(try await photos.photo(of: ruth, .small, by: try centre.viewer("grace")).file == nil)
            try await photos.put(sent, of: amara, by: try centre.viewer("amara"))
            try await Erasures(centre.platform).erase(amara, by: try centre.viewer("grace"))
            #expect(try await photos.photo(of: amara, .small, by: try centre.viewer("grace")).file == nil)
        }
    }
}
