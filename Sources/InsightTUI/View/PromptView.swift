import InsightModel

// The line at the foot while something is typed: what it is, what it finds, what may be written.
extension Reader {
  func drawPrompt(_ prompt: Prompt, _ row: Int, _ frame: inout Frame) {
    let (found, isWarning) = notice.map { ($0.text, $0.isWarning) } ?? promptCount(prompt)
    // What is typed keeps a third of the line.
    let count = prompt.text.isEmpty ? found : CellText.cut(found, size.columns * 2 / 3)
    let limit = size.columns - CharacterWidth.columns(of: count) - 2
    let sign = prompt.kind == .rows ? "&" : prompt.kind == .note ? (isPlain ? "Note: " : "¶ ") : "/"
    let (cursor, end) = drawTyped(sign, prompt.text, row, until: limit, &frame)
    if prompt.text.isEmpty, prompt.kind == .rows, let table {
      let hint = hint(forEmptyFilterOf: table)
      let examples = openGrid.map(filterExamples) ?? ""
      let texts = [hint.isEmpty ? examples : hint + "; " + examples, hint]
      if let text = texts.first(where: { end + 1 + CharacterWidth.columns(of: $0) < limit }) {
        frame.put(text, end + 1, row, Theme.note)
      }
    }
    frame.putRight(count, endingAt: size.columns, from: end + 1, row, isWarning ? Theme.warning : .plain)
    frame.cursor = Point(column: min(cursor, size.columns - 1), row: row)
  }

  /// Three filters that could be typed here, with what the table holds.
  private func filterExamples(_ grid: Grid) -> String {
    var examples: [String] = []
    func name(_ column: Int) -> String {
      let label = grid.label(of: column)
      let short = label.count <= 16 && !label.contains("\"") ? label : ""
      return short.isEmpty ? String(column + 1) : short.contains(" ") ? "\"\(short)\"" : short
    }
    func cell(_ column: Int) -> String? {
      let texts = grid.printedOrder.prefix(20).compactMap { grid.shown(Int($0), column) }
      return texts.first { !$0.isEmpty && $0.count <= 14 && !$0.contains("\"") && !$0.contains(",") }
    }
    let names = grid.nameColumn
    if let names, let word = cell(names).flatMap({ $0.split(separator: " ").first }) {
      examples.append(String(word).lowercased())
    }
    if let number = grid.columns.indices.first(where: { grid.columns[$0].type.isNumeric }),
      let text = cell(number)
    {
      examples.append(name(number) + ">" + (text.contains(" ") ? "\"\(text)\"" : text))
    }
    if let names, let text = cell(names) { examples.append("\(name(names)) in (\(text), …)") }
    return examples.isEmpty ? "" : "such as " + examples.joined(separator: "  ")
  }

  private func hint(forEmptyFilterOf table: TablePane) -> String {
    let all = table.view.arrangement.filter.isEmpty ? "" : "Enter shows all rows"
    let last = filtersBefore.last.map { "↑ brings back “\(CellText.cut($0, 20))”" } ?? ""
    return [all, last].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What the text typed so far has found.
  private func promptCount(_ prompt: Prompt) -> (text: String, isWarning: Bool) {
    switch prompt.kind {
    case .article:
      guard let search else { return (prompt.text.isEmpty ? "" : "no match", true) }
      return (search.count, search.matches.isEmpty)
    case .note:
      let key = keymap.key(for: .noteEditor, in: .prompt)?.label ?? ""
      return (prompt.text.isEmpty ? "an empty note is none; \(key) editor" : "\(key) editor", false)
    case .page:
      guard let pageSearch else { return (prompt.text.isEmpty ? "" : "no match", true) }
      return (pageSearch.count, pageSearch.lines.isEmpty)
    case .cells:
      if let computing { return (Self.percent(computing.progress), false) }
      guard let table, let search = table.search else { return (prompt.text.isEmpty ? "" : "no match", true) }
      return (
        search.count(at: table.cursorCell), search.matches?.cells.isEmpty == true && search.columns.isEmpty
      )
    case .rows:
      if let filterProblem { return (filterProblem, true) }
      if let computing { return (Self.percent(computing.progress), false) }
      guard let table, let openGrid else { return ("", false) }
      let count = table.view.order.count
      return (
        "\(Words.number(count)) of \(Words.count(openGrid.dataRowCount, "row"))",
        count == 0 && openGrid.dataRowCount > 0
      )
    }
  }

  /// What happened, beside what is typed.
  func drawNotice(after column: Int, until limit: Int, _ row: Int, _ frame: inout Frame) {
    guard let notice else { return }
    frame.putCut(
      notice.text, column + 2, row, columns: max(0, limit - column - 2),
      notice.isWarning ? Theme.warning : Theme.notice)
  }

  func drawExport(_ prompt: ExportPrompt, _ row: Int, _ frame: inout Frame) {
    guard prompt.asksToOverwrite else {
      let style = prompt.isProposed ? Theme.selected : .plain
      let (cursor, end) = drawTyped("File: ", prompt.name, row, until: size.columns, &frame, style: style)
      frame.fill(Rect(column: end, row: row, columns: size.columns - end, rows: 1))
      frame.cursor = Point(column: min(cursor, size.columns - 1), row: row)
      return
    }
    // It stands in 20 columns.
    let keys = "? y / n"
    let start = frame.put("overwrite ", 0, row, Theme.warning)
    let end = frame.putCut(prompt.name, start, row, columns: size.columns - start - keys.count, Theme.notice)
    frame.put(keys, end, row, Theme.warning)
  }

  /// What stands before the cursor stays in view. Returns the cursor's column, and that after what is typed.
  func drawTyped(
    _ sign: String, _ text: String, _ row: Int, until limit: Int, _ frame: inout Frame,
    style: Style = .plain
  ) -> (cursor: Int, end: Int) {
    let room = max(1, limit - 1 - CharacterWidth.columns(of: sign))
    let (text, rest) = parted(text)
    var (start, used) = (text.endIndex, 0)
    while start > text.startIndex {
      let before = text.index(before: start)
      used += CharacterWidth.columns(of: text[before..<start])
      if used > room { break }
      start = before
    }
    let shown = text[start...]
    let column = frame.put(sign, 0, row, Theme.key)
    let cursor = frame.put(shown, column, row, style)
    guard !rest.isEmpty else { return (cursor, cursor) }
    return (cursor, frame.putCut(String(rest), cursor, row, columns: max(1, limit - 1 - cursor), style))
  }
}
