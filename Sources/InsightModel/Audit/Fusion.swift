/// Two cells of a row that were run together, so that one is no number and the one beside it is missing.
struct Fusion {
  let table: Table

  /// Beyond this many rows the ways to part a text are not tried.
  private static let rowLimit = 2000

  /// A way to part the text, that makes the whole table add up.
  private struct Parting {
    var left: Spot
    var right: Spot
    var texts: (left: String, right: String)
    var values: (left: Figure, right: Figure)
    var reasons: [String]
  }

  /// The findings of both cells, where the table has one such pair and only one way to part it adds up.
  func findings() -> [Table.Finding]? {
    guard table.rows.count <= Self.rowLimit else { return nil }
    let partings = candidates.flatMap { spot in
      [-1, 0].flatMap { offset in self.partings(of: spot, from: offset).map { (fused: spot, parting: $0) } }
    }
    guard let (fused, parting) = partings.first, partings.count == 1,
      let text = table.cell(fused.row, fused.column)?.text
    else {
      return nil
    }
    let reason = "\(text) is \(parting.texts.left) and \(parting.texts.right) run together"
    return [(parting.left, parting.values.left), (parting.right, parting.values.right)].map { spot, value in
      Table.Finding(
        row: spot.row, column: spot.column, printed: spot == fused ? text : "", proven: value,
        reasons: [reason] + parting.reasons)
    }
  }

  /// Few gaps of a table are of this kind.
  private static let candidateLimit = 4

  /// The only cell that is no number beside one that is missing; where there is none, the few numbers beside one.
  private var candidates: [Spot] {
    var (broken, readable): ([Spot], [Spot]) = ([], [])
    for (row, cells) in table.rows.enumerated() {
      for column in cells.cells.indices where isNumeric(column) {
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

  private func isNumeric(_ column: Int) -> Bool {
    table.columns.indices.contains(column) && table.columns[column].type.isNumeric
  }

  private func isMissing(_ row: Int, _ column: Int) -> Bool {
    isNumeric(column) && (table.cell(row, column).map { $0.text.isEmpty } ?? true)
  }

  /// The partings that fit, over the fused cell and its neighbour at the left (-1) or at the right (0).
  private func partings(of fused: Spot, from offset: Int) -> [Parting] {
    let left = Spot(row: fused.row, column: fused.column + offset)
    let right = Spot(row: fused.row, column: fused.column + offset + 1)
    let empty = left == fused ? right : left
    guard isMissing(empty.row, empty.column), let text = table.cell(fused.row, fused.column)?.text,
      text.count <= Self.longestText
    else { return [] }
    return text.indices.dropFirst().compactMap { index in
      let texts = (left: String(text[..<index]), right: String(text[index...]))
      guard isLike(texts.left, left), isLike(texts.right, right),
        let leftValue = CellReader.read(texts.left).value,
        let rightValue = CellReader.read(texts.right).value
      else { return nil }
      var parting = Parting(
        left: left, right: right, texts: texts, values: (leftValue, rightValue), reasons: [])
      guard let reasons = proofs(of: parting) else { return nil }
      parting.reasons = reasons
      return parting
    }
  }

  /// How many rows tell what the cells of a column look like.
  private static let sampleCount = 100

  /// True for a text that has as many decimals as another cell of the column, and a percent sign where those have.
  private func isLike(_ text: String, _ spot: Spot) -> Bool {
    guard text.utf8.first != 0x2E, text.utf8.last != 0x2C, !hasLeadingZero(text),
      let value = CellReader.read(text).value
    else { return false }
    let others = table.rows.indices.lazy.filter { $0 != spot.row }
      .compactMap { table.cell($0, spot.column) }.filter { $0.value != nil }.prefix(Self.sampleCount)
    return others.isEmpty
      || others.contains {
        $0.value?.decimals == value.decimals && $0.text.utf8.contains(0x25) == text.utf8.contains(0x25)
      }
  }

  /// `05`, but not `0.5`.
  private func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.utf8.drop { !$0.isDigit }
    return digits.first == 0x30 && digits.dropFirst().first?.isDigit ?? false
  }

  /// What bears out both cells; nil where anything in the table does not add up with them, or too little does.
  private func proofs(of parting: Parting) -> [String]? {
    var mended = table
    let width = max(parting.right.column + 1, mended.rows[parting.left.row].cells.count)
    mended.rows[parting.left.row].cells += Array(
      repeating: nil, count: width - mended.rows[parting.left.row].cells.count)
    mended.rows[parting.left.row].cells[parting.left.column] = Table.Cell(
      text: parting.texts.left, value: parting.values.left, finding: nil)
    mended.rows[parting.right.row].cells[parting.right.column] = Table.Cell(
      text: parting.texts.right, value: parting.values.right, finding: nil)
    let examination = Examination(mended)
    guard examination.isSound else { return nil }
    let left = examination.witnesses(of: parting.left)
    let right = examination.witnesses(of: parting.right)
    guard !left.isEmpty, !right.isEmpty else { return nil }
    let witnesses = Set(left + right)
    // As for any proof, two rules; what may be a number as it stands is two only where one of them is a sum.
    let isReadable = [parting.left, parting.right].contains { table.cell($0.row, $0.column)?.value != nil }
    guard witnesses.count >= 2, !isReadable || witnesses.contains(where: examination.isSum) else {
      return nil
    }
    return examination.proofs(of: parting.left) + examination.proofs(of: parting.right, except: left)
  }
}
