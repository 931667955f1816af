// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer, which is linked with `-sanitize=fuzzer`, on a function that takes bytes.
int LLVMFuzzerRunDriver(int *argument_count, char ***arguments, int (*take)(const uint8_t *bytes, size_t count));

#endif
