import Glibc
import InsightModel
import InsightTUI

/// Standard output and standard error: the only way out of the commands. What cannot be written ends the program, with
/// one line and a status of its own, so that no command can forget to look.
enum Output {
  /// Writes lines to standard output, harmless ones.
  static func lines(_ lines: [String]) {
    var bytes: [UInt8] = []
    for line in lines { Harmless.append(line, to: &bytes) }
    write(bytes)
  }

  /// Writes what a form of its own has made harmless: CSV, JSON, Markdown of a table.
  static func bytes(_ bytes: [UInt8]) { write(bytes) }

  static func json(_ value: JSON) { write(Array(value.document.utf8)) }

  /// Writes a table's text in portions.
  static func table(_ export: TableExport, _ grid: Grid) {
    export.write(grid) { portion, _ in
      write(portion)
      return true
    }
  }

  /// Says in one line on standard error why the program ends, and ends it.
  static func fail(_ message: String, _ status: Status) -> Never {
    let line = Array(("insight: " + Harmless.line(message) + "\n").utf8)
    close(STDOUT_FILENO)
    Pager.finish()
    _ = write(line, to: Crash.standardError)
    exit(status.rawValue)
  }

  /// Says in one line on standard error what the output does not.
  static func warn(_ message: String) {
    _ = write(Array(("insight: " + Harmless.line(message) + "\n").utf8), to: Crash.standardError)
  }

  /// The last step of every command that has written something: some file systems tell only now that there is no room.
  static func finish() {
    if close(STDOUT_FILENO) != 0, errno != EBADF, errno != EINTR { fail(errno) }
    Pager.finish()
  }

  private static func write(_ bytes: [UInt8]) {
    if let failure = write(bytes, to: STDOUT_FILENO) { fail(failure) }
  }

  /// A reader that closes its end early, as `head` does, is no fault: then the program ends as others do, by the signal
  /// that comes with it, or without a word where that is switched off.
  private static func fail(_ number: Int32) -> Never {
    if number == EPIPE { exit(Status.unwritable.rawValue) }
    fail("standard output: \(reason(number))", .unwritable)
  }

  private static func reason(_ number: Int32) -> String {
    let reason = String(cString: strerror(number)).lowercased()
    switch number {
    case ENOSPC, EDQUOT: return "\(reason); what was written is not whole; make room and try again"
    case EFBIG: return "\(reason); what was written is not whole; raise the limit (ulimit -f)"
    case EBADF: return "it is closed; open it, or send it to /dev/null"
    case _: return "\(reason); what was written is not whole; write it elsewhere"
    }
  }

  /// The error's number; nil when all is written.
  private static func write(_ bytes: [UInt8], to file: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0, errno == EAGAIN {
        // Somebody made the stream one that does not wait.
        var watched = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = poll(&watched, 1, -1)
        continue
      }
      guard written > 0 else { return written < 0 ? errno : ENOSPC }
      rest = rest.dropFirst(written)
    }
    return nil
  }

  /// Whether the command was given a terminal to print to; a pager that stands between is still one.
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  /// The columns of that terminal; 0 where there is none.
  static let terminalColumns: Int = {
    var window = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 else { return 0 }
    return Int(window.ws_col)
  }()

  /// The width that tables may take: what is asked for, or the terminal's; elsewhere what they need.
  static func tableColumns(_ asked: Int?) -> Int {
    asked ?? (isTerminal ? columns(nil) : widestTable)
  }

  /// More than any line of a table that somebody reads.
  private static let widestTable = 100_000

  /// The width to set text in: what is asked for, the terminal's, or 80.
  static func columns(_ asked: Int?) -> Int {
    asked ?? (terminalColumns > 0 ? terminalColumns : 80)
  }
}
