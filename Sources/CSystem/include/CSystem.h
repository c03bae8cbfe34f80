// What of the system Swift cannot reach: calls behind feature macros, and what runs before Swift does.
#ifndef INSIGHT_CSYSTEM_H
#define INSIGHT_CSYSTEM_H

#include <stddef.h>

// Copies `count` bytes of this process from any address; 0 where they cannot be read, which a plain access would crash at.
// Can be called in a signal handler.
int insight_peek(size_t address, void *bytes, size_t count);

// An argument of the program, its name being the first; NULL after the last.
const char *insight_argument(int index);

// The commit that the program was built from, followed by + where files were changed; empty where that is not known.
const char *insight_commit(void);

// A file in memory, open to read and write and closed in programs that are started; -1 with errno where there is none.
int insight_memory_file(void);

#endif
