extension Report {
  /// The report of an issue with the figures of its prose that its tables contradict.
  public init(_ issue: Issue, _ facts: Facts) {
    self.init(issue)
    add(
      facts.disagreeing.map { fact in
        Entry(
          kind: .doubt, lines: [issue.sourceLine(of: issue.text.lineNumber(at: fact.range.lowerBound))],
          place: fact.cells.first.map { Place(table: $0.table, row: $0.row, column: $0.column) },
          word: "disagreement",
          message: fact.reasons.joined(separator: " "))
      })
  }
}
