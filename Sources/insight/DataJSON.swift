import InsightModel

/// A data file's rows as JSON, in the shape of the contract's tables, one row on a line and written as they are made.
enum DataJSON {
  static func write(_ grid: Grid, rows: [UInt32]) {
    var text = "{\n  \"caption\": "
    JSON.text(grid.title).write(into: &text)
    text += ",\n  \"columns\": ["
    for (index, column) in grid.columns.enumerated() {
      text += index == 0 ? "\n    " : ",\n    "
      JSON.members([
        ("name", .text(column.name)), ("type", .text(column.type.rawValue)), ("unit", .optional(column.unit)),
      ]).write(into: &text)
    }
    text += "\n  ],\n  \"rows\": ["
    for (place, row) in rows.enumerated() {
      text += place == 0 ? "\n    " : ",\n    "
      let cells = grid.columns.indices.map { cell(grid, Int(row), $0) }
      text += "{\"role\": \"\(grid.role(Int(row)).rawValue)\", \"cells\": ["
      for (index, cell) in cells.enumerated() {
        if index > 0 { text += ", " }
        cell.write(into: &text)
      }
      text += "]}"
      if text.utf8.count > 1 << 16 {
        Output.text(text)
        text = ""
      }
    }
    Output.text(text + "\n  ],\n  \"findings\": []\n}\n")
  }

  private static func cell(_ grid: Grid, _ row: Int, _ column: Int) -> JSON {
    guard let text = grid.printed(row, column) else { return .null }
    return .members([
      ("text", .text(text)), ("value", grid.value(row, column).map(JSON.figure) ?? .null), ("finding", .null),
    ])
  }
}
