import InsightModel

extension Reader {
  func draw(_ overlay: Overlay, _ frame: inout Frame) {
    switch overlay {
    case .help(let page, let top): drawHelp(page, top, &frame)
    case .palette(let palette): drawPalette(palette, &frame)
    case .record(let top): drawRecord(top, &frame)
    case .statistics(let sheet): draw(sheet, &frame)
    case .distinct(let sheet): draw(sheet, &frame)
    case .export(let prompt): draw(prompt, &frame)
    case .report(let pane): drawReport(pane, &frame)
    case .library(let pane): drawLibrary(pane, &frame)
    case .results(let pane): drawResults(pane, &frame)
    case .links(let pane): drawLinks(pane, &frame)
    }
  }

  private func drawHelp(_ page: HelpPage, _ top: Int, _ frame: inout Frame) {
    let lines = lines(of: page)
    let keyColumns = HelpText.keyColumns(lines, columns: size.columns)
    for (offset, line) in lines.dropFirst(top).prefix(overlayRows).enumerated() {
      let row = 1 + offset
      if line.isTitle {
        frame.putCut(line.text, 1, row, columns: size.columns - 2, Theme.subheading)
      } else {
        let room = line.text.isEmpty ? size.columns - 2 : keyColumns
        frame.putCut(line.keys, 1, row, columns: room, Theme.key)
        frame.putCut(line.text, keyColumns + 3, row, columns: size.columns - keyColumns - 4)
        highlight(line.keys, 1, row, of: top + offset, &frame)
        highlight(line.text, keyColumns + 3, row, of: top + offset, &frame)
      }
    }
    drawMore(top, lines.count, from: 1, rows: overlayRows, &frame)
  }

  private func drawPalette(_ palette: Palette, _ frame: inout Frame) {
    let entries = palette.entries
    let widest =
      palette.list == .actions
      ? Action.allCases.map { $0.rawValue.utf8.count }.max()
      : entries.map { CharacterWidth.columns(of: $0.name) }.max()
    // On a narrow screen actions and their keys stand alone; what the chosen one does is said below them, whole.
    let isBare = isPaletteNarrow && palette.list == .actions
    let names = isBare ? size.columns - 2 : min(size.columns / 3, widest ?? 0)
    frame.putCut(palette.list.title, 1, 1, columns: size.columns - 2, Theme.subheading)
    let top = palette.top(rows: paletteRows)
    for (offset, entry) in entries.dropFirst(top).prefix(paletteRows).enumerated() {
      let row = 2 + offset
      let isCurrent = top + offset == palette.cursor
      let style = (isCurrent ? Theme.selected : Style.plain) + (entry.place == nil ? .plain : Theme.note)
      frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), with: " ", style)
      frame.putCut(entry.name, 1, row, columns: names, entry.place == nil ? style + .bold : style)
      let keys = entry.place ?? entry.keys.map(\.label).joined(separator: " ")
      let keyColumns = CharacterWidth.columns(of: keys)
      if isBare {
        let name = CharacterWidth.columns(of: entry.name)
        if name + keyColumns + 4 <= size.columns {
          frame.putRight(keys, endingAt: size.columns - 1, from: name + 3, row, style)
        }
        continue
      }
      let end = size.columns - 2 - (keyColumns + names + 12 < size.columns ? keyColumns + 2 : 0)
      frame.putCut(entry.summary, names + 3, row, columns: end - names - 3, style)
      if end < size.columns - 2 {
        frame.putRight(keys, endingAt: size.columns - 1, from: names + 3, row, style)
      }
    }
    if isPaletteNarrow, let summary = palette.selected?.summary {
      let lines = LineBreaker.lines(summary, columns: max(1, size.columns - 4))
      for (offset, line) in lines.prefix(Reader.paletteSummaryRows).enumerated() {
        frame.putCut(line, 3, 2 + paletteRows + offset, columns: size.columns - 4, Theme.note)
      }
    }
    drawMore(top, entries.count, from: 2, rows: paletteRows, &frame)
    if entries.isEmpty { frame.put(palette.list.nothingFound, 1, 2, Theme.warning) }
  }

  private func drawRecord(_ top: Int, _ frame: inout Frame) {
    let lines = recordLines(columns: size.columns)
    for (offset, line) in lines.dropFirst(top).prefix(overlayRows).enumerated() {
      let row = 1 + offset
      frame.putCut(line.name, 1, row, columns: line.indent - 1, Theme.note)
      var style =
        switch line.kind {
        case .name, .note: Theme.note
        case .value: Style.bold
        }
      if let finding = line.finding { style = style + (finding.proven == nil ? Theme.doubt : Theme.proven) }
      frame.putCut(line.text, 1 + line.indent, row, columns: size.columns - line.indent - 2, style)
      highlight(line.name, 1, row, of: top + offset, &frame)
      highlight(line.text, 1 + line.indent, row, of: top + offset, &frame)
    }
    drawMore(top, lines.count, from: 1, rows: overlayRows, &frame)
  }

  /// Marks what the search in lines finds in a text of the line `line` that was drawn at `column`.
  func highlight(_ text: String, _ column: Int, _ row: Int, of line: Int, _ frame: inout Frame) {
    guard let pageSearch else { return }
    frame.highlight(
      pageSearch.search, in: text, column, row, limit: size.columns - 1,
      pageSearch.currentLine == line ? Theme.currentMatch : Theme.match)
  }

  private func drawReport(_ pane: ReportPane, _ frame: inout Frame) {
    let lines = pane.lines(columns: size.columns)
    for (offset, line) in lines.dropFirst(pane.top).prefix(overlayRows).enumerated() {
      let row = 1 + offset
      if line.isTitle {
        frame.putCut(line.text, 2, row, columns: size.columns - 4, Theme.subheading)
      } else {
        let isCurrent = line.entry == pane.cursor && line.entry != nil
        let isFirst =
          isCurrent && (pane.top + offset == 0 || lines[pane.top + offset - 1].entry != line.entry)
        if isFirst { frame.put("›", 0, row, Theme.key) }
        let column = frame.put(line.lead, 2, row, isFirst ? Theme.selected : Theme.note)
        frame.putCut(
          line.text, column + 2, row, columns: size.columns - column - 4, isCurrent ? .bold : .plain)
        highlight(line.text, column + 2, row, of: pane.top + offset, &frame)
      }
    }
    drawMore(pane.top, lines.count, from: 1, rows: overlayRows, &frame)
  }
}
