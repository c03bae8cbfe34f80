/// Why the reader cannot use a terminal.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// There is no terminal to read keys from or to draw on.
  case noTerminal
  /// `TERM` names a terminal that cannot place text.
  case tooSimple(String)
  /// `TERM` is not set, or names a terminal that the system does not know.
  case unknown(String)

  /// One line: what is wrong and what to do instead.
  public var description: String {
    switch self {
    case .noTerminal:
      "no terminal to read keys from; use `insight show` to print the issue"
    case .tooSimple(let name):
      "the terminal \(name) cannot place text on a screen; use `insight show` to print the issue"
    case .unknown(let name):
      name.isEmpty
        ? "TERM is not set, so the kind of terminal is unknown; set TERM, or use `insight show`"
        : "the terminal \(name) is not known here; set TERM to one that is, such as xterm-256color"
    }
  }
}
