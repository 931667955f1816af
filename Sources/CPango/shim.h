/* Part of Lyceum, licensed under Apache-2.0; see LICENSE. */
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
