@testable import InsightModel
@testable import InsightTUI

/// Data files to look at in tests.
enum DataSample {
  /// Eight columns of all types and twelve rows: names in many scripts, emoji, a long text, texts over several lines,
  /// cells that are empty, missing, no number, or hold what no terminal should see.
  static let catches = grid(
    "catches.csv",
    [
      ("id", .rank, nil), ("harbour", .text, nil), ("landed", .number, "t"), ("price", .money, "EUR"),
      ("share", .percent, "%"), ("remark", .text, nil), ("skipper", .text, nil),
      ("nets_lost_in_the_season", .number, nil),
    ],
    [
      ["1", "大阪港", "1,204.5", "€3.10", "12.5%", "first boat 🐟", "Mori", "0"],
      ["2", "Île Verte", "88.25", "€11.00", "1%", "", "Zoë Ångström", "12"],
      ["3", "한강", "640", "€2.95", "6.75%", "two lines\nin one cell", "Kim", "3"],
      [
        "4", "Nordsjø 🚢", "9.125", "€120.00", "0.1%", String(repeating: "a very long remark ", count: 40),
        "Østby", "-",
      ],
      ["5", "Straße", "n/a", "€4.40", "0%", "tab\there, bell\u{7}, escape\u{1B}[31m", "Groß", "1"],
      ["6", "Quay 10", "77", "", "0.8%", "rtl \u{202E}override", "", "4"],
      ["7", "Quay 9", "78.5", "€4.10", "0.8%"],
      ["8", "Quay 2", "2,000", "€4.05", "20.7%", "👨‍👩‍👧 family boat", "Ade", "1,001"],
      [],
      ["10", "ferry pier", "12", "€3.99", "0.1%", "e\u{301}te\u{301}", "Bo", "2"],
      ["11", "Old Pier", "about twelve hundred and four", "€4.00", "0.1%", "-", "Cy", "2"],
      ["12", "大", "5,512.75", "€1.75", "57.2%", "last", "Di", "9"],
    ])

  /// A grid of `count` rows with the columns name, value (a number that jumps to and fro) and group (of seven).
  static func long(_ count: Int) -> Grid {
    grid(
      "long.csv", [("name", .text, nil), ("value", .number, nil), ("group", .text, nil)],
      (0..<count).map { ["row \($0)", String($0 * 7919 % 10_007), "g\($0 % 7)"] })
  }

  static func grid(
    _ title: String, _ columns: [(name: String, type: Table.ColumnType, unit: String?)], _ rows: [[String]]
  ) -> Grid {
    var table = Table(
      address: Address(section: 1, article: 1), number: nil, caption: title, unit: nil, source: nil,
      columns: [],
      rows: [], findings: [], lines: 1...1)
    table.columns = columns.map { Table.Column(name: $0.name, type: $0.type, unit: $0.unit) }
    table.rows = rows.map { texts in
      let cells = columns.indices.map { column -> Table.Cell? in
        guard texts.indices.contains(column) else { return nil }
        return Table.Cell(
          text: texts[column],
          value: columns[column].type.isNumeric ? CellReader.read(texts[column]).value : nil)
      }
      return Table.Row(role: .data, cells: cells, line: 1)
    }
    return Grid(table)
  }

  static func document(_ grid: Grid, loaded: Double? = nil) -> Document {
    Document(name: grid.title, state: .data(grid, loaded: loaded))
  }

  /// A reader of one data file, alone.
  static func reader(_ grid: Grid = catches, _ columns: Int = 80, _ rows: Int = 24) -> Reader {
    Sample.reader(of: [document(grid)], columns, rows)
  }
}
