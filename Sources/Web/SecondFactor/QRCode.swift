// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CQREncode
import Glibc

/// A text as a picture that phones read: black squares on white, by libqrencode.
struct QRCode: Sendable {
    /// How many squares a side has.
    let size: Int
    /// Row by row, whether a square is black.
    let squares: [Bool]

    /// Nothing where the text does not fit.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let size = Int(code.pointee.width)
        self.size = size
        squares = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// The picture, with the white edge of four squares that readers want around it.
    var svg: String {
        let whole = size + 8
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let end = (column..<size).first { !squares[row * size + $0] } ?? size
                if end > column { path += "M\(column + 4) \(row + 4)h\(end - column)v1h-\(end - column)z" }
                column = end + 1
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(whole) \(whole)" shape-rendering="crispEdges">\
            <rect width="\(whole)" height="\(whole)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}
