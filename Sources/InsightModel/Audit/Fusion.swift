/// Two cells of a row that were run together, so that one is no number and the one beside it is missing.
struct Fusion {
  let table: Table

  /// Beyond this many rows the ways to part a text are not tried.
  private static let rowLimit = 2000

  /// The findings of both cells, where the table has one such pair and only one way to part it adds up.
  func findings() -> [Table.Finding]? {
    guard table.rows.count <= Self.rowLimit else { return nil }
    let found = candidates.flatMap { fused in
      [fused.column - 1, fused.column].filter { isMissing(fused.row, $0 == fused.column ? $0 + 1 : $0) }
        .flatMap { partings(of: fused, from: $0) }.compactMap { parting in
          proofs(of: parting).map { (fused: fused, parting: parting, reasons: $0) }
        }
    }
    guard let (fused, parting, reasons) = found.first, found.count == 1,
      let text = table.cell(fused.row, fused.column)?.text
    else {
      return nil
    }
    let reason = "\(text) is \(parting.texts.joined(separator: " and ")) run together"
    return parting.cells.map { column, cell in
      Table.Finding(
        row: fused.row, column: column, printed: column == fused.column ? text : "", proven: cell?.value,
        reasons: [reason] + reasons)
    }
  }

  /// Of each of the lines that lack a number the first one that is more than all others of its column and may be two, with
  /// those between it and the gap, which then stand one column too far.
  func doubts(in short: [Int]) -> [Table.Finding] {
    guard table.rows.count <= Self.rowLimit else { return [] }
    return short.flatMap { row -> [Table.Finding] in
      guard let column = table.columns.indices.first(where: { isMore(table.cell(row, $0)?.value, row, $0) }),
        let gap = table.columns.indices.filter({ isMissing(row, $0) })
          .min(by: { abs($0 - column) < abs($1 - column) })
      else { return [] }
      let moved = min(column, gap)...max(column, gap)
      let partings = partings(of: Spot(row: row, column: column), from: gap < column ? column - 1 : column)
        .filter { !$0.cells.contains { isMore($1?.value, row, $0) } }
      guard moved.allSatisfy(table.isNumeric), let first = partings.first else { return [] }
      let parts = partings.count == 1 ? first.texts.joined(separator: " and ") : "two numbers"
      return moved.compactMap { other in
        guard let text = table.cell(row, other)?.text else { return nil }
        return Table.Finding(
          row: row, column: other, printed: text,
          reasons: [
            other == column
              ? "the line lacks a number, and \(text), more than all others, may be \(parts) run together"
              : "the line lacks a number, and \(text) may belong to the column beside"
          ])
      }
    }
  }

  private func isMore(_ value: Figure?, _ row: Int, _ column: Int) -> Bool {
    guard let value, table.isNumeric(column) else { return false }
    let others = table.rows.indices.filter { $0 != row && table.rows[$0].role == .data }
    return Hypothesis.size(value, among: others.compactMap { table.cell($0, column)?.value }) == .more
  }

  /// Few gaps of a table are of this kind.
  private static let candidateLimit = 4

  /// The only cell that is no number beside one that is missing; where there is none, the few numbers beside one.
  private var candidates: [Spot] {
    var (broken, readable): ([Spot], [Spot]) = ([], [])
    for (row, cells) in table.rows.enumerated() {
      for column in cells.cells.indices where table.isNumeric(column) {
        // Each of two numbers has a digit.
        guard isMissing(row, column - 1) || isMissing(row, column + 1), let cell = cells.cells[column],
          cell.text.utf8.count(where: \.isDigit) >= 2
        else { continue }
        let spot = Spot(row: row, column: column)
        if cell.value == nil { broken.append(spot) } else { readable.append(spot) }
      }
    }
    if !broken.isEmpty { return broken.count == 1 ? broken : [] }
    return readable.count <= Self.candidateLimit ? readable : []
  }

  /// No two cells run together are longer; each way to part a text costs an audit of the table.
  private static let longestText = 40

  private func isMissing(_ row: Int, _ column: Int) -> Bool {
    table.isNumeric(column) && (table.cell(row, column).map { $0.text.isEmpty } ?? true)
  }

  /// The ways to part a text over the column `left` and the next one into numbers like those of the columns.
  private func partings(of fused: Spot, from left: Int) -> [Hypothesis] {
    guard let text = table.cell(fused.row, fused.column)?.text, text.count <= Self.longestText,
      table.isNumeric(left), table.isNumeric(left + 1)
    else { return [] }
    return text.indices.dropFirst().compactMap { index in
      let texts = [(left, String(text[..<index])), (left + 1, String(text[index...]))]
      let parting = Hypothesis(row: fused.row, texts: texts.map { ($0, $1) }, in: table)
      return parting.cells.allSatisfy { isLike($0.column, $0.cell) } ? parting : nil
    }

    func isLike(_ column: Int, _ cell: Table.Cell?) -> Bool {
      guard let cell, cell.value != nil else { return false }
      let text = table.pointed(cell.text)
      return text.utf8.first != 0x2E && text.utf8.last != 0x2C && !hasLeadingZero(text)
        && table.isLike(cell, fused.row, column)
    }
  }

  /// `05`, but not `0.5`.
  private func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.utf8.drop { !$0.isDigit }
    return digits.first == 0x30 && digits.dropFirst().first?.isDigit ?? false
  }

  /// What bears out both cells; nil where anything in the table does not add up with them, or too little does.
  private func proofs(of parting: Hypothesis) -> [String]? {
    let examination = Examination(parting.applied(to: table))
    guard examination.isSound else { return nil }
    let spots = parting.cells.map { Spot(row: parting.row, column: $0.column) }
    let witnesses = spots.map(examination.witnesses)
    guard witnesses.allSatisfy({ !$0.isEmpty }) else { return nil }
    let all = Set(witnesses.joined())
    // As for any proof, two rules; what may be a number as it stands is two only where one of them is a sum, to which it adds
    // more than nothing.
    let isReadable = spots.contains { table.cell($0.row, $0.column)?.value != nil }
    let sums = zip(parting.cells, witnesses).filter { $0.0.cell?.value?.digits != 0 }.flatMap(\.1)
      .filter(examination.isSum)
    guard all.count >= 2, !isReadable || !sums.isEmpty else { return nil }
    return examination.proofs(of: spots[0]) + examination.proofs(of: spots[1], except: witnesses[0])
  }
}
