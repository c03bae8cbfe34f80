import InsightModel

/// The help screen's text: what one came for first, then the keys that work here, what the signs mean, how filters are
/// written, and the keys of the other panes.
enum HelpText {
  struct Line: Equatable {
    var keys: String
    var text: String
    var isTitle = false
  }

  /// What people come for, and what does it, each with the place whose key is named.
  private static let tasks: [(title: String, actions: [(Action, Context)])] = [
    (
      "To read",
      [
        (.deeper, .contents), (.readOn, .article), (.nextArticle, .article), (.nextIssue, .article),
        (.back, .article), (.zoom, .article),
      ]
    ),
    (
      "To find",
      [
        (.search, .article), (.nextMatch, .article), (.find, .article), (.nextFigure, .article),
        (.nextDoubt, .article), (.source, .article),
      ]
    ),
    (
      "To keep",
      [
        (.toggleRead, .article), (.toggleStar, .article), (.note, .article), (.undo, .article),
        (.markAllRead, .library), (.remove, .library),
      ]
    ),
    (
      "Tables",
      [
        (.openTable, .article), (.sort, .table), (.filter, .table), (.chart, .table), (.statistics, .table),
        (.undo, .table),
      ]
    ),
    (
      "To copy",
      [
        (.choose, .article), (.copyText, .choice), (.copyQuoted, .table), (.copyCell, .table),
        (.copyTable, .table), (.export, .table),
      ]
    ),
  ]

  private static let signs: [(sign: String, meaning: String)] = [
    ("*", "a figure that the others of its table prove; Enter on its row says how"),
    ("?", "a figure in doubt: it has no value in a sort, a sum or a chart"),
    ("?", "before a line of prose: it has a figure that the table contradicts; ! says how"),
    ("underlined", "in prose: a figure that is tied to a cell; ) goes there, Enter to the cell"),
    ("#  %  $", "what a column holds, in the rule below its name: numbers, percent, money"),
    ("?2", "two cells of the column hold something else"),
    ("▼1  ▲2", "sorted downwards by this column; where that is alike, upwards by the second"),
    ("▦", "an article with a table, or a data file"),
    ("●  *", "before an article, an issue or a row: it is unread; it has a star"),
    ("¶", "a paragraph or a cell with a note"),
    ("›", "the cursor; at the edge of a table: more columns to this side"),
    ("▾  ▸", "open, and folded"),
  ]

  private static let filters: [(example: String, meaning: String)] = [
    ("hynix", "a cell has the word"),
    ("\"sk hynix\"", "a cell has the phrase"),
    ("revenue>=1.2B", "the value is so: < <= > >= = !="),
    ("opened=2024-05", "the date lies in that month"),
    ("supplier=Intel", "this is the whole cell; share=\"\" for a missing one"),
    ("supplier~^s", "the pattern is found in the column; ~n/a in any cell"),
    ("!intel", "not so"),
    ("apple OR intel", "either; brackets hold together what belongs so"),
    ("name in (A, B)", "the whole cell is one of these"),
  ]

  private static let mouse: [(hand: String, does: String)] = [
    ("click", "selects; on a name above a table's column it sorts"),
    ("double click", "opens"),
    ("wheel", "scrolls what is under it, and nothing else"),
    ("drag", "on the line beside the contents: their width"),
  ]

  /// The lines in so many columns: a text goes on below itself, and below its keys where these are too wide for theirs.
  static func lines(_ context: Context, columns: Int, keymap: Keymap = .standard) -> [Line] {
    let entries = entries(context, keymap)
    let keyColumns = keyColumns(entries, columns: columns)
    let room = max(fewestColumns, columns - keyColumns - 4)
    return entries.flatMap { entry in
      let texts = LineBreaker.lines(entry.text, columns: room)
      if entry.isTitle || texts.isEmpty { return [entry] }
      if CharacterWidth.columns(of: entry.keys) > keyColumns {
        return [Line(keys: entry.keys, text: "")] + texts.map { Line(keys: "", text: $0) }
      }
      return texts.enumerated().map { Line(keys: $0.offset == 0 ? entry.keys : "", text: $0.element) }
    }
  }

  /// What is left of a word on the narrowest screens: fewer columns would make a line of every syllable.
  private static let fewestColumns = 8

  /// Columns of the keys: a third of the screen at most, as what they do needs more.
  static func keyColumns(_ lines: [Line], columns: Int) -> Int {
    min(columns / 3, lines.map { CharacterWidth.columns(of: $0.keys) }.max() ?? 0)
  }

  private static func entries(_ context: Context, _ keymap: Keymap) -> [Line] {
    var lines: [Line] = []
    func title(_ text: String) {
      if !lines.isEmpty { lines.append(Line(keys: "", text: "")) }
      lines.append(Line(keys: "", text: text, isTitle: true))
    }
    func here() {
      title("\(context.title): keys that work here")
      lines += keys(context, keymap)
    }
    // In the library one does not read yet.
    if context == .library { here() }
    for task in tasks {
      title(task.title)
      // What is done in the library is said there.
      for (action, place) in task.actions where place != .library || context == .library {
        let key = keymap.key(for: action, in: place)?.label ?? ""
        lines.append(Line(keys: key, text: action.summary))
      }
    }
    if context != .library { here() }
    title("Signs")
    lines += signs.map { Line(keys: $0.sign, text: $0.meaning) }
    title("Filters: all terms must hold")
    lines += filters.map { Line(keys: $0.example, text: $0.meaning) }
    title("Mouse")
    lines += mouse.map { Line(keys: $0.hand, text: $0.does) }
    lines.append(Line(keys: keymap.key(for: .mouse, in: .article)?.label ?? "", text: Action.mouse.summary))
    for other in [Context.contents, .article, .table, .prompt] where other != context {
      title(other.title)
      lines += keys(other, keymap)
    }
    return lines
  }

  private static func keys(_ context: Context, _ keymap: Keymap) -> [Line] {
    var done: [Action] = []
    return keymap.bindings(in: context).compactMap { binding in
      guard !done.contains(binding.action), !binding.keys.isEmpty else { return nil }
      done.append(binding.action)
      let keys = keymap.labels(of: binding.action, in: context)
      return Line(keys: keys.joined(separator: " "), text: binding.action.summary)
    }
  }
}
