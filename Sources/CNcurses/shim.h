// The door to ncurses' descriptions of terminals. What Swift cannot import (cast macros, variadics) stands here as a small
// inline function named after the thing it wraps.
#ifndef INSIGHT_CNCURSES_SHIM_H
#define INSIGHT_CNCURSES_SHIM_H

#include <curses.h>
#include <term.h>

// A capability of the terminal as a string, or NULL when the terminal lacks it.
static inline const char *insight_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

// A capability with its parameters put in. Good until the next call.
static inline const char *insight_filled(const char *capability, int first, int second) {
  return tiparm(capability, first, second);
}

#endif
