/* Part of Lyceum, licensed under Apache-2.0; see LICENSE. */
#include <liboath/oath.h>
