// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPango

/// A text set by pango for a paper: in the fonts that have its signs, wrapped, in the direction of its script.
final class Lettering {
    private let layout: OpaquePointer
    private let context: OpaquePointer

    /// How a text looks.
    struct Style {
        /// In points.
        var size: Double
        var isBold = false
        var isSerif = false
        var isCentred = true
    }

    init(_ text: String, _ style: Style, width: Double, on paper: Paper) throws(PaperProblem) {
        guard let layout = pango_cairo_create_layout(paper.context), let font = pango_font_description_new() else {
            throw .failed
        }
        (self.layout, context) = (layout, paper.context)
        defer { pango_font_description_free(font) }
        // Names of families that fontconfig knows everywhere; signs that they lack come from others that are there.
        pango_font_description_set_family(font, style.isSerif ? "DejaVu Serif, serif" : "DejaVu Sans, sans-serif")
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_layout_set_width(layout, CInt(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_alignment(layout, style.isCentred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT)
        pango_layout_set_text(layout, text, -1)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// How high it is, in points.
    var height: Double {
        var size: (width: CInt, height: CInt) = (0, 0)
        pango_layout_get_size(layout, &size.width, &size.height)
        return Double(size.height) / Double(PANGO_SCALE)
    }

    /// Whether a box would stand in the place of some sign, as no font has it.
    var lacksSigns: Bool { pango_layout_get_unknown_glyphs_count(layout) > 0 }

    func draw(x: Double, y: Double) {
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, layout)
    }
}
