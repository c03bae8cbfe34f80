import Testing

@testable import InsightTUI

/// The keymap, and what is drawn from it.
@Suite struct KeymapTests {
  @Test(arguments: Context.allCases)
  func noKeyTwiceInAContext(context: Context) {
    let keys = Keymap.standard.bindings(in: context).flatMap(\.keys)
    let twice = Dictionary(grouping: keys, by: { $0 }).filter { $1.count > 1 }.keys.map(\.label)
    #expect(twice == [])
  }

  @Test(arguments: Action.allCases)
  func everyActionIsBound(action: Action) {
    // Without a key it is an action of the palette.
    #expect(Keymap.standard.bindings.contains { $0.action == action && !$0.contexts.isEmpty })
  }

  @Test func actionsHaveNamesAndSummariesOfTheirOwn() {
    #expect(Set(Action.allCases.map(\.summary)).count == Action.allCases.count)
    for action in Action.allCases {
      #expect(action.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(!action.summary.isEmpty && action.summary.first?.isUppercase == false)
    }
  }

  @Test func labelsOfKeysDiffer() {
    let keys = Array(Set(Keymap.standard.bindings.flatMap(\.keys)))
    #expect(Set(keys.map(\.label)).count == keys.count)
    #expect(Set(keys.map(\.plainLabel)).count == keys.count)
    #expect(keys.allSatisfy { $0.plainLabel.utf8.allSatisfy { $0 < 0x7F } })
  }

