import InsightModel
import Testing

@testable import InsightTUI

/// Charts, statistics and counts. The table of profits has the columns line, 2031 profit, 2030 profit and growth, five
/// rows and a Total.
@Suite struct AnalysisTests {
  private static func reader(
    _ columns: Int = 80, _ rows: Int = 24, of issue: InsightModel.Issue = Sample.profits
  ) -> Reader {
    var reader = Sample.reader(
      of: [Sample.document(issue)], columns, rows, at: issue.articles.count > 1 ? "2.1" : "1.1")
    reader.press("t")
    return reader
  }

  /// The head says what is shown, and nothing of what lies behind it.
  @Test(arguments: [120, 80, 40])
  func theHeadSaysWhatIsShown(columns: Int) {
    var reader = Sample.reader(
      of: [Sample.document(Sample.almanac), Sample.document(Sample.successor)], columns, 24, at: "2.1")
    reader.press("t", .right, "F")
    #expect(reader.screen[0].hasPrefix(" 2031 Passengers of Table 1. Ferry"))
    reader.press(.escape, "i")
    #expect(reader.screen[0].hasPrefix(" Statistics of Table 1. Ferry"))
    for head in [reader.screen[0]] {
      #expect(!head.contains("2031-") && !head.contains("November") && !head.contains("of 2"))
    }
    reader.press(.escape, "W")
    #expect(reader.screen[0].hasPrefix(" Table 1. Ferry") && !reader.screen[0].contains("November"))
    #expect(!reader.screen[0].contains("of 2") && !reader.screen[0].contains("of 3"))
    reader.press(.escape, .escape)
    _ = reader.perform(.facts)
    #expect(reader.screen[0].hasPrefix(" Facts of almanac") && !reader.screen[0].contains("November"))
    reader.press(.enter)
    #expect(columns < 100 || reader.screen[0].contains("Harbour Almanac  No. 7"))
  }

  // MARK: Charts

  @Test func theChartFollowsTheColumn() {
    var reader = Self.reader()
    expect(
      &reader, "c",
      changes: [
        "table.column: 0 → 1", "table.chart: nil → values -875.0...1240.0 of column 1",
        "notice: nil → Line holds no numbers; this is 2031 Profit",
      ])
    expect(
      &reader, .right,
      changes: [
        "table.column: 1 → 2",
        "table.chart: values -875.0...1240.0 of column 1 → values -310.0...220.0 of column 2",
        "notice: Line holds no numbers; this is 2031 Profit → nil",
      ])
    expect(
      &reader, "c",
      changes: ["table.chart: values -310.0...220.0 of column 2 → shares 0.0...0.0 of column 2"])
    expect(
      &reader, "c",
      changes: ["table.chart: shares 0.0...0.0 of column 2 → changes -1095.0...1550.0 of column 2"])
    expect(&reader, "c", changes: ["table.chart: changes -1095.0...1550.0 of column 2 → nil"])
  }

  @Test func aColumnWithoutThisKindShowsItsValues() {
    var reader = Self.reader()
    reader.press("c", "c", .right)
    expect(
      &reader, .right,
      changes: [
        "table.column: 2 → 3", "table.chart: shares 0.0...0.0 of column 2 → values -497.7...12.5 of column 3",
      ])
    reader.press(.left, .left)
    expect(
      &reader, .left,
      changes: ["table.column: 1 → 0", "table.chart: values -875.0...1240.0 of column 1 → values"])
    #expect(reader.screen.contains { $0.contains("Line holds no numbers") })
  }

  @Test func escapeBringsTheTableBack() {
    var reader = Self.reader()
    reader.press("c")
    expect(
      &reader, .escape,
      changes: [
        "table.chart: values -875.0...1240.0 of column 1 → nil",
        "notice: Line holds no numbers; this is 2031 Profit → nil",
      ])
    #expect(reader.focus == .table)
  }

  @Test func theChartFollowsSortAndFilter() {
    var reader = Self.reader()
    reader.press("c", "s")
    #expect(reader.table?.view.order == [0, 2, 4, 3, 1])
    let names = reader.screen.filter { $0.contains("│") }.map { String($0.dropFirst().prefix(4)) }
    #expect(names == ["Ōsak", "Île ", "Stra", "한강 C", "Nord", "Tota"])
    reader.press("&")
    reader.write("2031 profit<0")
    reader.press(.enter)
    #expect(reader.table?.chart?.chart?.least == -875 && reader.table?.chart?.chart?.greatest == 0)
    reader.press("U")
    #expect(reader.table?.chart?.chart?.greatest == 1240)
  }

  @Test func aTableOfWordsHasNoChart() {
    let issue = InsightModel.Issue(
      bytes: Array(
        "Ⅰ. PIERS\n\n1. Names\n\nTable 1. Names\n| Pier | Colour |\n|---|---|\n| North | red |\n| South | blue |\n"
          .utf8))
    var reader = Self.reader(of: issue)
    expect(&reader, "c", changes: ["notice: nil → no column of this table holds numbers"])
  }

