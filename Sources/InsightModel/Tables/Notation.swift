extension Table {
  /// What a cell shows: the proven value in the column's own notation where there is one, else as printed.
  public func shownText(of cell: Cell, column: Int) -> String {
    guard let index = cell.finding, findings.indices.contains(index), let proven = findings[index].proven
    else { return cell.text }
    return notation(of: column, proven)
  }

  /// The value that a finding proves, written as the other cells of its column are; nil where it proves none.
  public func provenText(of finding: Finding) -> String? {
    finding.proven.map { value in
      finding.column.map { notation(of: $0, value) } ?? LongFigure(value).text(isGrouped: true)
    }
  }

  /// A value written as the column's other cells are: separators, decimals, percent sign.
  private func notation(of column: Int, _ value: Figure) -> String {
    let texts = rows.lazy.compactMap { $0.cells[column] }.filter { $0.finding == nil && $0.value != nil }.map(
      \.text)
    let model = texts.max { $0.utf8.count < $1.utf8.count } ?? ""
    return LongFigure(value).text(isGrouped: model.utf8.contains(0x2C)) + (model.hasSuffix("%") ? "%" : "")
  }
}
