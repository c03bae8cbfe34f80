import InsightModel

extension Reader {
  func draw(_ overlay: Overlay, _ frame: inout Frame) {
    switch overlay {
    case .help(let context, let top): drawHelp(context, top, &frame)
    case .palette(let palette): drawPalette(palette, &frame)
    case .record(let top): drawRecord(top, &frame)
    case .statistics(let sheet): draw(sheet, &frame)
    case .distinct(let sheet): draw(sheet, &frame)
    case .export(let prompt): draw(prompt, &frame)
    case .report(let document, let top): drawReport(document, top, &frame)
    }
  }

  private func drawHelp(_ context: Context, _ top: Int, _ frame: inout Frame) {
    let lines = HelpText.lines(context, columns: size.columns)
    let keyColumns = min(size.columns / 2, lines.map { CharacterWidth.columns(of: $0.keys) }.max() ?? 0)
    for (offset, line) in lines.dropFirst(top).prefix(overlayRows).enumerated() {
      let row = 1 + offset
      if line.isTitle {
        frame.putCut(line.text, 1, row, columns: size.columns - 2, Theme.subheading)
      } else {
        frame.putCut(line.keys, 1, row, columns: keyColumns, Theme.key)
        frame.putCut(line.text, keyColumns + 3, row, columns: size.columns - keyColumns - 4)
      }
    }
    drawMore(top, lines.count, from: 1, rows: overlayRows, &frame)
  }

  private func drawPalette(_ palette: Palette, _ frame: inout Frame) {
    let entries = palette.entries
    let names = min(size.columns / 3, entries.map { CharacterWidth.columns(of: $0.name) }.max() ?? 0)
    let top = max(0, palette.cursor - overlayRows + 1)
    for (offset, entry) in entries.dropFirst(top).prefix(overlayRows).enumerated() {
      let row = 1 + offset
      let style = top + offset == palette.cursor ? Theme.selected : Style.plain
      frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), with: " ", style)
      frame.putCut(entry.name, 1, row, columns: names, style + .bold)
      let keys = entry.keys.map(\.label).joined(separator: " ")
      let keyColumns = CharacterWidth.columns(of: keys)
      frame.putCut(
        entry.summary, names + 3, row, columns: size.columns - names - keyColumns - 6, style)
      frame.putRight(keys, endingAt: size.columns - 1, from: names + 3, row, style)
    }
    if entries.isEmpty {
      frame.put(
        palette.list == .actions ? "no action and no column has these words" : "no encoding is called so", 1,
        1,
        Theme.warning)
    }
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
    }
    drawMore(top, lines.count, from: 1, rows: overlayRows, &frame)
  }

  private func drawReport(_ document: Int, _ top: Int, _ frame: inout Frame) {
    let lines = reportLines(document, columns: size.columns)
    for (offset, line) in lines.dropFirst(top).prefix(overlayRows).enumerated() {
      let row = 1 + offset
      if line.isTitle {
        frame.putCut(line.text, 1, row, columns: size.columns - 3, Theme.subheading)
      } else {
        let column = frame.put(line.lead, 1, row, Theme.note)
        frame.putCut(line.text, column + 2, row, columns: size.columns - column - 4)
      }
    }
    drawMore(top, lines.count, from: 1, rows: overlayRows, &frame)
  }
}
