// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

#include "CModels.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The compiler takes the bytes as they are and notices when a file changes. As Swift array literals they would take
// half a minute to compile (see Documentation/Decisions/0001-Shipped-models-are-embedded-by-the-C-compiler.md).

static const unsigned char vocabulary[] = {
#embed "../RoleModels/Models/vocabulary.yaml"
};
static const unsigned char collaborative[] = {
#embed "../RoleModels/Models/collaborative.yaml"
};
static const unsigned char healthcare[] = {
#embed "../RoleModels/Models/healthcare.yaml"
};
static const unsigned char talent[] = {
#embed "../RoleModels/Models/talent.yaml"
};
static const unsigned char university[] = {
#embed "../RoleModels/Models/university.yaml"
};
static const unsigned char workforce[] = {
#embed "../RoleModels/Models/workforce.yaml"
};

static const shipped_file files[] = {
    {"vocabulary", vocabulary, sizeof vocabulary},
    {"collaborative", collaborative, sizeof collaborative},
    {"healthcare", healthcare, sizeof healthcare},
    {"talent", talent, sizeof talent},
    {"university", university, sizeof university},
    {"workforce", workforce, sizeof workforce},
};

size_t shipped_file_count(void) {
    return sizeof files / sizeof files[0];
}

shipped_file shipped_file_at(size_t index) {
    return files[index];
}
