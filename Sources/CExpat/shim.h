// The door to expat (XML): feeds and books.
#ifndef INSIGHT_CEXPAT_SHIM_H
#define INSIGHT_CEXPAT_SHIM_H

// Declares the limits on entities, which the library of Debian has.
#define XML_DTD 1
#include <expat.h>

#endif
