import Glibc

/// Turns signals into bytes of a pipe that the event loop reads, so that the terminal is given back before one of them
/// ends the program. Everything that a handler touches is made before the handler is set.
enum SignalRelay {
  // A signal handler can reach nothing but globals; they are written before handlers are set.
  nonisolated(unsafe) private static var writeEnd: Int32 = -1
  nonisolated(unsafe) private static var isEnding = false

  /// All whose default is to end a program, but those of a crash and the real-time ones, which nothing sends unasked.
  private static let endings = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR,
    SIGSTKFLT,
  ]
  private static let relayed = endings + [SIGWINCH, SIGTSTP, SIGCONT]

  /// Sets the handlers; returns the pipe's end to read signal numbers from, one byte each.
  static func start() -> Int32 {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    writeEnd = ends[1]
    for signal in relayed { set(signal, relay) }
    signal(SIGPIPE, SIG_IGN)
    return ends[0]
  }

  /// Stops this process as the terminal's Ctrl-Z would, and returns when it goes on.
  static func stopHere() {
    signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
    set(SIGTSTP, relay)
  }

  /// Leaves what the terminal's keys send (Ctrl-C, Ctrl-\, Ctrl-Z) to a program that has the terminal, or takes it again.
  static func leaveKeys(to process: pid_t?) {
    for number in [SIGINT, SIGQUIT, SIGTSTP] {
      if process == nil { set(number, relay) } else { signal(number, SIG_IGN) }
    }
  }

  /// Ends the program by the signal that asked for it, so that its parent learns the reason.
  static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
  }

  private static func set(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_RESTART
    sigaction(number, &action, nil)
  }

  private static let relay: @convention(c) (Int32) -> Void = { number in
    let saved = errno
    if number != SIGWINCH, number != SIGTSTP, number != SIGCONT {
      // Asked a second time to end while the first request still waits: the loop is busy, end at once.
      if isEnding {
        Crash.giveBack()
        signal(number, SIG_DFL)
        raise(number)
      }
      isEnding = true
    }
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(writeEnd, &byte, 1)
    errno = saved
  }
}
