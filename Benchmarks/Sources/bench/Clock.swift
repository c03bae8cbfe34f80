import Glibc

/// The clock of every figure here: nanoseconds that never go back.
enum Clock {
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Nanoseconds that `work` takes.
  static func time(_ work: () -> Void) -> Int {
    let begin = now()
    work()
    return now() - begin
  }
}
