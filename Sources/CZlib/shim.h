// The door to zlib (gzip).
#ifndef INSIGHT_CZLIB_SHIM_H
#define INSIGHT_CZLIB_SHIM_H

#include <zlib.h>

// A macro that names the size of its argument, which Swift cannot import.
static inline int insight_inflate_init_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
