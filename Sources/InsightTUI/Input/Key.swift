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

/// What the terminal and the world around the reader report.
public enum Event: Sendable {
  case key(Key)
  /// Characters that came together at a prompt: a search for each would find what the next one throws away.
  case typed([Unicode.Scalar])
  /// Text pasted into the terminal, in one piece.
  case paste(String)
  case wheel(lines: Int, at: Point)
  case click(at: Point)
  case resize(Size)
  /// Nothing was typed for a moment after the reader asked to be told.
  case idle
  /// An effect's answer.
  case loaded(Int, Document.State)
  /// The file of a document has changed since it was read.
  case changed(Int)
  case copied(String)
  /// How far the computation that was asked for is, 0...1.
  case progress(Double)
  case computed(Computation, Computation.Outcome)
  case written(WriteOutcome)
  /// A signal asks the program to end.
  case terminate
}
