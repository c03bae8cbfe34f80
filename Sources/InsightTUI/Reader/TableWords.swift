import InsightModel

// What the viewer says of a view.
extension Grid {
  /// What a column holds: its unit where that says more than its type, the sign of its type, and how many cells
  /// do not fit that.
  func sign(of column: Int) -> String {
    let type =
      switch columns[column].type {
      case .rank, .number: "#"
      case .percent: "%"
      case .money: "$"
      case .date: "date"
      case .text: ""
      }
    // The money that the table's title says, or the column's name above, is not said again.
    let isSaid = { (unit: String) in
      unit == self.unit
        || columns[column].type == .money && columns[column].name.hasSuffix("(\(unit))")
    }
    let unit = columns[column].unit.flatMap { isSaid($0) ? nil : $0 }
    let misfits = misfits(column)
    return (unit ?? type) + (misfits > 0 ? " ?\(Words.number(misfits))" : "")
  }

  /// Rows that sorting and filtering concern.
  var dataRowCount: Int { max(0, rowCount - pinnedRows.count) }
}

extension TablePane {
  /// `▼1` for a column that the rows are sorted by, empty for others.
  func sortMark(_ column: Int) -> String {
    let keys = view.arrangement.keys
    guard let rank = keys.firstIndex(where: { $0.column == column }) else { return "" }
    return (keys[rank].isAscending ? "▲" : "▼") + String(rank + 1)
  }

  /// Which rows stand there, and why as they do, from the fullest words to the shortest; empty where the table stands as
  /// printed.
  func explanations(_ grid: Grid) -> [String] {
    let filter = view.arrangement.filter
    let keys = view.arrangement.keys
    let few = "\(Words.number(view.order.count)) of \(Words.number(grid.dataRowCount))"
    let count = few + (grid.dataRowCount == 1 ? " row" : " rows")
    let rows = filter.isEmpty ? [""] : ["\(count) with “\(CellText.cut(filter, 40))”", count, few]
    let signs = keys.map { ($0.isAscending ? "▲ " : "▼ ") + grid.markedLabel(of: $0.column) }
    let orders =
      keys.isEmpty ? [""] : [sortExplanation(grid) ?? "", signs.joined(separator: ", "), signs[0], "sorted"]
    let pairs = rows.flatMap { row in orders.map { (row, $0) } }
    let texts = pairs.map { [$0.0, $0.1].filter { !$0.isEmpty }.joined(separator: ", ") }.filter {
      !$0.isEmpty
    }
    return texts.sorted { CharacterWidth.columns(of: $0) > CharacterWidth.columns(of: $1) }
  }

  /// Which rows stand there, and why as they do; `as printed` where nothing was changed.
  private func explanation(_ grid: Grid) -> String {
    let order = sortExplanation(grid)
    let filter = view.arrangement.filter
    guard !filter.isEmpty else { return order ?? "as printed" }
    return "with “\(CellText.cut(filter, 40))”" + (order.map { ", " + $0 } ?? "")
  }

  private func sortExplanation(_ grid: Grid) -> String? {
    guard !view.arrangement.keys.isEmpty else { return nil }
    let keys = view.arrangement.keys.map { key -> String in
      let type = grid.columns.indices.contains(key.column) ? grid.columns[key.column].type : .text
      let way = type.way(isAscending: key.isAscending)
      return "\(grid.markedLabel(of: key.column)), \(way)"
    }
    return "by " + keys.joined(separator: "; then ")
  }

  /// The fullest of these words that leave room for a title, or for its beginning where it is long.
  func explanation(_ grid: Grid, beside title: String, in columns: Int) -> String? {
    let title = min(CharacterWidth.columns(of: title), max(12, columns / 2))
    return explanations(grid).first { title + 2 + CharacterWidth.columns(of: $0) <= columns }
  }

  /// The same in a sentence, with what stays below.
  func sentence(_ grid: Grid) -> String {
    let all = grid.dataRowCount
    let rows =
      view.arrangement.filter.isEmpty
      ? "rows" : "\(Words.number(view.order.count)) of \(Words.count(all, "row"))"
    let stays =
      pinned.count > 3
      ? ["\(pinned.count) rows"]
      : pinned.compactMap { row in
        grid.nameColumn(of: Int(row)).flatMap { CellText.shown(grid, Int(row), $0) }
      }
    let isMoved = view.arrangement != Arrangement()
    return "\(rows) \(explanation(grid))"
      + (isMoved && !stays.isEmpty ? "; \(stays.joined(separator: " and ")) stay below" : "")
  }

  /// What became of the columns since a view, in words; nil where nothing did.
  func columnChange(since before: View, _ grid: Grid) -> String? {
    let gone = view.hidden.filter { !before.hidden.contains($0) }
    let back = before.hidden.filter { !view.hidden.contains($0) }
    if let first = gone.first {
      return gone.count == 1
        ? "\(grid.markedLabel(of: first)) is hidden" : "\(Words.count(gone.count, "column")) hidden"
    }
    if let first = back.first {
      return back.count == 1
        ? "\(grid.markedLabel(of: first)) is shown again" : "\(Words.count(back.count, "column")) shown again"
    }
    if let wide = view.widened.first(where: { !before.widened.contains($0) }) {
      return "\(grid.markedLabel(of: wide)) in full"
    }
    if let cut = before.widened.first(where: { !view.widened.contains($0) }) {
      return "\(grid.markedLabel(of: cut)) no wider than others"
    }
    return nil
  }
}

extension Table.ColumnType {
  /// What an order puts first, in words.
  fileprivate func way(isAscending: Bool) -> String {
    switch self {
    case .rank, .number, .percent, .money: isAscending ? "smallest first" : "largest first"
    case .date: isAscending ? "earliest first" : "latest first"
    case .text: isAscending ? "A to Z" : "Z to A"
    }
  }
}
