import Foundation
import Testing

@testable import InsightModel

/// What is true of facts whatever the article.
@Suite struct FactPropertyTests {
  /// The verdicts of what a sentence says of a table.
  private static func facts(_ sentence: String, _ table: String, _ more: String = "") -> (
    InsightModel.Issue, [Fact]
  ) {
    let issue = FactSample.issue("Notes of the Week", "\(sentence)\n\(table)\n\(more)")
    return (issue, Facts(issue).mentions)
  }

  private static let names = ["Harrow", "Belden", "Corvay", "Dunmere", "Estwick"]

  private static func table(_ random: inout Seeded) -> (text: String, rows: [[Int]]) {
    let rows = (0..<5).map { _ in [1000 + random.next(8999), 1000 + random.next(8999)] }
    let lines = zip(names, rows).map { "\($0) \($1[0]) \($1[1])" }.joined(separator: "\n")
    return ("Table 1. Output of Mills 2023-2024 (Unit: Tonnes)\nMill 2024 Output 2023 Output\n" + lines, rows)
  }

  /// Two digits changed places: far beyond the rounding of what is printed.
  @Test(arguments: 0..<60) func whatIsMovedByMoreThanItsRoundingDisagrees(_ seed: Int) {
    var random = Seeded(seed: UInt64(seed) + 101)
    let (table, rows) = Self.table(&random)
    let row = random.next(5)
    var digits = Array(String(rows[row][0]))
    guard let at = digits.indices.dropFirst().first(where: { digits[$0] != digits[$0 - 1] }) else { return }
    digits.swapAt(at, at - 1)
    let said = String(digits)
    guard said.first != "0", !rows.flatMap({ $0 }).contains(Int(said) ?? 0) else { return }
    let (issue, facts) = Self.facts("\(Self.names[row]) made \(said) tonnes in 2024.", table)
    let wrong = facts.filter { $0.verdict == .disagree }
    #expect(wrong.map { issue.string($0.range) } == ["\(said) tonnes"], "\(table)")
    #expect(wrong.first?.cells == [Fact.CellPlace(table: 0, row: row, column: 1)])
  }

  /// Rounded as prose rounds, it still agrees; a unit of the last place further on it does not.
  @Test(arguments: 0..<40) func roundingIsHalfAUnitOfTheLastPlace(_ seed: Int) {
    var random = Seeded(seed: UInt64(seed) + 201)
    let (table, rows) = Self.table(&random)
    let row = random.next(5)
    let tenths = (rows[row][0] + 50) / 100
    for (step, agrees) in [(0, true), (2, false)] {
      let said = "\((tenths + step) / 10).\((tenths + step) % 10) thousand tonnes"
      let (issue, facts) = Self.facts("\(Self.names[row]) made \(said) in 2024.", table)
      let own = facts.first { issue.string($0.range) == said }
      let ties = own?.cells == [Fact.CellPlace(table: 0, row: row, column: 1)] && own?.verdict == .agree
      #expect(ties == agrees, "\(said) of \(rows[row])")
    }
  }

  /// What stands elsewhere changes nothing.
  @Test(arguments: 0..<20) func anEditElsewhereChangesNothing(_ seed: Int) {
    var random = Seeded(seed: UInt64(seed) + 301)
    let (table, rows) = Self.table(&random)
    let row = random.next(5)
    let sentence = "\(Self.names[row]) made \(rows[row][0]) tonnes in 2024."
    let (_, before) = Self.facts(sentence, table)
    let (_, after) = Self.facts(
      sentence, table, "A windmill at sea turns \(random.next(90)) times a minute, says 1 of its keepers.")
    let (was, now) = (before.filter { !$0.cells.isEmpty }, after.filter { !$0.cells.isEmpty })
    #expect(was.map(\.cells) == now.map(\.cells) && was.map(\.verdict) == now.map(\.verdict) && !was.isEmpty)
  }

  /// Articles that say what their table says, and much else: no alarm.
  @Test(arguments: 0..<4) func soundArticlesRaiseNoAlarm(_ part: Int) {
    let count = ProcessInfo.processInfo.environment["INSIGHT_ARTICLES"].flatMap(Int.init) ?? 200
    for seed in stride(from: part, to: count, by: 4) {
      var random = Seeded(seed: UInt64(seed) &+ 7_001)
      let article = SoundArticle { random.next($0) }
      let issue = InsightModel.Issue(bytes: Array(article.text.utf8))
      let alarms = Facts(issue).disagreeing
      #expect(alarms.isEmpty, "seed \(seed): \(alarms.map { issue.words(of: $0) })\n\(article.text)")
    }
  }

  /// Most of what they say of the table is found.
  @Test func soundArticlesAreTied() {
    var (amounts, tied) = (0, 0)
    for seed in 0..<40 {
      var random = Seeded(seed: UInt64(seed) &+ 9_001)
      let facts = Facts(InsightModel.Issue(bytes: Array(SoundArticle { random.next($0) }.text.utf8)))
      amounts += facts.mentions.count { $0.group == .quantity }
      tied += facts.tied.count
    }
    // A quarter of the sentences is of the table.
    #expect(tied * 4 > amounts, "\(tied) of \(amounts)")
  }
}
