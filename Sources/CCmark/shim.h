// The door to cmark-gfm (Markdown as GitHub reads it).
#ifndef INSIGHT_CCMARK_SHIM_H
#define INSIGHT_CCMARK_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

#endif
