import InsightModel

/// The list of all actions, or of all encodings, narrowed by what is typed; or of how a file was read, beside which one types
/// how else.
struct Palette: Equatable, Sendable {
  enum List: Equatable, Sendable {
    case actions, encodings
    case reading([DataDecision])

    var title: String {
      switch self {
      case .actions: "Palette: letters narrow the list, Enter does what is chosen"
      case .encodings: "Encodings: letters narrow the list, Enter reads the file again"
      case .reading: "How the file was read: type what is otherwise, such as separator=; and Enter"
      }
    }

    var nothingFound: String {
      switch self {
      case .actions: "no action and no column has these words"
      case .encodings: "no encoding is called so"
      case .reading: ""
      }
    }
  }

  enum Choice: Equatable, Sendable {
    case action(Action)
    case encoding(TextEncoding)
    /// A column of the open table.
    case column(Int)
    /// What was decided of the file, by the name of its option.
    case decision(String)
  }

  /// Where the palette was called: its actions come with that context's keys.
  let context: Context
  let list: List
  let keymap: Keymap
  var text = "" { didSet { cursor = 0 } }
  var cursor = 0 { didSet { scrolled = nil } }
  /// The first entry on the screen, where it was scrolled; nil where it follows the cursor.
  private var scrolled: Int?

  /// Names of the open table's columns that the cursor can go to.
  let columns: [(column: Int, name: String)]
  /// How the open data file was read.
  let decisions: [DataDecision]

  init(
    context: Context, list: List = .actions, keymap: Keymap = .standard,
    columns: [(column: Int, name: String)] = [], decisions: [DataDecision] = []
  ) {
    self.context = context
    self.list = list
    self.keymap = keymap
    self.columns = columns
    self.decisions = decisions
  }

  static func == (left: Palette, right: Palette) -> Bool {
    left.context == right.context && left.list == right.list && left.keymap == right.keymap
      && left.decisions == right.decisions && left.text == right.text && left.cursor == right.cursor
      && left.scrolled == right.scrolled
      && left.columns.elementsEqual(right.columns) { $0.column == $1.column && $0.name == $1.name }
  }

  struct Entry: Equatable {
    var choice: Choice
    var name: String
    var summary = ""
    var keys: [Key] = []
    /// Where the action works, for one that does not work here; nil for those that do.
    var place: String?

    /// Nil for what is no action.
    var action: Action? {
      switch choice {
      case .action(let action): action
      case .encoding, .column, .decision: nil
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
    case .reading(let decisions):
      return decisions.map(Self.entry)
    }
  }

  private static func entry(_ decision: DataDecision) -> Entry {
    Entry(choice: .decision(decision.option), name: decision.option, summary: decision.text)
  }

  /// How near a name is to what was typed, the nearest first.
  private enum Nearness: CaseIterable {
    case equal, begins, holds, described

    init(_ name: String, _ words: [Substring]) {
      let typed = words.joined(separator: "-")
      self =
        name == typed
        ? .equal
        : name.hasPrefix(typed) ? .begins : words.allSatisfy { name.contains($0) } ? .holds : .described
    }
  }

  /// By their names, then by their descriptions; of each, what can be done here before what moves, then what can be done
  /// elsewhere.
  private func actions(_ words: [Substring]) -> [Entry] {
    var here: [(action: Action, keys: [Key])] = []
    var elsewhere: [(action: Action, keys: [Key], place: String)] = []
    for binding in keymap.bindings where binding.action.isListed {
      let label = (binding.action.rawValue + " " + binding.action.summary).lowercased()
      guard words.allSatisfy({ label.contains($0) }) else { continue }
      if binding.contexts.contains(context) {
        if let at = here.firstIndex(where: { $0.action == binding.action }) {
          here[at].keys += binding.keys
        } else {
          here.append((binding.action, binding.keys))
        }
      } else if let place = binding.contexts.lazy.compactMap(\.place).first,
        !elsewhere.contains(where: { $0.action == binding.action })
      {
        elsewhere.append((binding.action, binding.keys, place))
      }
    }
    elsewhere.removeAll { entry in here.contains { $0.action == entry.action } }
    let sorted = here.filter { !$0.action.isMovement } + here.filter { $0.action.isMovement }
    let found =
      sorted.map {
        Entry(
          choice: .action($0.action), name: $0.action.rawValue, summary: $0.action.summary, keys: $0.keys)
      }
      + elsewhere.map {
        Entry(
          choice: .action($0.action), name: $0.action.rawValue, summary: $0.action.summary, keys: $0.keys,
          place: $0.place)
      }
    let entries = Nearness.allCases.flatMap { nearness in
      found.filter { Nearness($0.name, words) == nearness }
    }
    // Columns come where their names are typed; those that begin so first.
    guard let search = TextSearch(text) else { return entries }
    let held = columns.filter { !search.matches(in: $0.name).isEmpty }
    let begin = held.filter { search.matches(in: $0.name).first?.lowerBound == 0 }
    let rest = held.filter { search.matches(in: $0.name).first?.lowerBound != 0 }
    let named = (begin + rest).prefix(Self.mostColumns).map {
      Entry(choice: .column($0.column), name: $0.name, summary: "go to column \($0.column + 1)")
    }
    // So do the options of the file.
    let options = decisions.filter { decision in
      words.count == 1 && decision.option.hasPrefix(words[0])
        || words.first?.hasPrefix(decision.option + "=") ?? false
    }.map(Self.entry)
    let first = entries.prefix { begin.isEmpty || Nearness($0.name, words) == .equal }
    return first + options + named + entries.dropFirst(first.count)
  }

