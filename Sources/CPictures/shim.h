// Part of Lyceum, licensed under Apache-2.0; see LICENSE.
#include <gd.h>
#include <libexif/exif-data.h>
#include <magic.h>
