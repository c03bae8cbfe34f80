import InsightModel

/// Work on a grid that may take long: the shell does it beside the keys and answers with `Event.computed`.
public struct Computation: Equatable, Sendable {
  enum Work: Equatable, Sendable {
    case arrange(Arrangement)
  }

  let reference: GridReference
  let work: Work

  /// What came of it.
  public enum Outcome: Sendable {
    case rows([UInt32])
  }

  /// Does the work. `progress` is told the part that is done, 0...1, and says whether to go on; nil where it said no.
  public func run(on grid: Grid, progress: (Double) -> Bool) -> Outcome? {
    switch work {
    case .arrange(let arrangement): grid.rows(arrangement, progress: progress).map(Outcome.rows)
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
      take(outcome, of: computation)
      return stops
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

  mutating func take(_ outcome: Computation.Outcome, of computation: Computation) {
    if computing?.computation == computation { computing = nil }
    switch (computation.work, outcome) {
    case (.arrange(let arrangement), .rows(let order)): arranged(arrangement, order, computation.reference)
    }
  }
}