  private static let mostColumns = 200

  /// The first entry on a screen of so many rows.
  func top(rows: Int) -> Int {
    scrolled.map { min($0, max(0, entries.count - rows)) } ?? max(0, cursor - rows + 1)
  }

  /// Scrolls to an entry; the cursor stays.
  mutating func scroll(to top: Int) { scrolled = top }

  /// Puts the cursor on an entry; what is on the screen stays.
  mutating func select(_ entry: Int, rows: Int) {
    let top = top(rows: rows)
    cursor = entry
    scrolled = top
  }

  var selected: Entry? {
    let entries = entries
    return entries.indices.contains(cursor) ? entries[cursor] : nil
  }
}

extension Reader {
  /// Rows of the palette below its title.
  var paletteRows: Int { max(1, size.rows - 3 - (isPaletteNarrow ? Self.paletteSummaryRows : 0)) }

  /// Whether names, summaries and keys do not stand beside one another: a third for the name leaves less than half a
  /// summary, the longest of which has 90 columns.
  var isPaletteNarrow: Bool { size.columns < 60 && size.rows >= 8 }

  /// Rows for what the chosen entry does, on a narrow screen.
  static let paletteSummaryRows = 2

  /// Rows that an overlay may use.
  var overlayRows: Int { max(1, size.rows - 2) }

  /// The lines of a page of words.
  func lines(of page: HelpPage) -> [HelpText.Line] {
    switch page {
    case .keys(let context): return HelpText.lines(context, columns: size.columns, keymap: keymap)
    case .faults:
      let room = max(1, size.columns - 6)
      return faults.flatMap { fault in
        LineBreaker.lines(fault, columns: room).enumerated().map { number, line in
          HelpText.Line(keys: "", text: (number == 0 ? "" : "  ") + line)
        }
      }
    }
  }

  mutating func showFaults() -> [Effect] {
    guard !faults.isEmpty else {
      notice = Notice(text: "nothing is wrong with the configuration")
      return []
    }
    overlay = .help(.faults, top: 0)
    return []
  }

  mutating func scrollOverlay(_ action: Action, times: Int? = nil) {
    func moved(_ top: Int, _ length: Int) -> Int {
      max(
        0,
        min(
          Self.target(action, times, from: top, page: overlayRows, length: length), length - overlayRows))
    }
    func distance(_ cursor: Int, _ length: Int, page: Int) -> Int {
      Self.target(action, times, from: cursor, page: page, length: length) - cursor
    }
    switch overlay {
    case .help(let page, let top):
      overlay = .help(page, top: moved(top, lines(of: page).count))
    case .record(let top):
      overlay = .record(top: moved(top, recordLines(columns: size.columns).count))
    case .report(var pane):
      pane.move(action, times: times, columns: size.columns, rows: overlayRows)
      overlay = .report(pane)
    case .palette(var palette):
      let count = palette.entries.count
      palette.cursor = min(
        max(0, palette.cursor + distance(palette.cursor, count, page: overlayRows)), max(0, count - 1))
      overlay = .palette(palette)
    case .statistics(var sheet):
      sheet.move(distance(sheet.cursor, sheet.statistics.count, page: sheetRows), rows: sheetRows)
      overlay = .statistics(sheet)
    case .distinct(var sheet):
      sheet.move(distance(sheet.cursor, sheet.count, page: sheetRows), rows: sheetRows)
      overlay = .distinct(sheet)
    case .library(var pane):
      pane.move(action, times: times, height: libraryRows)
      overlay = .library(pane)
    case .links(let pane):
      move(pane, action, times: times)
    case .results(var pane):
      let count = pane.outcome.results.count
      pane.cursor = max(0, Self.target(action, times, from: pane.cursor, page: resultRows, length: count))
      pane.keepVisible(resultRows)
      overlay = .results(pane)
    case .export, nil:
      break
    }
  }
}
