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
      prompt.text = inserted(text, into: prompt.text)
      prompt.recalled = nil
      self.prompt = prompt
      return typed()
    }
    if case .palette(var palette) = overlay {
      palette.text = inserted(text, into: palette.text)
      overlay = .palette(palette)
    } else if case .export(var prompt) = overlay {
      // What was proposed gives way to what is typed.
      prompt.name = prompt.isProposed ? text : inserted(text, into: prompt.name)
      overlay = .export(prompt)
    } else if case .results(var pane) = overlay {
      guard pane.text.utf8.count + text.utf8.count <= Self.longestPrompt else { return [] }
      pane.text = inserted(text, into: pane.text)
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

  // MARK: The cursor

  /// What is being typed; nil where nothing is.
  var typedText: String? {
    if let prompt { return prompt.text }
    switch overlay {
    case .palette(let palette): return palette.text
    case .export(let prompt): return prompt.name
    case .results(let pane): return pane.text
    case .library, .help, .record, .statistics, .distinct, .report, .links, nil: return nil
    }
  }

  /// A text at the cursor.
  func parted(_ text: String) -> (before: Substring, after: Substring) {
    let after = text.suffix(max(0, afterCursor))
    return (text[..<after.startIndex], after)
  }

  private func inserted(_ more: String, into text: String) -> String {
    let (before, after) = parted(text)
    return "\(before)\(more)\(after)"
  }

  mutating func moveTyped(_ action: Action) -> [Effect] {
    guard let text = typedText else { return [] }
    // A name that was proposed is kept by who goes into it.
    if case .export(var prompt) = overlay, prompt.isProposed {
      prompt.name = text
      overlay = .export(prompt)
    }
    let after = min(afterCursor, text.count)
    switch action {
    case .cursorLeft: afterCursor = min(text.count, after + 1)
    case .cursorRight: afterCursor = max(0, after - 1)
    case .cursorStart: afterCursor = text.count
    case _: afterCursor = 0
    }
    return []
  }

  mutating func delete(_ action: Action) -> [Effect] {
    guard let text = typedText else { return [] }
    var (before, after) = parted(text)
    switch action {
    case .deleteLine: (before, after) = ("", "")
    case .deleteForward: after = after.dropFirst()
    case .deleteWord:
      while before.last == " " { before.removeLast() }
      while let last = before.last, last != " " { before.removeLast() }
    case _: before = before.dropLast()
    }
    let rest = String(before + after)
    // Nothing stands there to be deleted; only Backspace leaves what is empty.
    if rest == text, !text.isEmpty || action != .deleteBackward { return [] }
    afterCursor = after.count
    if let prompt {
      // Deleting from an empty prompt leaves it, as in less.
      if prompt.text.isEmpty { return cancel() }
      self.prompt?.text = rest
      return typed()
    }
    if case .palette(var palette) = overlay {
      palette.text = rest
      overlay = .palette(palette)
    } else if case .export(var prompt) = overlay {
      if prompt.name.isEmpty { return cancel() }
      prompt.name = rest
      overlay = .export(prompt)
    } else if case .results(var pane) = overlay {
      if pane.text.isEmpty { return cancel() }
      pane.text = rest
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
      afterCursor = 0
      if case .reading = palette.list { return accept(reading: palette) }
      // An option with its value, `separator=;`, needs no list.
      if case .decision? = palette.selected?.choice, palette.text.contains("=") {
        return accept(reading: palette)
      }
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
