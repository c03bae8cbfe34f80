/// The cells of a table that its audit does not bear out: they prove no mention wrong.
struct DoubtfulCells: Sendable {
  private struct Spot: Hashable {
    var row: Int
    var column: Int
  }

  private var isWhole = false
  private var rows: Set<Int> = []
  private var columns: Set<Int> = []
  private var spots: Set<Spot> = []
  /// What would fit the other figures, in base units.
  private var left: [Spot: Interval] = [:]

  /// Values further apart than this part of them say too little.
  private static let widest = 0.05

  /// `interval` gives what a figure of a column stands for.
  init(_ table: Table, _ interval: (Figure, Int) -> Interval?) {
    for finding in table.findings where finding.proven == nil {
      for suspect in finding.suspects {
        let spot = Spot(row: suspect.row, column: suspect.column)
        spots.insert(spot)
        guard let least = interval(suspect.least, suspect.column),
          let greatest = interval(suspect.greatest, suspect.column)
        else { continue }
        let all = Interval(least.low, greatest.high)
        if all.halfWidth <= Self.widest * abs(all.middle) { left[spot] = all }
      }
      guard finding.suspects.isEmpty else { continue }
      switch (finding.row, finding.column) {
      case (let row?, let column?): spots.insert(Spot(row: row, column: column))
      case (let row?, nil): rows.insert(row)
      case (nil, let column?): columns.insert(column)
      case (nil, nil): isWhole = true
      }
    }
  }

  func contains(_ row: Int, _ column: Int) -> Bool {
    isWhole || rows.contains(row) || columns.contains(column)
      || spots.contains(Spot(row: row, column: column))
  }

  /// The values left for a cell; nil where nothing tells them, or too many would do.
  func valuesLeft(_ row: Int, _ column: Int) -> Interval? { left[Spot(row: row, column: column)] }
}
