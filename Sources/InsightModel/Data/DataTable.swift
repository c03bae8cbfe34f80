/// What has been read of a data file: its parts, and what the columns hold. Copying it copies no rows.
public struct DataTable: Sendable {
  /// A file's name, made harmless.
  public let name: String
  public let dialect: Dialect
  /// As the header has them; empty where there is none.
  let names: [String]
  let parts: [DataPart]
  /// The number of rows before each part, and of all of them.
  let firstRows: [Int]
  let columns: [Table.Column]
  let tallies: [DataPart.Tally]
  /// Bytes that could not be decoded, and control characters that are shown as signs.
  let damage: (undecodable: Int, controls: Int)
  /// True when the whole file has been read.
  let isComplete: Bool

  init(
    name: String, dialect: Dialect, names: [String], parts: [DataPart], tallies: [DataPart.Tally],
    damage: (undecodable: Int, controls: Int), isComplete: Bool
  ) {
    self.name = name
    self.dialect = dialect
    self.names = names
    self.parts = parts
    self.tallies = tallies
    self.damage = damage
    self.isComplete = isComplete
    var rows = 0
    firstRows =
      [0]
      + parts.map { part in
        rows += part.starts.count
        return rows
      }
    let all = rows
    columns = (0..<max(names.count, tallies.count)).map { column in
      let name = names.indices.contains(column) ? names[column] : ""
      let tally = tallies.indices.contains(column) ? tallies[column] : DataPart.Tally()
      return ColumnJudge.column(name: name, tally, rows: all) { Self.firstMoney(parts, column) }
    }
  }

  var rowCount: Int { firstRows[firstRows.count - 1] }

  /// The part that holds a row, and the row's place in it.
  func place(_ row: Int) -> (part: DataPart, row: Int)? {
    guard row >= 0, row < rowCount else { return nil }
    var (low, high) = (0, parts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstRows[middle] <= row { low = middle } else { high = middle }
    }
    return (parts[low], row - firstRows[low])
  }

  /// A field's text; nil where the row has no such field.
  func text(_ row: Int, _ column: Int) -> String? {
    place(row).flatMap { $0.part.text($0.row, column) }
  }

  /// The values of a column in a part, by the column's type.
  func values(_ part: DataPart, _ column: Int) -> ValueColumn? {
    guard columns.indices.contains(column), part.columns.indices.contains(column) else { return nil }
    switch columns[column].type {
    case .rank, .number, .percent, .money: return part.columns[column].numbers
    case .date: return part.columns[column].dates
    case .text: return nil
    }
  }

  /// Appends a row to CSV as it stands in the file; false where it does not stand there as it would be written.
  func appendVerbatim(_ row: Int, to csv: inout [UInt8]) -> Bool {
    place(row).map { $0.part.appendVerbatim($0.row, columns: columns.count, to: &csv) } ?? false
  }

  func value(_ row: Int, _ column: Int) -> Figure? {
    guard let place = place(row), let values = values(place.part, column) else { return nil }
    return values.digits(place.row).map { Figure($0, decimals: values.decimals) }
  }

  func number(_ row: Int, _ column: Int) -> Double? {
    place(row).flatMap { place in values(place.part, column)?.number(place.row) }
  }

  /// What a reader of the file should know, in sentences that begin with the word for what it is.
  var doubts: [String] {
    var doubts: [String] = []
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
    if damage.undecodable > 0 {
      doubts.append(
        "undecodable: \(count(damage.undecodable, "byte is", "bytes are")) no character of the file's encoding"
      )
    }
    if damage.controls > 0 {
      doubts.append(
        "control: \(count(damage.controls, "control character is", "control characters are")) shown as signs")
    }
    let narrowest = parts.map(\.narrowest).min() ?? columns.count
    if narrowest < columns.count || (!names.isEmpty && names.count < columns.count) {
      let widest = parts.map(\.widest).max() ?? 0
      let header = names.isEmpty ? "" : ", the header \(names.count)"
      let range = narrowest == widest ? "\(widest)" : "\(narrowest) to \(widest)"
      doubts.append("ragged: rows have \(range) fields\(header)")
    }
    for (index, column) in columns.enumerated() {
      let misfits = misfits(index)
      guard misfits > 0 else { continue }
      let name = column.name.isEmpty ? "column \(index + 1)" : column.name
      let kind = column.type == .date ? "no date" : "no number"
      doubts.append("misfit: \(name): \(count(misfits, "cell is", "cells are")) \(kind)")
    }
    return doubts
  }

