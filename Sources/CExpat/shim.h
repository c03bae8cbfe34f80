// The door to expat (XML): feeds and books.
#ifndef INSIGHT_CEXPAT_SHIM_H
#define INSIGHT_CEXPAT_SHIM_H

#include <expat.h>

#endif
