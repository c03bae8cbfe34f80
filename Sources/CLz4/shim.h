// The door to LZ4.
#ifndef INSIGHT_CLZ4_SHIM_H
#define INSIGHT_CLZ4_SHIM_H

#include <lz4.h>

#endif
