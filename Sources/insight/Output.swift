import Glibc
import InsightTUI

/// Standard output and standard error.
enum Output {
  /// Writes lines to standard output. A reader that closes its end early, as `head` does, ends the program
  /// without a word.
  static func lines(_ lines: [String]) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(0x0A)
    }
    write(bytes, to: STDOUT_FILENO)
  }

  /// False where nobody reads on.
  static func bytes(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

  static func text(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

  static func error(_ line: String) { write(Array((Harmless.line(line) + "\n").utf8), to: STDERR_FILENO) }

  @discardableResult
  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width to set text in: what is asked for, the terminal's, or 80.
  static func columns(_ asked: Int?) -> Int {
    if let asked { return asked }
    var window = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 {
      return Int(window.ws_col)
    }
    return 80
  }
}
