// The door to ncursesw. What Swift cannot import (cast macros, mutable globals, variadics)
// stands here as a small inline function named after the thing it wraps.
#ifndef INSIGHT_CNCURSES_SHIM_H
#define INSIGHT_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1  // without it the wide-character API is absent
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <term.h>
#include <wchar.h>

// Mutable globals, refused by Swift 6.
static inline WINDOW *insight_stdscr(void) { return stdscr; }
static inline WINDOW *insight_curscr(void) { return curscr; }
static inline int insight_lines(void) { return LINES; }
static inline int insight_columns(void) { return COLS; }
static inline int insight_colors(void) { return COLORS; }
static inline FILE *insight_stdout(void) { return stdout; }

// Cast macros, not imported.
static const attr_t insight_bold = A_BOLD;
static const attr_t insight_dim = A_DIM;
static const attr_t insight_italic = A_ITALIC;
static const attr_t insight_underline = A_UNDERLINE;
static const attr_t insight_reverse = A_REVERSE;

// Declared only for some feature macros, which a module map cannot set.
static inline int insight_character_width(wchar_t character) {
  extern int wcwidth(wchar_t);
  return wcwidth(character);
}

// A capability of the terminal as a string, or NULL when the terminal lacks it.
static inline const char *insight_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

// What has the terminal report its mouse (1) or leave it (0), in the encoding it knows; NULL where its description has no
// such sequence. Good until the next call.
static inline const char *insight_mouse_reports(int on) {
  const char *sequence = insight_capability("XM");
  return sequence == NULL ? NULL : tiparm(sequence, on);
}

#endif
