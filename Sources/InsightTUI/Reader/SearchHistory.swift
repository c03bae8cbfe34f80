import InsightModel

// What was typed in earlier runs: asked for when one first types, kept when something is taken.
extension Reader {
  /// More are not brought back.
  private static let longest = 100

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

  /// What is to be kept of what was typed, and the first time that one types, what is to be asked for.
  mutating func keepingSearches(since before: [SearchKind: String]) -> [Effect] {
    var effects: [Effect] = []
    for kind in SearchKind.allCases {
      if let last = self[typed: kind].last, last != before[kind] { effects.append(.keepSearch(last, kind)) }
    }
    if !hasAskedForSearches, isTyping, prompt?.kind != .note {
      hasAskedForSearches = true
      effects.append(.listSearches)
    }
    return effects
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
