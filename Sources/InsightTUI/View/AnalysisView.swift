import InsightModel

extension Reader {
  func draw(_ sheet: StatisticsSheet, _ frame: inout Frame) {
    guard let openGrid else { return }
    drawSheetTitle("Statistics of \(coverage(sheet.rowCount))", &frame)
    // What fits no column shows only where there is any.
    let hidden =
      sheet.statistics.contains { $0.misfits > 0 } ? nil : StatisticsText.titles.firstIndex(of: "Misfits")
    let shown = StatisticsText.titles.indices.filter { $0 != hidden }
    let order = table?.view.order ?? []
    let rows = sheet.statistics.map { found -> [String] in
      var cells = StatisticsText.cells(found, openGrid)
      let counts = openGrid.findingCounts(in: order, column: found.column)
      if openGrid.finding(ofColumn: found.column) == nil {
        cells[0] += counts.doubtful > 0 ? "?" : counts.proven > 0 ? "*" : ""
      }
      return shown.map { cells[$0] }
    }
    let texts = Set(["Column", "Type", "Spread"])
    let painter = SheetPainter(
      titles: shown.map {
        (StatisticsText.titles[$0], isNumeric: !texts.contains(StatisticsText.titles[$0]))
      },
      rows: rows, left: min(sheet.left, shown.count - 2), size: size)
    painter.drawHeader(2, &frame)
    for (offset, row) in rows.dropFirst(sheet.top).prefix(sheetRows).enumerated() {
      painter.draw(row, 3 + offset, isCurrent: sheet.top + offset == sheet.cursor, &frame)
    }
    drawMore(sheet.top, rows.count, from: 3, rows: sheetRows, &frame)
  }

  func draw(_ sheet: DistinctSheet, _ frame: inout Frame) {
    guard let openGrid else { return }
    if let histogram = sheet.histogram { return draw(histogram, sheet, openGrid, &frame) }
    let count = Words.number(sheet.values.count)
    drawSheetTitle(
      "\(openGrid.markedLabel(of: sheet.column)): \(count) \(sheet.values.count == 1 ? "value" : "values") in "
        + coverage(sheet.rowCount, column: sheet.column), &frame)
    let most = sheet.values.first?.count ?? 1
    // The first counts are the longest.
    let rows = (sheet.values.prefix(1) + sheet.values.dropFirst(sheet.top).prefix(sheetRows)).map { value in
      let row = Int(value.row)
      let name =
        value.isMissing
        ? "(missing)" : (openGrid.shown(row, sheet.column) ?? "") + openGrid.mark(row, sheet.column)
      let share = LongFigure(Int128(value.count) * 100, over: Int128(max(1, sheet.rowCount)), decimals: 1)
      return [
        name, Words.number(value.count),
        share.map { $0.text(isGrouped: false, places: 1) + "%" } ?? "",
      ]
    }
    let painter = SheetPainter(
      titles: [
        ("Value", isNumeric: openGrid.columns[sheet.column].type.isNumeric), ("Count", true), ("Share", true),
      ],
      rows: rows, left: 0, size: size)
    painter.drawHeader(2, &frame)
    let begin = painter.columns.map { $0.width + 2 }.reduce(1, +)
    let bar = BarPainter(
      least: 0, greatest: Double(most), column: begin, width: size.columns - begin - 2, isPlain: isPlain)
    for (offset, row) in rows.dropFirst().enumerated() {
      painter.draw(row, 3 + offset, isCurrent: sheet.top + offset == sheet.cursor, &frame)
      bar.draw(Double(sheet.values[sheet.top + offset].count), 3 + offset, Theme.bars, &frame)
    }
    drawMore(sheet.top, sheet.values.count, from: 3, rows: sheetRows, &frame)
  }

