@testable import InsightModel

/// Grids to try things on.
enum GridSample {
  /// A grid of columns, each `name:type`, and of rows whose fields stand between bars; an empty field is no cell. Rows that
  /// begin with Total and Others are that.
  static func grid(_ columns: String, _ rows: [String], unit: String? = nil) -> Grid {
    let columns = columns.split(separator: "|").map { text -> Table.Column in
      let parts = text.split(separator: ":").map(String.init)
      return Table.Column(
        name: parts[0], type: parts.count > 1 ? Table.ColumnType(rawValue: parts[1]) ?? .text : .text,
        unit: unit)
    }
    return grid(
      columns, rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) })
  }

  static func grid(_ columns: [Table.Column], _ rows: [[String]]) -> Grid {
    let rows = rows.enumerated().map { line, fields -> Table.Row in
      let cells = columns.indices.map { index -> Table.Cell? in
        guard fields.indices.contains(index), !fields[index].isEmpty else { return nil }
        let value = columns[index].type.isNumeric ? CellReader.read(fields[index]).value : nil
        return Table.Cell(text: fields[index], value: value, finding: nil)
      }
      let role: Table.Role =
        switch fields.first {
        case "Total": .total
        case "Others": .others
        case _: .data
        }
      return Table.Row(role: role, cells: cells, line: line + 1)
    }
    return Grid(
      Table(
        address: Address(section: 1, article: 1), number: nil, caption: "Ports", unit: nil, source: nil,
        columns: columns, rows: rows, findings: [], lines: 1...max(1, rows.count)))
  }

  /// A data file.
  static func data(_ bytes: [UInt8]) -> Grid {
    guard let table = DataReader.table(name: "data.csv", bytes) else { fatalError("no data file") }
    return Grid(table)
  }

  /// Names with signs of many scripts, a missing and a damaged number, negative ones, totals.
  static let ports = grid(
    "Port:text|2030 Rank:rank|2029 Rank:rank|2030 Cargo:number|2029 Cargo:number|Change (%):percent|Opened:text",
    [
      "Busan 釜山|1|2|1,240.5|1,100|12.8%|1876-02-26",
      "Århus ⛴️|2|1|980|1,310.25|-25.2%|1901",
      "Port \"Sud\"|3|3|12,30|410|-|2004-11-03",
      "busan new|4|n/a|77|-|n/a|2010-01",
      "Île d'Or|5|4|-3.5|20|-117.5%|",
      "Others|||5,000|5,100|-2.0%|",
      "Total|||7,294|7,940.25|-8.1%|",
    ])

  /// Random cells of four types, some missing, some misfits.
  static func random(_ dice: inout Dice, rows: Int) -> Grid {
    let words = [
      "alpha", "Alpha", "ärger", "b,c", "d\"e", "f\ng", " h ", "한강", "⛴️", "x;y|z", "-", "", "\tq", "007",
    ]
    let columns = [("Word", Table.ColumnType.text), ("Rank", .rank), ("Amount", .money), ("Part", .percent)]
      .map {
        Table.Column(name: $0.0, type: $0.1, unit: nil)
      }
    let lines = (0..<rows).map { _ -> [String] in
      let cents = Int.random(in: -500...99999, using: &dice)
      let amount = LongFigure(Int128(cents), decimals: 2).text(
        isGrouped: Bool.random(using: &dice), places: 2)
      return [
        words.randomElement(using: &dice) ?? "",
        Int.random(in: 0...9, using: &dice) == 0 ? "" : String(Int.random(in: 1...5, using: &dice)),
        [amount, amount, amount, amount, "n/a", "1,2", ""].randomElement(using: &dice) ?? "",
        Bool.random(using: &dice) ? "\(Int.random(in: -9...9, using: &dice))%" : "-",
      ]
    }
    return grid(columns, lines)
  }
}