  /// Every bar lies inside the pane, whatever its size, and a longer bar never stands for less.
  @Test(arguments: [20, 40, 80, 120])
  func barsFit(columns: Int) {
    for issue in [Sample.profits, Sample.almanac, Sample.insight] {
      for rows in [5, 14] {
        var reader = Self.reader(columns, rows, of: issue)
        for _ in 0..<4 {
          reader.press("c")
          for _ in 0..<6 {
            let screen = reader.screen
            #expect(screen.count == rows && screen.allSatisfy { CharacterWidth.columns(of: $0) <= columns })
            reader.press(.right)
          }
        }
      }
    }
  }

  private static func bar(
    _ value: Double, from least: Double, to greatest: Double, width: Int, isPlain: Bool = false
  )
    -> String
  {
    var frame = Frame(size: Size(columns: width + 2, rows: 1))
    BarPainter(least: least, greatest: greatest, column: 1, width: width, isPlain: isPlain)
      .draw(value, 0, .plain, &frame)
    return frame.picture.split(separator: "\n").dropFirst().joined()
  }

  @Test(arguments: [
    (10.0, "| ████████ |"), (5, "| ████     |"), (5.1, "| ████▏    |"), (0.001, "| ▏        |"),
    (0, "|          |"),
    (11, "| ███████▸ |"), (-1, "| ◂        |"), (9.99, "| ████████ |"), (6.1, "| ████▉    |"),
  ])
  func barsInEighths(value: Double, picture: String) {
    #expect(Self.bar(value, from: 0, to: 10, width: 8) == picture)
  }

  @Test(
    arguments: [
      (10.0, "|     │████ |  5 dim"), (-10, "| ████│     |  5 dim"), (-5, "|   ██│     |  5 dim"),
      (-3, "|    ▉█│     |  3 reverse, 5 dim"), (0, "|     │     |  5 dim"),
      (-0.01, "|     ▉│     |  4 reverse, 5 dim"),
      (-20, "| ◂███│     |  5 dim"), (20, "|     │███▸ |  5 dim"),
    ].map { ($0.0, $0.1.replacing("|    ▉█│", with: "|   ▊█│").replacing("|     ▉│", with: "|    ▉│")) })
  func barsToBothSides(value: Double, picture: String) {
    #expect(Self.bar(value, from: -10, to: 10, width: 9) == picture)
  }

  @Test func barsInASCII() {
    #expect(Self.bar(5.1, from: 0, to: 10, width: 8, isPlain: true) == "| ████     |")
    #expect(Self.bar(0.01, from: 0, to: 10, width: 8, isPlain: true) == "| █        |")
    for glyph in "▏▎▍▌▋▊▉█▁▂▃▄▅▆▇░▸◂" {
      for scalar in glyph.unicodeScalars { #expect(PlainGlyph.ascii(scalar.value) != UInt8(ascii: "?")) }
    }
  }

  // MARK: Statistics

  /// What is counted keeps its mark; only findings of the column are told.
  @Test func countedValuesKeepTheirMarks() {
    var reader = Self.reader(120, 36, of: Sample.insight)
    while reader.openGrid?.label(of: reader.table?.column ?? 0) != "2024 Revenue" { reader.press("l") }
    reader.press("F")
    #expect(reader.screen[1].contains("10 values in 10 rows, 1 proven"))
    #expect(reader.screen.contains { $0.contains("20,510*") })
    reader.press(.escape, "l", "F")
    #expect(reader.context == .distinct && !reader.screen[1].contains("proven"))
    reader.press(.escape, "i")
    #expect(reader.screen.contains { $0.contains("2024 Revenue*") })
  }

  /// Where no total is printed a share is one of the sum, and says so.
  @Test func sharesSayWhatTheyArePartsOf() {
    let mills = Issue(
      bytes: Array(
        """
        Ⅰ. MILLS

        1. What Was Milled

        Table 1. Flour by Mill (Unit: Tons)
        Rank Mill Tons
        1 Upper 4,120
        2 Lower 2,981
        3 Old 1,304
        4 New 603
        """.utf8))
    var reader = Self.reader(80, 24, of: mills)
    reader.press("l", "l", "c", "c")
    #expect(reader.screen.contains { $0.contains("Tons, share of the sum of 4 rows") })
    reader = Self.reader(80, 24)
    reader.press("l", "c", "c")
    #expect(reader.screen.contains { $0.contains("2031 Profit, share of Total") })
  }

  @Test func statisticsOfEveryColumn() {
    var reader = Self.reader()
    expect(&reader, "i", changes: ["overlay: nil → statistics of 4 columns over 5 rows at 0 from 0,0"])
    #expect(reader.screen[1] == " Statistics of 5 rows; Total is left out")
    expect(
      &reader, .down,
      changes: [
        "overlay: statistics of 4 columns over 5 rows at 0 from 0,0 → statistics of 4 columns over 5 rows at 1 from 0,0"
      ])
    expect(
      &reader, .right,
      changes: [
        "overlay: statistics of 4 columns over 5 rows at 1 from 0,0 → statistics of 4 columns over 5 rows at 1 from 0,1"
      ])
    expect(
      &reader, .enter,
      changes: ["table.column: 0 → 1", "overlay: statistics of 4 columns over 5 rows at 1 from 0,1 → nil"])
    reader.press("i")
    expect(&reader, .escape, changes: ["overlay: statistics of 4 columns over 5 rows at 1 from 0,0 → nil"])
  }

  @Test func statisticsAreOfTheRowsInView() {
    var reader = Self.reader()
    reader.press("&")
    reader.write("2031 profit>0")
    reader.press(.enter)
    reader.press("i")
    #expect(reader.screen[1] == " Statistics of 2 of 5 rows; Total is left out")
    #expect(
      reader.screen[4].hasPrefix(
        " 2031 Profit  █          █  number       2        0         2  1,273   636.5"))
  }

