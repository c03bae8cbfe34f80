import Glibc
import InsightTUI

/// Pages what a command prints to a terminal, as git does: by `$PAGER`, else `less`, which leaves on the screen what fits.
enum Pager {
  // One thread prints.
  nonisolated(unsafe) private static var process: pid_t = 0

  private static let usual = "less"

  /// Puts the pager behind standard output. Nothing is done where that is no terminal, where `$PAGER` is empty or `cat`,
  /// where no program may be started (`INSIGHT_SECURE`), and where there is no such program.
  static func start() {
    guard Output.isTerminal, Output.terminalColumns > 0, !Programs.areForbidden,
      Environment.text("TERM") != "dumb"
    else { return }
    let command = getenv("PAGER") == nil ? usual : Environment.text("PAGER")
    guard !command.isEmpty, command != "cat", isThere(command) else { return }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // F: what fits is printed; R: nothing harmful is in it; X: it stays on the screen.
    setenv("LESS", "FRX", 0)
    if let started = spawn(command, reading: ends[0]), dup2(ends[1], STDOUT_FILENO) >= 0 { process = started }
    close(ends[0])
    close(ends[1])
  }

  /// Waits until the reader has left the pager; what was written to it has its end by now.
  static func finish() {
    guard process > 0 else { return }
    // Ctrl-C is the pager's.
    signal(SIGINT, SIG_IGN)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    process = 0
  }

  private static func spawn(_ command: String, reading input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    var arguments: [UnsafeMutablePointer<CChar>?] = []
    for word in ["sh", "-c", command] { arguments.append(strdup(word)) }
    arguments.append(nil)
    defer { for word in arguments { free(word) } }
    var started: pid_t = 0
    return posix_spawn(&started, "/bin/sh", &actions, nil, &arguments, environ) == 0 ? started : nil
  }

  /// True where the command's first word is a program, or more than a word for the shell.
  private static func isThere(_ command: String) -> Bool {
    let word = command.prefix { $0 != " " }
    guard word.allSatisfy({ $0.isLetter || $0.isNumber || "-_.+/".contains($0) }) else { return true }
    if word.contains("/") { return access(String(word), X_OK) == 0 }
    return Environment.text("PATH").split(separator: ":").contains { access("\($0)/\(word)", X_OK) == 0 }
  }
}
