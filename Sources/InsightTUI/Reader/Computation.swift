import InsightModel

/// Work on a grid that may take long: the shell does it beside the keys and answers with `Event.computed`.
public struct Computation: Equatable, Sendable {
  enum Work: Equatable, Sendable {
    case arrange(Arrangement)
    case find(CellQuery)
    /// Of every column, over these rows.
    case statistics(RowOrder)
    /// The values of a column, over these rows.
    case distinct(Int, RowOrder)
    /// Groups by the values of a column, over these rows.
    case group(Int, RowOrder)
    /// The scale of a chart of a column, over these rows.
    case chart(Chart.Kind, Int, RowOrder)
    case text(TableExport)

    /// What goes on, for the foot line.
    var label: String {
      switch self {
      case .arrange(let arrangement):
        arrangement.keys.isEmpty ? "filtering" : arrangement.filter.isEmpty ? "sorting" : "filtering, sorting"
      case .find: "searching"
      case .statistics: "statistics"
      case .distinct: "counting"
      case .group: "grouping"
      case .chart: "charting"
      case .text: "writing"
      }
    }
  }

  let reference: GridReference
  let work: Work

  /// What came of it.
  public enum Outcome: Sendable {
    case rows([UInt32])
    case statistics([ColumnStatistics])
    case distinct([DistinctValue], Histogram?)
    case group(Grouping)
    case chart(Chart)
    case text([UInt8])
    case cells(CellMatches)
  }

  /// Does the work. `progress` is told the part that is done, 0...1, and says whether to go on; nil where it said no.
  public func run(on grid: Grid, progress: (Double) -> Bool) -> Outcome? {
    switch work {
    case .arrange(let arrangement): grid.rows(arrangement, progress: progress).map(Outcome.rows)
    case .statistics(let rows): grid.statistics(rows, progress: progress).map(Outcome.statistics)
    case .distinct(let column, let rows):
      grid.distinct(column, rows, progress: progress).map { values in
        .distinct(values, Histogram(grid, column, rows, distinct: values.count))
      }
    case .group(let column, let rows):
      Grouping(grid, by: column, rows, progress: progress).map(Outcome.group)
    case .chart(let kind, let column, let rows):
      Chart(kind, column, of: grid, rows: rows, progress: progress).map(Outcome.chart)
    case .text(let export): export.text(grid, progress: progress).map(Outcome.text)
    case .find(let query): query.run(on: grid, progress: progress).map(Outcome.cells)
    }
  }
}

/// A phrase to look for in the cells of a view.
struct CellQuery: Equatable, Sendable {
  var search: TextSearch
  var order: RowOrder
  var pinned: [UInt32]
  /// Ascending.
  var columns: [Int]

  fileprivate func run(on grid: Grid, progress: (Double) -> Bool) -> CellMatches? {
    var found = grid.cells(holding: search, in: order, columns: columns, progress: progress)
    let below = grid.cells(holding: search, in: pinned, columns: columns)?.cells ?? []
    found?.cells += below.map { CellMatches.Cell(place: order.count + Int($0.place), column: Int($0.column)) }
    return found
  }
}

extension Reader {
  /// With no more rows, of no more cells, the answer is there before anybody could see that it is waited for.
  private static let immediate = (rows: 20_000, cells: 400_000)

  /// The grid that a computation works on; nil where its document is gone.
  public func grid(for computation: Computation) -> Grid? { grid(computation.reference) }

  /// Does the work at once where the grid is small, else through the shell. A new computation takes the place of the
  /// one before.
  mutating func start(_ work: Computation.Work) -> [Effect] {
    guard let reference = table?.reference, let grid = grid(reference) else { return [] }
    let computation = Computation(reference: reference, work: work)
    let cells = grid.rowCount.multipliedReportingOverflow(by: grid.columns.count)
    guard grid.rowCount <= Self.immediate.rows, !cells.overflow, cells.partialValue <= Self.immediate.cells
    else {
      computing = Computing(computation: computation)
      return [.compute(computation)]
    }
    let stops = dropComputation()
    guard let outcome = computation.run(on: grid, progress: { _ in true }) else { return stops }
    return stops + take(outcome, of: computation)
  }

  /// Gives up what is being computed; nothing has changed.
  mutating func stopComputing() -> [Effect] {
    guard let stopped = computing?.computation else { return [] }
    change(stopped.reference) { $0.stopAwaiting() }
    if case .find = stopped.work { endCellSearch(returning: false) }
    // A chart without its scale is none.
    if case .chart = stopped.work { change(stopped.reference) { $0.chart = nil } }
    notice = Notice(text: "stopped; the table is as it was")
    return dropComputation()
  }

  /// Forgets what is being computed, without a word.
  mutating func dropComputation() -> [Effect] {
    guard computing != nil else { return [] }
    computing = nil
    return [.stopComputing]
  }

  mutating func take(_ outcome: Computation.Outcome, of computation: Computation) -> [Effect] {
    if computing?.computation == computation { computing = nil }
    switch outcome {
    case .rows(let order):
      if case .arrange(let arrangement) = computation.work {
        return arranged(arrangement, RowOrder(order), computation.reference)
      }
    case .cells(let matches):
      if case .find(let query) = computation.work { found(matches, query, computation.reference) }
    case .statistics(let statistics): show(statistics, of: computation)
    case .distinct(let values, let histogram): show(values, histogram, of: computation)
    case .group(let grouping): show(grouping, of: computation)
    case .chart(let chart): show(chart, of: computation)
    case .text(let text): return write(text)
    }
    return []
  }

  /// Changes a table's pane, whether it is open or was left.
  mutating func change(_ reference: GridReference, _ change: (inout TablePane) -> Void) {
    if table?.reference == reference {
      if var pane = table {
        change(&pane)
        table = pane
      }
    } else if var pane = tables[reference] {
      change(&pane)
      tables[reference] = pane
    }
  }
}
