import Glibc
import InsightModel

/// Other programs that the reader starts: the editor, and what opens links. No shell stands between, so that nothing in a
/// name or an address means anything to one.
public enum Programs {
  /// Said instead of starting one where `INSIGHT_SECURE` is set.
  public static let refusal = "INSIGHT_SECURE is set: no program is started, no file is written"

  /// True where no program may be started and no file written, as less has it with `LESSSECURE`.
  public static var areForbidden: Bool { !variable("INSIGHT_SECURE").isEmpty }

  static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// The words of a command as somebody writes it in the environment: parted at blanks, except for those in quotes.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in command {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap { $0 }
  }

  // MARK: The editor

  /// `$VISUAL`, else `$EDITOR`, else vi, at a line of a file.
  static func editor(
    of path: String, line: Int?, visual: String = variable("VISUAL"), editor: String = variable("EDITOR")
  ) -> [String] {
    var command = words(visual)
    if command.isEmpty { command = words(editor) }
    if command.isEmpty { command = ["vi"] }
    guard let line, line > 1 else { return command + [path] }
    // Most take a line before the name; these take it after the name, or by an option.
    switch command[0].split(separator: "/").last ?? "" {
    case "hx", "helix", "zed", "subl": return command + ["\(path):\(line)"]
    case "code", "codium", "code-insiders": return command + ["--goto", "\(path):\(line)"]
    case _: return command + ["+\(line)", path]
    }
  }

  // MARK: Links

  /// What opens a link: the first program of `$BROWSER` that is there, else xdg-open. `$BROWSER` holds commands parted by
  /// colons, in which `%s` stands for the address.
  static func browser(
    of target: String, browser: String = variable("BROWSER"), isThere: (String) -> Bool = isThere
  ) -> [String]? {
    for command in browser.split(separator: ":").map(String.init) + ["xdg-open"] {
      let words = words(command)
      guard let first = words.first, isThere(first) else { continue }
      guard words.contains(where: { $0.contains("%s") }) else { return words + [target] }
      return words.map { $0.replacing("%s", with: target) }
    }
    return nil
  }

  static func isThere(_ name: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    return variable("PATH").split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// True where a program can open a window of its own; else it gets the terminal.
  static var haveWindows: Bool { !variable("DISPLAY").isEmpty || !variable("WAYLAND_DISPLAY").isEmpty }

  // MARK: Starting

  /// What the program's standard streams are.
  enum Streams {
    /// Those of the terminal, with the keys from this descriptor.
    case terminal(input: Int32)
    /// None; it is a session of its own.
    case nothing
    /// What it reads, and none to write to; it is a session of its own.
    case input(Int32)
  }

  /// `POSIX_SPAWN_SETSID`, which the C library declares only for some feature macros.
  private static let newSession: Int32 = 0x80

  /// Starts a program; nil with `errno` where it cannot be.
  static func start(_ arguments: [String], _ streams: Streams) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    switch streams {
    case .terminal(let input):
      if input != STDIN_FILENO { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
      if Crash.standardError != STDERR_FILENO {
        posix_spawn_file_actions_adddup2(&actions, Crash.standardError, STDERR_FILENO)
      }
    case .nothing, .input:
      flags |= newSession
      if case .input(let file) = streams {
        posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
      } else {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      }
      for stream in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
      }
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words = arguments.map { word -> UnsafeMutablePointer<CChar>? in
      FileName.bytes(word).withUnsafeBufferPointer { $0.baseAddress.flatMap { strdup($0) } }
    }
    defer { for word in words { free(word) } }
    guard let name = words.first ?? nil else { return nil }
    words.append(nil)
    var process = pid_t()
    let failure = posix_spawnp(&process, name, &actions, &attributes, words, environ)
    errno = failure
    return failure == 0 ? process : nil
  }

  /// Waits for the end of a program; its status, as a shell tells it.
  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while true {
      let waited = waitpid(process, &status, WUNTRACED)
      if waited < 0, errno == EINTR { continue }
      guard waited == process else { return 0 }
      if status & 0xFF == 0x7F {
        // Stopped, as by Ctrl-Z: this program stops with it, and it goes on with this one.
        SignalRelay.stopHere()
        SignalRelay.leaveKeys(to: process)
        kill(process, SIGCONT)
        continue
      }
      return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
  }

  /// Waits for the end of a program for so many milliseconds; its status, nil where it goes on.
  static func wait(for process: pid_t, atMost milliseconds: Int) -> Int32? {
    // Soon at first: most have ended by then.
    var (waited, step) = (0, 2)
    while true {
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
      guard ended == 0 || errno == EINTR, waited < milliseconds else { return nil }
      poll(nil, 0, Int32(step))
      waited += step
      step = min(step * 2, 100)
    }
  }

  /// Why a program could not be started, or ended otherwise than well; nil where all is well.
  static func complaint(_ arguments: [String], _ process: pid_t?, status: Int32) -> String? {
    let name = Harmless.line(arguments.first ?? "")
    if process == nil { return "\(name): \(String(cString: strerror(status)).lowercased())" }
    return status == 0 ? nil : "\(name) ended with status \(status)"
  }
}