  @Test(arguments: Context.allCases)
  func everyContextCanBeLeft(context: Context) {
    #expect(
      Keymap.standard.action(for: .escape, in: context)
        == ([.prompt, .palette, .export, .question, .results].contains(context) ? .cancel : .back))
    #expect(Keymap.standard.action(for: .control("c"), in: context) != nil)
    #expect(Keymap.standard.action(for: .control("l"), in: context) == .redraw)
    #expect(Keymap.standard.action(for: .control("z"), in: context) == .suspend)
  }

  @Test(
    arguments: Context.allCases.filter { ![.prompt, .palette, .export, .question, .results].contains($0) })
  func helpAndQuitWorkEverywhereButWhereOneTypes(context: Context) {
    #expect(Keymap.standard.action(for: "?", in: context) == .help)
    #expect(Keymap.standard.action(for: ":", in: context) == .palette)
    #expect(Keymap.standard.action(for: "q", in: context) == .leave)
    #expect(Keymap.standard.action(for: "Q", in: context) == .quit)
  }

  /// A letter that is bound where one types could not be typed.
  @Test(arguments: [Context.prompt, .palette, .export])
  func everyLetterCanBeTyped(context: Context) {
    for binding in Keymap.standard.bindings(in: context) {
      for case .character(let scalar) in binding.keys { Testing.Issue.record("\(scalar) cannot be typed") }
    }
  }

  /// Readers in every context.
  private static func reader(in context: Context, _ columns: Int) -> Reader {
    var reader = context == .links ? Sample.linked(columns, 24) : Sample.reader(columns, 24)
    let keys: [Key] =
      switch context {
      case .contents: ["g", "j", "j"]
      case .front: ["g", .enter]
      case .article: [.enter]
      case .choice: [.enter, "v", "j"]
      case .source: [.enter, "o"]
      case .table: ["J", "J", "t"]
      case .record: ["J", "J", "t", .enter]
      case .statistics: ["J", "J", "t", "i"]
      case .distinct: ["J", "J", "t", "F"]
      case .export, .question: ["J", "J", "t", "x"]
      case .report: ["G", .enter]
      case .library: []
      case .results: ["F"]
      case .links: ["u"]
      case .help: ["?"]
      case .palette: [":"]
      case .prompt: ["/"]
      }
    if context == .library { reader.openLibrary(Shelved.issues, last: nil) }
    for key in keys { reader.press(key) }
    if context == .question {
      reader.press(.enter)
      reader.take([.written(.exists)])
    }
    return reader
  }

  /// Every `key hint` at the foot names a key that does here what its action says.
  @Test(arguments: Context.allCases, [20, 40, 80, 120, 200])
  func theHintsAtTheFootAreTrue(context: Context, columns: Int) {
    let reader = Self.reader(in: context, columns)
    #expect(reader.context == context)
    guard ![.prompt, .palette, .export, .question, .results].contains(context) else { return }
    let hints = Self.hints(reader)
    #expect(!hints.isEmpty || columns < 40)
    for hint in hints {
      let key = Keymap.standard.bindings(in: context).flatMap(\.keys).first { $0.label == hint.key }
      let action = key.flatMap { Keymap.standard.action(for: $0, in: context) }
      #expect(action?.hint == hint.text, "\(hint)")
      var pressed = reader
      if let key { pressed.press(key) }
      #expect(pressed.notice?.text.contains("does nothing here") != true, "\(hint)")
    }
  }

  /// The bold texts of the last row, each with the plain text after it.
  private static func hints(_ reader: Reader) -> [(key: String, text: String)] {
    let frame = reader.view()
    var hints: [(key: String, text: String)] = []
    var wasKey = false
    for cell in frame.row(frame.size.rows - 1) {
      let text = String(String.UnicodeScalarView(frame.scalars(cell).compactMap(Unicode.Scalar.init)))
      let isKey = cell.style == Theme.key
      if isKey, !wasKey {
        hints.append((text, ""))
      } else if isKey {
        hints[hints.count - 1].key += text
      } else if !hints.isEmpty {
        hints[hints.count - 1].text += text
      }
      wasKey = isKey
    }
    // After the last hint, what stands at the right end begins after two blanks.
    return hints.map { hint in
      let text = hint.text.dropFirst()
      return (hint.key, String(text.firstRange(of: "  ").map { text[..<$0.lowerBound] } ?? text))
    }
  }

  /// Help lists every binding of its context.
  @Test(arguments: Context.allCases)
  func helpIsComplete(context: Context) {
    let lines = HelpText.lines(context, columns: 200)
    let begin = lines.firstIndex { $0.isTitle && $0.text == "\(context.title): keys that work here" } ?? 0
    let end = lines[begin...].firstIndex { $0.text.isEmpty } ?? lines.count
    for binding in Keymap.standard.bindings(in: context) {
      let line = lines[begin..<end].first { $0.text == binding.action.summary && !$0.isTitle }
      for key in binding.keys {
        let label = binding.action == .count ? "1…9" : key.label
        #expect(
          line?.keys.split(separator: " ").contains(Substring(label)) == true, "\(binding.action) \(label)")
      }
    }
  }

  @Test(arguments: Context.allCases)
  func thePaletteListsEveryActionOnce(context: Context) {
    let entries = Palette(context: context).entries
    #expect(Set(entries.map(\.name)).count == entries.count)
    let here = entries.filter { $0.place == nil }
    #expect(
      Set(here.map(\.name))
        == Set(Keymap.standard.bindings(in: context).map(\.action).filter(\.isListed).map(\.rawValue)))
    // What can be done here stands before what moves, and that before what can be done elsewhere.
    #expect(entries.prefix(here.count).allSatisfy { $0.place == nil })
    let moves = here.drop { Action(rawValue: $0.name)?.isMovement != true }
    #expect(moves.allSatisfy { Action(rawValue: $0.name)?.isMovement == true })
  }

  /// Every key named under what one came for does that where it is said to.
  @Test func helpBeginsWithWhatOneCameFor() {
    let lines = HelpText.lines(.contents, columns: 200)
    #expect(lines.filter(\.isTitle).prefix(4).map(\.text) == ["To read", "To find", "To keep", "Tables"])
    #expect(lines.allSatisfy { $0.isTitle || $0.text.isEmpty || !$0.keys.isEmpty })
  }
}