  // MARK: Roles

  /// A file longer than that is data throughout.
  private static let longestWithTotals = 1000

  /// Rows at the end that are named Others or Total, as in the table of an issue.
  var pinnedRows: [UInt32] {
    guard isComplete, rowCount <= Self.longestWithTotals else { return [] }
    return (0..<rowCount).reversed().prefix { ownRole($0).isPinned }.reversed().map(UInt32.init)
  }

  func role(_ row: Int) -> Table.Role {
    guard isComplete, rowCount <= Self.longestWithTotals else { return .data }
    return (row..<max(row, rowCount)).allSatisfy { ownRole($0).isPinned } ? ownRole(row) : .data
  }

  /// The column that names the rows: see `Grid.nameColumn`.
  var nameColumn: Int? {
    let texts = columns.indices.filter { columns[$0].type == .text }
    return texts.first { !ColumnJudge.isIdentifier(columns[$0].name) } ?? texts.first
      ?? (columns.isEmpty ? nil : 0)
  }

  private func ownRole(_ row: Int) -> Table.Role {
    let column = nameColumn ?? 0
    guard var name = text(row, column) else { return .data }
    switch name.withUTF8({ RowRole(name: $0) }) {
    case .total: return .total
    case .others: return .others
    case .data, .subtotal: return .data
    }
  }

  /// Fields that hold something, but nothing of the column's type.
  func misfits(_ column: Int) -> Int {
    guard columns.indices.contains(column), tallies.indices.contains(column) else { return 0 }
    let tally = tallies[column]
    switch columns[column].type {
    case .rank, .number, .percent, .money: return tally.present - tally.numeric
    case .date: return tally.present - tally.dates
    case .text: return 0
    }
  }

  /// The first amount of money in a column, for its currency.
  private static func firstMoney(_ parts: [DataPart], _ column: Int) -> String? {
    guard
      let part = parts.first(where: {
        $0.columns.indices.contains(column) && $0.columns[column].tally.moneys > 0
      })
    else { return nil }
    for row in part.starts.indices {
      guard let text = part.text(row, column) else { continue }
      if case .money = CellReader.read(text) { return text }
    }
    return nil
  }
}

/// Says what a column is by what its fields are.
enum ColumnJudge {
  static func column(name: String, _ tally: DataPart.Tally, rows: Int, firstMoney: () -> String?)
    -> Table.Column
  {
    let type = type(name: name, tally)
    switch type {
    case .percent: return Table.Column(name: name, type: type, unit: "%")
    case .money:
      let unit = ColumnTyping.parenthesized(name) ?? firstMoney().flatMap(currency)
      return Table.Column(name: name, type: type, unit: unit)
    case .number: return Table.Column(name: name, type: type, unit: ColumnTyping.parenthesized(name))
    case .rank, .date, .text: return Table.Column(name: name, type: type, unit: nil)
    }
  }

  private static func type(name: String, _ tally: DataPart.Tally) -> Table.ColumnType {
    let texts = tally.texts + tally.codes
    if tally.dates > max(tally.numeric, texts) { return .date }
    if tally.numeric == 0 || texts + tally.dates > tally.numeric { return .text }
    // A column of codes is one of names, though most of them begin with another digit than zero.
    if tally.codes * 200 >= tally.numeric { return .text }
    if tally.percents * 2 > tally.numeric { return .percent }
    if tally.moneys * 2 > tally.numeric { return .money }
    guard tally.numbers == tally.numeric else { return .number }
    if tally.uncountable == 0 {
      if isIdentifier(name) { return .text }
      if ColumnKinds(ofName: name) == .rank { return .rank }
    }
    return .number
  }

  /// Numbers that name and count nothing, by the name of their column.
  static func isIdentifier(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let known: Set<Substring> = [
      "id", "ids", "uuid", "phone", "telephone", "tel", "mobile", "fax", "zip", "zipcode", "postcode",
      "postal", "isbn",
      "issn", "ean", "gtin", "sku", "ssn", "barcode", "전화번호", "우편번호", "사업자등록번호", "电话", "邮编", "電話番号",
      "郵便番号",
    ]
    return words.contains(where: known.contains)
  }

  /// The sign or code of a currency before or behind an amount.
  private static func currency(_ amount: String) -> String? {
    let sign = amount.filter { !$0.isNumber && !"-+.,() \u{A0}".contains($0) }
    return sign.isEmpty ? nil : sign
  }
}
