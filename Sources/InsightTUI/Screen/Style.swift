import InsightModel

/// How a cell looks: attributes that every terminal can show, and a colour that only adds to them.
public struct Style: Hashable, Sendable {
  /// Bits: 0 bold, 1 dim, 2 italic, 3 underline, 4 reverse; 8...10 colour.
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  public enum Color: UInt16, Sendable, CaseIterable {
    case standard = 0
    case red, green, yellow, blue, magenta, cyan
  }

  static let plain = Style(rawValue: 0)
  static let bold = Style(rawValue: 1)
  static let dim = Style(rawValue: 2)
  static let italic = Style(rawValue: 4)
  static let underline = Style(rawValue: 8)
  static let reverse = Style(rawValue: 16)

  static func color(_ color: Color) -> Style { Style(rawValue: color.rawValue << 8) }

  var color: Color { Color(rawValue: rawValue >> 8 & 7) ?? .standard }

  func contains(_ other: Style) -> Bool { rawValue & other.rawValue == other.rawValue }

  /// Both styles' attributes; the right one's colour where it has one.
  static func + (left: Style, right: Style) -> Style {
    let color = right.color == .standard ? left.color : right.color
    return Style(rawValue: (left.rawValue | right.rawValue) & 0xFF | color.rawValue << 8)
  }

  /// `bold cyan`; `plain` for the plain style.
  var name: String {
    var words: [String] = []
    if contains(.bold) { words.append("bold") }
    if contains(.dim) { words.append("dim") }
    if contains(.italic) { words.append("italic") }
    if contains(.underline) { words.append("underline") }
    if contains(.reverse) { words.append("reverse") }
    switch color {
    case .standard: break
    case .red: words.append("red")
    case .green: words.append("green")
    case .yellow: words.append("yellow")
    case .blue: words.append("blue")
    case .magenta: words.append("magenta")
    case .cyan: words.append("cyan")
    }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

/// What each style is for. Every meaning has an attribute of its own, so that none needs colour.
enum Theme {
  static let bar = Style.reverse
  static let rule = Style.dim
  static let section = Style.dim + .color(.cyan)
  static let headline = Style.bold
  static let subheading = Style.bold + .color(.cyan)
  static let bullet = Style.bold + .color(.cyan)
  static let note = Style.dim
  static let lineNumber = Style.dim
  static let tableHeader = Style.bold
  /// More lies to this side.
  static let mark = Style.bold
  static let progress = Style.color(.cyan)
  static let pinned = Style.dim
  static let bars = Style.color(.cyan)
  static let negativeBars = Style.color(.red)
  static let doubt = Style.underline + .color(.red)
  static let proven = Style.underline + .color(.green)
  static let healed = Style.reverse + .color(.yellow)
  static let match = Style.underline + .bold + .color(.yellow)
  static let currentMatch = Style.reverse + .bold + .color(.yellow)
  static let selected = Style.reverse
  static let chosen = Style.bold + .color(.cyan)
  static let paneTitle = Style.dim
  static let focusedTitle = Style.bold
  static let key = Style.bold
  static let hint = Style.plain
  static let notice = Style.bold
  static let warning = Style.bold + .color(.red)

  /// How a cell of a table looks where nothing is selected.
  static func cell(_ grid: Grid, _ row: Int, _ column: Int) -> Style {
    let style = grid.role(row).isPinned ? Theme.pinned : Style.plain
    guard let finding = grid.finding(row, column) else { return style }
    return style + (finding.proven == nil ? Theme.doubt : Theme.proven)
  }
}
