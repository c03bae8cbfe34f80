import InsightModel
import Testing

/// Addresses of parts, as they are typed.
@Suite struct IssuePartTests {
  @Test(arguments: [
    "3", "2.1", "2.1#2", "2.1/5", "2.1#3/4", "2.1/table1", "2.1/table1/Ulsan/Ships",
    "1.2/4/Ulsan#2/% of 2024",
    "1.2/4/50%2525/A%2FB", "1.1/1/ /%",
  ])
  func isReadAsItIsWritten(text: String) throws {
    let part = try #require(IssuePart(text))
    // A sign of percent is written so that it can be taken for nothing else.
    #expect(IssuePart(part.description) == part)
    if !text.contains("%") { #expect(part.description == text) }
  }

  @Test func namesOfCellsAreAnyTexts() throws {
    for (row, column) in [("a/b", "c%2Fd"), ("%25", "100 %"), ("총계", "2024 Revenue (KRW)"), ("x#2", "%")] {
      let part = try IssuePart.cell(#require(IssuePart("1.1/2")), row: row, column: column)
      #expect(IssuePart(part.description) == part && part.description.split(separator: "/").count == 4)
    }
  }

  @Test(arguments: [
    "2/1", "2.1/x", "2.1/1/a", "2.1/1/a/", "2.1/1//b", "2.1/1/a/b/c", "2.1/0/a/b", "2/1/a/b", "2.1/",
  ])
  func isNone(text: String) { #expect(IssuePart(text) == nil) }
}
