// The door to zstd.
#ifndef INSIGHT_CZSTD_SHIM_H
#define INSIGHT_CZSTD_SHIM_H

#include <zstd.h>
#include <zstd_errors.h>

#endif
