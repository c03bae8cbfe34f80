import Foundation
import InsightModel
import Testing

/// Invented tables in every form come out cell by cell. INSIGHT_TABLES=1000 reads so many of each and prints how many
/// were right.
@Suite struct InventedTableTests {
  private static let count = ProcessInfo.processInfo.environment["INSIGHT_TABLES"].flatMap(Int.init)

  @Test(arguments: InventedTable.Form.allCases)
  func everyCellIsRead(_ form: InventedTable.Form) {
    for ofWords in form.isDrawn ? [false, true] : [false] {
      var right = 0
      let count = Self.count ?? 12
      for seed in 1...count {
        let table = InventedTable(seed: UInt64(seed), ofWords: ofWords)
        let faults = table.faults(in: read(table.page(form)))
        if faults.isEmpty {
          right += 1
        } else if Self.count == nil {
          Testing.Issue.record("\(form), \(seed): \(faults)\n\(table.lines(form).joined(separator: "\n"))")
        }
      }
      // Where all gaps are of one column, two may be as good.
      #expect(right * 2 >= count)
      if Self.count != nil { print("\(form)\(ofWords ? " of words" : ""): \(right) of \(count)") }
    }
  }

  /// Sentences with numbers, one a line or a few, are no table.
  @Test func proseHasNoTables() {
    let parts = [
      "The yard sold 12 ships in 2024", "Prices fell by 3.5% and rose again by 2.1%",
      "a ton cost 410 dollars, 12 more than before",
      "in March, 1,200 people came", "the second line has 40 stops",
      "Leeds, York and Bath lead with 31, 29 and 24",
      "see the rules (2019), page 14", "it took 3 hours, 20 minutes", "the vote was 41-38",
      "one of 5,000 was lost",
    ]
    var dice = Dice(state: 7)
    for seed in 1...(Self.count ?? 150) {
      let lines = (0..<Int.random(in: 2...9, using: &dice)).map { _ in
        let sentence = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
          parts[Int.random(in: 0..<parts.count, using: &dice)]
        }
        return sentence.joined(separator: seed % 2 == 0 ? ", " : "; ") + "."
      }
      let found = read(lines.joined(separator: seed % 5 == 0 ? "\n\n" : "\n")).tables
      #expect(found.isEmpty, "\(lines.joined(separator: "\n"))")
    }
  }

  @Test func namesOverNamesInMarkedRows() throws {
    let text = """
      Mill | Output |  | Staff |  |
       | 2021 | 2020 | 2021 | 2020 |
      Ashby | 1,410 | 1,395 | 88 | 90 |
      Corby | 905 | 870 | 61 | 58 |
      """
    let table = try #require(read(text).tables.first)
    #expect(table.columns.map(\.name) == ["Mill", "Output 2021", "Output 2020", "Staff 2021", "Staff 2020"])
    #expect(table.rows.count == 2)
  }

  @Test func namesOverNamesPackedToTheLeft() throws {
    let text = """
      Nr. | Mill | Output | Share |||
      1Q22 | 1Q21 | 1Q22 | 1Q21 |||
      1 | Ashby | 1,410 | 1,395 | 58.6% | 60.1% |
      2 | Corby | 905 | 870 | 37.6% | 37.5% |
      3 | Derby | 91 | 56 | 3.8% | 2.4% |
      """
    let table = try #require(read(text).tables.first)
    #expect(
      table.columns.map(\.name) == ["Nr.", "Mill", "Output 1Q22", "Output 1Q21", "Share 1Q22", "Share 1Q21"])
  }

  @Test func namesOverYearsRunTogether() throws {
    let text = """
      Table 4. Output and Staff (Unit: Tonnes)
      Mill Output Night Staff
      2021 2020 2021 2020
      Ashby 1,410 1,395 88 90
      Corby 905 870 61 58
      Derby 91 56 4 4
      """
    let table = try #require(read(text).tables.first)
    #expect(table.caption == "Output and Staff")
    #expect(
      table.columns.map(\.name) == [
        "Mill", "Output 2021", "Output 2020", "Night Staff 2021", "Night Staff 2020",
      ])
  }

  @Test func totalsWhoseEmptyCellsWentToTheEnd() throws {
    let text = """
      Nr. | Mill | Output | Share (%) | Growth (%) |
      1 | Ashby | 1,410 | 58.6% | 1.1% |
      2 | Corby | 905 | 37.6% | 4.0% |
      Others | 91 | 3.8% | 62.5% | |
      Total | 2,406 | 100.0% | 3.7% | |
      """
    let table = try #require(read(text).tables.first)
    #expect(table.rows.map(\.role) == [.data, .data, .others, .total])
    #expect(table.rows[3].cells.map { $0?.text ?? "" } == ["", "Total", "2,406", "100.0%", "3.7%"])
  }

  @Test func aRowThatLacksItsLastCellsKeepsItsPlaces() throws {
    let text = """
      Nr. | Mill | Output | Share (%) | Growth (%) |
      1 | Ashby | 1,410 | 58.6% | 1.1% |
      2 | Corby | 905 | 37.6% | |
      3 | Derby | 91 | | |
      """
    let table = try #require(read(text).tables.first)
    #expect(table.rows[1].cells.map { $0?.text ?? "" } == ["2", "Corby", "905", "37.6%", ""])
    #expect(table.rows[2].cells.map { $0?.text ?? "" } == ["3", "Derby", "91", "", ""])
  }

  @Test func ranksNeedNoName() throws {
    let table = try #require(
      read("Crew Heats Finals Points\n1 Ashby 14 11 34\n2 New Corby 12 13 35\n5 Derby 6 -- 18\n").tables.first
    )
    #expect(table.columns.map(\.name) == ["", "Crew", "Heats", "Finals", "Points"])
    #expect(table.rows[1].cells.map { $0?.text ?? "" } == ["2", "New Corby", "12", "13", "35"])
  }

  @Test func aNumberAtTheEndOfOneNameIsNoThousand() throws {
    let table = try #require(
      read(
        "Nr. Club Guests 2022 Guests 2021\n1 Mirage 712 704\n2 Hall 48 655 398\n3 Tarn House 441 420\n4 Vesta 402 431\n"
      )
      .tables.first)
    #expect(table.rows[1].cells.map { $0?.text ?? "" } == ["2", "Hall 48", "655", "398"])
  }

  @Test func rangesAreCells() throws {
    let table = try #require(
      read(
        "Class Weight Range Mean Weight Pieces\nSmall 20-50 35 1,000~1,400\nLarge 80-140 110 700~900\nHuge 160-240 200 50~90\n"
      )
      .tables.first)
    #expect(table.rows[2].cells.map { $0?.text ?? "" } == ["Huge", "160-240", "200", "50~90"])
  }

  @Test(arguments: [
    (
      "Mill 2021 2020 Growth % Growth\nAshby 1,410 1,395 15 1.1%\nCorby 905 870 35 4.0%\nDerby 91 56 35 62.5%\n",
      ["Mill", "2021", "2020", "Growth", "% Growth"]
    ),
    (
      "구분 2021.2Q 2021.1Q 전분기 대비 전년 동기 대비\n매출액 1,410 1,395 1.1% 6.0%\n영업이익 905 870 4.0% 2.5%\n순이익 91 56 62.5% 8.1%\n",
      ["구분", "2021.2Q", "2021.1Q", "전분기 대비", "전년 동기 대비"]
    ),
  ])
  func comparisonsInHeaders(_ text: String, _ names: [String]) throws {
    #expect(try #require(read(text).tables.first).columns.map(\.name) == names)
  }

  /// No name ends with `of`, the words that the last name ends in end others too, and what comes again after different names is
  /// no fault.
  @Test(arguments: [
    (
      "Mill Staff 2020 % of Total 2021 % of Total\nAshby 410 40.1% 304 41.1%\nCorby 303 30.1% 303 31.1%\nDerby 202 20.1% 102 21.1%\n",
      ["Mill", "Staff 2020", "% of Total", "2021", "% of Total"]
    ),
    (
      "Year GDP (US$ bn) Debt % of GDP Deficit % of GDP\n2021 1,204 40.1% 1.1%\n2022 1,304 41.1% 1.2%\n2023 1,404 42.1% 1.4%\n",
      ["Year", "GDP (US$ bn)", "Debt % of GDP", "Deficit % of GDP"]
    ),
    (
      "Mill Points Per Game Saves Per Game\nAshby 41.2 4.1\nCorby 30.3 3.1\nDerby 20.2 2.0\n",
      ["Mill", "Points Per Game", "Saves Per Game"]
    ),
  ])
  func wordsThatEndNames(_ text: String, _ names: [String]) throws {
    #expect(try #require(read(text).tables.first).columns.map(\.name) == names)
  }

  /// A name one column longer than its rule still ends where the next rule begins.
  @Test func aNameAsLongAsTheGapAfterItsRuleAllows() throws {
    let text = """
      Town            Since
      --------------  ----------
      Wells           1998-07-19
      Ely and the fen 2003-11-02
      Truro           2011-01-27
      """
    let table = try #require(read(text).tables.first)
    #expect(table.rows[1].cells.map { $0?.text ?? "" } == ["Ely and the fen", "2003-11-02"])
  }

  /// A digit in a name makes no column of numbers, below which a line of words would be prose.
  @Test(arguments: [
    ("青葉       東京   本社", "石川造船2  大阪   支社", "海風造船所 仙台市 工場"),
    ("Aoba       Tokyo  head", "Ishikawa 2 Osakas branch", "Umikaze    Sendai factory"),
    ("Aoba       Tokyo  head", "Ishikawa2  Osakas branch", "Umikaze-ya Sendai factory"),
  ])
  func namesThatEndInDigitsUnderARule(_ first: String, _ second: String, _ third: String) throws {
    let text = """
      The list is shown below.

      Name       Place  Note
      ---------- ------ --------
      \(first)
      \(second)
      \(third)
      \(first)

      Text goes on here.
      """
    let table = try #require(read(text).tables.first)
    try #require(table.rows.count == 4)
    #expect(table.rows[2].cells.map { $0?.text ?? "" } == third.split(separator: " ").map(String.init))
  }
}
