/// Where keys have their meanings.
public enum Context: String, CaseIterable, Sendable {
  case contents, article, source, table, record, statistics, distinct, report, help, palette, prompt,
    export, question

  var title: String {
    switch self {
    case .contents: "Contents"
    case .article: "Article"
    case .source: "Source lines"
    case .table: "Table"
    case .record: "Row as a record"
    case .statistics: "Statistics"
    case .distinct: "Values of a column"
    case .report: "What was found"
    case .help: "Help"
    case .palette: "Palette"
    case .prompt: "Prompt"
    case .export: "Writing to a file"
    case .question: "Question"
    }
  }
}

/// One line of the keymap: these keys do this here.
struct Binding: Sendable {
  var keys: [Key]
  var action: Action
  var contexts: [Context]
}

/// The keys of the reader. Lookup, foot line, help, palette and manual page are all drawn from this list.
enum Keymap {
  private static let panes: [Context] = [.contents, .article, .source, .table]
  private static let reading: [Context] = [
    .contents, .article, .source, .table, .record, .statistics, .distinct, .report, .help,
  ]
  private static let typing: [Context] = [.prompt, .palette, .export]

  static let bindings: [Binding] = [
    Binding(keys: [.down, "j"], action: .lineDown, contexts: reading),
    Binding(keys: [.up, "k"], action: .lineUp, contexts: reading),
    Binding(keys: [.pageDown, " "], action: .pageDown, contexts: reading),
    Binding(keys: [.pageUp, "b"], action: .pageUp, contexts: reading),
    Binding(keys: [.control("d")], action: .halfPageDown, contexts: reading),
    Binding(keys: [.control("u")], action: .halfPageUp, contexts: reading),
    Binding(keys: ["g", .home], action: .top, contexts: reading.filter { $0 != .table }),
    Binding(keys: [.pair("g", "g"), .home], action: .top, contexts: [.table]),
    Binding(keys: ["G", .end], action: .bottom, contexts: reading),
    Binding(keys: [.enter, .right], action: .deeper, contexts: [.contents, .article]),
    Binding(keys: [.enter], action: .deeper, contexts: [.table]),
    Binding(keys: [.enter, .right], action: .deeper, contexts: [.distinct]),
    Binding(keys: [.enter], action: .deeper, contexts: [.statistics]),
    Binding(keys: [.left], action: .columnLeft, contexts: [.table, .statistics]),
    Binding(keys: [.right], action: .columnRight, contexts: [.table, .statistics]),
    Binding(keys: ["0", "^"], action: .firstColumn, contexts: [.table]),
    Binding(keys: ["$"], action: .lastColumn, contexts: [.table]),
    Binding(keys: [.escape], action: .back, contexts: [.table]),
    Binding(keys: [.left], action: .fold, contexts: [.contents]),
    Binding(keys: [.escape], action: .back, contexts: [.contents]),
    Binding(
      keys: [.escape, .left], action: .back,
      contexts: [.article, .source, .record, .distinct, .report, .help]),
    Binding(keys: [.escape], action: .back, contexts: [.statistics]),
    Binding(keys: [.tab], action: .nextPane, contexts: panes),
    Binding(keys: [.backTab], action: .previousPane, contexts: panes),
    Binding(keys: ["/"], action: .search, contexts: [.contents, .article, .table]),
    Binding(keys: ["n"], action: .nextMatch, contexts: [.contents, .article, .table]),
    Binding(keys: ["N"], action: .previousMatch, contexts: [.contents, .article, .table]),
    Binding(keys: ["J"], action: .nextArticle, contexts: [.contents, .article]),
    Binding(keys: ["K"], action: .previousArticle, contexts: [.contents, .article]),
    Binding(keys: ["]"], action: .nextIssue, contexts: [.contents, .article]),
    Binding(keys: ["["], action: .previousIssue, contexts: [.contents, .article]),
    Binding(keys: ["t"], action: .openTable, contexts: [.contents, .article, .table]),
    Binding(keys: ["o"], action: .source, contexts: [.contents, .article, .source]),
    Binding(keys: ["s"], action: .sort, contexts: [.table]),
    Binding(keys: ["S"], action: .sortFurther, contexts: [.table]),
    Binding(keys: ["["], action: .sortAscending, contexts: [.table]),
    Binding(keys: ["]"], action: .sortDescending, contexts: [.table]),
    Binding(keys: ["&"], action: .filter, contexts: [.table]),
    Binding(keys: ["-"], action: .hideColumn, contexts: [.table]),
    Binding(keys: [.pair("g", "v")], action: .showColumns, contexts: [.table]),
    Binding(keys: ["_"], action: .columnWidth, contexts: [.table]),
    Binding(keys: ["U"], action: .undo, contexts: [.table]),
    Binding(keys: [.control("r")], action: .redo, contexts: [.table]),
    Binding(keys: ["J", "n"], action: .nextRow, contexts: [.record]),
    Binding(keys: ["K", "p"], action: .previousRow, contexts: [.record]),
    Binding(keys: ["y"], action: .copyCell, contexts: [.table, .record]),
    Binding(keys: ["Y"], action: .copyRow, contexts: [.table, .record]),
    Binding(keys: [.pair("g", "y")], action: .copyTable, contexts: [.table]),
    Binding(keys: ["x"], action: .export, contexts: [.table]),
    Binding(keys: [.tab], action: .exportValues, contexts: [.export]),
    Binding(keys: [.backTab], action: .exportDefused, contexts: [.export]),
    Binding(keys: ["i"], action: .statistics, contexts: [.table]),
    Binding(keys: ["F"], action: .distinct, contexts: [.table]),
    Binding(keys: ["c"], action: .chart, contexts: [.table]),
    Binding(keys: ["W"], action: .group, contexts: [.table]),
    Binding(keys: ["R"], action: .reread, contexts: panes),
    Binding(keys: ["z"], action: .zoom, contexts: panes),
    Binding(keys: ["M"], action: .mouse, contexts: reading),
    Binding(keys: ["?", .f1], action: .help, contexts: reading),
    Binding(keys: [":"], action: .palette, contexts: reading),
    // Seldom wanted: the palette alone has it.
    Binding(keys: [], action: .encoding, contexts: reading),
    Binding(keys: [.control("l")], action: .redraw, contexts: Context.allCases),
    Binding(keys: [.control("z")], action: .suspend, contexts: Context.allCases),
    Binding(keys: ["q"], action: .leave, contexts: reading),
    Binding(keys: ["Q"], action: .quit, contexts: reading),
    Binding(keys: [.control("c")], action: .interrupt, contexts: reading),
    Binding(keys: [.enter], action: .accept, contexts: typing),
    Binding(keys: ["y"], action: .accept, contexts: [.question]),
    Binding(keys: [.escape, .control("c")], action: .cancel, contexts: typing),
    Binding(keys: ["n", .escape, .control("c")], action: .cancel, contexts: [.question]),
    Binding(keys: [.down], action: .lineDown, contexts: [.palette]),
    Binding(keys: [.up], action: .lineUp, contexts: [.palette]),
    Binding(keys: [.down, .control("n")], action: .nextMatch, contexts: [.prompt]),
    Binding(keys: [.up, .control("p")], action: .previousMatch, contexts: [.prompt]),
    Binding(keys: [.backspace, .control("h")], action: .deleteBackward, contexts: typing),
    Binding(keys: [.control("w")], action: .deleteWord, contexts: typing),
    Binding(keys: [.control("u")], action: .deleteLine, contexts: typing),
  ]

  /// What a key does in a context; nil where it does nothing.
  static func action(for key: Key, in context: Context) -> Action? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.action
  }

  /// The bindings of the pairs of keys that begin with a letter in a context, in the keymap's order.
  static func pairs(_ first: Unicode.Scalar, in context: Context) -> [(second: Key, action: Action)] {
    bindings(in: context).flatMap { binding in
      binding.keys.compactMap { key in
        guard case .pair(first, let second) = key else { return nil }
        return (.character(second), binding.action)
      }
    }
  }

  /// The bindings that work in a context, in the keymap's order.
  static func bindings(in context: Context) -> [Binding] {
    bindings.filter { $0.contexts.contains(context) }
  }

  /// The key to name for an action in a context: the first that does it.
  static func key(for action: Action, in context: Context) -> Key? {
    bindings.first { $0.action == action && $0.contexts.contains(context) }?.keys.first
  }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
  public init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(value) }
}
