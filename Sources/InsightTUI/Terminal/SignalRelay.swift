import Glibc

/// Turns signals into bytes of a pipe that the event loop reads, and gives the terminal back when the program
/// itself goes wrong. Everything that a handler touches is made before the handler is set.
enum SignalRelay {
  /// What a crash needs to give the terminal back; async-signal-safe calls only.
  private struct Rescue {
    var terminal: Int32
    var modes: termios
    var sequence: UnsafeMutablePointer<UInt8>
    var length: Int
  }

  // A signal handler can reach nothing but globals; they are written before handlers are set and after they are gone.
  nonisolated(unsafe) private static var writeEnd: Int32 = -1
  nonisolated(unsafe) private static var rescue: UnsafeMutablePointer<Rescue>?
  nonisolated(unsafe) private static var isEnding = false

  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]
  static let endings = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
  private static let relayed = endings + [SIGWINCH, SIGTSTP, SIGCONT]

  /// Sets the handlers; returns the pipe's end to read signal numbers from, one byte each.
  static func start(terminal: Int32, modes: termios, restoring sequence: [UInt8]) -> Int32 {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    writeEnd = ends[1]
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, sequence.count))
    bytes.initialize(from: sequence, count: sequence.count)
    let plan = UnsafeMutablePointer<Rescue>.allocate(capacity: 1)
    plan.initialize(to: Rescue(terminal: terminal, modes: modes, sequence: bytes, length: sequence.count))
    rescue = plan
    for signal in relayed { set(signal, relay) }
    // A stack that has overflowed has no room for a handler.
    let room = 1 << 16
    var stack = stack_t(
      ss_sp: UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16), ss_flags: 0, ss_size: room)
    sigaltstack(&stack, nil)
    for signal in crashes { set(signal, crash, flags: SA_ONSTACK) }
    signal(SIGPIPE, SIG_IGN)
    return ends[0]
  }

  /// Stops this process as the terminal's Ctrl-Z would, and returns when it goes on.
  static func stopHere() {
    signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
    set(SIGTSTP, relay)
  }

  /// Ends the program by the signal that asked for it, so that its parent learns the reason.
  static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
  }

  private static func set(
    _ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void, flags: Int32 = 0
  ) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_RESTART | flags
    sigaction(number, &action, nil)
  }

  private static let relay: @convention(c) (Int32) -> Void = { number in
    let saved = errno
    // Asked a second time to end while the first request still waits: the loop is busy, end at once.
    if number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT {
      if isEnding {
        giveBack()
        signal(number, SIG_DFL)
        raise(number)
      }
      isEnding = true
    }
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(writeEnd, &byte, 1)
    errno = saved
  }

  private static let crash: @convention(c) (Int32) -> Void = { number in
    giveBack()
    signal(number, SIG_DFL)
    raise(number)
  }

  private static func giveBack() {
    guard let rescue else { return }
    _ = write(rescue.pointee.terminal, rescue.pointee.sequence, rescue.pointee.length)
    tcsetattr(rescue.pointee.terminal, TCSANOW, &rescue.pointee.modes)
  }
}
