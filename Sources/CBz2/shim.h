// The door to libbz2 (bzip2).
#ifndef INSIGHT_CBZ2_SHIM_H
#define INSIGHT_CBZ2_SHIM_H

#include <bzlib.h>

#endif
