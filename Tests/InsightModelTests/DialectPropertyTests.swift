import Testing

@testable import InsightModel

/// Tables by chance, written in every dialect that is read: what is read of them, sorted, filtered, grouped and written again
/// is what a plain look at their cells gives.
@Suite struct DialectPropertyTests {
  struct Writer: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What a person has to say of it, as it is typed in the reader.
    var told = ""
    /// Signs that no cell of it can have.
    var lacks = ""
    var hasHeader = true
    var text: @Sendable ([[String]]) -> String
    var encoding = "UTF-8"
  }

  private static let header = ["berth", "quay", "load", "remark"]

  private static func separated(
    _ separator: String, quote: Character = "\"", ends: String = "\n", always: Bool = false
  ) -> @Sendable ([[String]]) -> String {
    { rows in
      rows.map { row in
        row.map { cell in
          let needs =
            always || cell.isEmpty || cell.contains { separator.contains($0) || "\"'\n ".contains($0) }
          guard needs else { return cell }
          return "\(quote)"
            + cell.split(separator: quote, omittingEmptySubsequences: false).joined(
              separator: "\(quote)\(quote)")
            + "\(quote)"
        }.joined(separator: separator) + ends
      }.joined()
    }
  }

  private static func json(_ text: String) -> String {
    "\"" + text.map { $0 == "\n" ? "\\n" : $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }

  private static func object(_ cells: [String]) -> String {
    "{" + zip(header, cells).map { "\(json($0)): \(json($1))" }.joined(separator: ", ") + "}"
  }

  private static func padded(_ rows: [[String]], gap: String) -> [String] {
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: gap)
    }
  }

  static let writers: [Writer] = [
    Writer(testDescription: "commas", text: separated(",")),
    Writer(testDescription: "commas, every field quoted", text: separated(",", always: true)),
    Writer(testDescription: "commas, CRLF", text: separated(",", ends: "\r\n")),
    Writer(testDescription: "commas, CR", lacks: "\n", text: separated(",", ends: "\r")),
    Writer(testDescription: "semicolons", text: separated(";")),
    Writer(testDescription: "semicolons, UTF-16", text: separated(";"), encoding: "UTF-16LE"),
    Writer(
      testDescription: "semicolons, Windows-1252", told: "encoding=windows-1252", lacks: "한",
      text: separated(";"), encoding: "WINDOWS-1252"),
    Writer(
      testDescription: "semicolons, CP949", told: "encoding=cp949", lacks: "Ö", text: separated(";"),
      encoding: "CP949"),
    Writer(testDescription: "tabs", text: separated("\t")),
    Writer(testDescription: "bars", text: separated("|")),
    Writer(testDescription: "carets", text: separated("^")),
    Writer(testDescription: "tildes", text: separated("~")),
    Writer(testDescription: "two colons", text: separated("::")),
    Writer(testDescription: "two bars", text: separated("||")),
    Writer(testDescription: "U+0001", lacks: "\n\"", text: separated("\u{1}")),
    Writer(testDescription: "U+001F", lacks: "\n\"", text: separated("\u{1F}")),
    Writer(testDescription: "colons", told: "separator=:", text: separated(":")),
    Writer(testDescription: "a letter", told: "separator=§", text: separated("§")),
    Writer(testDescription: "spaces", told: "separator=space", lacks: "\n", text: separated(" ")),
    Writer(testDescription: "apostrophes", told: "quote='", text: separated(",", quote: "'", always: true)),
    Writer(
      testDescription: "bars as quotes", told: "separator=; quote=|",
      text: separated(";", quote: "|", always: true)),
    Writer(
      testDescription: "no quotes", told: "quote=none", lacks: ",\n",
      text: { rows in
        rows.map { $0.joined(separator: ",") + "\n" }.joined()
      }),
    Writer(
      testDescription: "backslashes",
      text: { rows in
        rows.map { row in
          row.map { cell in
            "\"" + cell.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
          }.joined(separator: ",") + "\n"
        }.joined()
      }),
    Writer(testDescription: "sep=", text: { "sep=!\n" + separated("!")($0) }),
    Writer(
      testDescription: "lines left out", told: "skip=2", text: { "Port; of\ncall\n" + separated(";")($0) }),
    Writer(
      testDescription: "comments", told: "comment=%",
      text: { rows in
        rows.map { "% at low tide, again\n" + separated(",")([$0]) }.joined()
      }),
    Writer(testDescription: "no names", told: "header=no", hasHeader: false, text: separated(",")),
    Writer(
      testDescription: "bars at both ends", lacks: "|\n",
      text: { rows in
        padded(rows, gap: " | ").map { "| \($0) |\n" }.joined()
      }),
    Writer(
      testDescription: "columns set with spaces", lacks: "\n한",
      text: { rows in
        padded(rows, gap: "   ").map { $0 + "\n" }.joined()
      }),
    Writer(
      testDescription: "JSON",
      text: { rows in
        "[" + rows.dropFirst().map(object).joined(separator: ",\n") + "]\n"
      }),
    Writer(testDescription: "JSON lines", text: { $0.dropFirst().map { object($0) + "\n" }.joined() }),
    Writer(
      testDescription: "lists of JSON",
      text: { rows in
        "[" + rows.map { "[" + $0.map(json).joined(separator: ", ") + "]" }.joined(separator: ",\n") + "]\n"
      }),
    Writer(
      testDescription: "lists of JSON in an object",
      text: { rows in
        "{\"data\": ["
          + rows.dropFirst().map { "[" + $0.map(json).joined(separator: ", ") + "]" }.joined(separator: ",\n")
          + "], \"columns\": [" + header.map(json).joined(separator: ", ") + "]}\n"
      }),
    Writer(
      testDescription: "JSON column by column",
      text: { rows in
        "{"
          + header.indices.map { column in
            json(header[column]) + ": [" + rows.dropFirst().map { json($0[column]) }.joined(separator: ", ")
              + "]"
          }.joined(separator: ",\n") + "}\n"
      }),
  ]

  private static let remarks = [
    "oak", "elm ash", "it's", "a,b", "x\"y", "Ö", "한글", "two\nlines", "one; more", "a|b", "5 or 6", "",
  ]

  private static func rows(_ count: Int, lacks: String, _ dice: inout Dice) -> [[String]] {
    let remarks = remarks.filter { !$0.contains { lacks.contains($0) } }
    return (0..<count).map { row in
      let cents = Int.random(in: -40000...40000, using: &dice)
      let load = "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\(abs(cents) % 100 / 10)\(abs(cents) % 10)"
      return [
        "B\(row)x", ["North", "South", "East side"].randomElement(using: &dice) ?? "",
        Int.random(in: 0..<9, using: &dice) == 0 && row > 0 ? "" : load,
        row == 0 ? "oak" : remarks.randomElement(using: &dice) ?? "",
      ]
    }
  }

  private static func cents(_ load: String) -> Int? { Int(load.filter { $0 != "." }) }

  @Test(arguments: writers)
  func agreesWithAPlainLook(_ writer: Writer) throws {
    var dice = Dice(state: 77)
    for _ in 0..<25 {
      let rows = Self.rows(Int.random(in: 6...20, using: &dice), lacks: writer.lacks, &dice)
      let text = writer.text((writer.hasHeader ? [Self.header] : []) + rows)
      let bytes = encoded(text, as: writer.encoding)
      let reading = try FileReading(writer.told)
      var reader = DataReader(name: "t", reading.options, encoding: reading.encoding)
      reader.take((writer.encoding == "UTF-16LE" ? [0xFF, 0xFE] : []) + bytes)
      reader.end()
      let isData = reader.sniff(onlyIfEvident: false)
      try #require(isData, "\(text)")
      while let part = reader.cut() { reader.add(part.read()) }
      reader.settle()
      let grid = Grid(reader.table(isComplete: true))
      func expect(_ grid: Grid, _ how: String) {
        let cells = (0..<grid.rowCount).map { row in grid.columns.indices.map { grid.printed(row, $0) ?? "" }
        }
        #expect(cells == rows, "\(how) of \(text)")
        if writer.hasHeader { #expect(grid.columns.map(\.name) == Self.header, "\(how) of \(text)") }
      }
      expect(grid, "reading")
      for format in [TableExport.Format.csv, .tsv, .json] {
        let written = try #require(TableExport(grid, format: format).text(grid))
        var options = DataOptions()
        if !writer.hasHeader { options.hasHeader = true }
        expect(Grid(try #require(DataReader.table(name: "t", written, .none, options))), "\(format.rawValue)")
      }
      try expectOrder(grid, rows, text)
    }
  }

  /// Sorted, filtered and grouped as the cells say.
  private func expectOrder(_ grid: Grid, _ rows: [[String]], _ text: String) throws {
    let loads = rows.map { Self.cents($0[2]) }
    let valued = rows.indices.filter { loads[$0] != nil }
    let ordered =
      valued.sorted { (loads[$0] ?? 0, $0) < (loads[$1] ?? 0, $1) } + rows.indices.filter { loads[$0] == nil }
    #expect(
      grid.rows(Arrangement(keys: [SortKey(column: 2, isAscending: true)])) == ordered.map(UInt32.init),
      "\(text)")
    let great = rows.indices.filter { loads[$0].map { $0 >= 5000 } ?? false && rows[$0][1] != "South" }
    #expect(grid.rows(Arrangement(filter: "#3>=50 !#2=South")) == great.map(UInt32.init), "\(text)")
    let grouping = try #require(Grouping(grid, by: 1, grid.dataRows))
    #expect(grouping.measured == [2])
    for group in grouping.groups {
      let own = rows.indices.filter { rows[$0][1] == grid.printed(Int(group.row), 1) }
      let sum = own.compactMap { loads[$0] }.reduce(0, +)
      #expect(group.count == own.count && group.values == [own.count { loads[$0] != nil }], "\(text)")
      #expect(group.sums[0].map { $0.digits * .powerOfTen(2 - $0.decimals) } ?? 0 == Int128(sum), "\(text)")
    }
    #expect(grouping.groups.map(\.count).reduce(0, +) == rows.count)
  }
}
