import InsightModel

/// The list of all actions, narrowed by what is typed.
struct Palette: Equatable, Sendable {
  /// Where the palette was called: its actions come with that context's keys.
  let context: Context
  var text = "" { didSet { cursor = 0 } }
  var cursor = 0

  init(context: Context) { self.context = context }

  mutating func type(_ more: String) { text += more }

  struct Entry: Equatable {
    var action: Action
    var keys: [Key]
  }

  /// The actions that work in the context and hold every word typed, in the keymap's order.
  var entries: [Entry] {
    let words = text.lowercased().split(separator: " ")
    var entries: [Entry] = []
    for binding in Keymap.bindings(in: context)
    where binding.action != .palette && binding.action != .count {
      let label = (binding.action.rawValue + " " + binding.action.summary).lowercased()
      guard words.allSatisfy({ label.contains($0) }) else { continue }
      if let at = entries.firstIndex(where: { $0.action == binding.action }) {
        entries[at].keys += binding.keys
      } else {
        entries.append(Entry(action: binding.action, keys: binding.keys))
      }
    }
    return entries
  }

  var selected: Action? {
    let entries = entries
    return entries.indices.contains(cursor) ? entries[cursor].action : nil
  }
}

extension Reader {
  /// Rows that an overlay may use.
  var overlayRows: Int { max(1, size.rows - 2) }

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
    case .help(let context, let top):
      overlay = .help(context, top: moved(top, HelpText.lines(context, columns: size.columns).count))
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
      sheet.move(distance(sheet.cursor, sheet.values.count, page: sheetRows), rows: sheetRows)
      overlay = .distinct(sheet)
    case .export, nil:
      break
    }
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
      for binding in Keymap.bindings(in: shown) where !done.contains(binding.action) {
        done.append(binding.action)
        let keys = Keymap.labels(of: binding.action, in: shown)
        lines.append(Line(keys: keys.joined(separator: " "), text: binding.action.summary))
      }
    }
    return lines
  }
}
