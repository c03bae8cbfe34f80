import CSystem
import Glibc

/// What happens when the program itself goes wrong: the terminal is given back, one line says what was open, and a report
/// is written where one was asked for. Everything that the handler touches is made before it is set; it calls only what
/// POSIX allows in a handler (signal-safety(7)).
public enum Crash {
  /// How to give a terminal back without its library.
  struct Rescue {
    var terminal: Int32
    var modes: termios
    var sequence: UnsafeMutablePointer<UInt8>
    var length: Int
  }

  /// The signals of a program that went wrong; no thread may block them.
  static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]

  // A handler can reach nothing but globals; they are written before there is anything to handle.
  nonisolated(unsafe) private static var rescue: UnsafeMutablePointer<Rescue>?
  nonisolated(unsafe) private static var reportPath: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var reportTitle: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var isCrashing = false
  nonisolated(unsafe) private static var threadKey = pthread_key_t()
  nonisolated(unsafe) private static var hasThreadKey = false
  /// Where the runtime's own words go while memory is limited, and can be read back.
  nonisolated(unsafe) private static var runtimeWords: Int32 = -1
  /// Standard error, for the program's own messages.
  nonisolated(unsafe) public private(set) static var standardError = STDERR_FILENO

  /// The bytes of a name that are kept for each thread.
  private static let longestName = 512
  private static let stackSize = 1 << 16
  /// The status of an input that cannot be read (`EX_NOINPUT`): one that memory does not suffice for.
  private static let unreadable: Int32 = 66

  // MARK: Before

  /// Sets the handlers, and this thread's room for them. To be called first.
  public static func arm() {
    hasThreadKey = pthread_key_create(&threadKey, nil) == 0
    _ = enterThread()
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = handler
      sigemptyset(&action.sa_mask)
      action.sa_flags = SA_SIGINFO | Int32(SA_ONSTACK)
      sigaction(signal, &action, nil)
    }
    // Writing says that a file is too long for its limit; the signal would only end the program before it can.
    signal(SIGXFSZ, SIG_IGN)
    hearRuntime()
  }

  /// Where memory is limited an allocation can fail, of which the runtime says so much on standard error that the reason
  /// is lost in it. Then its words go into a pipe, and one line tells the reason.
  private static func hearRuntime() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
      return
    }
    let kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    var ends: [Int32] = [-1, -1]
    guard kept >= 0, pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    dup2(ends[1], STDERR_FILENO)
    close(ends[1])
    standardError = kept
    runtimeWords = ends[0]
  }

  /// Has a report written to a file when the program crashes.
  /// - Parameters:
  ///   - path: the name of the file, with a zero at its end.
  ///   - title: the same for people, harmless.
  public static func writeReport(to path: [CChar], title: String) {
    reportTitle = strdup(title)
    reportPath = path.withUnsafeBufferPointer { $0.baseAddress.map { strdup($0) } }
  }

  /// Gives the terminal back on a crash from now on; takes the place of an earlier plan.
  static func plan(_ next: Rescue) {
    let plan = UnsafeMutablePointer<Rescue>.allocate(capacity: 1)
    plan.initialize(to: next)
    rescue = plan
  }

  /// What a thread needs for the handler: a stack of its own, since one that has overflowed has no room for it, and a place
  /// for the name of what it works on.
  struct ThreadRoom {
    fileprivate let stack = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    fileprivate let name = UnsafeMutablePointer<CChar>.allocate(capacity: longestName)

    fileprivate init() { name[0] = 0 }

    /// Ends what `enterThread` began, on the same thread.
    func leave() {
      var none = stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: 0)
      sigaltstack(&none, nil)
      if hasThreadKey { pthread_setspecific(threadKey, nil) }
      stack.deallocate()
      name.deallocate()
    }
  }

  /// Prepares the calling thread; the result must live as long as it, and be left at its end.
  static func enterThread() -> ThreadRoom {
    let room = ThreadRoom()
    var stack = stack_t(ss_sp: room.stack, ss_flags: 0, ss_size: stackSize)
    sigaltstack(&stack, nil)
    if hasThreadKey { pthread_setspecific(threadKey, room.name) }
    return room
  }

  /// Says what the calling thread works on from now on: the harmless name of a document, and nothing that stands in it.
  public static func isOpen(_ title: String) {
    guard hasThreadKey, let name = pthread_getspecific(threadKey)?.assumingMemoryBound(to: CChar.self) else {
      return
    }
    title.withCString { _ = strncpy(name, $0, longestName - 1) }
    name[longestName - 1] = 0
  }

  /// The signals that a thread beside the terminal's leaves to that one: all but those of a crash.
  static var signalsOfOthers: sigset_t {
    var set = sigset_t()
    sigfillset(&set)
    for signal in signals { sigdelset(&set, signal) }
    return set
  }

  // MARK: Meanwhile

  private static let handler:
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
      number, _, context in
      if !isCrashing {
        isCrashing = true
        giveBack()
        let isMemory = number == SIGABRT && runtimeSaysOutOfMemory()
        tell(number, isMemory)
        report(number, context)
        if isMemory { _exit(unreadable) }
      }
      // Back at what went wrong, or at `abort`, the signal now ends the program as it would have.
      signal(number, SIG_DFL)
      raise(number)
    }

  /// Gives the terminal back, from a handler too.
  static func giveBack() {
    guard let rescue else { return }
    // In the background the terminal is somebody else's, and setting its modes would stop this process.
    signal(SIGTTOU, SIG_IGN)
    _ = write(rescue.pointee.terminal, rescue.pointee.sequence, rescue.pointee.length)
    tcsetattr(rescue.pointee.terminal, TCSANOW, &rescue.pointee.modes)
  }

  private static var name: UnsafeMutablePointer<CChar>? {
    guard hasThreadKey, let name = pthread_getspecific(threadKey)?.assumingMemoryBound(to: CChar.self),
      name[0] != 0
    else { return nil }
    return name
  }

  private static func tell(_ number: Int32, _ isMemory: Bool) {
    let file = standardError
    put("insight: ", file)
    if isMemory {
      if let name {
        put(name, file)
        put(": ", file)
      }
      put("larger than the memory that may be used; raise the limit (ulimit -v) or split it\n", file)
      return
    }
    put("crashed (", file)
    put(title(number), file)
    put(")", file)
    if let name {
      put(" with ", file)
      put(name, file)
      put(" open", file)
    }
    if let reportTitle {
      put("; where it happened is written to ", file)
      put(reportTitle, file)
    } else {
      put("; --crash-report FILE writes where it happened", file)
    }
    put(", nothing of the document\n", file)
  }

  /// True where the runtime has said that an allocation failed; other words of it are passed on.
  private static func runtimeSaysOutOfMemory() -> Bool {
    guard runtimeWords >= 0 else { return false }
    var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &words) { bytes in
      guard let base = bytes.baseAddress else { return false }
      var isFirst = true
      while true {
        let count = read(runtimeWords, base, bytes.count)
        guard count > 0 else { return false }
        if isFirst, has("failed to allocate", UnsafeRawBufferPointer(rebasing: bytes[..<count])) {
          return true
        }
        isFirst = false
        _ = write(standardError, base, count)
      }
    }
  }

  private static func has(_ words: StaticString, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let length = words.utf8CodeUnitCount
    guard let base = bytes.baseAddress, bytes.count >= length else { return false }
    var start = 0
    while start + length <= bytes.count {
      if memcmp(base + start, words.utf8Start, length) == 0 { return true }
      start += 1
    }
    return false
  }

  // MARK: The report

  /// The signal, where it came, and the calls that led there, as addresses of the program: enough to find the place in the
  /// sources, and nothing of what was read.
  private static func report(_ number: Int32, _ context: UnsafeMutableRawPointer?) {
    guard let reportPath else { return }
    let file = open(reportPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0o600)
    guard file >= 0 else { return }
    put("insight crash report\nversion ", file)
    put(Release.version, file)
    put("\nsignal ", file)
    put(title(number), file)
    put("\nknown address ", file)
    putHex(UInt(bitPattern: unsafeBitCast(handler, to: Int.self)), file)
    put(" (the handler)\n", file)
    if let context { putCalls(context.assumingMemoryBound(to: ucontext_t.self), file) }
    close(file)
  }

  private static func putCalls(_ context: UnsafeMutablePointer<ucontext_t>, _ file: Int32) {
    #if arch(x86_64)
      // Of `gregs`: RBP is the 11th, RIP the 17th (sys/ucontext.h).
      let counter = UInt(bitPattern: Int(context.pointee.uc_mcontext.gregs.16))
      var frame = UInt(bitPattern: Int(context.pointee.uc_mcontext.gregs.10))
    #elseif arch(arm64)
      let counter = UInt(context.pointee.uc_mcontext.pc)
      var frame = UInt(context.pointee.uc_mcontext.regs.29)
    #else
      let counter: UInt = 0
      var frame: UInt = 0
    #endif
    put("at ", file)
    putHex(counter, file)
    put("\n", file)
    // A frame holds the address of the one before it and of the call; they go up the stack.
    for _ in 0..<200 {
      var pair: (UInt, UInt) = (0, 0)
      guard frame != 0, frame % 8 == 0, peek(frame, &pair), pair.0 > frame else { return }
      put("from ", file)
      putHex(pair.1, file)
      put("\n", file)
      frame = pair.0
    }
  }

  /// Reads two words of this process; false where there are none, which a plain access would crash at.
  private static func peek(_ address: UInt, _ pair: inout (UInt, UInt)) -> Bool {
    withUnsafeMutableBytes(of: &pair) { insight_peek(Int(address), $0.baseAddress, $0.count) != 0 }
  }

  // MARK: Words

  private static func title(_ number: Int32) -> StaticString {
    switch number {
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGILL: "SIGILL"
    case SIGFPE: "SIGFPE"
    case SIGABRT: "SIGABRT"
    case SIGTRAP: "SIGTRAP"
    case SIGSYS: "SIGSYS"
    case _: "a signal"
    }
  }

  private static func put(_ text: StaticString, _ file: Int32) {
    _ = write(file, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func put(_ text: UnsafeMutablePointer<CChar>, _ file: Int32) {
    _ = write(file, text, strlen(text))
  }

  private static func putHex(_ number: UInt, _ file: Int32) {
    put("0x", file)
    var shift = UInt.bitWidth - 4
    while shift > 0, number >> UInt(shift) == 0 { shift -= 4 }
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt(shift) & 15)
      var letter = digit < 10 ? 0x30 + digit : 0x57 + digit
      _ = write(file, &letter, 1)
      shift -= 4
    }
  }
}
