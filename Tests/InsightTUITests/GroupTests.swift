import InsightModel
import Testing

@testable import InsightTUI

/// Groups, columns found by their names, files read again.
@Suite struct GroupTests {
  @Test func groupsOpenAndLeadToTheirRows() {
    var reader = DataSample.reader(DataSample.long(70), 100, 24)
    reader.press("$", "W")
    #expect(reader.screen.contains { $0.contains("sum") })
    #expect(reader.table?.rowCount == 7)
    reader.press(.down, .enter)
    #expect(reader.table?.view.arrangement.filter == "group=\"g1\"")
    #expect(reader.table?.view.order.count == 10)
    reader.press("U", "W")
    #expect(reader.table?.rowCount == 7)
    reader.press(.escape)
    #expect(reader.table?.rowCount == 70)
  }

  /// Esc and W lead from a group's rows to the groups; what was done to the rows there is gone.
  @Test(arguments: [Key.escape, "W"])
  func aGroupsRowsLeadBackToTheGroups(key: Key) {
    var reader = DataSample.reader(DataSample.long(70), 100, 24)
    reader.press("&")
    reader.write("value>2000")
    reader.press(.enter, .right, "s", "$", "W")
    let before = reader.tables[GridReference(document: 0, table: nil)]?.view
    reader.press(.down, .down, .enter)
    #expect(reader.table?.view.arrangement.filter.hasPrefix("value>2000 group=") == true)
    reader.press("[", "-", key)
    #expect(reader.table?.reference == GridReference(document: 1, table: nil))
    #expect(reader.table?.row == 2 && reader.documents.count == 2)
    #expect(reader.tables[GridReference(document: 0, table: nil)]?.view == before)
    // Another group, then all the way back.
    reader.press(.down, .enter, key, .escape)
    #expect(reader.table?.reference.document == 0 && reader.table?.view == before)
    reader.press("U", "U")
    #expect(reader.table?.view.order.count == 70)
  }

  @Test func whoFiltersOtherwiseHasLeftTheGroup() {
    var reader = DataSample.reader(DataSample.long(70), 100, 24)
    reader.press("$", "W", .enter, "&")
    reader.write("value>2000")
    reader.press(.enter, "W")
    // Groups have one place.
    #expect(reader.documents.count == 2)
    reader.press(.escape)
    #expect(reader.table?.view.arrangement.filter == "value>2000")
  }

  /// Tables that were worked out have one place a kind, which no step from issue to issue leads to.
  @Test func whatIsWorkedOutHasOnePlace() {
    var reader = Sample.reader(
      of: [Sample.document(Sample.honey, name: "honey-3.txt"), Sample.document(Sample.almanac)], 120, 30,
      at: "1.1")
    let rows = reader.contents.rows.count
    for _ in 0..<3 {
      reader.press("t", .right, "W")
      #expect(reader.table?.reference == GridReference(document: 2, table: nil))
      reader.press(.escape, .escape)
    }
    for document in [0, 1, 0, 1] {
      reader.press(document == 0 ? "{" : "}")
      _ = reader.perform(.facts)
      #expect(reader.openGrid?.title == "Facts of \(reader.documents[document].name)")
      reader.press(.escape)
      _ = reader.perform(.nextPane)
    }
    #expect(reader.documents.count == 4)
    #expect(reader.screen[0].hasSuffix("of 2"))
    #expect(reader.contents.rows.count { if case .document = $0 { true } else { false } } == 4)
    reader.press("g", "}", "}", "}")
    #expect(reader.notice?.text == "this is the last issue" && reader.article?.reference.document != nil)
    #expect(rows > 4)
  }

