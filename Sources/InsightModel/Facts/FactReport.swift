extension Report {
  /// The report of an issue with the figures of its prose that its tables contradict.
  public init(_ issue: Issue, _ facts: Facts) {
    self.init(issue.supported(by: facts))
    add(
      facts.tied.filter { facts.mentions[$0].verdict == .disagree }.map { index in
        let fact = facts.mentions[index]
        return Self.entry(
          fact, index, .contradiction, word: "disagreement", fact.reasons.joined(separator: " "), in: issue)
      })
  }

  /// The figures of its prose that the tables do not contradict, each with what the cells have.
  public static func figures(_ issue: Issue, _ facts: Facts) -> [Entry] {
    facts.tied.filter { facts.mentions[$0].verdict != .disagree }.map { index in
      entry(
        facts.mentions[index], index, .figure, word: "figure", issue.words(of: facts.mentions[index]),
        in: issue)
    }
  }

  private static func entry(
    _ fact: Fact, _ index: Int, _ kind: Entry.Kind, word: String, _ message: String, in issue: Issue
  ) -> Entry {
    Entry(
      kind: kind, lines: [issue.sourceLine(of: issue.text.lineNumber(at: fact.range.lowerBound))],
      place: fact.cells.first.map { Place(table: $0.table, row: $0.row, column: $0.column) }, mention: index,
      word: word, message: message)
  }
}

extension Issue {
  /// Bytes of the healed text as one line.
  public func line(_ range: Range<Int>) -> String {
    string(range).split { $0.isWhitespace }.joined(separator: " ")
  }

  /// `$76.7 billion: Nvidia, 2024 Revenue 76,692 Million USD, agrees`.
  public func words(of fact: Fact) -> String {
    let verdict =
      switch fact.verdict {
      case .agree: ", agrees"
      case .disagree: ", disagrees"
      case .undecided: ", undecided"
      case nil: ""
      }
    let said = line(fact.range)
    guard fact.tableSays != nil else { return ([said] + fact.reasons).joined(separator: ": ") }
    return said + (fact.tableSays.map { ": " + $0 } ?? "") + verdict
  }
}
