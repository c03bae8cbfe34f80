import CSupport
import Glibc

/// What a program wrote in one piece.
struct Burst {
  var bytes = 0
  /// When the last byte was read of what came at once.
  var first: Int?
  /// When the last byte was read.
  var end = 0
  /// False when the expected text did not come in time.
  var isComplete = true
}

/// A program in a pseudo-terminal of its own.
struct Child: ~Copyable {
  let process: pid_t
  private let terminal: Int32
  /// Right before the program was started.
  let start: Int

  private static let environment = [
    "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/", "LESSHISTFILE=-",
  ]

  /// A library that no program before has begun: what one remembers is not what the next is measured with.
  private static var library: String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return "INSIGHT_LIBRARY=\(folder)/library-\(getpid())-\(Clock.now()).db"
  }

  /// Starts a program with the terminal as its controlling one; nil where that fails.
  init?(_ arguments: [String], columns: Int, rows: Int) {
    var name = [CChar](repeating: 0, count: 64)
    let terminal = bench_open_terminal(UInt16(columns), UInt16(rows), &name, UInt(name.count))
    guard terminal >= 0 else { return nil }

    // The first terminal that the leader of a new session opens becomes its controlling one.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setflags(&attributes, bench_spawn_setsid())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var words = arguments.map { strdup($0) } + [nil]
    var variables = (Self.environment + [Self.library]).map { strdup($0) } + [nil]
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
      for word in words + variables { free(word) }
    }
    var process: pid_t = 0
    let start = Clock.now()
    guard let program = arguments.first,
      posix_spawn(&process, program, &actions, &attributes, &words, &variables) == 0
    else {
      close(terminal)
      return nil
    }
    self.process = process
    self.terminal = terminal
    self.start = start
  }

  /// Types keys; returns the moment before the first of them.
  func type(_ keys: String) -> Int {
    let bytes = Array(keys.utf8)
    let begin = Clock.now()
    _ = write(terminal, bytes, bytes.count)
    return begin
  }

  /// Types a key that is not measured, and waits for what it does.
  func press(_ key: String) {
    _ = type(key)
    _ = listen(gap: FirstScreen.gap, patience: 300)
  }

  /// Nanoseconds of silence after which more is an addition to what has come.
  private var pause: Int { 2_000_000 }

  /// Reads what comes until nothing has come for `gap` milliseconds, and not before `expected` has come. Nil when
  /// nothing at all comes within `patience` milliseconds.
  func listen(gap: Int, patience: Int, expecting expected: String? = nil) -> Burst? {
    let wanted = expected.map { Array($0.utf8) } ?? []
    var burst = Burst()
    var tail: [UInt8] = []
    var isFound = wanted.isEmpty
    let limit = Clock.now() + patience * 1_000_000
    var portion = [UInt8](repeating: 0, count: 65536)
    while true {
      let isWaiting = burst.bytes == 0 || !isFound
      let left = isWaiting ? max(0, (limit - Clock.now()) / 1_000_000) : gap
      var watched = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Int32(left)) > 0 else { break }
      let count = read(terminal, &portion, portion.count)
      guard count > 0 else { break }
      let now = Clock.now()
      if burst.first == nil, isFound, !wanted.isEmpty, now - burst.end > pause { burst.first = burst.end }
      burst.end = now
      burst.bytes += count
      if !isFound {
        tail += portion[..<count]
        isFound = Self.holds(tail, wanted)
        tail.removeFirst(max(0, tail.count - wanted.count))
      }
    }
    burst.isComplete = isFound
    burst.first = burst.first ?? burst.end
    return burst.bytes == 0 ? nil : burst
  }

  private static func holds(_ text: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { text[$0..<$0 + wanted.count] == wanted[...] }
  }

  /// Ends the program by its own key, and by force where it does not heed that within some seconds.
  consuming func quit(_ key: String) {
    _ = type(key)
    let limit = Clock.now() + 5_000_000_000
    var portion = [UInt8](repeating: 0, count: 65536)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if Clock.now() > limit {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        break
      }
      // What it still says must be read, or it waits for that.
      var watched = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      if poll(&watched, 1, 2) > 0 { _ = read(terminal, &portion, portion.count) }
    }
    close(terminal)
  }
}
