@testable import InsightModel

/// What must be true of the facts of any document, and of an article that is sound by construction: that nothing in it is
/// contradicted.
enum FactsCheck {
  static func run(_ bytes: [UInt8]) {
    check(Issue(bytes: bytes))
    var choices = Choices(bytes[...])
    let article = SoundArticle { choices.take($0) }
    let issue = Issue(bytes: Array(article.text.utf8))
    for fact in check(issue).disagreeing {
      fail("\(issue.words(of: fact)) in a sound article:\n\(article.text)")
    }
  }

  @discardableResult
  private static func check(_ issue: Issue) -> Facts {
    let facts = Facts(issue)
    let text = issue.text.bytes
    for fact in facts.mentions {
      let range = fact.range
      expect(range.lowerBound >= 0 && range.upperBound <= text.count && !range.isEmpty, "a fact at \(range)")
      for edge in [range.lowerBound, range.upperBound] where edge < text.count {
        expect(text[edge] & 0xC0 != 0x80, "a fact cuts a character: \(range)")
      }
      expect(issue.articles.indices.contains(fact.article), "a fact of article \(fact.article)")
      if let interval = fact.interval { expect(interval.low <= interval.high, "\(interval)") }
      for cell in fact.cells {
        expect(
          issue.tables.indices.contains(cell.table)
            && issue.tables[cell.table].cell(cell.row, cell.column) != nil,
          "a fact of the cell \(cell)")
      }
      expect(fact.verdict == nil || !fact.reasons.isEmpty, "a verdict without a reason")
      _ = issue.words(of: fact)
    }
    expect(facts.tied == facts.tied.sorted(), "figures are out of order")
    for (left, right) in zip(facts.tied, facts.tied.dropFirst()) {
      expect(
        facts.mentions[left].range.upperBound <= facts.mentions[right].range.lowerBound,
        "figures lie over one another")
    }
    let report = Report(issue, facts)
    expect(report.entries.count == Report(issue).entries.count + facts.disagreeing.count, "entries are lost")
    expect(
      FactTable(issue, facts).rows.count >= facts.tied.count, "figures are missing in the table of facts")
    return facts
  }
}
