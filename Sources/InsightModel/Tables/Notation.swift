extension Table {
  /// What a cell shows: the proven value in the column's own notation where there is one, else as printed.
  public func shownText(of cell: Cell, column: Int) -> String {
    guard let index = cell.finding, findings.indices.contains(index), let proven = findings[index].proven
    else { return cell.text }
    return notation(of: column).text(proven)
  }

  /// The value that a finding proves, written as the other cells of its column are; nil where it proves none.
  public func provenText(of finding: Finding) -> String? {
    finding.proven.map { value in
      finding.column.map { notation(of: $0).text(value) } ?? LongFigure(value).text(isGrouped: true)
    }
  }

  /// A cell's text with a point before its decimals, and commas between thousands.
  func pointed(_ text: String) -> String {
    guard mark == .comma else { return text }
    return String(text.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
  }

  /// How the numbers of a column are written: what parts thousands and decimals, and what stands after them.
  struct Notation {
    /// nil where nothing does.
    var group: Character?
    var decimal: Character = "."
    /// `%`, ` pp`; empty where letters may be a scale.
    var suffix = ""

    func text(_ value: Figure) -> String {
      let plain = LongFigure(value).text(isGrouped: group != nil)
      guard decimal != "." || group != nil && group != "," else { return plain + suffix }
      return String(plain.compactMap { $0 == "," ? group : $0 == "." ? decimal : $0 }) + suffix
    }
  }

  /// So many rows tell how a column writes its numbers.
  private static let mostRows = 100

  func notation(of column: Int) -> Notation {
    var notation = Notation()
    let isPercent = columns.indices.contains(column) && columns[column].type == .percent
    if mark == .comma { notation.decimal = "," }
    for row in rows.prefix(Self.mostRows) {
      guard let cell = row.cell(column), cell.finding == nil, let value = cell.value,
        let last = cell.text.lastIndex(where: \.isASCIIDigit)
      else { continue }
      let tail = cell.text[cell.text.index(after: last)...]
      if isPercent, tail.contains(where: { $0 != ")" && $0 != "*" }) { notation.suffix = String(tail) }
      // What has a letter for thousands is written out.
      let isScaled = !isPercent && (tail.first.map { $0.isLetter } ?? false)
      if isScaled { notation.group = notation.decimal == "," ? "." : "," }
      guard value.digits.magnitude >= 1000 else { continue }
      let inner = cell.text[..<last].drop { !$0.isASCIIDigit }
      if let sign = inner.first(where: { !$0.isASCIIDigit && $0 != notation.decimal }) {
        notation.group = sign != "," && sign != "." && sign.isWhitespace ? " " : sign
      }
    }
    return notation
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
