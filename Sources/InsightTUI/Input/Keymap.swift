/// Where keys have their meanings.
public enum Context: String, CaseIterable, Sendable {
  case contents, library, front, article, choice, source, table, record, statistics, distinct, report,
    results, links, help,
    palette, prompt,
    export, question

  var title: String {
    switch self {
    case .contents: "Contents"
    case .library: "Library"
    case .results: "What was found in all issues"
    case .links: "Links"
    case .front: "Front page"
    case .article: "Article"
    case .choice: "Choosing paragraphs"
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

  /// In a sentence; nil for places that are no part of what is read.
  var place: String? {
    switch self {
    case .contents: "in the contents"
    case .library: "in the library"
    case .front: "on a front page"
    case .article: "in an article"
    case .source: "in the source lines"
    case .table: "in a table"
    case .record: "in a record"
    case .choice, .statistics, .distinct, .report, .results, .links, .help, .palette, .prompt, .export,
      .question:
      nil
    }
  }
}

/// One line of the keymap: these keys do this here.
struct Binding: Equatable, Sendable {
  var keys: [Key]
  var action: Action
  var contexts: [Context]
}

/// The keys of the reader. Lookup, foot line, help, palette and manual page are all drawn from this list.
public struct Keymap: Equatable, Sendable {
  private(set) var bindings: [Binding]

  private static let panes: [Context] = [.contents, .front, .article, .source, .table]
  private static let reading: [Context] = [
    .contents, .library, .front, .article, .choice, .source, .table, .record, .statistics, .distinct, .report,
    .links, .help,
  ]
  private static let searched = reading.filter { ![.statistics, .distinct, .choice, .links].contains($0) }
  private static let counts: [Key] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
  private static let typing: [Context] = [.prompt, .palette, .export, .results]
  private static let marked: [Context] = [.contents, .front, .article]

  /// The keys as they are when nothing is said.
  public static let standard = Keymap(bindings: [
    Binding(keys: [.down, "j"], action: .lineDown, contexts: reading),
    Binding(keys: [.up, "k"], action: .lineUp, contexts: reading),
    Binding(keys: [.pageDown, .control("f")], action: .pageDown, contexts: reading),
    Binding(keys: [" "], action: .pageDown, contexts: reading.filter { $0 != .article }),
    Binding(keys: [" "], action: .readOn, contexts: [.article]),
    Binding(keys: [.pageUp, "b", .control("b")], action: .pageUp, contexts: reading),
    Binding(keys: [.control("d")], action: .halfPageDown, contexts: reading),
    Binding(keys: [.control("u")], action: .halfPageUp, contexts: reading),
    Binding(keys: ["g", .home], action: .top, contexts: reading.filter { $0 != .table }),
    Binding(keys: [.pair("g", "g"), .home], action: .top, contexts: [.table]),
    Binding(keys: ["G", .end], action: .bottom, contexts: reading),
    Binding(keys: [.enter], action: .deeper, contexts: [.contents, .table, .statistics]),
    Binding(keys: [.right, "l"], action: .into, contexts: [.contents]),
    Binding(
      keys: [.enter, .right, "l"], action: .deeper,
      contexts: [.library, .front, .article, .distinct, .report, .links]),
    Binding(keys: [.left, "h"], action: .columnLeft, contexts: [.table, .statistics]),
    Binding(keys: [.right, "l"], action: .columnRight, contexts: [.table, .statistics]),
    Binding(keys: ["0", "^"], action: .firstColumn, contexts: [.table]),
    Binding(keys: ["$"], action: .lastColumn, contexts: [.table]),
    Binding(keys: [.escape], action: .back, contexts: [.table]),
    Binding(keys: [.left, "h"], action: .fold, contexts: [.contents]),
    Binding(keys: [.escape], action: .back, contexts: [.contents]),
    Binding(
      keys: [.escape, .left, "h"], action: .back,
      contexts: [.library, .front, .article, .choice, .source, .record, .distinct, .report, .links, .help]),
    Binding(keys: [.escape], action: .back, contexts: [.statistics]),
    Binding(keys: [.tab], action: .nextPane, contexts: panes),
    Binding(keys: [.backTab], action: .previousPane, contexts: panes),
    Binding(keys: ["/"], action: .search, contexts: searched),
    Binding(keys: ["n"], action: .nextMatch, contexts: searched),
    Binding(keys: ["N"], action: .previousMatch, contexts: searched),
    Binding(keys: ["J"], action: .nextArticle, contexts: [.contents, .front, .article]),
    Binding(keys: ["K"], action: .previousArticle, contexts: [.contents, .article]),
    Binding(keys: ["}"], action: .nextIssue, contexts: panes + [.library]),
    Binding(keys: ["{"], action: .previousIssue, contexts: panes + [.library]),
    Binding(keys: ["!"], action: .nextDoubt, contexts: reading.filter { $0 != .library }),
    Binding(keys: [")"], action: .nextFigure, contexts: [.article, .table]),
    Binding(keys: ["("], action: .previousFigure, contexts: [.article, .table]),
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
    Binding(keys: ["U"], action: .undo, contexts: [.table, .library] + marked),
    Binding(keys: [.control("r")], action: .redo, contexts: [.table, .library] + marked),
    Binding(keys: ["r"], action: .toggleRead, contexts: marked + [.library]),
    Binding(keys: ["*"], action: .toggleStar, contexts: [.contents, .article, .table, .library]),
    Binding(keys: ["A"], action: .markAllRead, contexts: [.library]),
    Binding(keys: ["D"], action: .remove, contexts: [.library]),
    Binding(keys: ["a"], action: .note, contexts: [.article, .choice, .table]),
    Binding(keys: ["u"], action: .links, contexts: [.article]),
    Binding(keys: ["e"], action: .edit, contexts: [.contents, .article, .source, .table]),
    Binding(keys: ["F"], action: .find, contexts: marked + [.library, .source]),
    Binding(keys: ["L"], action: .library, contexts: panes),
    Binding(keys: [.tab], action: .resultOrder, contexts: [.results]),
    Binding(keys: ["J"], action: .nextRow, contexts: [.record]),
    Binding(keys: ["K"], action: .previousRow, contexts: [.record]),
    Binding(keys: ["y"], action: .copyCell, contexts: [.table, .record]),
    Binding(keys: ["Y"], action: .copyRow, contexts: [.table, .record]),
    Binding(keys: [.pair("g", "y")], action: .copyTable, contexts: [.table]),
    Binding(keys: ["v"], action: .choose, contexts: [.article, .choice]),
    Binding(keys: ["y"], action: .copyText, contexts: [.article, .choice]),
    Binding(keys: ["C"], action: .copyQuoted, contexts: [.article, .choice, .table, .record]),
    Binding(keys: ["x"], action: .export, contexts: [.table]),
    Binding(keys: [.tab], action: .exportValues, contexts: [.export]),
    Binding(keys: [.backTab], action: .exportDefused, contexts: [.export]),
    Binding(keys: ["i"], action: .statistics, contexts: [.table]),
    Binding(keys: ["F"], action: .distinct, contexts: [.table]),
    Binding(keys: ["c"], action: .chart, contexts: [.table]),
    Binding(keys: ["W"], action: .group, contexts: [.table]),
    Binding(keys: ["R"], action: .reread, contexts: panes + [.library]),
    Binding(keys: ["z"], action: .zoom, contexts: panes),
    Binding(keys: ["<"], action: .narrowerContents, contexts: panes),
    Binding(keys: [">"], action: .widerContents, contexts: panes),
    Binding(keys: ["|"], action: .measure, contexts: [.contents, .article]),
    Binding(keys: counts, action: .count, contexts: reading),
    Binding(keys: ["M"], action: .mouse, contexts: reading),
    Binding(keys: ["?", .f1], action: .help, contexts: reading),
    Binding(keys: [":"], action: .palette, contexts: reading),
    // Seldom wanted: the palette alone has it.
    Binding(keys: [], action: .facts, contexts: panes),
    Binding(keys: [], action: .encoding, contexts: reading),
    Binding(keys: [], action: .faults, contexts: reading),
    Binding(keys: [], action: .fileReading, contexts: [.table, .contents]),
    Binding(keys: [.control("l")], action: .redraw, contexts: Context.allCases),
    Binding(keys: [.control("z")], action: .suspend, contexts: Context.allCases),
    Binding(keys: ["q"], action: .leave, contexts: reading),
    Binding(keys: ["Q"], action: .quit, contexts: reading),
    Binding(keys: [.control("c")], action: .interrupt, contexts: reading),
    Binding(keys: [.enter], action: .accept, contexts: typing),
    Binding(keys: ["y"], action: .accept, contexts: [.question]),
    Binding(keys: [.escape, .control("c")], action: .cancel, contexts: typing),
    Binding(keys: ["n", .escape, .control("c")], action: .cancel, contexts: [.question]),
    Binding(keys: [.down], action: .lineDown, contexts: [.palette, .results]),
    Binding(keys: [.up], action: .lineUp, contexts: [.palette, .results]),
    Binding(keys: [.pageDown], action: .pageDown, contexts: [.results]),
    Binding(keys: [.pageUp], action: .pageUp, contexts: [.results]),
    Binding(keys: [.up], action: .recallOlder, contexts: [.prompt]),
    Binding(keys: [.down], action: .recallNewer, contexts: [.prompt]),
    Binding(keys: [.control("e")], action: .noteEditor, contexts: [.prompt]),
    Binding(keys: [.control("p")], action: .recallOlder, contexts: [.results]),
    Binding(keys: [.control("n")], action: .recallNewer, contexts: [.results]),
    Binding(keys: [.control("n")], action: .nextMatch, contexts: [.prompt]),
    Binding(keys: [.control("p")], action: .previousMatch, contexts: [.prompt]),
    Binding(keys: [.left], action: .cursorLeft, contexts: typing),
    Binding(keys: [.right], action: .cursorRight, contexts: typing),
    Binding(keys: [.home, .control("a")], action: .cursorStart, contexts: typing),
    Binding(keys: [.end], action: .cursorEnd, contexts: typing),
    // In a prompt it goes on with a note in the editor.
    Binding(keys: [.control("e")], action: .cursorEnd, contexts: typing.filter { $0 != .prompt }),
    Binding(keys: [.delete], action: .deleteForward, contexts: typing),
    Binding(keys: [.backspace, .control("h")], action: .deleteBackward, contexts: typing),
    Binding(keys: [.control("w")], action: .deleteWord, contexts: typing),
    Binding(keys: [.control("u")], action: .deleteLine, contexts: typing),
  ])

  /// The places where an action works.
  func contexts(of action: Action) -> [Context] {
    let own = bindings.filter { $0.action == action }
    return Context.allCases.filter { context in own.contains { $0.contexts.contains(context) } }
  }

  /// Makes a key do something in some places, instead of what it did there.
  mutating func bind(_ key: Key, to action: Action, in contexts: [Context]) {
    for index in bindings.indices.reversed() where bindings[index].keys.contains(key) {
      let binding = bindings[index]
      let others = binding.keys.filter { $0 != key }
      let elsewhere = binding.contexts.filter { !contexts.contains($0) }
      let left = [
        Binding(keys: others, action: binding.action, contexts: binding.contexts),
        Binding(keys: [key], action: binding.action, contexts: elsewhere),
      ]
      bindings.replaceSubrange(index...index, with: left.filter { !$0.keys.isEmpty && !$0.contexts.isEmpty })
    }
    // Before the others: it is the key to name.
    bindings.insert(Binding(keys: [key], action: action, contexts: contexts), at: 0)
  }

  /// A pair of keys in a context that begins with this key, or the key that this pair begins with, as it is shown: of two
  /// that begin alike one is never reached. Nil where there is none.
  func keyInTheWay(of key: Key, in context: Context) -> String? {
    switch key {
    case .character(let first):
      return bindings(in: context).lazy.flatMap(\.keys).first { other in
        if case .pair(first, _) = other { true } else { false }
      }?.label
    case .pair(let first, _):
      return action(for: .character(first), in: context) == nil ? nil : Key.character(first).label
    case .control, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab,
      .backTab,
      .backspace, .delete, .f1, .function, .insert:
      return nil
    }
  }

  /// What a key does in a context; nil where it does nothing.
  func action(for key: Key, in context: Context) -> Action? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.action
  }

  /// The bindings of the pairs of keys that begin with a letter in a context, in the keymap's order.
  func pairs(_ first: Unicode.Scalar, in context: Context) -> [(second: Key, action: Action)] {
    bindings(in: context).flatMap { binding in
      binding.keys.compactMap { key in
        guard case .pair(first, let second) = key else { return nil }
        return (.character(second), binding.action)
      }
    }
  }

  /// The bindings that work in a context, in the keymap's order.
  func bindings(in context: Context) -> [Binding] {
    bindings.filter { $0.contexts.contains(context) }
  }

  /// The keys that do something in a context, as they are written in lists; digits as `1…9`.
  func labels(of action: Action, in context: Context, isPlain: Bool = false) -> [String] {
    let keys = bindings(in: context).filter { $0.action == action }.flatMap(\.keys)
    if action == .count { return [isPlain ? "1...9" : "1…9"] }
    return keys.map { isPlain ? $0.plainLabel : $0.label }
  }

  /// What is said of a key that does nothing where one is: what it does elsewhere, if anything. `beneath` is where one comes
  /// when what lies over it is left.
  func explanation(of key: Key, in context: Context, over beneath: Context? = nil) -> String {
    if context == .question { return "\(key.label) does nothing here; y or n" }
    if let beneath, let action = action(for: key, in: beneath), action != .count {
      let back = self.key(for: .back, in: context)?.label ?? "Esc"
      if context == .choice { return "not while choosing; \(back) first" }
      if let place = beneath.place { return "\(key.label) works \(place); \(back) first" }
    }
    let elsewhere: [Context] = [.article, .table, .contents, .source, .record]
    for other in elsewhere where other != context {
      if let action = action(for: key, in: other), action != .count, let place = other.place {
        return "\(key.label) does nothing here; \(place): \(action.summary)"
      }
    }
    return "\(key.label) does nothing here; ? shows the keys"
  }

  /// The key to name for an action in a context: the first that does it.
  func key(for action: Action, in context: Context) -> Key? {
    bindings.first { $0.action == action && $0.contexts.contains(context) }?.keys.first
  }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
  /// The key that types a character: `"j"`.
  public init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(value) }
}
