// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import NIOCore

/// The buttons by which a list is had as a file; a form, as taking it is itself written down.
struct Download: Sendable {
    let action: String
    let hidden: [HiddenField]

    init(_ action: String, _ hidden: [HiddenField?] = []) {
        self.action = action
        self.hidden = hidden.compactMap(\.self)
    }
}

extension Visit {
    /// The format that a form asks for.
    var chosenFormat: TableFile.Format {
        form["format"].flatMap(TableFile.Format.init) ?? .csv
    }

    /// A list as a file to keep.
    func download(_ file: TableFile, as name: String) -> Response {
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
        response.headers[.contentType] =
            switch file.format {
            case .csv: "text/csv; charset=utf-8; header=present"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        response.headers[.contentDisposition] = "attachment; filename=\"\(safe).\(file.format.rawValue)\""
        return response
    }
}
