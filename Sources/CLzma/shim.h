// The door to liblzma (xz).
#ifndef INSIGHT_CLZMA_SHIM_H
#define INSIGHT_CLZMA_SHIM_H

#include <lzma.h>

// A macro whose value is a struct, which Swift cannot import.
static inline lzma_stream insight_lzma_stream(void) {
  lzma_stream stream = LZMA_STREAM_INIT;
  return stream;
}

#endif
