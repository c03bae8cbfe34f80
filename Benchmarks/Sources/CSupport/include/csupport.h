// What Swift cannot reach by itself: its view of the C library ends at plain POSIX.

/// Calls of malloc, calloc, realloc and posix_memalign in this process so far.
long bench_allocations(void);

/// Opens a pseudo-terminal of this size. Returns its leading side, or -1, and writes the path of the other one.
int bench_open_terminal(unsigned short columns, unsigned short rows, char *path, unsigned long capacity);

/// The flag of posix_spawn that begins a new session; glibc declares it only for GNU sources.
short bench_spawn_setsid(void);

/// A line on standard error.
void bench_say(const char *text);
