// The door to minizip (the archive that an EPUB is).
#ifndef INSIGHT_CMINIZIP_SHIM_H
#define INSIGHT_CMINIZIP_SHIM_H

#include <minizip/unzip.h>

#endif
