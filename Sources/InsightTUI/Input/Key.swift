/// A key as the terminal reports it.
public enum Key: Hashable, Sendable {
  case character(Unicode.Scalar)
  /// Control with a letter, `a`...`z`.
  case control(Unicode.Scalar)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete
  case f1
  /// Two letters, one typed after the other: `gv`.
  case pair(Unicode.Scalar, Unicode.Scalar)

  /// As it is written in help: `↓`, `PgDn`, `Ctrl-L`, `j`.
  var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .control(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .f1: "F1"
    case .pair(let first, let second): String(Character(first)) + String(Character(second))
    }
  }

  /// What it types; nil for keys that type nothing.
  var letters: String? {
    switch self {
    case .character(let scalar): String(Character(scalar))
    case .pair(let first, let second): String(Character(first)) + String(Character(second))
    case .control, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab,
      .backTab, .backspace, .delete, .f1:
      nil
    }
  }

  /// The same without signs beyond ASCII, for the manual page.
  var plainLabel: String {
    switch self {
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .character, .control, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab, .backTab, .backspace,
      .delete, .f1, .pair:
      label
    }
  }
}
