// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPango

/// A sheet of A4 as PDF, drawn by cairo into memory.
///
/// Texts on it are text: they can be selected, searched and read aloud. For one thread at a time.
final class Paper {
    /// In points, of which an inch has 72.
    static let width = 595.276
    static let height = 841.89

    let context: OpaquePointer
    private let surface: OpaquePointer
    private let bytes = Gathered()

    /// - Throws: ``PaperProblem/failed`` where cairo has no memory for it.
    init(title: String, author: String) throws(PaperProblem) {
        let gathered = Unmanaged.passUnretained(bytes).toOpaque()
        let made = cairo_pdf_surface_create_for_stream(
            { target, data, count in
                guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let gathered = Unmanaged<Gathered>.fromOpaque(target).takeUnretainedValue()
                gathered.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                return gathered.bytes.count <= Gathered.bytesMaximum ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
            },
            gathered,
            Self.width,
            Self.height
        )
        guard let made else { throw .failed }
        guard let context = cairo_create(made) else {
            cairo_surface_destroy(made)
            throw .failed
        }
        (surface, self.context) = (made, context)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Says what a part is, so that those who hear the sheet know: `H1`, `P`.
    func tagged(_ tag: String, _ body: () -> Void) {
        cairo_tag_begin(context, tag, "")
        body()
        cairo_tag_end(context, tag)
    }

    func setColour(_ red: Double, _ green: Double, _ blue: Double) {
        cairo_set_source_rgb(context, red, green, blue)
    }

    /// The frame of a rectangle.
    func frame(_ inset: Double, lineWidth: Double) {
        cairo_set_line_width(context, lineWidth)
        cairo_rectangle(context, inset, inset, Self.width - 2 * inset, Self.height - 2 * inset)
        cairo_stroke(context)
    }

    /// A square of black squares, as phones read it, on white.
    func draw(_ squares: PaperSquares, x: Double, y: Double, side: Double) {
        let one = side / Double(squares.size)
        setColour(0, 0, 0)
        for (place, isBlack) in squares.areBlack.enumerated() where isBlack {
            let (row, column) = place.quotientAndRemainder(dividingBy: squares.size)
            cairo_rectangle(context, x + Double(column) * one, y + Double(row) * one, one, one)
        }
        cairo_fill(context)
    }

    /// Ends the sheet; nothing is drawn on it any more.
    func finished() throws(PaperProblem) -> [UInt8] {
        cairo_show_page(context)
        cairo_surface_finish(surface)
        guard cairo_status(context) == CAIRO_STATUS_SUCCESS, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
        else {
            throw .failed
        }
        return bytes.bytes
    }

    /// What cairo has written.
    private final class Gathered {
        static let bytesMaximum = 4 << 20
        var bytes: [UInt8] = []
    }
}

/// Squares that are black or not, as many in a row as there are rows.
package struct PaperSquares: Sendable, Hashable {
    let size: Int
    let areBlack: [Bool]

    /// Nothing where they do not fill a square.
    package init?(size: Int, areBlack: [Bool]) {
        guard size > 0, areBlack.count == size * size else { return nil }
        (self.size, self.areBlack) = (size, areBlack)
    }
}

/// Why there is no paper.
package enum PaperProblem: Error, Sendable, Hashable {
    /// No font of this machine has all signs of a text.
    case noFont
    /// Too many wait for theirs.
    case tooBusy
    case failed
}
