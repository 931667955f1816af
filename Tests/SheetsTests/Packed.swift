// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CZip

/// Workbooks put together by hand, as no spreadsheet would.
enum Packed {
    static func workbook(
        _ rows: String,
        texts: String = "",
        sheets: String = "<sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/>",
        sharedTexts: String? = nil
    ) -> [UInt8] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return archive([
            ("xl/workbook.xml", "\(head)<workbook xmlns:r=\"\(kind)\"><sheets>\(sheets)</sheets></workbook>"),
            (
                "xl/_rels/workbook.xml.rels",
                """
                \(head)<Relationships><Relationship Id="rId1" Type="\(kind)/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Type="\(kind)/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """
            ),
            ("xl/sharedStrings.xml", sharedTexts ?? "\(head)<sst>\(texts)</sst>"),
            ("xl/worksheets/sheet1.xml", "\(head)<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
        ])
    }

    /// A packed file of parts; empty where libzip would not make it.
    static func archive(_ parts: [(name: String, content: String)]) -> [UInt8] {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { return [] }
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else { return [] }
        let copies = parts.map { part in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.content.utf8.count)
            _ = copy.initialize(from: part.content.utf8)
            return copy
        }
        // libzip reads them when the archive is closed.
        defer { for copy in copies { copy.deallocate() } }
        for (part, copy) in zip(parts, copies) {
            guard let content = zip_source_buffer(archive, copy.baseAddress, UInt64(copy.count), 0) else { return [] }
            zip_file_add(archive, part.name, content, ZIP_FL_ENC_UTF_8)
        }
        zip_close(archive)
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        zip_source_open(source)
        while case let count = zip_source_read(source, &piece, UInt64(piece.count)), count > 0 {
            bytes += piece[..<Int(count)]
        }
        zip_source_close(source)
        return bytes
    }
}