  @Test func sheetsScroll() {
    var reader = Self.reader(40, 7)
    reader.press("i")
    expect(
      &reader, "G",
      changes: [
        "overlay: statistics of 4 columns over 5 rows at 0 from 0,0 → statistics of 4 columns over 5 rows at 3 from 1,0"
      ])
    expect(
      &reader, "k",
      changes: [
        "overlay: statistics of 4 columns over 5 rows at 3 from 1,0 → statistics of 4 columns over 5 rows at 2 from 1,0"
      ])
  }

  // MARK: Values

  @Test func countsAndFilters() {
    var reader = Self.reader(of: Sample.almanac)
    reader.press(.right, .right, .right, .right)
    expect(&reader, "F", changes: ["overlay: nil → 3 values of column 5 over 5 rows at 0 from 0"])
    #expect(reader.screen[1] == " Stops: 3 values in 5 rows; Others and Total are left out")
    #expect(reader.screen[3].hasPrefix("›   12      2  40.0%  ███"))
    reader.press(.down)
    expect(
      &reader, .enter,
      changes: [
        "table.view.order: - 0, - 3, - 4", "table.view.arrangement.filter: “” → “Stops=\"9\"”",
        "table.history.past: + [0 1 2 3 4]", "table.wantedRow: nil → 0",
        "overlay: 3 values of column 5 over 5 rows at 1 from 0 → nil",
        "notice: nil → 2 of 5 rows with “Stops=\"9\"”; Others and Total stay below",
      ])
    reader.press("F", .enter)
    #expect(reader.table?.view.arrangement.filter == "Stops=\"9\" Stops=\"9\"")
  }

  @Test func missingCellsAreCounted() {
    var reader = Self.reader(of: Sample.almanac)
    reader.press(.right, .right, .right, "F")
    #expect(reader.screen[3].contains("(missing)") && reader.screen[3].contains("2  40.0%"))
    reader.press(.enter)
    #expect(reader.table?.view.order == [1, 4])
  }

  // MARK: Large grids

  private static let large = DataSample.long(20_001)

  @Test func largeGridsAreWorkedOnBesideTheKeys() throws {
    var reader = DataSample.reader(Self.large)
    guard case .compute(let work)? = reader.update(.key("i")).first else {
      Testing.Issue.record("nothing is computed")
      return
    }
    #expect(reader.overlay == nil)
    reader.take([.progress(0.5)])
    #expect(reader.foot.hasPrefix("statistics ") && reader.foot.contains("50%  Ctrl-C stops"))
    let outcome = try #require(work.run(on: Self.large) { _ in true })
    reader.take([.computed(work, outcome)])
    #expect(reader.screen[1] == " Statistics of 20,001 rows")
    #expect(reader.screen[4].hasPrefix(" value "))
    #expect(reader.screen[4].contains("  number  20,001 "))
  }

  @Test func aChartThatIsStoppedIsGone() throws {
    var reader = DataSample.reader(Self.large)
    reader.press(.right, "c")
    #expect(reader.computing?.computation.work.label == "charting" && reader.table?.chart != nil)
    // Other work comes first; the chart's follows it.
    guard case .compute(let sorting)? = reader.update(.key("s")).first else { return }
    reader.take([.computed(sorting, try #require(sorting.run(on: Self.large) { _ in true }))])
    #expect(reader.computing?.computation.work.label == "charting")
    reader.press(.control("c"), .down)
    #expect(reader.table?.chart == nil && reader.computing == nil)
  }

  @Test func theClipboardTakesNoLargeTable() {
    var reader = DataSample.reader(Self.large)
    reader.press("g")
    #expect(reader.update(.key("y")) == [])
    #expect(reader.notice?.isWarning == true && reader.notice?.text.contains("x writes it to a file") == true)
    var small = Self.reader()
    small.press("g")
    guard case .copy(let text, let what)? = small.update(.key("y")).first else {
      Testing.Issue.record("nothing is copied")
      return
    }
    #expect(text.hasPrefix("Line\t2031 Profit\t") && what == "the table: 6 rows of 4 columns")
  }
}
