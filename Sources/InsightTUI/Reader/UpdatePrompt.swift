import InsightModel

// What is typed at the foot.
extension Reader {
  /// More than anybody types: the text is looked for, and drawn, at every letter.
  private static let longestPrompt = 4000

  mutating func type(_ text: String) -> [Effect] {
    if var prompt {
      guard prompt.text.utf8.count + text.utf8.count <= Self.longestPrompt else {
        notice = Notice(text: "no more than \(Self.longestPrompt) bytes can be typed here", isWarning: true)
        return []
      }
      prompt.text += text
      prompt.recalled = nil
      self.prompt = prompt
      return typed()
    }
    if case .palette(var palette) = overlay {
      palette.type(text)
      overlay = .palette(palette)
    } else if case .export(var prompt) = overlay {
      prompt.type(text)
      overlay = .export(prompt)
    } else if case .results(var pane) = overlay {
      guard pane.text.utf8.count + text.utf8.count <= Self.longestPrompt else { return [] }
      pane.text += text
      pane.recalled = nil
      return findAsTyped(pane)
    }
    return []
  }

  mutating func paste(_ text: String) -> [Effect] {
    let line = Harmless.line(text)
    switch context {
    case .prompt, .palette, .export, .results:
      return type(String(line.prefix(1000)))
    case .contents, .library, .front, .article, .choice, .source, .table, .record, .report, .help,
      .statistics,
      .distinct, .links, .question:
      notice = Notice(text: "pasted text is taken only where one types; / begins a search")
      return []
    }
  }

  mutating func delete(_ action: Action) -> [Effect] {
    func shortened(_ text: String) -> String {
      switch action {
      case .deleteLine: return ""
      case .deleteWord:
        var rest = text[...]
        while rest.last == " " { rest.removeLast() }
        while let last = rest.last, last != " " { rest.removeLast() }
        return String(rest)
      case _: return String(text.dropLast())
      }
    }
    if let prompt {
      // Deleting from an empty prompt leaves it, as in less.
      if prompt.text.isEmpty { return cancel() }
      self.prompt?.text = shortened(prompt.text)
      return typed()
    }
    if case .palette(var palette) = overlay {
      palette.text = shortened(palette.text)
      overlay = .palette(palette)
    } else if case .export(var prompt) = overlay {
      if prompt.name.isEmpty { return cancel() }
      prompt.name = shortened(prompt.name)
      overlay = .export(prompt)
    } else if case .results(var pane) = overlay {
      if pane.text.isEmpty { return cancel() }
      pane.text = shortened(pane.text)
      pane.recalled = nil
      return findAsTyped(pane)
    }
    return []
  }

  /// Does at once what the text typed so far says.
  mutating func typed() -> [Effect] {
    switch prompt?.kind {
    case .article:
      searchAsTyped()
      return []
    case .page:
      searchPageAsTyped()
      return []
    case .cells: return searchCellsAsTyped()
    case .rows: return filterAsTyped()
    case .note, nil: return []
    }
  }

  mutating func accept() -> [Effect] {
    if prompt == nil, case .palette(let palette) = overlay {
      if case .reading = palette.list { return accept(reading: palette) }
      uncover()
      guard let entry = palette.selected else {
        notice = Notice(
          text: palette.list.nothingFound)
        return []
      }
      if let place = entry.place {
        notice = Notice(text: "\(entry.name) works \(place)")
        return []
      }
      switch entry.choice {
      case .action(let action): return perform(action)
      case .column(let column): return go(toColumn: column)
      case .encoding(let encoding): return reread(in: encoding)
      case .decision(let option): return beginReading(option)
      }
    }
    if prompt == nil, case .export(let prompt) = overlay { return accept(prompt) }
    if prompt == nil, case .results(let pane) = overlay { return open(pane) }
    guard let prompt else { return [] }
    // What cannot be understood is not taken; why stands beside it.
    if prompt.kind == .rows, filterProblem != nil { return [] }
    self.prompt = nil
    switch prompt.kind {
    case .article: return acceptSearch(prompt.text)
    case .page:
      acceptPageSearch(prompt.text)
      return []
    case .cells: return acceptCellSearch(prompt.text)
    case .rows: return acceptFilter(prompt.text)
    case .note: return acceptNote(prompt.text)
    }
  }

  mutating func cancel() -> [Effect] {
    if prompt == nil, case .palette = overlay {
      uncover()
      return []
    }
    if prompt == nil, case .export(let prompt) = overlay { return cancel(prompt) }
    if prompt == nil, case .results = overlay { return leaveFind() }
    guard let prompt else { return [] }
    self.prompt = nil
    switch prompt.kind {
    case .article: return cancelSearch()
    case .page:
      cancelPageSearch()
      return []
    case .cells: return cancelCellSearch()
    case .rows: return cancelFilter()
    case .note: return []
    }
  }
}
