// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Glibc
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `The virus scanner` {
    @Test func `lets a file pass, or says that it is harmful`() async throws {
        let daemon = try SmallDaemon(answering: .byContent)
        let scanner = try #require(VirusScanner("127.0.0.1:\(daemon.port)"))
        try await scanner.check(Array(repeating: 7, count: 200_000), field: "photo")
        let harmful = Array(repeating: UInt8(0), count: 100_000) + Array("EICAR".utf8)
        let refusal = await #expect(throws: InvalidInput.self) { try await scanner.check(harmful, field: "photo") }
        #expect(refusal?.problems.first?.field == "photo")
        #expect(daemon.sizes == [200_000, 100_005])
    }

    @Test func `takes no file while it does not answer, or answers what nobody understands`() async throws {
        let silent = try SmallDaemon(answering: .never)
        for address in ["127.0.0.1:\(silent.port)", "127.0.0.1:1", "/nowhere/clamd.ctl"] {
            let scanner = try #require(VirusScanner(address, patience: .seconds(1)))
            await #expect(throws: Objection.self, "\(address)") { try await scanner.check([1], field: "photo") }
        }
        let confused = try SmallDaemon(answering: .with("INSTREAM size limit exceeded. ERROR"))
        let scanner = try #require(VirusScanner("127.0.0.1:\(confused.port)"))
        await #expect(throws: Objection.self) { try await scanner.check([1], field: "photo") }
    }

    @Test func `is given up in time also where it says a little now and then`() async throws {
        let dripping = try SmallDaemon(answering: .dripping)
        let scanner = try #require(VirusScanner("127.0.0.1:\(dripping.port)", patience: .seconds(1)))
        let began = ContinuousClock.now
        await #expect(throws: Objection.self) { try await scanner.check([1], field: "photo") }
        // It would take a minute and a half to its end, and a machine that has much to do some seconds more than one.
        #expect(ContinuousClock.now - began < .seconds(60))
    }

    @Test func `has so many wait and no more, whose files it would have to keep`() async throws {
        let silent = try SmallDaemon(answering: .never)
        let scanner = try #require(VirusScanner("127.0.0.1:\(silent.port)", patience: .seconds(1)))
        let tooBusy = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        try await scanner.check([1], field: "photo")
                        return false
                    } catch StorageError.tooBusy {
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(tooBusy >= 10 && tooBusy <= 20)
    }

    @Test func `is asked before a photo is looked at, by who may send one`() async throws {
        try await Backing.sqlite.withDatabase { database in
            let daemon = try SmallDaemon(answering: .byContent)
            let platform = Platform(
                database,
                passwords: Passwords(.least),
                scanner: VirusScanner("127.0.0.1:\(daemon.port)")
            )
            try await platform.prepare()
            let id = try await Founding(platform).found(
                title: "Ashford",
                slug: "ashford",
                model: "healthcare",
                owner: ("Claire Voss", "claire@ashford.example", nil)
            )
            let (claire, photos) = (Viewer(.person(PersonID(index: 0)), in: id), Photos(platform))
            try await photos.put(try SentPhoto.jpeg(), of: PersonID(index: 0), by: claire)
            await #expect(throws: InvalidInput.self) {
                try await photos.put(try SentPhoto.jpeg() + Array("EICAR".utf8), of: PersonID(index: 0), by: claire)
            }
            #expect(daemon.sizes.count == 2)
        }
    }

    @Test(arguments: ["", "clamd", "127.0.0.1:", "127.0.0.1:70000", ":3310"])
    func `has an address that can be one`(address: String) {
        #expect(VirusScanner(address) == nil)
    }
}

/// A daemon that knows `zINSTREAM` and nothing else, on a port of its own.
private final class SmallDaemon: @unchecked Sendable {
    // @unchecked: `sizes` is changed by one thread and read after its answer came.
    enum Manner: Sendable {
        case byContent, never
        /// Says a letter now and then, and comes to no end.
        case dripping
        case with(String)
    }

    let port: Int
    private let listener: CInt
    private let lock = NSLock()
    private var received: [Int] = []

    var sizes: [Int] { lock.withLock { received } }

    init(answering manner: Manner) throws {
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        try #require(isBound)
        self.listener = listener
        port = Int(UInt16(bigEndian: name.sin_port))
        Thread.detachNewThread { [self] in
            while true {
                let visitor = accept(listener, nil, nil)
                guard visitor >= 0 else { return }
                if case .never = manner { continue }
                if case .dripping = manner { drip(visitor); continue }
                answer(visitor, manner)
                close(visitor)
            }
        }
    }

    deinit { close(listener) }

    private func drip(_ visitor: CInt) {
        for _ in 0..<900 {
            var letter: UInt8 = 0x73
            guard send(visitor, &letter, 1, CInt(MSG_NOSIGNAL)) == 1 else { break }
            usleep(100_000)
        }
        close(visitor)
    }

    private func answer(_ visitor: CInt, _ manner: Manner) {
        guard read(10, from: visitor) == Array("zINSTREAM\0".utf8) else { return }
        var content: [UInt8] = []
        while let head = read(4, from: visitor) {
            let count = head.reduce(0) { $0 << 8 | Int($1) }
            if count == 0 { break }
            content += read(count, from: visitor) ?? []
        }
        lock.withLock { received.append(content.count) }
        let isHarmful = content.count >= 5 && Array(content.suffix(5)) == Array("EICAR".utf8)
        let text: String
        if case .with(let other) = manner {
            text = other
        } else {
            text = isHarmful ? "stream: Eicar FOUND" : "stream: OK"
        }
        let bytes = Array((text + "\0").utf8)
        _ = send(visitor, bytes, bytes.count, CInt(MSG_NOSIGNAL))
    }

    private func read(_ count: Int, from visitor: CInt) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < count {
            let got = recv(visitor, &buffer, min(buffer.count, count - bytes.count), 0)
            guard got > 0 else { return nil }
            bytes += buffer[..<got]
        }
        return bytes
    }
}
