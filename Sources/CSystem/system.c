#define _GNU_SOURCE
#include "CSystem.h"

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

int insight_peek(size_t address, void *bytes, size_t count) {
  struct iovec here = {bytes, count};
  struct iovec there = {(void *)address, count};
  return process_vm_readv(getpid(), &here, 1, &there, 1, 0) == (ssize_t)count;
}

int insight_memory_file(void) { return memfd_create("insight", MFD_CLOEXEC); }

#ifndef INSIGHT_COMMIT
#define INSIGHT_COMMIT ""
#endif

const char *insight_commit(void) { return INSIGHT_COMMIT; }

static int argumentCount;
static char **arguments;

const char *insight_argument(int index) {
  return index >= 0 && index < argumentCount ? arguments[index] : NULL;
}

// Before `main` the Swift runtime looks for its program that prints backtraces, beside the file of this program, whose
// name it takes from /proc; where that is not mounted it gives up and aborts. Crashes are told by this program itself, so
// it is spared the search. The arguments too it would look for in /proc. This has to come before the runtime's own
// initialisers.
static void prepare(int count, char **values, char **environment) {
  (void)environment;
  argumentCount = count;
  arguments = values;
  // The few threads have memory in common: one of their own would grow a page at a time, and be held beside the first.
  mallopt(M_ARENA_MAX, 1);
  setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/nonexistent", 1);
}

__attribute__((section(".preinit_array"), used)) static void (*const beforeSwift)(int, char **, char **) = prepare;
