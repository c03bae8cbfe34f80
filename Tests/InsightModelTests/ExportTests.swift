import Testing

@testable import InsightModel

/// Tables as text, and read back.
@Suite struct ExportTests {
  private static func text(_ grid: Grid, _ format: TableExport.Format, values: Bool = false) -> String {
    let export = TableExport(grid, format: format, hasValues: values)
    return String(decoding: export.text(grid) ?? [], as: UTF8.self)
  }

  private static let odd = GridSample.grid(
    "Name|Cost, $:money|Share:percent",
    ["a,b|1,000|5.0%", "\"q\"|n/a|-", " c |$2.50|", "d\ne|1,2|-1%", "f\tg||"])

  @Test func csv() {
    #expect(
      Self.text(Self.odd, .csv)
        == "Name,\"Cost, $\",Share\n\"a,b\",\"1,000\",5.0%\n\"\"\"q\"\"\",n/a,-\n\" c \",$2.50,\n\"d\ne\",\"1,2\",-1%\n\"f\tg\",,\n"
    )
    #expect(
      Self.text(Self.odd, .csv, values: true)
        == "Name,\"Cost, $\",Share\n\"a,b\",1000,5.0\n\"\"\"q\"\"\",,\n\" c \",2.50,\n\"d\ne\",,-1\n\"f\tg\",,\n"
    )
  }

  @Test func tsv() {
    #expect(
      Self.text(Self.odd, .tsv)
        == "Name\tCost, $\tShare\na,b\t1,000\t5.0%\n\"\"\"q\"\"\"\tn/a\t-\n c \t$2.50\t\n\"d\ne\"\t1,2\t-1%\n\"f\tg\"\t\t\n"
    )
  }

  @Test func markdown() {
    #expect(
      Self.text(Self.odd, .markdown)
        == "**Ports**\n\n| Name | Cost, $ | Share |\n| --- | ---: | ---: |\n| a,b | 1,000 | 5.0% |\n| \"q\" | n/a | - |\n|  c  | $2.50 |  |\n| d<br>e | 1,2 | -1% |\n| f\tg |  |  |\n"
    )
  }

  /// What a table is not called it is not called in Markdown either.
  @Test(arguments: [
    ("", "| Pier"), ("Table 3. Boats\n\n", "**Table 3. Boats**"), ("(Unit: tons)\n\n", "**Table (tons)**"),
  ])
  func whatIsWrittenOverATable(_ above: String, _ first: String) throws {
    let text =
      "A line of words on the piers.\n\n" + above + "| Pier | Boats |\n| --- | --- |\n| N | 7 |\n| S | 9 |\n"
    let table = try #require(Issue(bytes: Array(text.utf8)).tables.first)
    #expect(Self.text(Grid(table), .markdown).hasPrefix(first))
  }

  /// What would mean something in Markdown gets a backslash, and nothing else does.
  @Test(arguments: [
    ("AT&T, R&D and", "AT&T, R&D and"), ("&lt; &#35; &x", "\\&lt; \\&\\#35; &x"),
    ("~5 ~~x~~", "~5 \\~~x\\~~"),
    ("2024. A year", "2024\\. A year"), ("7) seven", "7\\) seven"), ("7.", "7\\."),
    ("1.7 trillion", "1.7 trillion"),
    ("123456789. x", "123456789\\. x"), ("1234567890. x", "1234567890. x"), ("- x", "\\- x"),
    ("-5 degrees", "-5 degrees"),
    ("+ x", "\\+ x"), ("---", "\\---"), ("- - -", "\\- - -"), ("===", "\\==="), ("== x ==", "== x =="),
    ("", ""),
  ])
  func linesOfMarkdown(_ text: String, _ written: String) {
    #expect(MarkdownText.line(MarkdownText.escaped(text)) == written)
  }

  @Test func rowsAndColumnsInView() {
    let grid = GridSample.ports
    let export = TableExport(grid, format: .csv, rows: [4, 0, 6], columns: [3, 0])
    #expect(
      export.lines(grid) == ["2030 Cargo,Port", "-3.5,Île d'Or", "\"1,240.5\",Busan 釜山", "\"7,294\",Total"])
    #expect(export.lines(grid, limit: 2) == ["2030 Cargo,Port", "-3.5,Île d'Or"])
    #expect(export.text(grid, limit: 10) == nil && export.text(grid) { _ in false } == nil)
  }

  /// What is written by rows is what is written as a whole, and findings name rows and columns as written.
  @Test func jsonNamesRowsAsWritten() throws {
    let table = try #require(Issue(bytes: seedBytes).tables.first)
    let grid = Grid(table)
    let finding = try #require(table.findings.first)
    let (row, column) = (try #require(finding.row), try #require(finding.column))
    let last = UInt32(grid.rowCount - 1)
    for (rows, columns, isKept) in [
      ([last, UInt32(row)], [column], true), ([0], nil, false), ([UInt32(row)], [column == 0 ? 1 : 0], false),
      ([], nil, false),
    ] as [([UInt32], [Int]?, Bool)] {
      let export = TableExport(grid, format: .json, rows: rows, columns: columns)
      let text = String(decoding: try #require(export.text(grid)), as: UTF8.self)
      #expect(Self.packed(text) == Self.packed(export.json(grid).document))
      #expect(text.contains("\"proven\": \(finding.proven?.description ?? "null")") == isKept)
      #expect(text.contains("\"row\": 1,") == isKept && text.contains("\"finding\": 0") == isKept)
    }
    let whole = TableExport(grid, format: .json)
    let text = String(decoding: whole.text(grid) ?? [], as: UTF8.self)
    #expect(Self.packed(text) == Self.packed(whole.json(grid).document))
  }

  private static func packed(_ text: String) -> String { text.filter { $0 != " " && $0 != "\n" } }

  @Test(
    arguments: [
      ("a.csv", .csv), ("A.TSV", .tsv), ("b/c.d.json", .json), ("x.md", .markdown), ("x", nil), (".csv", nil),
      ("a.csv/b", nil),
      ("a.txt", nil), ("", nil),
    ] as [(String, TableExport.Format?)])
  func formatByEnding(name: String, format: TableExport.Format?) {
    #expect(TableExport.Format(fileName: name) == format)
  }

  /// A plain reader of RFC 4180, to read back what is written.
  private static func records(_ text: String, separator: Character) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    // A line feed after a carriage return would be one character.
    var rest = text.unicodeScalars.map { Character($0) }[...]
    while let next = rest.popFirst() {
      if isQuoted {
        if next != "\"" {
          field.append(next)
        } else if rest.first == "\"" {
          field.append("\"")
          rest.removeFirst()
        } else {
          isQuoted = false
        }
      } else if next == "\"", field.isEmpty {
        isQuoted = true
      } else if next == separator || next == "\n" {
        record.append(field)
        field = ""
        if next == "\n" {
          records.append(record)
          record = []
        }
      } else {
        field.append(next)
      }
    }
    return records
  }

  @Test func exportThenImportIsIdentity() {
    var dice = Dice(state: 9)
    for rows in [0, 1, 5, 60] {
      let grid = GridSample.random(&dice, rows: rows)
      let expected =
        [grid.columns.map(\.name)]
        + grid.dataRows.map { row in
          grid.columns.indices.map { grid.shown(Int(row), $0) ?? "" }
        }
      #expect(Self.records(Self.text(grid, .csv), separator: ",") == expected)
      #expect(Self.records(Self.text(grid, .tsv), separator: "\t") == expected)
    }
    for grid in [
      GridSample.random(&dice, rows: 40), GridSample.data(Array("a,b\n\"x\ny\t\"\"\",1e40\n\u{1}".utf8)),
    ] {
      #expect(
        Self.packed(Self.text(grid, .json))
          == Self.packed(TableExport(grid, format: .json).json(grid).document))
    }
    let single = GridSample.grid("Name", ["", "a", "\r"])
    // A carriage return would be acted on by a terminal.
    #expect(Self.text(single, .csv) == "Name\n\"\"\na\n\"\n\"\n")
  }

  /// What the model's own reader makes of it is the same grid.
  @Test func dataFilesComeBack() throws {
    var dice = Dice(state: 31)
    for _ in 0..<20 {
      let grid = GridSample.random(&dice, rows: 30)
      for format in [TableExport.Format.csv, .tsv] {
        let bytes = try #require(TableExport(grid, format: format).text(grid))
        let read = GridSample.data(bytes)
        #expect(read.columns.map(\.name) == grid.columns.map(\.name) && read.rowCount == grid.rowCount)
        for row in 0..<grid.rowCount {
          for column in grid.columns.indices {
            #expect(read.text(row, column) == grid.text(row, column))
          }
        }
        #expect(TableExport(read, format: format).text(read) == bytes)
      }
    }
  }

  /// More than one portion.
  @Test func writesLongTablesInPortions() {
    let grid = GridSample.grid("Name|Cost:number", (0..<9000).map { "row \($0)|\($0)" })
    var portions = 0
    var text: [UInt8] = []
    TableExport(grid, format: .csv).write(grid) { portion, _ in
      portions += 1
      text += portion
      return true
    }
    #expect(portions > 2)
    #expect(Self.records(String(decoding: text, as: UTF8.self), separator: ",").count == 9001)
  }
}
