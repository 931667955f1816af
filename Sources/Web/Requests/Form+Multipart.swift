// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOCore

extension Form {
    /// Reads `multipart/form-data`: the fields of a form with files, and the files.
    ///
    /// Of files nothing is looked at here. A field in which no file was chosen is none.
    ///
    /// - Throws: where it is not well formed, or has more parts or more text than a form has.
    static func read(
        multipart body: ByteBuffer,
        boundary: String,
        fieldsMaximum: Int,
        textBytesMaximum: Int
    ) throws(Unreadable) -> (form: Form, uploads: [Upload]) {
        var (fields, uploads, textBytes): ([Field], [Upload], Int) = ([], [], 0)
        var parts = try MultipartBody(body, boundary: boundary)
        while let part = try parts.next() {
            guard fields.count + uploads.count < fieldsMaximum else { throw .tooManyFields(maximum: fieldsMaximum) }
            let head = try MultipartHead(part.head)
            if let fileName = head.fileName {
                if fileName.isEmpty, part.content.readableBytes == 0 { continue }
                uploads.append(
                    Upload(field: head.name, fileName: fileName, claimedType: head.type, content: part.content)
                )
            } else {
                textBytes += part.content.readableBytes
                guard textBytes <= textBytesMaximum else { throw .tooMuchText }
                guard let text = String(validating: part.content.readableBytesView, as: UTF8.self) else {
                    throw .notUnicode
                }
                fields.append(Field(name: head.name, value: try tidied(text)))
            }
        }
        return (Form(fields), uploads)
    }

    /// The boundary that a body's type names; nothing where it is another type.
    ///
    /// - Throws: where it names none that a browser would.
    static func boundary(ofType type: String) throws(Unreadable) -> String? {
        guard type.lowercased().hasPrefix("multipart/form-data") else { return nil }
        let parameters = try MultipartHead.parameters(of: type[...], kind: "multipart/form-data")
        guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .notMultipart }
        return boundary
    }
}
