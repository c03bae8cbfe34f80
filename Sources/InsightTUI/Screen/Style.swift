import InsightModel

/// How a cell looks: attributes that every terminal can show, and what it stands for, which gives it a colour that only
/// adds to them.
public struct Style: Hashable, Sendable {
  /// Bits: 0 bold, 1 dim, 2 italic, 3 underline, 4 reverse; 8...13 what it stands for.
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What a cell stands for. The name is the one in a configuration.
  public enum Role: UInt16, Sendable, CaseIterable {
    case plain = 0
    case bar, rule, section, headline, subheading, bullet, note, lineNumber, tableHeader, mark, progress
    case pinned, bars, negativeBars, doubt, proven, healed, match, currentMatch, selected, chosen
    case paneTitle, focusedTitle, key, notice, warning
    case figure

    /// `line-number`
    var name: String { Self.names[Int(rawValue)] }

    /// In the order of the cases.
    private static let names = [
      "plain", "bar", "rule", "section", "headline", "subheading", "bullet", "note", "line-number",
      "table-header", "mark", "progress", "pinned", "bars", "negative-bars", "doubt", "proven", "healed",
      "match", "current-match", "selected", "chosen", "pane-title", "focused-title", "key", "notice",
      "warning", "figure",
    ]

    /// The attributes that tell it without colour.
    var attributes: Style {
      switch self {
      case .plain, .progress, .bars, .negativeBars: .plain
      case .bar, .selected, .healed: .reverse
      case .rule, .section, .note, .lineNumber, .pinned, .paneTitle: .dim
      case .headline, .subheading, .bullet, .tableHeader, .mark, .chosen, .focusedTitle, .key, .notice,
        .warning:
        .bold
      case .doubt, .proven, .figure: .underline
      case .match: .underline + .bold
      case .currentMatch: .reverse + .bold
      }
    }

    /// The colour of the terminal's own that it has where no theme says otherwise.
    var color: ColorTheme.Named? {
      switch self {
      case .section, .subheading, .bullet, .progress, .bars, .chosen: .cyan
      case .negativeBars, .doubt, .warning: .red
      case .proven: .green
      case .healed, .match, .currentMatch: .yellow
      case .plain, .bar, .rule, .headline, .note, .lineNumber, .tableHeader, .mark, .pinned, .selected,
        .paneTitle, .focusedTitle, .key, .notice, .figure:
        nil
      }
    }
  }

  static let plain = Style(rawValue: 0)
  static let bold = Style(rawValue: 1)
  static let dim = Style(rawValue: 2)
  static let italic = Style(rawValue: 4)
  static let underline = Style(rawValue: 8)
  static let reverse = Style(rawValue: 16)

  init(_ role: Role) {
    self.init(rawValue: role.attributes.rawValue | role.rawValue << 8)
  }

  var role: Role { Role(rawValue: rawValue >> 8 & 0x3F) ?? .plain }

  /// Bits 0...4.
  var attributes: UInt16 { rawValue & 0x1F }

  func contains(_ other: Style) -> Bool { rawValue & other.rawValue == other.rawValue }

  /// Both styles' attributes; it stands for what the right one does where that has a colour, else for what the left one
  /// does.
  static func + (left: Style, right: Style) -> Style {
    let role = right.role.color != nil || left.role == .plain ? right.role : left.role
    return Style(rawValue: left.attributes | right.attributes | role.rawValue << 8)
  }

  /// `bold cyan`; `plain` for the plain style.
  var name: String {
    var words: [String] = []
    if contains(.bold) { words.append("bold") }
    if contains(.dim) { words.append("dim") }
    if contains(.italic) { words.append("italic") }
    if contains(.underline) { words.append("underline") }
    if contains(.reverse) { words.append("reverse") }
    if let color = role.color { words.append(color.rawValue) }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

/// The styles of all that is drawn. Every meaning has an attribute of its own, so that none needs colour.
enum Theme {
  static let bar = Style(.bar)
  static let rule = Style(.rule)
  static let section = Style(.section)
  static let headline = Style(.headline)
  static let subheading = Style(.subheading)
  static let bullet = Style(.bullet)
  static let note = Style(.note)
  static let lineNumber = Style(.lineNumber)
  static let tableHeader = Style(.tableHeader)
  /// More lies to this side.
  static let mark = Style(.mark)
  static let progress = Style(.progress)
  static let pinned = Style(.pinned)
  static let bars = Style(.bars)
  static let negativeBars = Style(.negativeBars)
  static let doubt = Style(.doubt)
  static let proven = Style(.proven)
  static let healed = Style(.healed)
  /// Figures of the prose that are tied to cells.
  static let figure = Style(.figure)
  static let match = Style(.match)
  static let currentMatch = Style(.currentMatch)
  static let selected = Style(.selected)
  static let chosen = Style(.chosen)
  static let paneTitle = Style(.paneTitle)
  static let focusedTitle = Style(.focusedTitle)
  static let key = Style(.key)
  static let hint = Style.plain
  static let notice = Style(.notice)
  static let warning = Style(.warning)

  /// How a cell of a table looks where nothing is selected.
  static func cell(_ grid: Grid, _ row: Int, _ column: Int) -> Style {
    let style = grid.role(row).isPinned ? Theme.pinned : Style.plain
    guard let finding = grid.finding(row, column) else { return style }
    return style + (finding.proven == nil ? Theme.doubt : Theme.proven)
  }
}
