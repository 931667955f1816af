// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

#ifndef CMODELS_H
#define CMODELS_H

#include <stddef.h>

/// A file that is part of the program: its name without the ending, and its bytes.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} shipped_file;

/// How many files the program ships.
size_t shipped_file_count(void);

/// One of them, by a number below shipped_file_count().
shipped_file shipped_file_at(size_t index);

#endif
