import InsightModel

/// Work on a grid that may take long: the shell does it beside the keys and answers with `Event.computed`.
public struct Computation: Equatable, Sendable {
  enum Work: Equatable, Sendable {
    case arrange(Arrangement)
    /// Of every column, over these rows.
    case statistics(RowOrder)
    /// The values of a column, over these rows.
    case distinct(Int, RowOrder)
    /// The scale of a chart of a column, over these rows.
    case chart(Chart.Kind, Int, RowOrder)
    case text(TableExport)
  }

  let reference: GridReference
  let work: Work

  /// What came of it.
  public enum Outcome: Sendable {
    case rows([UInt32])
    case statistics([ColumnStatistics])
    case distinct([DistinctValue])
    case chart(Chart)
    case text([UInt8])
  }

  /// Does the work. `progress` is told the part that is done, 0...1, and says whether to go on; nil where it said no.
  public func run(on grid: Grid, progress: (Double) -> Bool) -> Outcome? {
    switch work {
    case .arrange(let arrangement): grid.rows(arrangement, progress: progress).map(Outcome.rows)
    case .statistics(let rows): grid.statistics(rows, progress: progress).map(Outcome.statistics)
    case .distinct(let column, let rows):
      grid.distinct(column, rows, progress: progress).map(Outcome.distinct)
    case .chart(let kind, let column, let rows):
      Chart(kind, column, of: grid, rows: rows, progress: progress).map(Outcome.chart)
    case .text(let export): export.text(grid, progress: progress).map(Outcome.text)
    }
  }
}

extension Reader {
  /// With fewer rows the answer is there before anybody could see that it is waited for.
  private static let immediateRows = 20_000

  /// The grid that a computation works on; nil where its document is gone.
  public func grid(for computation: Computation) -> Grid? { grid(computation.reference) }

  /// Does the work at once where the grid is small, else through the shell. A new computation takes the place of the
  /// one before.
  mutating func start(_ work: Computation.Work) -> [Effect] {
    guard let reference = table?.reference, let grid = grid(reference) else { return [] }
    let computation = Computation(reference: reference, work: work)
    if grid.rowCount <= Self.immediateRows {
      let stops: [Effect] = computing == nil ? [] : [.stopComputing]
      computing = nil
      guard let outcome = computation.run(on: grid, progress: { _ in true }) else { return stops }
      return stops + take(outcome, of: computation)
    }
    computing = Computing(computation: computation)
    return [.compute(computation)]
  }

  /// Gives up what is being computed; nothing has changed.
  mutating func stopComputing() -> [Effect] {
    guard computing != nil else { return [] }
    computing = nil
    notice = Notice(text: "stopped; the table is as it was")
    return [.stopComputing]
  }

  mutating func take(_ outcome: Computation.Outcome, of computation: Computation) -> [Effect] {
    if computing?.computation == computation { computing = nil }
    switch outcome {
    case .rows(let order):
      if case .arrange(let arrangement) = computation.work {
        arranged(arrangement, order, computation.reference)
      }
    case .statistics(let statistics): show(statistics, of: computation)
    case .distinct(let values): show(values, of: computation)
    case .chart(let chart): show(chart, of: computation)
    case .text(let text): return write(text)
    }
    return []
  }
}
