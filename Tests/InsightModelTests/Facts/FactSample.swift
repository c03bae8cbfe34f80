@testable import InsightModel

/// Articles for the tests of facts.
enum FactSample {
  /// A page of the series with one article.
  static func issue(
    _ headline: String, _ body: String, date: String = "2025-03-12", title: String = "Trade Letter"
  ) -> Issue {
    let page = """
      HOME > Resources > Newsletters

      Title

      \(title) No. 7 of Trades

      Author

      QX

      Post Date

      \(date)

      Ⅰ. MARKETS

      1. \(headline)

      \(body)

      Prev

      No Data ...

      Next

      No Data ...
      """
    return Issue(bytes: Array(page.utf8))
  }

  static func facts(_ headline: String, _ body: String, date: String = "2025-03-12") -> [Fact] {
    Facts(issue(headline, body, date: date)).mentions
  }

  /// What is read in a sentence of its own: the expression, its kind and its value.
  static func read(_ sentence: String) -> [String] {
    let issue = issue("Notes", sentence)
    return Facts(issue).mentions.filter { issue.string($0.range) != "Notes" }.map { fact in
      let value = fact.value.map { FactSample.number($0) } ?? fact.period ?? ""
      return "\(issue.string(fact.range)) \(fact.kind.rawValue) \(value)"
    }
  }

  static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }
}
