import InsightModel

/// What a reader may choose: keys, measure, widths, how dates and citations are written.
public struct Settings: Sendable, Equatable {
  /// A value as a configuration in TOML has it; `other` for a type that no setting takes.
  public enum Value: Equatable, Sendable {
    case text(String)
    case number(Int)
    case list([String])
    case other
  }

  enum Citation: String, CaseIterable, Sendable { case text, markdown }

  enum ResultOrder: String, CaseIterable, Sendable { case newest, best }

  /// What keys do, with the configuration's changes.
  public var keymap = Keymap.standard
  /// Columns of a line of text.
  public var measure = ArticleFlow.widestMeasure
  /// Columns of the contents; nil for as many as they need.
  var contentsWidth: Int?
  var dates = DateText.Form.long
  /// Seconds after which an article that is open has been read; 0 for never.
  var dwell = 20
  var citation = Citation.text
  var issueOrder = Contents.Order.newest
  var resultOrder = ResultOrder.newest
  /// Folders whose issues are kept when the library is opened, as they are written: `~/newsletters`.
  public private(set) var libraryFolders: [String] = []
  /// The themes that were chosen, with the configuration's changes of single styles.
  public private(set) var themes = ThemeChoice()

  /// What holds when nothing is said.
  public init() {}

  private static let measures = 20...400
  private static let contentsWidths = 20...200
  private static let dwells = 0...3600

  /// The settings at the head of the file, with what they mean and what they are when nothing is said.
  private static let names: [(name: String, standard: String, meaning: String)] = [
    ("measure", "\(ArticleFlow.widestMeasure)", "columns of a line of text, 20 to 400"),
    ("contents-width", "40", "columns of the contents, 20 to 200; without it as many as they need"),
    ("dates", "\"long\"", "how dates are written: \"long\" (2 May 2025) or \"iso\" (2025-05-02)"),
    ("dwell", "20", "seconds after which an open article has been read, 0 to 3600; 0 for only at its end"),
    ("citation", "\"text\"", "how C copies a source: \"text\" or \"markdown\""),
    (
      "issues", "\"newest\"",
      "what the contents begin with: \"newest\", \"oldest\", or \"file\" for the order of the files"
    ),
    ("results", "\"newest\"", "what the results of F begin with: \"newest\" or \"best\""),
  ]

  /// Takes one setting of a table of the configuration; returns in words why it cannot be taken, with the nearest right
  /// name, or nil.
  public mutating func set(_ table: String, _ key: String, _ value: Value) -> String? {
    let place = "keys."
    switch table {
    case "": return set(key, value)
    case "theme": return setTheme(key, value)
    case "library": return setLibrary(key, value)
    case "keys": return bind(key, value, in: Context.allCases)
    case _
    where table.hasPrefix(place) && !table.utf8.dropFirst(place.utf8.count).contains(UInt8(ascii: ".")):
      let name = String(table.dropFirst(place.count))
      guard let context = Context(rawValue: name) else {
        return Self.unknown("place", name, Context.allCases.map(\.rawValue))
      }
      return bind(key, value, in: [context])
    case _:
      let places = Context.allCases.map { place + $0.rawValue }
      return Self.unknown("table", table, ["keys", "theme", "library"] + places)
    }
  }

