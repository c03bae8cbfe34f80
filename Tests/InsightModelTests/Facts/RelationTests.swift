import Testing

@testable import InsightModel

/// Mentions that answer for one another, and cells in doubt.
@Suite struct RelationTests {
  /// `what is said: how verdict` of all that is held against something.
  private static func verdicts(_ issue: InsightModel.Issue) -> [String] {
    Facts(issue).mentions.filter { $0.verdict != nil }.map {
      "\(issue.line($0.range)): \($0.how?.rawValue ?? "") \($0.verdict?.rawValue ?? "")"
    }
  }

  private static func verdicts(_ text: String) -> [String] { verdicts(FactSample.issue("Notes", text)) }

  @Test func aKeyPointIsHeldAgainstTheBody() {
    let found = Self.verdicts(
      """
      - Cargo reaches 41.9 million tonnes

      Cargo at the nine ports came to 41.93 million tonnes.
      """)
    #expect(found == ["41.9 million tonnes: same agree", "41.93 million tonnes: same agree"])
  }

  @Test(arguments: [
    ("Cargo rose 8.3% to 41.93 million tonnes from 38.72 million tonnes.", ["8.3%: growth agree"]),
    // One of the three is wrong, and nothing tells which.
    ("Cargo rose 9.6% to 41.93 million tonnes from 38.72 million tonnes.", ["9.6%: growth undecided"]),
    // Of another time than the amounts.
    ("Cargo rose 9.6% on the year to 41.93 million tonnes, from 38.72 million tonnes a month before.", []),
    ("Cargo rose about 9.6% to 41.93 million tonnes from 38.72 million tonnes.", []),
    ("The north holds 42% and the south 14%, together 56%.", ["56%: sum agree"]),
    ("The north holds 42.1% and the south 14.2%, together 65.3%.", ["65.3%: sum undecided"]),
    ("The north holds 42.1% and the south 14.2%, and the east 65.3%.", []),
  ])
  func mentionsAnswerForOneAnother(_ sentence: String, _ wanted: [String]) {
    #expect(Self.verdicts(sentence) == wanted)
  }

  /// What two others that are borne out elsewhere contradict is wrong.
  @Test func whatOthersThatAreBorneOutContradictDisagrees() {
    let found = Self.verdicts(
      """
      - Cargo reaches 41.9 million tonnes, from 38.7 million tonnes

      Cargo rose 3.8% to 41.93 million tonnes from 38.72 million tonnes.
      """)
    #expect(found.contains("3.8%: growth disagree"), "\(found)")
  }

  // MARK: Cells in doubt

  private static let account = """
    Table 1. Dyke Account (Unit: Thousand EUR)
    | Work | Granted | Spent | Left |
    | Sluice at Hove | 6,120 | 4,077 | 2,043 |
    | Groynes of Wick | 5,310 | 3,984 | 1,236 |
    | Pumping Station | 7,450 | 6,871 | 579 |
    | Survey | 2,006 | 1,190 | 816 |
    | Footbridge | 3,380 | 1,745 | 1,635 |
    """

  private static func dyke(_ sentence: String) -> InsightModel.Issue {
    FactSample.issue("What Was Spent", sentence + "\n\n" + account)
  }

  /// The row does not add up: the cell, or another of its row, is wrong, and the prose may be right.
  @Test func aCellInDoubtConvictsNobody() {
    let issue = Self.dyke("The Groynes of Wick have 1,326 thousand euros left.")
    #expect(Self.verdicts(issue) == ["1,326 thousand euros: same undecided"])
    let facts = Facts(issue)
    #expect(facts.disagreeing.isEmpty)
    #expect(
      facts.mentions.first { $0.verdict != nil }?.reasons.last?.contains("would fit the other figures")
        == true)
    // Of another row it is a slip.
    let other = Self.dyke("The Pumping Station has 597 thousand euros left.")
    #expect(Self.verdicts(other) == ["597 thousand euros: same disagree"])
  }

  @Test func proseThatFitsIsNamedInTheFinding() {
    let issue = Self.dyke("The Groynes of Wick have 1,326 thousand euros left.")
    let doubts = Report(issue, Facts(issue)).entries.filter { $0.kind == .doubt }
    #expect(doubts.count == 1 && doubts[0].message.contains("the prose says 1,326 thousand euros in line"))
    #expect(!Report(issue).entries.contains { $0.message.contains("the prose says") })
    let silent = Self.dyke("The Groynes of Wick are 40 years old.")
    #expect(!Report(silent, Facts(silent)).entries.contains { $0.message.contains("the prose says") })
  }

  @Test func aFindingKeepsWhatWouldFit() {
    let finding = Self.dyke("").tables.first?.findings.first
    let suspects = finding?.suspects.sorted { $0.column < $1.column }
    #expect(suspects?.map(\.column) == [1, 2, 3])
    #expect(suspects?.map { $0.least.double } == [5220, 4074, 1326])
  }
}
