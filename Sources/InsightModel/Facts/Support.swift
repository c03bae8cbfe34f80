/// What prose says of cells in doubt.
extension Tie {
  /// The tie as it may stand: a cell in doubt bears nothing out and convicts nobody, but prose that gives one of the values
  /// that would fit the others speaks for that one.
  func weighed(_ mention: Mention, _ tables: [TableFacts]) -> Tie {
    guard let cell = candidate.cells.first, let table = tables.first(where: { $0.index == cell.table }),
      candidate.cells.contains(where: { table.doubts.contains($0.row, $0.column) })
    else { return self }
    var tie = self
    let isLeft =
      table.doubts.valuesLeft(cell.row, cell.column).map { $0.magnitude.meets(mention.interval.magnitude) }
      ?? false
    tie.isSupport = candidate.how == .same && (isLeft || verdict == .agree)
    switch verdict {
    case .agree where !isLeft || candidate.how != .same: break
    case .agree, .disagree, .undecided: tie.verdict = .undecided
    }
    guard tie.verdict == .undecided else { return tie }
    tie.remark =
      isLeft && candidate.how == .same
      ? "The cell is in doubt, and this would fit the other figures of the table."
      : "The cell is in doubt."
    return tie
  }
}

extension Facts {
  /// Figures of the prose that give a value which a finding leaves open, by index in `mentions`.
  func supporting(_ finding: Table.Finding, of table: Int) -> [Int] {
    guard finding.proven == nil else { return [] }
    let own =
      finding.suspects.isEmpty
      ? [(finding.row, finding.column)] : finding.suspects.map { (Optional($0.row), Optional($0.column)) }
    return tied.filter { index in
      guard mentions[index].isSupport, let cell = mentions[index].cells.first, cell.table == table else {
        return false
      }
      return own.contains { ($0.0 ?? cell.row) == cell.row && ($0.1 ?? cell.column) == cell.column }
    }
  }
}

extension Issue {
  /// The issue whose findings name the figures of the prose that speak for one of the values left.
  public func supported(by facts: Facts) -> Issue {
    var issue = self
    for table in tables.indices {
      for (place, finding) in tables[table].findings.enumerated() {
        issue.tables[table].findings[place].reasons += facts.supporting(finding, of: table).map { index in
          let fact = facts.mentions[index]
          return
            "the prose says \(line(fact.range)) in line \(sourceLine(of: text.lineNumber(at: fact.range.lowerBound)))"
        }
      }
    }
    return issue
  }
}
