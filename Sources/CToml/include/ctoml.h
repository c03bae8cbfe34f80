// The door to toml++: a document's values, one by one, each with its table, key and line.
#ifndef INSIGHT_CTOML_H
#define INSIGHT_CTOML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  CTOML_TEXT,
  CTOML_INTEGER,
  CTOML_BOOLEAN,
  // A list of texts.
  CTOML_LIST,
  // Another list, a date, a number with a fraction: nothing that a configuration of ours has.
  CTOML_OTHER
} ctoml_kind;

typedef struct {
  // Names of the tables around the value, with a full stop between them; empty at the head of the document.
  const char *table;
  const char *key;
  ctoml_kind kind;
  // The text of a CTOML_TEXT; else empty.
  const char *text;
  // The value of a CTOML_INTEGER; 1 or 0 of a CTOML_BOOLEAN; how many texts a CTOML_LIST has.
  int64_t number;
  // The texts of a CTOML_LIST; else NULL.
  const char *const *items;
  // 1-based.
  uint32_t line;
} ctoml_value;

// Calls `visit` for each value of a document. Returns 0, or the line of the first fault; `message` then says what it is. A
// document with a fault has no values. What `visit` is given is gone when it returns.
uint32_t ctoml_read(const char *bytes, size_t count, void *context,
                    void (*visit)(void *context, const ctoml_value *value), char *message, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
