// The door to libmd: SHA-256.
#ifndef INSIGHT_CMD_SHIM_H
#define INSIGHT_CMD_SHIM_H

#include <sys/types.h>

#include <sha2.h>

#endif
