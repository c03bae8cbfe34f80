#include "cpeak.h"

#include <errno.h>
#include <malloc.h>
#include <stddef.h>

// The program's definitions go before those of the C library, which keeps its own under these names.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static long held, base, most;

long bench_peak(void) { return most - base; }

void bench_reset_peak(void) { base = most = held; }

static void *taken(void *block) {
  held += (long)malloc_usable_size(block);
  if (held > most) most = held;
  return block;
}

void *malloc(size_t size) { return taken(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return taken(__libc_calloc(count, size)); }

void *realloc(void *block, size_t size) {
  long before = (long)malloc_usable_size(block);
  void *made = __libc_realloc(block, size);
  if (made != NULL) {
    held -= before;
    taken(made);
  }
  return made;
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  void *made = __libc_memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *block = taken(made);
  return 0;
}

void free(void *block) {
  held -= (long)malloc_usable_size(block);
  __libc_free(block);
}
