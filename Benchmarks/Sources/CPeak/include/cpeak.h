#pragma once

// The memory that this process holds, counted by definitions of malloc and its like of its own. For one thread.

/// The most bytes held at once since the last call of `bench_reset_peak`, beyond those held then.
long bench_peak(void);
void bench_reset_peak(void);
