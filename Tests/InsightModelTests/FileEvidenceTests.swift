import Testing

@testable import InsightModel

/// What the cells and names of a data file tell together.
@Suite struct FileEvidenceTests {
  private static func grid(_ lines: [String], _ name: String = "t.csv") throws -> Grid {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    return Grid(try #require(DataReader.table(name: name, bytes)))
  }

  private static func numbers(_ cells: [String], named name: String = "turnover") throws -> [String?] {
    let grid = try grid(["yard,\(name)"] + cells.enumerated().map { "y\($0),\"\($1)\"" })
    return (0..<grid.rowCount).map { grid.value($0, 1)?.description }
  }

  /// The digits that are printed tell what commas part, not those that a scale adds.
  @Test(arguments: [
    (["£2,310 million", "£75 million"], ["2310000000", "75000000"]),
    (["₩4,085억", "₩77억"], ["408500000000", "7700000000"]),
    (["6,400만원", "3억 1,500만원"], ["64000000", "315000000"]),
    (["€2.750 Mio", "€80 Mio", "€7,25 Mio"], ["2750000000", "80000000", "7250000"]),
    (["$8.4 million", "$310 million"], ["8400000", "310000000"]),
  ])
  func scalesDoNotTellOfThousands(cells: [String], values: [String?]) throws {
    #expect(try Self.numbers(cells) == values)
  }

  /// A lone letter is what the column's name says.
  @Test(arguments: [
    ("elevation", "85m", "85"), ("Distance (run)", "1500m", "1500"), ("duration", "4m", "4"),
    ("turnover", "85m", "85000000"), ("highest", "85m", "85"),
  ])
  func namesTellWhatALetterIs(name: String, cell: String, value: String) throws {
    let grid = try Self.grid(["yard,\(name)", "a,\(cell)", "b,7m"])
    #expect(grid.value(0, 1)?.description == value)
    #expect(grid.columns[1].unit == (name == "duration" ? "min" : value.count < 5 ? "m" : nil))
  }

  @Test func severalCurrenciesAreNoUnit() throws {
    let mixed = try Self.grid(["yard,fee", "a,£70", "b,₩900", "c,£12"])
    #expect(mixed.columns[1].type == .money && mixed.columns[1].unit == nil)
    #expect(mixed.doubts == ["mixed: fee: amounts in £, ₩, which do not add up or compare"])
    let one = try Self.grid(["yard,fee", "a,£70", "b,£900k", "c,-£12"])
    #expect(one.columns[1].unit == "£" && one.doubts.isEmpty)
  }

  /// What a sum or a mean is written with: as the cells are.
  @Test func numbersAreWrittenAsTheColumnIs() throws {
    let grid = try Self.grid(["Werft;Erlös", "Nord;1.905,50 €", "Süd;88,25 €", "West;12.000,00 €"])
    #expect(grid.text(LongFigure(1_399_375, decimals: 2), in: 1) == "13.993,75")
    let other = try Self.grid(["yard,fee", "a,\"1,905.50\"", "b,88.25"])
    #expect(other.text(LongFigure(1_399_375, decimals: 2), in: 1) == "13,993.75")
  }

  // MARK: Roles

  private static func roles(_ lines: [String]) throws -> [Table.Role] {
    let grid = try grid(lines)
    return (0..<grid.rowCount).map { grid.role($0) }
  }

  @Test(arguments: [
    // The name of the total stands in another column than the names.
    ["2031-02-03,Quay,40", "2031-02-04,Mole,60", "Total,,100"],
    ["11,Quay,40", "12,Mole,60", "Всего,,100"], ["11,Quay,40", "12,Mole,60", "Razem,,100"],
  ])
  func aTotalMayStandAtTheHeadOfItsRow(rows: [String]) throws {
    #expect(try Self.roles(["no,berth,tons"] + rows) == [.data, .data, .total])
  }

  @Test func whatStandsBelowTheTotalIsANote() throws {
    #expect(
      try Self.roles(["berth,tons", "Quay,40", "Mole,60", "Total,100", "Counted by hand", "Provisional,"])
        == [.data, .data, .total, .note, .note])
    // Without a total it may be a row that lacks its number.
    #expect(try Self.roles(["berth,tons", "Quay,40", "Mole,60", "East Basin,"]) == [.data, .data, .data])
  }

  @Test func aFormulaIsNoTotal() throws {
    #expect(try Self.roles(["cell,n", "=SUM(B1),1", "Quay,2", "Mole,3"]) == [.data, .data, .data])
  }

  // MARK: JSON

  @Test(arguments: [
    // A line without its end, one of words, an array without its end, the last row cut off.
    (
      ["{\"t\":1,\"n\":\"a\"}", "{\"t\":2,\"n\":\"b\"", "{\"t\":3,\"n\":\"c\"}"], ["1", "3"],
      "line 2 is no JSON"
    ),
    (
      ["{\"t\":1}", "{\"t\":2}", "stopped here", "{\"t\":3}", "so", "{\"t\":4}"], ["1", "2", "3", "4"],
      "2 lines are no JSON, the first is line 3"
    ),
    (["[{\"t\":1},", "{\"t\":2}"], ["1", "2"], "the list of rows does not end"),
    (["[{\"t\":1},", "{\"t\":2},{\"t\""], ["1", "2"], "the list of rows does not end"),
    (["{\"t\":1,", " \"n\":2}", "{\"t\":3,", " \"n\":4}"], ["1", "3"], nil),
    (["[{\"t\":1},{\"t\":2}]"], ["1", "2"], nil), (["[{\"t\":1},{\"t\":2}]", "", " "], ["1", "2"], nil),
    // What stands below an array, and beside its end.
    (["[{\"t\":1},", "{\"t\":2}]", "", "Stopped at 9:00."], ["1", "2"], "line 4 is no JSON"),
    (["[{\"t\":1},{\"t\":2}] so", "it ends"], ["1", "2"], "2 lines are no JSON, the first is line 1"),
    (["{\"rows\":[{\"t\":1},{\"t\":2}],", "\"end\":true}"], ["1", "2"], nil),
  ])
  func linesThatAreNoJSONAreTold(lines: [String], cells: [String], lack: String?) throws {
    let grid = try Self.grid(lines, "t.jsonl")
    #expect((0..<grid.rowCount).map { grid.printed($0, 0) } == cells)
    #expect(grid.doubts == (lack.map { ["truncated: \($0); what there is of it is shown"] } ?? []))
  }
}
