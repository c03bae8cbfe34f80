import InsightModel

/// The list of all actions, or of all encodings, narrowed by what is typed.
struct Palette: Equatable, Sendable {
  enum List: Equatable, Sendable { case actions, encodings }

  enum Choice: Equatable, Sendable {
    case action(Action)
    case encoding(TextEncoding)
    /// A column of the open table.
    case column(Int)
  }

  /// Where the palette was called: its actions come with that context's keys.
  let context: Context
  let list: List
  var text = "" { didSet { cursor = 0 } }
  var cursor = 0

  /// Names of the open table's columns that the cursor can go to.
  let columns: [(column: Int, name: String)]

  init(context: Context, list: List = .actions, columns: [(column: Int, name: String)] = []) {
    self.context = context
    self.list = list
    self.columns = columns
  }

  static func == (left: Palette, right: Palette) -> Bool {
    left.context == right.context && left.list == right.list && left.text == right.text
      && left.cursor == right.cursor
      && left.columns.elementsEqual(right.columns) { $0.column == $1.column && $0.name == $1.name }
  }

  mutating func type(_ more: String) { text += more }

  struct Entry: Equatable {
    var choice: Choice
    var name: String
    var summary = ""
    var keys: [Key] = []

    /// Nil for what is no action.
    var action: Action? {
      switch choice {
      case .action(let action): action
      case .encoding, .column: nil
      }
    }
  }

  /// What holds every word typed.
  var entries: [Entry] {
    let words = text.lowercased().split(separator: " ")
    switch list {
    case .actions: return actions(words)
    case .encodings:
      return TextEncoding.allCases.filter { encoding in
        words.allSatisfy { encoding.rawValue.lowercased().contains($0) }
          || TextEncoding(label: text) == encoding
      }.map { Entry(choice: .encoding($0), name: $0.rawValue) }
    }
  }

  /// The actions that work in the context, in the keymap's order.
  private func actions(_ words: [Substring]) -> [Entry] {
    var entries: [Entry] = []
    for binding in Keymap.bindings(in: context) where binding.action != .palette {
      let label = (binding.action.rawValue + " " + binding.action.summary).lowercased()
      guard words.allSatisfy({ label.contains($0) }) else { continue }
      if let at = entries.firstIndex(where: { $0.choice == .action(binding.action) }) {
        entries[at].keys += binding.keys
      } else {
        entries.append(
          Entry(
            choice: .action(binding.action), name: binding.action.rawValue, summary: binding.action.summary,
            keys: binding.keys))
      }
    }
    // Columns come where their names are typed; those that begin so first.
    guard let search = TextSearch(text) else { return entries }
    let found = columns.filter { !search.matches(in: $0.name).isEmpty }
    let begin = found.filter { search.matches(in: $0.name).first?.lowerBound == 0 }
    let rest = found.filter { search.matches(in: $0.name).first?.lowerBound != 0 }
    let named = (begin + rest).prefix(Self.mostColumns).map {
      Entry(choice: .column($0.column), name: $0.name, summary: "go to column \($0.column + 1)")
    }
    return begin.isEmpty ? entries + named : named + entries
  }

  private static let mostColumns = 200

  var selected: Choice? {
    let entries = entries
    return entries.indices.contains(cursor) ? entries[cursor].choice : nil
  }
}

extension Reader {
  /// Rows that an overlay may use.
  var overlayRows: Int { max(1, size.rows - 2) }

  mutating func scrollOverlay(_ action: Action) {
    switch overlay {
    case .help(let context, let top):
      let length = HelpText.lines(context, columns: size.columns).count
      overlay = .help(context, top: moved(top, action, length))
    case .record(let top):
      let length = recordLines(columns: size.columns).count
      overlay = .record(top: moved(top, action, length))
    case .report(let document, let top):
      overlay = .report(document, top: moved(top, action, reportLines(document, columns: size.columns).count))
    case .palette(var palette):
      let distance = Self.distance(action, page: overlayRows, length: 0)
      palette.cursor = min(max(0, palette.cursor + distance), max(0, palette.entries.count - 1))
      overlay = .palette(palette)
    case .statistics(var sheet):
      sheet.move(Self.distance(action, page: sheetRows, length: sheet.statistics.count), rows: sheetRows)
      overlay = .statistics(sheet)
    case .distinct(var sheet):
      sheet.move(Self.distance(action, page: sheetRows, length: sheet.count), rows: sheetRows)
      overlay = .distinct(sheet)
    case .export, nil:
      break
    }
  }

  private func moved(_ top: Int, _ action: Action, _ length: Int) -> Int {
    max(0, min(top + Self.distance(action, page: overlayRows, length: length), length - overlayRows))
  }
}

/// The help screen's text.
enum HelpText {
  struct Line: Equatable {
    var keys: String
    var text: String
    var isTitle = false
  }

  /// The keys of a context first, then of the other panes.
  static func lines(_ context: Context, columns: Int) -> [Line] {
    var lines: [Line] = []
    let others: [Context] = [.contents, .article, .table].filter { $0 != context }
    for (number, shown) in ([context] + others + [.prompt]).enumerated() {
      if number > 0 { lines.append(Line(keys: "", text: "")) }
      lines.append(
        Line(keys: "", text: number == 0 ? "\(shown.title): keys that work here" : shown.title, isTitle: true)
      )
      var done: [Action] = []
      for binding in Keymap.bindings(in: shown) where !done.contains(binding.action) && !binding.keys.isEmpty
      {
        done.append(binding.action)
        let keys = Keymap.bindings(in: shown).filter { $0.action == binding.action }.flatMap(\.keys)
        lines.append(Line(keys: keys.map(\.label).joined(separator: " "), text: binding.action.summary))
      }
    }
    return lines
  }
}
