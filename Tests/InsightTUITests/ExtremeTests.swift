import InsightModel
import Testing

@testable import InsightTUI

/// Numbers and texts as large as they come, on the screen and printed.
@Suite struct ExtremeTests {
  // MARK: Charts

  private static let depths = DataSample.grid(
    "depths.csv",
    """
    station,depth,tide,catch,exact
    a,-1.7976931348623157e308,1.7976931348623157e308,1,-9223372036854775807
    b,1.7976931348623157e308,1.7e308,0.000000000000000001,9223372036854775806
    c,-4.9e-324,-4.9e-324,1e36,0
    d,0.5,0,12345678901234567.8,1

    """)

  @Test(arguments: [Size(columns: 20, rows: 5), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
  func everyChartIsDrawn(_ size: Size) {
    var reader = DataSample.reader(Self.depths, size.columns, size.rows)
    for _ in 0..<5 {
      for _ in 0..<5 {
        reader.press("c")
        #expect(reader.screen.count == size.rows)
      }
      reader.press(.right)
    }
    reader.press("i")
    #expect(reader.screen.count == size.rows)
  }

  /// The bar of the greatest number reaches the end of its side, and that of the least the other end.
  @Test(arguments: [
    (-1.7976931348623157e308, 1.7976931348623157e308), (-.leastNonzeroMagnitude, .leastNonzeroMagnitude),
    (-1.0, 1.0), (-1e308, 1e-308),
  ])
  func barsReachTheirEnds(_ least: Double, _ greatest: Double) {
    let bars = BarPainter(least: least, greatest: greatest, column: 0, width: 21, isPlain: true)
    #expect((1...19).contains(bars.leftColumns))
    if least == -greatest { #expect(bars.leftColumns == 10) }
    var frame = Frame(size: Size(columns: 21, rows: 2))
    bars.draw(greatest, 0, .plain, &frame)
    bars.draw(least, 1, .plain, &frame)
    #expect(frame.row(0).last?.glyph == 0x2588 && frame.row(1).first?.glyph == 0x2588)
  }

  @Test func aColumnThatIsOnlyNearHasNoShares() {
    var reader = DataSample.reader(Self.depths)
    reader.press(.right, "c")
    #expect(reader.table?.chart?.kind == .values)
    reader.press("c")
    #expect(reader.table?.chart == nil)
    // One that is exact has them.
    reader.press(.right, .right, .right, "c", "c")
    #expect(reader.table?.column == 4 && reader.table?.chart?.kind == .shares)
  }

  // MARK: Many columns

  @Test func hundredsOfColumnsOfTextAreSetAtOnce() {
    let row = (0..<600).map { "\($0) " + String(repeating: "w", count: 30) }.joined(separator: ",")
    var reader = DataSample.reader(DataSample.grid("wide.csv", row + "\n" + row + "\n" + row + "\n"))
    reader.press("$", "i", .escape, "0")
    #expect(reader.screen.count == 24)
  }

  /// The end of what is typed is in view, and there is an end to it.
  @Test func aPromptTakesNoMoreThanItShows() {
    var reader = DataSample.reader()
    reader.press("/")
    for _ in 0..<9 { reader.take([.paste(String(repeating: "e\u{301}한", count: 300))]) }
    #expect(reader.prompt?.text.utf8.count == 3600)
    #expect(reader.foot.contains("한") || reader.foot.contains("no more than"))
    #expect(reader.view().cursor?.column ?? 0 < 80)
    reader.take([.key(.control("u"))])
    reader.write("abc")
    #expect(reader.prompt?.text.hasSuffix("abc") == true)
  }

  // MARK: Kept lines

  /// One line of many blocks, among others.
  private static func kept(_ line: String) -> InsightModel.Issue {
    InsightModel.Issue(bytes: Array("```\nfirst\n\(line)\nlast\n```\n".utf8))
  }

  @Test(arguments: [65_535, 65_536, 65_537, 200_000, 400_000])
  func aKeptLineIsPrintedOnce(_ length: Int) {
    for words in ["x", "ab cd  ", "한글 "] {
      let line = String(String(repeating: words, count: length / words.utf8.count).dropLast()) + "."
      let issue = Self.kept(line)
      #expect(issue.blocks.count > (length > 65_536 ? 1 : 0))
      let lines = PlainText.issue(issue, columns: 80)
      #expect(
        lines.filter { $0.utf8.count > 100 }.map(\.utf8.count) == [line.utf8.count], "\(words) \(length)")
      #expect(lines.contains(line) && lines.contains("first") && lines.contains("last"))
    }
  }

  @Test func manyKeptLinesHaveNoBlankOnesAmongThem() {
    let all = (0..<12_000).map { "    \($0) step" }
    let issue = Self.kept(all.joined(separator: "\n"))
    let lines = PlainText.issue(issue, columns: 80)
    #expect(lines.filter { $0.hasSuffix("step") } == all)
    #expect(!lines.contains(""))
    // So it is in the article.
    let flow = ArticleFlow(issue: issue, article: 0, columns: 80)
    let rows = (0..<flow.itemCount).flatMap { flow.rows($0) }
    #expect(rows.count { $0.content == .blank } <= 1)
    #expect(rows.count >= 12_002)
  }
}
