import Testing

@testable import InsightModel

/// Mentions held against the cells that they speak of.
@Suite struct TieTests {
  private static let landings = """
    Table 3. Landings by Port 2023-2024 (Unit: Thousand Tonnes)
    Port 2024 Landings 2024 Share (%) 2023 Landings Change (%)
    Norport 24.6 28.6% 22.9 7.4%
    Skerrie 23.8 27.6% 26.1 -8.8%
    Westhaven 17.3 20.1% 18.4 -6.0%
    Lomma 12.2 14.2% 12.0 1.7%
    Ardal 8.2 9.5% 10.7 -23.4%
    Total 86.1 100.0% 90.1 -4.4%
    """

  /// The verdicts of what a sentence says of the table, with how they come about.
  private static func verdicts(_ sentence: String, _ table: String = landings) -> [String] {
    let issue = FactSample.issue("Notes of the Week", sentence + "\n" + table)
    return Facts(issue).mentions.filter { $0.verdict != nil }.map { fact in
      "\(issue.string(fact.range)): \(fact.entity ?? "") \(fact.how?.rawValue ?? "") \(fact.verdict?.rawValue ?? "")"
    }
  }

  @Test(arguments: [
    ("Norport landed 24.6 thousand tonnes.", ["24.6 thousand tonnes: Norport same agree"]),
    ("Skerrie lost 8.8%.", ["8.8%: Skerrie same agree"]),
    ("Lomma has a share of 14.2%.", ["14.2%: Lomma same agree"]),
    ("Ardal lost 2.5 thousand tonnes.", ["2.5 thousand tonnes: Ardal difference agree"]),
    ("Norport is ahead of Skerrie by 800 tonnes.", ["800 tonnes: Norport, Skerrie difference agree"]),
    (
      "Westhaven and Lomma together landed 29.5 thousand tonnes.",
      ["29.5 thousand tonnes: Westhaven, Lomma sum agree"]
    ),
    ("Westhaven and Lomma together have 34.3% of the total.", ["34.3%: Westhaven, Lomma share agree"]),
    ("Skerrie slipped to second place.", ["second place: Skerrie rank in column agree"]),
    (
      "Three of the five ports landed less than in 2023.",
      ["Three of the five: Skerrie, Westhaven, Ardal count rows agree"]
    ),
    ("Ardal lost almost a quarter.", ["almost a quarter: Ardal same agree"]),
  ])
  func cellsAreFound(_ sentence: String, _ wanted: [String]) { #expect(Self.verdicts(sentence) == wanted) }

  @Test(arguments: [
    ("Ardal shrank by 24.3%.", ["24.3%: Ardal same disagree"]),
    ("Lomma has a share of 12.4%.", ["12.4%: Lomma same disagree"]),
    (
      "Westhaven and Lomma together landed 25.9 thousand tonnes.",
      ["25.9 thousand tonnes: Westhaven, Lomma sum disagree"]
    ),
    ("Skerrie landed only 28.3 thousand tonnes in 2024.", ["28.3 thousand tonnes: Skerrie same disagree"]),
    (
      "Four of the five ports landed less than in 2023.",
      ["Four of the five: Skerrie, Westhaven, Ardal count rows undecided"]
    ),
  ])
  func slipsAreSeen(_ sentence: String, _ wanted: [String]) { #expect(Self.verdicts(sentence) == wanted) }

  /// What the table does not speak of, or not surely.
  @Test(arguments: [
    "Ardal is expected to shrink by 24.3%.", "In the first quarter Ardal shrank by 24.3%.",
    "Ardal shrank by more than 24.3%, some say.",
    "Excluding herring, Ardal shrank by 24.3%.", "Harlow shrank by 24.3%.",
    "The fleet of Ardal burns 24.3% of its fuel at sea.",
    // What the sentence has beyond the table's words may be what the figure is of.
    "Skerrie landed 28.3 thousand tonnes of herring in 2024.",
    "Norport had landed 26.4 thousand tonnes by the autumn of 2024.",
    "Herring at Westhaven shrank by 7.4%.", "Norport and its neighbours fish 26.4 thousand tonnes.",
    "Two of the five ports landed less per boat than in 2023.",
    "Two of the five ports, Lomma and Ardal, closed their quays when they landed less than in 2023.",
    "Ardal had aimed at a rise of 23.5%.", "Ardal grew by 24.3%.", "Skerrie hoped to lose 8.9%.",
    "Ardal sold herring for $24.3 million.", "Norport employs 2,460 people.",
  ])
  func nothingIsClaimed(_ sentence: String) {
    #expect(!Self.verdicts(sentence).contains { $0.hasSuffix("disagree") }, "\(Self.verdicts(sentence))")
  }

  @Test func aRankOfAnotherYearIsASlip() {
    let table = """
      Table 1. Makers of Looms by Sales 2023-2024 (Unit: Million EUR)
      2024 Rank 2023 Rank Maker 2024 Sales 2023 Sales
      1 2 Webra 412 318
      2 3 Kettner 366 301
      3 1 Tessuto 322 340
      4 4 Filar 190 188
      """
    let found = Self.verdicts("Kettner passed Tessuto, which was number one last year.", table)
    #expect(found == ["number one: Tessuto same disagree"])
    #expect(
      Self.verdicts("Kettner passed Tessuto, which was number one in 2023.", table) == [
        "number one: Tessuto same agree"
      ])
  }

  @Test func theRealIssueHasOneSlip() {
    let issue = Issue(bytes: seedBytes)
    let facts = Facts(issue)
    #expect(facts.disagreeing.map { issue.string($0.range) } == ["number one"])
    #expect(facts.disagreeing.first?.entity == "Intel")
    #expect(facts.tied.count >= 24)
  }

  /// A mention made from a cell agrees; one moved by more than its rounding does not.
  @Test(arguments: 0..<40) func whatIsMadeFromACellAgrees(_ seed: Int) {
    var random = Seeded(seed: UInt64(seed) + 1)
    let rows = (0..<5).map { "\(Self.names[$0]) \(1000 + random.next(8999)) \(1000 + random.next(8999))" }
    let table =
      "Table 1. Output of Mills 2023-2024 (Unit: Tonnes)\nMill 2024 Output 2023 Output\n"
      + rows.joined(separator: "\n")
    let row = random.next(5)
    let value = rows[row].split(separator: " ")[1]
    let found = Self.verdicts("In 2024 \(Self.names[row]) made \(value) tonnes.", table)
    #expect(found == ["\(value) tonnes: \(Self.names[row]) same agree"], "\(table)")
  }

  private static let names = ["Harrow", "Belden", "Corvay", "Dunmere", "Estwick"]
}

/// Numbers that are the same for the same seed.
struct Seeded {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
