import InsightModel
import Testing

@testable import InsightTUI

/// Changes of a table's view: columns hidden and widened, undo and redo. The catches have the columns berth, harbour,
/// landed, price, share, remark, since, nets and twelve rows.
@Suite struct TableChangeTests {
  @Test func hidesAColumnAndShowsAll() {
    var reader = DataSample.reader()
    expect(
      &reader, "-",
      changes: [
        "table.view.hidden: + 1", "table.history.past: + [0 1 2 3 4 5 6 7 8 9 10 11]", "table.column: 1 → 2",
        "table.layout: 106 columns → 94 columns", "notice: nil → harbour is hidden",
      ])
    reader.press("-")
    #expect(reader.table?.view.hidden == [1, 2] && reader.table?.column == 3)
    #expect(!reader.screen.contains { $0.contains("harbour") })
    #expect(
      reader.foot.hasPrefix("landed (t) is hidden ")
        && reader.foot.contains("2 ") && reader.foot.contains("hidden  row 1"))
    reader.press("g")
    expect(
      &reader, "v",
      changes: [
        "table.view.hidden: - 1, - 2",
        "table.history.past: + [0 1 2 3 4 5 6 7 8 9 10 11 without 1 2]",
        "table.layout: 80 columns → 106 columns", "notice: nil → 2 columns shown again",
        "firstOfPair: g → nil",
      ])
    reader.press("g")
    expect(&reader, "v", changes: ["notice: nil → no column is hidden", "firstOfPair: g → nil"])
  }

  @Test func oneColumnAlwaysStays() {
    var reader = DataSample.reader()
    for _ in 0..<20 { reader.press("-") }
    #expect(reader.table?.layout.columns.count == 1)
    #expect(reader.notice?.text == "the last column stays; gv shows all columns")
    #expect(reader.table?.history.past.count == 7)
  }

  @Test func hidingTheLastColumnGoesToTheOneBefore() {
    var reader = DataSample.reader()
    reader.press("$", "-")
    #expect(reader.table?.column == 6)
    reader.press("0", "-")
    #expect(reader.table?.column == 1)
  }

  @Test func aColumnIsShownInFullAndCutAgain() throws {
    var reader = DataSample.reader(DataSample.catches, 120, 24)
    reader.press(.right, .right, .right, .right)
    let width = try #require(reader.table?.layout.columns[5].width)
    reader.press("_")
    #expect(reader.notice?.text == "remark in full")
    #expect(reader.table?.view.widened == [5])
    #expect((reader.table?.layout.columns[5].width ?? 0) > 2 * width)
    // The row's name stays beside it.
    #expect(reader.screen[3].hasPrefix("›大阪港"))
    reader.press("_")
    #expect(reader.notice?.text == "remark no wider than others")
    #expect(reader.table?.layout.columns[5].width == width)
    reader.press("U")
    #expect(reader.notice?.text == "remark in full" && reader.table?.view.widened == [5])
  }

  @Test func whereNothingIsCutThereIsNoChange() {
    var reader = DataSample.reader(DataSample.catches, 120, 24)
    expect(&reader, "_", changes: ["notice: nil → nothing is cut in this column"])
    reader.press(.left)
    expect(&reader, "_", changes: ["notice: nil → nothing is cut in this column"])
  }

  @Test func redoDoesAgainWhatWasUndone() {
    var reader = DataSample.reader()
    expect(&reader, .control("r"), changes: ["notice: nil → nothing to redo"])
    reader.press(.right, "s")
    let sorted = reader.table?.view
    reader.press("U")
    #expect(reader.notice?.text == "rows as printed")
    expect(
      &reader, .control("r"),
      changes: [
        "table.view.order: 0 1 2 3 4 5 6 7 8 9 10 11 → 11 7 0 2 1 6 5 9 3 10 4 8",
        "table.view.arrangement.keys: + 2▼",
        "table.history.past: + [0 1 2 3 4 5 6 7 8 9 10 11]",
        "table.history.future: - [11 7 0 2 1 6 5 9 3 10 4 8 by 2▼]",
        "notice.text: “rows as printed” → “rows by landed (t), largest first”",
      ])
    #expect(reader.table?.view == sorted)
  }

  @Test func aNewChangeEndsRedo() {
    var reader = DataSample.reader()
    reader.press("s", "U", "-")
    expect(&reader, .control("r"), changes: ["notice.text: “harbour is hidden” → “nothing to redo”"])
  }

  /// Any changes undone are as if they had never been; redone they are back.
  @Test(arguments: 1...8)
  func undoAndRedoGoAllTheWay(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    var reader = DataSample.reader()
    var views = [reader.table?.view]
    let changes: [[Key]] = [
      ["s"], ["S"], ["["], ["]"], ["-"], ["g", "v"], ["_"], ["&", "o", .enter], ["&", "1", .enter],
      ["&", .enter],
    ]
    let moves: [Key] = [.right, .left, .down, .up, .end, .home, "$", "0"]
    for _ in 0..<40 {
      for key in changes[Int.random(in: 0..<changes.count, using: &generator)] { reader.press(key) }
      if reader.table?.view != views.last { views.append(reader.table?.view) }
      reader.press(moves[Int.random(in: 0..<moves.count, using: &generator)])
    }
    for view in views.dropLast().reversed() {
      let row = reader.table?.wantedRow ?? reader.table?.selectedRow
      let isAtTop = reader.table?.row == 0
      reader.press("U")
      #expect(reader.table?.view == view)
      // The row at the cursor stays there, or is remembered; a cursor at the top stays at the top.
      #expect(row == nil || isAtTop || row == (reader.table?.wantedRow ?? reader.table?.selectedRow))
    }
    reader.press("U")
    #expect(reader.notice?.text == "nothing to undo")
    for view in views.dropFirst() {
      reader.press(.control("r"))
      #expect(reader.table?.view == view)
    }
  }

  @Test func theRowKeepsItsLineOnTheScreen() throws {
    var reader = DataSample.reader(DataSample.long(500), 80, 24)
    for _ in 0..<140 { reader.press(.down) }
    reader.press(.up, .up, .up, .right)
    let line = try #require(reader.screen.firstIndex { $0.hasPrefix("›") })
    for key: Key in ["s", "s", "U", "s", "[", "U"] {
      reader.press(key)
      #expect(reader.table?.selectedRow == 137)
      #expect(reader.screen[line].hasPrefix("›row 137 "), "\(key.label)")
    }
  }

  // MARK: What is kept

  private static func view(_ count: Int, column: Int, hidden: [Int] = []) -> TablePane.View {
    TablePane.View(
      order: RowOrder([UInt32](repeating: 0, count: count)),
      arrangement: Arrangement(keys: [SortKey(column: column, isAscending: true)]), hidden: hidden)
  }

  @Test func oldOrdersAreGivenUpBeforeMemoryIs() {
    var history = TableHistory()
    for column in 0..<4 { history.change(from: Self.view(1_500_000, column: column)) }
    #expect(history.past.map(\.hasOrder) == [false, false, true, true])
    #expect(history.past.map(\.view.order.count) == [0, 0, 1_500_000, 1_500_000])
    #expect(history.past.map(\.view.arrangement.keys.first?.column) == [0, 1, 2, 3])
  }

  @Test func changesOfColumnsShareAnOrder() {
    var history = TableHistory()
    for hidden in 0..<20 {
      history.change(from: Self.view(1_500_000, column: 1, hidden: Array(0..<hidden)))
    }
    #expect(history.past.allSatisfy { $0.hasOrder })
  }

  @Test func aHundredStepsAreKept() {
    var reader = DataSample.reader()
    for _ in 0..<120 { reader.press("s") }
    #expect(reader.table?.history.past.count == 100)
  }
}

/// The order of rows.
@Suite struct RowOrderTests {
  @Test(arguments: [20, 600])
  func theNearestRowIsTheNextOneThatIsThere(count: Int) {
    var generator = Generator(seed: 12)
    for _ in 0..<40 {
      let other = RowOrder((0..<UInt32(count)).shuffled(using: &generator))
      let order = RowOrder(other.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 })
      let place = Int.random(in: 0...count, using: &generator)
      let row = other[place...].first { order.contains($0) } ?? other[..<place].last { order.contains($0) }
      #expect(order.place(nearest: place, of: other) == row.flatMap { order.firstIndex(of: $0) })
    }
    #expect(RowOrder([]).place(nearest: 0, of: RowOrder([1])) == nil)
    #expect(RowOrder([1]).place(nearest: 5, of: RowOrder([])) == nil)
  }
}
