import Testing

@testable import InsightModel

/// What a person says of a data file, in words, and what is told of what was decided.
@Suite struct DataOptionTests {
  @Test func wordsSayHowAFileIsWritten() throws {
    let reading = try FileReading(
      "separator=; --quote=none no-header skip=2 type=Net price=comma encoding=cp949")
    #expect(reading.options.separator == [0x3B] && reading.options.quote == 0)
    #expect(reading.options.hasHeader == false && reading.options.skip == 2)
    #expect(reading.options.types.map(\.name) == ["Net price"] && reading.options.types[0].type == .comma)
    #expect(reading.encoding == .cp949)
    #expect(try FileReading(reading.text) == reading)
    #expect(try FileReading("  ") == FileReading() && FileReading().text == "")
  }

  @Test(arguments: [
    "separator=tab", "separator=space", "separator=::", "quote=none", "quote='", "header=yes", "comment=%",
    "type=a=b=date type=2=size", "encoding=UTF-8",
  ])
  func whatIsSaidIsWrittenAsItIsRead(_ text: String) throws {
    #expect(try FileReading(text).text == text)
  }

  @Test(arguments: [
    ("comma", "comma says nothing of a file"), ("skip=-1", "skip= takes"), ("skip=two", "skip= takes"),
    ("quote=ab", "quote= takes"), ("quote=é", "quote= takes"), ("header=perhaps", "header= takes"),
    ("type=price", "type= takes"), ("type=price=colour", "type= takes"), ("separator=", "separator= takes"),
    ("separator=01234567890123456", "separator= takes"), ("encoding=none", "no encoding is called none"),
  ])
  func whatCannotBeIsSaid(_ text: String, _ beginning: String) {
    let problem = #expect(throws: FileReading.Problem.self) { try FileReading(text) }
    #expect(problem?.message.hasPrefix(beginning) == true, "\(problem?.message ?? "")")
    #expect(throws: Never.self) { try FileReading("separator=0123456789012345") }
  }

  private static func told(_ text: String, _ reading: String = "") throws -> [String: String] {
    let reading = try FileReading(reading)
    let table = try #require(DataReader.table(name: "a.csv", Array(text.utf8), reading.options))
    return Dictionary(uniqueKeysWithValues: table.decisions.map { ($0.option, $0.text) })
  }

  @Test func whatWasDecidedIsTold() throws {
    let text = "harbour;berths;depth\nTema;14;11,5\nLomé;9;15,2\nCotonou;8;n/a\n"
    let told = try Self.told(text)
    #expect(told["separator"] == ";: every row has 3 fields")
    #expect(told["quote"] == "\"")
    #expect(told["header"]?.hasPrefix("yes, one row") == true)
    #expect(
      told["type"] == "harbour text, berths number, depth number (1 not)"
        || told["type"]?.contains("depth number") == true)
    #expect(told["encoding"] == "UTF-8" && told["skip"] == "0" && told["comment"] == "none")