  /// The groups of another table have taken the place: who was in a group's rows finds the table as it was before.
  @Test func groupsThatAreGoneLeadNowhere() {
    var reader = Sample.reader(
      of: [Sample.document(Sample.profits), Sample.document(Sample.almanac)], 120, 30, at: "1.1")
    reader.press("t", "W", .down, .enter)
    #expect(reader.table?.reference == GridReference(document: 0, table: 0) && reader.shownRows.count == 1)
    reader.press("{")
    reader.press("J", "J", "t", "W")
    #expect(reader.openGrid?.title.hasPrefix("Table 1. Ferry Lines") == true && reader.documents.count == 3)
    reader.press(.escape, .escape, "}", "t")
    #expect(reader.table?.reference == GridReference(document: 0, table: 0) && reader.shownRows.count == 5)
    // Groups of facts whose facts are gone lead nowhere.
    _ = reader.perform(.facts)
    reader.press("W")
    _ = reader.perform(.back)
    _ = reader.perform(.back)
    reader.press("{")
    _ = reader.perform(.facts)
    #expect(reader.documents.count == 4)
  }

  /// The rule under the names of groups has signs, as that of the table has; a unit that the name says is not said again.
  @Test func theRuleOfGroupsHasSigns() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 240, 40, at: "2.1")
    reader.press("t")
    #expect(reader.screen.contains { $0.contains("─$─") && $0.contains("─%") })
    reader.press("W")
    #expect(reader.screen.contains { $0.contains("─#─") && $0.contains("─$─") && $0.contains("─%") })
    #expect(!reader.screen.contains { $0.contains("──Million USD──") })
    // A unit that only the cells have is still told.
    let reader2 = DataSample.reader(DataSample.catches, 120, 24)
    #expect(reader2.screen.contains { $0.contains("─t ?1─") })
  }

  /// A mean has at most two decimals more than its values.
  @Test(arguments: [
    ("1\n1\n2", "1.33"), ("1.5\n2\n1.5", "1.67"), ("0.125\n0.25\n0.125", "0.1667"), ("3\n3\n3", "3"),
  ])
  func aMeanHasFewDecimals(values: String, mean: String) {
    let rows = values.split(separator: "\n").map { "a,\($0)" }.joined(separator: "\n")
    guard let table = DataReader.table(name: "m.csv", Array("kind,load\n\(rows)\nb,9\n".utf8)) else {
      Testing.Issue.record("no table")
      return
    }
    var reader = DataSample.reader(Grid(table), 100, 24)
    reader.press("W")
    #expect(reader.screen.contains { $0.hasSuffix(" \(mean)") })
  }

  /// Rows that came meanwhile are in the table that one comes back to.
  @Test func rowsThatCameMeanwhileAreThere() {
    var reader = DataSample.reader(DataSample.long(70), 100, 24)
    reader.press("&")
    reader.write("value>2000")
    reader.press(.enter)
    reader.press("$", "W", .enter)
    reader.take([.loaded(0, .data(DataSample.long(90), loaded: nil))])
    reader.press(.escape, .escape)
    let rows = (0..<90).filter { $0 * 7919 % 10_007 > 2000 }
    #expect(reader.shownRows == rows)
  }

  @Test func distinctNumbersAreCountedInRanges() {
    var reader = DataSample.reader(DataSample.long(500), 100, 24)
    reader.press(.right, "F")
    #expect(reader.screen.contains { $0.contains("ranges of 500") })
    reader.press(.down, .enter)
    #expect(reader.table?.view.arrangement.filter == "value>=500 value<1000")
  }

  @Test func slashAndThePaletteFindColumns() {
    var reader = DataSample.reader(DataSample.catches, 120, 24)
    reader.press("/")
    reader.write("nets_lost")
    #expect(reader.table?.column == 7)
    #expect(reader.foot.contains("column 1/1"))
    reader.press(.enter, ":")
    reader.write("landed")
    reader.press(.enter)
    #expect(reader.table?.column == 2)
  }

  @Test func aFileReadAgainKeepsOrderFilterAndPlace() {
    var reader = DataSample.reader(DataSample.long(60), 100, 24)
    reader.press(.right, "s", "&")
    reader.write("group=g2")
    reader.press(.enter, .down, .down)
    let row = reader.table?.selectedRow
    _ = reader.update(.changed(0))
    #expect(reader.screen[0].contains("changed"))
    #expect(reader.update(.key("R")).contains(.load(0)))
    _ = reader.update(.loaded(0, .data(DataSample.long(90), loaded: nil)))
    #expect(!reader.screen[0].contains("changed"))
    #expect(reader.table?.view.arrangement.filter == "group=g2")
    #expect(reader.table?.view.order.count == 13)
    #expect(reader.table?.selectedRow == row)
    // What cannot be read any more leaves what was there.
    _ = reader.update(.loaded(0, .failed("no such file")))
    #expect(reader.table?.view.order.count == 13)
  }

  @Test(arguments: [(62, "62 rows, 2 more"), (59, "59 rows, 1 fewer"), (60, "nothing has changed")])
  func whatCameOfReadingAgainIsSaid(rows: Int, words: String) {
    var reader = DataSample.reader(DataSample.long(60), 100, 24)
    reader.press("R")
    #expect(reader.foot.hasPrefix("reading long.csv again"))
    reader.take([.loaded(0, .data(DataSample.long(rows), loaded: nil))])
    #expect(reader.foot.hasPrefix("read again: \(words)"))
    // What follows by itself says nothing.
    reader.press(.down)
    reader.take([.loaded(0, .data(DataSample.long(rows + 1), loaded: nil))])
    #expect(reader.notice == nil)
  }

  @Test func otherTextIsSaidToo() {
    var reader = Sample.reader(100, 24)
    reader.press("R")
    reader.take([.loaded(0, .ready(Sample.almanac))])
    #expect(reader.foot.hasPrefix("read again: nothing has changed"))
    reader.press("R")
    reader.take([.loaded(0, .ready(Sample.successor))])
    #expect(reader.foot.hasPrefix("read again: 2 articles, 2 fewer"))
    reader.press("R")
    reader.take([.loaded(0, .failed("no such file"))])
    #expect(reader.foot.contains("no such file"))
    var other = DataSample.reader(DataSample.grid("a.csv", "a,b\nx,1\ny,2\n"), 100, 24)
    other.press("R")
    other.take([.loaded(0, .data(DataSample.grid("a.csv", "a,b\nx,1\ny,3\n"), loaded: nil))])
    #expect(other.foot.hasPrefix("read again: 2 rows, as many as before"))
  }

  /// The palette's `read-otherwise`: what was decided, and what is typed to say otherwise.
  @Test func howAFileWasReadIsShownAndChanged() {
    var reader = DataSample.reader(DataSample.catches, 100, 24)
    reader.press(":")
    reader.write("read-otherwise")
    reader.press(.enter)
    #expect(reader.screen[1].contains("How the file was read"))
    #expect(reader.screen.contains { $0.contains("separator") && $0.contains(";") })
    #expect(reader.screen.contains { $0.contains("header") && $0.contains("yes, one row") })
    // With nothing typed, the option at the cursor is the next to be typed.
    reader.press(.down, .down, .enter)
    #expect(reader.foot.contains(":header="))
    reader.write("perhaps")
    reader.press(.enter)
    #expect(reader.context == .palette && reader.foot.contains("header= takes yes or no"))
    for _ in "perhaps" { reader.press(.backspace) }
    reader.write("no")
    let effects = reader.update(.key(.enter))
    #expect(effects.contains(.load(0)) && reader.overlay == nil)
    #expect(reader.readings[0]?.options.hasHeader == false && reader.foot.contains("header=no"))
    // What was said stays where one says more.
    reader.press(":")
    reader.write("read-otherwise")
    reader.press(.enter)
    #expect(reader.foot.contains(":header=no"))
  }

  @Test func whatIsNoDataFileIsNotReadOtherwise() {
    var reader = Sample.reader(100, 24, at: "2.1")
    #expect(reader.perform(.fileReading).isEmpty)
    #expect(reader.overlay == nil && reader.notice?.text.hasPrefix("this is for data files") == true)
  }

  @Test func anUntouchedCursorStaysAtTheTop() {
    var reader = DataSample.reader(DataSample.long(60), 100, 24)
    reader.press(.right, "s")
    #expect(reader.table?.row == 0)
    reader.press(.down, "s")
    #expect(reader.table?.row != 0)
  }

  @Test func hidingAColumnLeavesTheOthersWidths() {
    var reader = DataSample.reader(DataSample.catches, 80, 24)
    let before = reader.table?.layout.columns.map(\.width) ?? []
    reader.press("$", "-")
    #expect(reader.table?.layout.columns.map(\.width) ?? [] == Array(before.dropLast()))
  }
}
