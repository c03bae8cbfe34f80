/// Control characters that were shown, each told once a line, and no more often than is read.
struct ControlTally {
  /// After so many the last entry takes in the further lines.
  private static let mostEntries = 1000

  private(set) var diagnostics: [Diagnostic] = []
  /// The line that was noted last, and its controls.
  private var noted: (line: Int, controls: [UInt32]) = (0, [])

  mutating func note(_ control: UInt32, line: Int) {
    if noted.line != line { noted = (line, []) }
    guard !noted.controls.contains(control) else { return }
    noted.controls.append(control)
    if diagnostics.count < Self.mostEntries {
      let (was, now) = (ControlSign.name(control), String(ControlSign.visible(control)))
      diagnostics.append(Diagnostic(.controlShown(was: was, now: now), lines: line...line))
    } else if let last = diagnostics.last {
      diagnostics[diagnostics.count - 1].lines = last.lines.lowerBound...line
    }
  }
}

/// How control characters are shown: they must not reach a terminal, and must not vanish either.
public enum ControlSign {
  /// C0 and C1, line and paragraph separators, and whatever turns the direction of a line.
  public static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case _: false
    }
  }

  /// What is shown for it: the sign that Unicode has for the controls of ASCII, else `�`.
  public static func visible(_ control: UInt32) -> Unicode.Scalar {
    switch control {
    case 0..<0x20: Unicode.Scalar(0x2400 + control) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case _: "\u{FFFD}"
    }
  }

  static func name(_ control: UInt32) -> String {
    let digits = String(control, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
