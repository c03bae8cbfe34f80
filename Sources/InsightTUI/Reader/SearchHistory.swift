import InsightModel

// What was typed, for the prompts to bring back: the shell keeps it, and asks for that of earlier runs when one first types.
extension Reader {
  /// More are not brought back.
  private static let longest = 100

  /// What was taken last of each kind.
  var lastTyped: [SearchKind: String] {
    var last: [SearchKind: String] = [:]
    for kind in SearchKind.allCases { last[kind] = self[typed: kind].last }
    return last
  }

  private subscript(typed kind: SearchKind) -> [String] {
    get {
      switch kind {
      case .text: typedBefore
      case .rows: filtersBefore
      case .find: findsBefore
      }
    }
    set {
      switch kind {
      case .text: typedBefore = newValue
      case .rows: filtersBefore = newValue
      case .find: findsBefore = newValue
      }
    }
  }

  /// Puts what was typed in earlier runs before what was typed in this one.
  mutating func take(_ known: [SearchKind: [String]]) {
    for (kind, texts) in known {
      let own = self[typed: kind]
      let older = texts.filter { !own.contains($0) }.suffix(Self.longest)
      self[typed: kind] = older + own
      if var prompt, let recalled = prompt.recalled, (prompt.kind == .rows) == (kind == .rows), kind != .find
      {
        prompt.recalled = recalled + older.count
        self.prompt = prompt
      }
      if kind == .find, case .results(var pane) = overlay, let recalled = pane.recalled {
        pane.recalled = recalled + older.count
        overlay = .results(pane)
      }
    }
  }
}
