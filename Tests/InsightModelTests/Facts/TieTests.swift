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
    // A part of another row; the row itself is not what has it.
    ("Lomma landed about half of what Skerrie did.", ["about half: Lomma, Skerrie ratio agree"]),
    (
      "Norport landed 24.6 thousand tonnes and Skerrie 23.8 thousand tonnes, together more than half.",
      [
        "24.6 thousand tonnes: Norport same agree", "23.8 thousand tonnes: Skerrie same agree",
        "more than half: Norport, Skerrie share agree",
      ]
    ),
    (
      "Westhaven's landings fell by 1.1 thousand tonnes, or 6.0%.",
      ["1.1 thousand tonnes: Westhaven difference agree", "6.0%: Westhaven same agree"]
    ),
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
    // No misprint, but of the same row as the amount beside it.
    (
      "Lomma landed 12.2 thousand tonnes, up by 2.1%.",
      ["12.2 thousand tonnes: Lomma same agree", "2.1%: Lomma same disagree"]
    ),
    ("Landings at Westhaven fell by 9.5%.", ["9.5%: Westhaven same disagree"]),
    // Without a column of ranks the one amount tells the places.
    ("Westhaven ranks fifth.", ["fifth: Westhaven rank in column disagree"]),
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
    "The profit of Ardal shrank by 24.3%.", "In the south Ardal shrank by 24.3%.",
    "Ardal did not shrink by 24.3%.",
    "The rivals of Ardal shrank by 24.3%.", "Ardal shrank by 24.3% in May.",
    "Ten years ago Skerrie landed 28.3 thousand tonnes.",
    "Skerrie burned 28.3 thousand tonnes in 2024.", "Westhaven ranks fifth by value.",
    "In a survey Westhaven came fifth.",
    "Ten years ago Westhaven ranked fifth.", "Ardal sold herring for $24.3 million.",
    "Norport employs 2,460 people.",
    // What stands before the clause belongs to it.
    "In the south, Westhaven ranks fifth.",
    "According to its rival, Skerrie landed 28.3 thousand tonnes in 2024.",
    "In May alone Skerrie sold 3.1 thousand tonnes, 7.8% less.",
    "Skerrie's fleet grew 4.2% in 2024, to 28.3 thousand tonnes.",
    // Of a time that the table does not have, from a row to another, of a time told before.
    "Lomma landed 12.2 thousand tonnes, 2.1% more than in 2017.",
    "Lomma received 21.2 thousand tonnes from Ardal.",
    "In 2017 the boats stayed out longer. Skerrie landed 28.3 thousand tonnes.",
    // Roundings that touch: 6.0 and 6.1 may be one number.
    "Westhaven fell by 6.1%.",
  ])
  func nothingIsClaimed(_ sentence: String) {
    #expect(!Self.verdicts(sentence).contains { $0.hasSuffix("disagree") }, "\(Self.verdicts(sentence))")
  }

  private static let ballots = """
    Table 2. Votes and Seats 2021-2025 (Unit: Seats)
    Party 2025 Seats 2021 Seats 2025 Vote (%) 2021 Vote (%)
    River Party 48 61 34.6% 42.3%
    Hill League 40 31 29.8% 24.1%
    Coastals 22 18 19.4% 17.5%
    """

  /// Parts of names, points between percents, counts without rounding.
  @Test(arguments: [
    ("The League won 40 seats.", ["40 seats: Hill League same agree"]),
    ("River Party lost 7.7 points.", ["7.7 points: River Party difference agree"]),
    ("Coastals kept 22 seats.", ["22 seats: Coastals same agree"]),
    (
      "The vote of Hill League rose by 7.5 percentage points.",
      ["7.5 percentage points: Hill League difference disagree"]
    ),
    ("Coastals won 21 seats.", ["21 seats: Coastals same disagree"]),
    // What may be another word convicts nobody.
    ("The League won 41 seats.", []),
    (
      "Together the League and the Coastals hold 62 seats.",
      ["62 seats: Hill League, Coastals sum agree"]
    ),
    (
      "The vote of River Party fell from 43.2% to 34.6%.",
      ["43.2%: River Party same disagree", "34.6%: River Party same agree"]
    ),
  ])
  func ballotsAreRead(_ sentence: String, _ wanted: [String]) {
    #expect(Self.verdicts(sentence, Self.ballots) == wanted)
  }

  /// A printed growth is finer than that of coarse amounts, and is what the text is held against.
  @Test func aPrintedGrowthCounts() {
    let table = """
      Table 5. Nights by Region (Unit: Million)
      Region 2024 Nights 2023 Nights Change (%)
      Lakeside 4.9 4.7 4.3%
      Highland 6.9 7.5 -8.0%
      """
    #expect(Self.verdicts("Lakeside grew by 3.4%.", table) == ["3.4%: Lakeside same disagree"])
    #expect(Self.verdicts("Lakeside grew by 4.3%.", table) == ["4.3%: Lakeside same agree"])
  }

  /// A unit in other letters is the same unit.
  @Test(arguments: [
    (
      "北山装机3.2亿千瓦。", "表 1. 装机容量 (单位：万千瓦)\n地区 2024容量 2023容量\n北山 32,000 30,500\n南谷 21,400 20,900",
      ["3.2亿千瓦: 北山 same agree"]
    ),
    (
      "Die Linie Mitte zählte 1,31 Millionen Menschen und lag damit vorn.",
      "Tabelle 1. Fahrgäste der Linien (Einheit: Tausend)\nLinie 2024 Fahrgäste 2023 Fahrgäste\nMitte 1310 1240\nRing 870 905",
      ["1,31 Millionen Menschen: Mitte same agree"]
    ),
  ])
  func unitsHaveOtherNames(_ sentence: String, _ table: String, _ wanted: [String]) {
    #expect(Self.verdicts(sentence, table) == wanted)
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
