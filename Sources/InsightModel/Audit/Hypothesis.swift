/// Another reading of a row: its numbers lie in other columns, one of them is two, or a space parts its words elsewhere.
struct Hypothesis {
  let row: Int
  /// What it puts into the columns that it changes, from left to right.
  let cells: [(column: Int, cell: Table.Cell?)]

  init(row: Int, cells: [(column: Int, cell: Table.Cell?)]) {
    (self.row, self.cells) = (row, cells)
  }

  /// Texts, which are worth in columns of numbers what they say.
  init(row: Int, texts: [(column: Int, text: String)], in table: Table) {
    self.init(
      row: row,
      cells: texts.map { column, text in
        let value = table.columns[column].type.isNumeric ? CellReader.read(table.pointed(text)).value : nil
        return (column, Table.Cell(text: text, value: value, finding: nil))
      })
  }

  var texts: [String] { cells.map { $0.cell?.text ?? "" } }
  /// The columns that it leaves without a cell.
  var gaps: [Int] { cells.filter { $0.cell == nil }.map(\.column) }

  func applied(to table: Table) -> Table {
    var changed = table
    let width = cells.reduce(table.rows[row].cells.count) { max($0, $1.column + 1) }
    changed.rows[row].cells += Array(repeating: nil, count: width - table.rows[row].cells.count)
    for (column, cell) in cells { changed.rows[row].cells[column] = cell }
    return changed
  }

  /// How much more or less than all others of its column a number may be and still be like them.
  private static let likeness: UInt128 = 3

  /// How a number stands to all others of its column, whatever their signs.
  enum Size { case less, like, more }

  static func size(_ value: Figure, among others: [Figure], likeness: UInt128 = likeness) -> Size {
    let places = others.reduce(value.decimals) { max($0, $1.decimals) }
    guard places <= Sheet.maximalDecimals else { return .more }
    let own = value.scaled(to: places).magnitude
    let sizes = others.lazy.map { $0.scaled(to: places).magnitude }.filter { $0 > 0 }
    guard let least = sizes.min(), let most = sizes.max() else { return .like }
    return own > most * likeness ? .more : own * likeness < least ? .less : .like
  }
}

/// How well a table adds up; less is better.
struct Fit: Comparable {
  private(set) var violated = 0
  private(set) var held = 0
  /// What the order of ranks alone has of these.
  private var (ranksViolated, ranksHeld) = (0, 0)
  private let rowCount: Int

  /// As it is, or as one of its rows may be read.
  init(_ table: Table, _ reading: Hypothesis? = nil) {
    let table = reading?.applied(to: table) ?? table
    rowCount = table.rows.count
    let examination = Examination(table)
    for rule in examination.rules {
      for line in rule.lines {
        let isRanking = rule.ranking != nil
        switch rule.verdict(line, examination.sheet, .tolerant) {
        case .holds:
          held += 1
          if isRanking { ranksHeld += 1 }
        case .violated:
          violated += 1
          if isRanking { ranksViolated += 1 }
        case .open: break
        }
      }
    }
    // What the other cells leave for each must be one number.
    guard let row = reading?.row, let gaps = reading?.gaps, !gaps.isEmpty else { return }
    violated += gaps.count { !examination.mayBeOne(Spot(row: row, column: $0)) }
    for (column, cell) in table.rows[row].cells.enumerated() where table.isNumeric(column) {
      guard let cell else { continue }
      // A number moved to where all others are written otherwise is not at its place, and two numbers in one stand beside
      // the gap.
      let isApart = gaps.allSatisfy { abs(column - $0) > 1 }
      if cell.value == nil
        ? isApart && BrokenNumber.isFused(table.pointed(cell.text)) : !table.isLike(cell, row, column)
      {
        violated += 1
      }
    }
  }

  static func < (left: Fit, right: Fit) -> Bool {
    (left.violated, -left.held) < (right.violated, -right.held)
  }

  /// True where less fails than in another reading, and more holds: where less fails alone, a rule may have gone that the very
  /// number in question made hold in the other rows.
  func isBetter(than other: Fit) -> Bool { self < other && held > other.held }

  /// Fewer numbers stand in order by chance.
  static let fewestInOrder = 5

  /// True where all that speaks for this reading is the order of few ranks, or of more while something still fails: it may be
  /// the rank that is wrong.
  func isRanked(over other: Fit) -> Bool {
    (violated > 0 || rowCount < Self.fewestInOrder)
      && violated - ranksViolated >= other.violated - other.ranksViolated
      && held - ranksHeld <= other.held - other.ranksHeld
  }
}

extension Table {
  func isNumeric(_ column: Int) -> Bool { columns.indices.contains(column) && columns[column].type.isNumeric }

  /// How many rows tell what the cells of a column look like.
  private static let sampleCount = 100

  /// True for a number that has as many decimals as another cell of the column, and a percent sign where that has one.
  func isLike(_ cell: Cell, _ row: Int, _ column: Int) -> Bool {
    let others = rows.indices.lazy.filter { $0 != row }.compactMap { self.cell($0, column) }
      .filter { $0.value != nil }.prefix(Self.sampleCount)
    return others.isEmpty
      || others.contains {
        $0.value?.decimals == cell.value?.decimals
          && $0.text.utf8.contains(0x25) == cell.text.utf8.contains(0x25)
      }
  }
}