    let asked = try Self.told(text, "separator=; header=no skip=1 comment=%")
    #expect(asked["separator"] == ";, as you say" && asked["header"] == "no, as you say")
    #expect(asked["skip"] == "1, as you say" && asked["comment"] == "%, as you say")
  }

  @Test func otherFormsAreTold() throws {
    #expect(try Self.told("[{\"a\":1},{\"a\":2}]")["separator"]?.hasPrefix("none") == true)
    #expect(try Self.told("[{\"a\":1},{\"a\":2}]")["header"] == "the names of the objects")
    let ragged = try Self.told("a,b,c\n1,2,3\n4,5\n6,7,8\n9,8,7\n")
    #expect(ragged["separator"] == ",: rows have 2 to 3 fields")
    #expect(try Self.told("3,4\n5,6\n7,8\n")["header"]?.hasPrefix("no: ") == true)
    let titled = try Self.told("Catch by harbour\nspecies,tons\ncod,4\nhake,5\nling,9\n")
    #expect(titled["skip"] == "1 above the rows: “Catch by harbour”")
  }

  /// A column that is named and has no cell may be said to hold anything, and asked for it.
  @Test(arguments: ForcedType.allCases) func aColumnWithoutCellsHoldsWhatIsSaid(type: ForcedType) throws {
    var options = DataOptions()
    options.types = [("last", type), ("ton", type)]
    let table = try #require(
      DataReader.table(name: "a.csv", Array("port,ton,last\nOban\nWick\n".utf8), options))
    let grid = Grid(table)
    #expect(grid.columns.count == 3)
    for wanted in ["last>1KB", "last=2h5m", "ton<3", "last=2024-05-01", "ton=x", "#3!=4 %"] {
      guard var filter = try? Filter(wanted, grid) else { continue }
      for row in 0..<grid.rowCount { _ = filter.holds(grid, row) }
    }
    let found = try #require(grid.statistics(grid.printedOrder))
    #expect(found[2].count == 0 && found[2].missing == 2)
    #expect(Grouping(grid, by: 2, grid.printedOrder)?.groups.count == 1)
  }

  /// A type that no cell of a column has is told, and only that.
  @Test(arguments: [
    ("buoy=date", ["buoy=date"]), ("depth=dmy", ["depth=dmy"]), ("laid=size", ["laid=size"]),
    ("depth=duration", []), ("buoy=number type=buoy=money", ["buoy=number", "buoy=money"]),
    ("buoy=comma", ["buoy=comma"]), ("depth=percent", []), ("laid=date", []), ("laid=text", []),
    ("note=date", []), ("mass=size", ["mass=size"]), ("nothing=date", []), ("depth=point", []),
  ])
  func aTypeThatNoCellHasIsTold(_ said: String, _ told: [String]) throws {
    let text = "buoy,depth,laid,note,mass\nKara,12.5,2031-04-05,,4 kg\nLoma,7,2031-05-06,,5 kg\n"
    let options = try FileReading("type=" + said).options
    let table = try #require(DataReader.table(name: "a.csv", Array(text.utf8), options))
    #expect(Grid(table).unfitTypes == told)
  }

  /// Of many objects those names are columns that they have in common, so that the table is no square of what was written.
  @Test func namesOfOneObjectEachAreNoColumns() throws {
    let many = 8000
    let alone = try Self.json((0..<many).map { "{\"key \($0)\":\($0)}" })
    #expect(alone.columns.map(\.name) == ["further members"] && alone.rowCount == many)
    #expect(alone.text(many - 1, 0) == "{\"key \(many - 1)\":\(many - 1)}")
    let shared = try Self.json((0..<many).map { "{\"id\":\($0),\"key \($0)\":\($0),\"at\":7}" })
    #expect(shared.columns.map(\.name) == ["id", "further members", "at"])
    #expect(shared.text(5, 1) == "{\"key 5\":5}" && shared.text(many - 1, 2) == "7")
    // From the middle on.
    let late = try Self.json(
      (0..<many).map { $0 < many / 2 ? "{\"id\":\($0),\"at\":7}" : "{\"id\":\($0),\"key \($0)\":1}" })
    #expect(late.columns.count == 2 + 64 + 1 && late.columns.last?.name == "further members")
    #expect(late.text(many - 1, late.columns.count - 1) == "{\"key \(many - 1)\":1}")
    // One kind of objects after the other.
    let kinds = try Self.json(
      (0..<many).map { row in
        "{" + (0..<30).map { "\"f\(row % 5).\($0)\":\(row)" }.joined(separator: ",") + "}"
      })
    #expect(kinds.columns.count == 150 && !kinds.columns.contains { $0.name == "further members" })
    let sorted = try Self.json(
      (0..<many).map { row in
        "{" + (0..<30).map { "\"f\(row / 1600).\($0)\":\(row)" }.joined(separator: ",") + "}"
      })
    #expect(sorted.columns.count == 150)
  }

  @Test func membersWithoutAColumnAreTold() throws {
    let text = "[" + (0..<8000).map { "{\"key \($0)\":\($0)}" }.joined(separator: ",") + "]"
    let table = try #require(DataReader.table(name: "a.json", Array(text.utf8)))
    #expect(table.doubts.contains { $0.hasPrefix("wide: objects have more names") })
  }

  /// A member in the last of many columns in each of many rows is no table of their product, and what is left out is told.
  @Test func rowsOfFarMembersAreCut() throws {
    let wide = "{" + (0..<30_000).map { "\"c\($0)\":1" }.joined(separator: ",") + "}"
    let text = "[" + wide + String(repeating: ",{\"c29999\":7}", count: 180) + "]"
    let table = try #require(DataReader.table(name: "a.json", Array(text.utf8)))
    #expect(table.rowCount == 181 && table.text(5, 29_999) == "7" && table.text(180, 29_999) == nil)
    #expect(table.lack?.hasPrefix("of 40 rows with few members") == true, "\(table.lack ?? "")")
  }

  private static func json(_ objects: [String]) throws -> Grid {
    let text = "[" + objects.joined(separator: ",") + "]"
    return Grid(try #require(DataReader.table(name: "a.json", Array(text.utf8), DataOptions())))
  }

  /// Objects that have names of their own each do not make a table of their square; nothing is lost.
  @Test func namesWithoutEndShareAColumn() throws {
    let many = try Self.json((0..<1001).map { "{\"id\":\($0),\"k\($0)\":\"v\\n\($0)\"}" })
    #expect(many.columns.count == 1001 && many.columns.last?.name == "further members")
    #expect(many.text(999, 1000) == "{\"k999\":\"v\\n999\"}" && many.text(1000, 0) == "1000")
    #expect(many.text(998, 999) == "v\n998" && many.text(998, 1000).isEmpty)
    let enough = try Self.json((0..<999).map { "{\"id\":\($0),\"k\($0)\":1}" })
    #expect(enough.columns.count == 1000 && enough.columns.last?.name == "k998")
    let wide = "{" + (0..<3000).map { "\"c\($0)\":\($0)" }.joined(separator: ",") + "}"
    #expect(try Self.json([wide, wide]).columns.count == 3000)
  }
}