  /// Ranges of values, with how many lie in each.
  private func draw(_ histogram: Histogram, _ sheet: DistinctSheet, _ grid: Grid, _ frame: inout Frame) {
    let count = Words.number(sheet.values.count)
    drawSheetTitle(
      "\(grid.markedLabel(of: sheet.column)): \(count) values in ranges of \(grid.text(histogram.step, in: sheet.column)), in "
        + coverage(sheet.rowCount), &frame)
    let rows = histogram.bins.map { bin -> [String] in
      let share = LongFigure(Int128(bin.count) * 100, over: Int128(max(1, sheet.rowCount)), decimals: 1)
      return [
        grid.text(bin.least, in: sheet.column), grid.text(bin.end, in: sheet.column), Words.number(bin.count),
        share.map { $0.text(isGrouped: false, places: 1) + "%" } ?? "",
      ]
    }
    let painter = SheetPainter(
      titles: [("From", true), ("Below", true), ("Count", true), ("Share", true)], rows: rows, left: 0,
      size: size)
    painter.drawHeader(2, &frame)
    let begin = painter.columns.map { $0.width + 2 }.reduce(1, +)
    let most = histogram.bins.map(\.count).max() ?? 1
    let bar = BarPainter(
      least: 0, greatest: Double(most), column: begin, width: size.columns - begin - 2, isPlain: isPlain)
    for (offset, row) in rows.dropFirst(sheet.top).prefix(sheetRows).enumerated() {
      painter.draw(row, 3 + offset, isCurrent: sheet.top + offset == sheet.cursor, &frame)
      bar.draw(Double(histogram.bins[sheet.top + offset].count), 3 + offset, Theme.bars, &frame)
    }
    drawMore(sheet.top, rows.count, from: 3, rows: sheetRows, &frame)
  }

  private func drawSheetTitle(_ text: String, _ frame: inout Frame) {
    frame.putCut(text, 1, 1, columns: size.columns - 2, Theme.subheading)
  }

  // MARK: Writing to a file

  /// What will be written, from its beginning.
  func draw(_ prompt: ExportPrompt, _ frame: inout Frame) {
    guard let openGrid else { return }
    let isBare = prompt.format == .csv || prompt.format == .tsv
    let marks =
      isBare ? Self.marks(openGrid.footnotes(rows: prompt.rows, columns: prompt.columns)) : ""
    frame.putCut(
      "Write " + prompt.summary + marks + (marks.isEmpty ? "" : ", which it cannot say"), 1, 1,
      columns: size.columns - 2, Theme.subheading)
    if let problem = prompt.problem {
      frame.putCut("not written: " + problem, 1, 2, columns: size.columns - 2, Theme.warning)
    } else if let computing {
      frame.putCut(
        "writing, \(Self.percent(computing.progress))", 1, 2, columns: size.columns - 2, Theme.notice)
    } else if prompt.format != .json {
      let key = keymap.key(for: .exportValues, in: .export)?.label ?? ""
      let other = prompt.hasValues ? "as printed" : "as values"
      var hint = "\(key) writes it \(other)"
      // Said only where there is something to say.
      if prompt.isDefused || prompt.export(openGrid).hasFormulas(openGrid, among: sheetRows) {
        let key = keymap.key(for: .exportDefused, in: .export)?.label ?? ""
        hint += prompt.isDefused ? ", \(key) with formulas" : ", \(key) without formulas"
      }
      frame.putCut(hint, 1, 2, columns: size.columns - 2, Theme.note)
    }
    let lines = prompt.export(openGrid).lines(openGrid, limit: sheetRows)
    for (offset, line) in lines.enumerated() {
      frame.putCut(line.replacing("\t", with: "  →  "), 1, 3 + offset, columns: size.columns - 2, .plain)
    }
  }

  /// Says at the right edge that there is more above or below.
  func drawMore(_ top: Int, _ count: Int, from first: Int, rows: Int, _ frame: inout Frame) {
    if top > 0 { frame.put("↑", size.columns - 1, first, Theme.key) }
    if count > top + rows { frame.put("↓", size.columns - 1, first + rows - 1, Theme.key) }
  }
}
