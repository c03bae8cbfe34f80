extension ColorTheme {
  /// The themes that come with the reader, by their names in a configuration; the first is what holds when nothing is said.
  enum Shipped: String, CaseIterable {
    case terminal, none, paper, distinct
    case solarizedDark = "solarized-dark"
    case solarizedLight = "solarized-light"

    var theme: ColorTheme {
      if let colors { return ColorTheme(rawValue, colors) }
      return self == .none ? ColorTheme(rawValue, ground: nil, text: nil, hasColors: false) : .terminal
    }

    /// Nil for attributes alone, and for the terminal's own.
    private var colors: Colors? {
      switch self {
      case .terminal, .none: nil
      // Dark on the white of paper.
      case .paper:
        Colors(
          ground: 0xFBFAF7, text: 0x262421, quiet: 0x6B665E, accent: 0x00696F,
          doubt: 0xB3261E, proven: 0x2E7D32, match: 0x8A6100, key: 0x1F5FAE)
      // Colours that are told apart without the difference of red and green (Okabe and Ito, 2008).
      case .distinct:
        Colors(
          ground: 0x181818, text: 0xDCDCDC, quiet: 0x9A9A9A, accent: 0x56B4E9,
          doubt: 0xDA6000, proven: 0x009E73, match: 0xF0E442, key: 0xCC79A7)
      // Solarized (Ethan Schoonover, 2011), with colours moved where they could not be read.
      case .solarizedDark:
        Colors(
          ground: 0x002B36, text: 0x93A1A1, quiet: 0x839496, accent: 0x2AA198,
          doubt: 0xE66A68, proven: 0x879C00, match: 0xB88B00, key: 0x3797DB)
      case .solarizedLight:
        Colors(
          ground: 0xFDF6E3, text: 0x586E75, quiet: 0x5C7077, accent: 0x1F7972,
          doubt: 0xD32724, proven: 0x667500, match: 0x8A6800, key: 0x1F73AD)
      }
    }
  }

  /// The terminal's own colours on its own ground.
  public static let terminal = ColorTheme("terminal", ground: nil, text: nil)

  /// What a theme of mixed colours needs; the rest follows.
  private struct Colors {
    var ground: UInt32
    var text: UInt32
    /// For what is to be seen after the rest: rules, notes.
    var quiet: UInt32
    /// Section, subheadings, bullets, bars.
    var accent: UInt32
    var doubt: UInt32
    var proven: UInt32
    var match: UInt32
    var key: UInt32
  }

  private init(_ name: String, _ colors: Colors) {
    func look(_ color: UInt32, _ attributes: Style? = nil) -> Look {
      Look(color: .mixed(RGB(color)), attributes: attributes)
    }
    // What is dim elsewhere has a colour of its own here: dimming takes contrast that was counted.
    let quiet: [Style.Role] = [.rule, .note, .lineNumber, .paneTitle, .pinned]
    let accents: [Style.Role] = [.subheading, .bullet, .chosen, .bars, .progress]
    var looks: [(Style.Role, Look)] = []
    for role in quiet { looks.append((role, look(colors.quiet, .plain))) }
    for role in accents { looks.append((role, look(colors.accent))) }
    looks.append((.section, look(colors.accent, .plain)))
    let others: [(roles: [Style.Role], color: UInt32)] = [
      ([.bar, .selected, .headline], colors.text), ([.doubt, .negativeBars, .warning], colors.doubt),
      ([.proven], colors.proven), ([.healed, .match, .currentMatch], colors.match), ([.key], colors.key),
    ]
    for (roles, color) in others {
      for role in roles { looks.append((role, look(color))) }
    }
    self.init(name, ground: RGB(colors.ground), text: RGB(colors.text), looks)
  }
}

// What a configuration says.
extension ColorTheme {
  private static let attributeNames: [(String, Style)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ("plain", .plain),
  ]

  /// The words that a look is made of, colours by their numbers aside.
  static var lookNames: [String] { attributeNames.map(\.0) + Named.allCases.map(\.rawValue) }

  /// Reads a look: attributes and at most one colour, `bold underline red`, `#2aa198`; nil for other words.
  static func look(_ text: String) -> Look? {
    var look = Look(color: nil, attributes: .plain)
    for word in text.lowercased().split(separator: " ") {
      if let found = attributeNames.first(where: { $0.0 == word }) {
        look.attributes = (look.attributes ?? .plain) + found.1
      } else if look.color == nil, let named = Named(rawValue: String(word)) {
        look.color = .named(named)
      } else if look.color == nil, word.hasPrefix("#"), word.count == 7,
        let hex = UInt32(word.dropFirst(), radix: 16)
      {
        look.color = .mixed(RGB(hex))
      } else {
        return nil
      }
    }
    return look
  }
}
