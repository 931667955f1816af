// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CZip

/// The parts of a packed file, of which each is unpacked piece by piece, and no more of all than is allowed.
final class ZipPackage {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let archive: OpaquePointer
    private var bytesLeft: Int

    /// More parts than any spreadsheet has.
    private static let partsMaximum: Int64 = 2_000
    private static let pieceBytes = 65_536

    init(_ content: [UInt8], unpackedBytesMaximum: Int) throws(SheetProblem) {
        // libzip reads this memory until the archive is discarded, which `deinit` does before it frees it.
        bytes = .allocate(capacity: content.count)
        _ = bytes.initialize(from: content)
        bytesLeft = unpackedBytesMaximum
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(content.count), 0, nil) else {
            bytes.deallocate()
            throw .brokenWorkbook
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nil) else {
            zip_source_free(source)
            bytes.deallocate()
            throw .brokenWorkbook
        }
        self.archive = archive
        guard zip_get_num_entries(archive, 0) <= Self.partsMaximum else { throw .strangeWorkbook }
    }

    deinit {
        zip_discard(archive)
        bytes.deallocate()
    }

    func has(_ name: String) -> Bool {
        zip_name_locate(archive, name, 0) >= 0
    }

    /// Unpacks a part and hands it to a reader.
    ///
    /// What the package says of a part's size is not believed: what comes out is counted.
    func parse(_ name: String, into reader: some XMLReader) throws(SheetProblem) {
        guard let part = zip_fopen(archive, name, 0) else { throw .brokenWorkbook }
        defer { zip_fclose(part) }
        let parser = try XMLParser(reader)
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = zip_fread(part, &piece, UInt64(piece.count))
            guard count >= 0 else { throw .brokenWorkbook }
            bytesLeft -= Int(count)
            guard bytesLeft >= 0 else { throw .tooMuchUnpacked }
            try parser.parse(piece[..<Int(count)], isLast: count == 0)
            if count == 0 { return }
        }
    }
}