  private mutating func set(_ key: String, _ value: Value) -> String? {
    func number(in range: ClosedRange<Int>, _ take: (Int) -> Void) -> String? {
      guard case .number(let number) = value, range.contains(number) else {
        return "\(key) is a number from \(range.lowerBound) to \(range.upperBound)"
      }
      take(number)
      return nil
    }
    func choice<Choice: RawRepresentable & CaseIterable>(_ take: (Choice) -> Void) -> String?
    where Choice.RawValue == String {
      let names = Choice.allCases.map(\.rawValue)
      guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
        return "\(key) is one of \(names.map { "\"\($0)\"" }.joined(separator: ", "))"
      }
      take(choice)
      return nil
    }
    switch key {
    case "measure": return number(in: Self.measures) { measure = $0 }
    case "contents-width": return number(in: Self.contentsWidths) { contentsWidth = $0 }
    case "dwell": return number(in: Self.dwells) { dwell = $0 }
    case "dates": return choice { dates = $0 }
    case "citation": return choice { citation = $0 }
    case "issues": return choice { issueOrder = $0 }
    case "results": return choice { resultOrder = $0 }
    case _: return Self.unknown("setting", key, Self.names.map(\.name))
    }
  }

  private mutating func setLibrary(_ key: String, _ value: Value) -> String? {
    guard key == "folders" else { return Self.unknown("setting", key, ["folders"]) }
    guard case .list(let folders) = value, folders.allSatisfy({ !$0.isEmpty }) else {
      return "folders is a list of folders in quotes, such as [\"~/newsletters\"]"
    }
    libraryFolders = folders
    return nil
  }

  private mutating func setTheme(_ key: String, _ value: Value) -> String? {
    guard case .text(let text) = value else { return "\(key) takes a text in quotes" }
    if let ground = ThemeChoice.Ground(rawValue: key) {
      guard let found = ColorTheme.Shipped(rawValue: text) else {
        return Self.unknown("theme", text, ColorTheme.Shipped.allCases.map(\.rawValue))
      }
      themes.choose(found.theme, for: ground)
    } else {
      let roles = Style.Role.allCases.filter { $0 != .plain }
      guard let role = roles.first(where: { $0.name == key }) else {
        return Self.unknown("style", key, ThemeChoice.Ground.allCases.map(\.rawValue) + roles.map(\.name))
      }
      guard let look = ColorTheme.look(text) else {
        let names = ColorTheme.lookNames
        if let odd = text.lowercased().split(separator: " ").map(String.init).first(where: {
          !names.contains($0)
        }),
          !odd.hasPrefix("#"), NearName.nearest(to: odd, among: names) != nil
        {
          return Self.unknown("colour", odd, names)
        }
        return "\(key) is made of bold dim italic underline reverse and one colour: "
          + ColorTheme.Named.allCases.map(\.rawValue).joined(separator: " ") + " or #rrggbb"
      }
      themes.set(role, look)
    }
    return nil
  }

  private mutating func bind(_ name: String, _ value: Value, in contexts: [Context]) -> String? {
    guard let key = Key(name: name) else {
      return "\(name) is no key; keys are written j, gv, ctrl-n, f5, space, pgdn, enter, shift-tab"
    }
    guard case .text(let text) = value else { return "\(name) takes the name of an action in quotes" }
    // A switch over as many texts first makes a table of them.
    guard let action = Action.allCases.first(where: { $0.rawValue == text }) else {
      return Self.unknown("action", text, Action.allCases.map(\.rawValue))
    }
    let places = keymap.contexts(of: action)
    let able = contexts.filter(places.contains)
    guard !able.isEmpty else {
      let names = places.map(\.rawValue).joined(separator: ", ")
      return "\(text) does nothing there; it works in \(names)"
    }
    // What holds already stays where it is: the first key of an action is the one to name.
    if able.allSatisfy({ keymap.action(for: key, in: $0) == action }) { return nil }
    for context in able {
      if let other = keymap.keyInTheWay(of: key, in: context) {
        return "\(name) and \(other) begin alike, and one could not be typed; choose another key"
      }
    }
    keymap.bind(key, to: action, in: able)
    return nil
  }

  /// True where the contents begin with the newest issue.
  public var beginsWithNewest: Bool { issueOrder == .newest }

  // MARK: Names that are nearly right

  private static func unknown(_ kind: String, _ name: String, _ known: [String]) -> String {
    let nearest = NearName.nearest(to: name, among: known)
    // The right name first: a narrow screen cuts the rest.
    if let nearest { return "\(name): did you mean \(nearest)? there is no such \(kind)" }
    return "there is no \(kind) \(name); insight --print-config lists them"
  }

  // MARK: The whole of it

  /// A configuration with every setting as it is when nothing is said, each line a comment.
  public static var standardText: [String] {
    var lines = [
      "# What insight does when nothing is said. Take away the # before a line to change it.", "",
    ]
    for setting in names {
      lines += ["# \(setting.meaning)", "#\(setting.name) = \(setting.standard)", ""]
    }
    lines += [
      "[library]",
      "# folders whose issues are kept when insight opens the library; what is new is found after the first screen",
      "#folders = []", "",
      "[theme]",
      "# " + ColorTheme.Shipped.allCases.map(\.rawValue).joined(separator: ", "),
      "#name = \"\(ColorTheme.terminal.name)\"",
      "# instead of that one, where the terminal says that its ground is dark or light",
      "#dark = \"distinct\"",
      "#light = \"paper\"",
      "# Styles by their names: bold dim italic underline reverse, and one colour by its name or as #rrggbb.",
    ]
    for role in Style.Role.allCases where role != .plain {
      lines.append("#\(role.name) = \"\(Style(role).name)\"")
    }
    lines += [
      "", "[keys]",
      "# KEY = \"action\" wherever the action works; in a part of its own, such as [keys.article],",
      "# only there. Keys: j, gv, ctrl-n, f5, space, pgdn, enter, shift-tab.",
    ]
    for context in Context.allCases {
      lines += ["", "[keys.\(context.rawValue)]"]
      for binding in Keymap.standard.bindings(in: context) {
        for key in binding.keys {
          let name = key.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          lines.append("#\"\(name)\" = \"\(binding.action.rawValue)\"  # \(binding.action.summary)")
        }
      }
    }
    return lines
  }
}
