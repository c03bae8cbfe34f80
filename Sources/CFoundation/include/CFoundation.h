// The names of Foundation that ArgumentParser asks for, so that the release does without it. Nothing calls them from here.
#ifndef INSIGHT_CFOUNDATION_H
#define INSIGHT_CFOUNDATION_H

// EX_USAGE of sysexits.h, as for every wrong call.
#define INSIGHT_USAGE_STATUS 64

#endif
