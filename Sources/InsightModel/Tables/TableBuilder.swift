/// The texts of a table before its columns are typed.
struct RawTable {
  var captionText: String?
  /// One name a column, or a single text that is still run together.
  var header: RawHeader
  var rows: [RawRow]
  /// What the source note says behind `Source:`.
  var source: String?
  var lines: ClosedRange<Int>
}

enum RawHeader {
  case none
  case names([String])
  case runTogether(String, lines: ClosedRange<Int>)
}

struct RawRow {
  /// One for each column; nil where the row has none.
  var cells: [String?]
  var line: Int
  /// How many cells the line has; nil where the table marks its cells, empty ones too.
  var found: Int?
}

/// Types the columns of a raw table, finds the roles of its rows and reads its cells.
enum TableBuilder {
  static func build(_ raw: RawTable, address: Address) -> (table: Table, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let columnCount = raw.rows.map(\.cells.count).max() ?? 0
    let contents = raw.rows.map { row in
      (0..<columnCount).map { column -> CellContent in
        guard column < row.cells.count, let text = row.cells[column] else { return .missing }
        return CellReader.read(text)
      }
    }
    let caption = Caption(raw.captionText ?? "")
    var types = (0..<columnCount).map { column in type(ofColumn: column, raw.rows, contents) }
    var names: [String]
    switch raw.header {
    case .none:
      names = Array(repeating: "", count: columnCount)
    case .names(let given):
      names =
        Array(given.prefix(columnCount)) + Array(repeating: "", count: max(0, columnCount - given.count))
    case .runTogether(let header, let lines):
      let cut = HeaderCutter(types: types).cut(header)
      names = cut.names
      if !cut.isSure { diagnostics.append(Diagnostic(.unsureColumns(header: header), lines: lines)) }
    }
    for column in types.indices {
      types[column] = refined(types[column], name: names[column], column, contents, unit: caption.unit)
    }
    let columns = types.indices.map { column in
      Table.Column(
        name: names[column], type: types[column],
        unit: unit(name: names[column], type: types[column], tableUnit: caption.unit))
    }

    var findings: [Table.Finding] = []
    var rows: [Table.Row] = []
    for (index, row) in raw.rows.enumerated() {
      var cells: [Table.Cell?] = []
      for column in 0..<columnCount {
        guard column < row.cells.count, let text = row.cells[column] else {
          cells.append(nil)
          continue
        }
        var cell = Table.Cell(text: text, value: nil, finding: nil)
        if types[column].isNumeric {
          cell.value = contents[index][column].value
          if contents[index][column] == .malformed {
            cell.finding = findings.count
            findings.append(malformedFinding(text, row: index, column: column))
            diagnostics.append(
              Diagnostic(.malformedNumber(text: text, column: names[column]), lines: row.line...row.line))
          }
        }
        cells.append(cell)
      }
      rows.append(Table.Row(role: .data, cells: cells, line: row.line))
    }
    let nameColumn = types.firstIndex(of: .text)
    assignRoles(&rows, nameColumn: nameColumn)
    for (row, raw) in zip(rows, raw.rows) {
      guard let found = raw.found, found != columnCount else { continue }
      // Others and Total have no rank.
      if row.role.isPinned, let nameColumn, row.cells[nameColumn...].allSatisfy({ $0 != nil }) { continue }
      diagnostics.append(
        Diagnostic(.raggedRow(expected: columnCount, found: found), lines: row.line...row.line))
    }
    var table = Table(
      address: address, number: caption.number, caption: caption.title, unit: caption.unit,
      source: raw.source,
      columns: columns, rows: rows, findings: findings, lines: raw.lines)
    Audit.run(&table)
    return (table, diagnostics)
  }

  private static func malformedFinding(_ text: String, row: Int, column: Int) -> Table.Finding {
    let reason: String
    if text.contains(",") {
      let groups = text.split(separator: ",", omittingEmptySubsequences: false).dropFirst()
      let wrong = groups.first { $0.prefix(while: \.isNumber).count != 3 }.map(String.init) ?? ""
      reason =
        "\(text) is not a well-formed number: a separator stands every three digits, and \"\(wrong)\" has \(wrong.prefix(while: \.isNumber).count)"
    } else {
      reason = "\(text) is not a well-formed number"
    }
    return Table.Finding(row: row, column: column, printed: text, proven: nil, reasons: [reason])
  }

  // MARK: Types

  /// The kind that most of the column's cells have.
  private static func type(ofColumn column: Int, _ rows: [RawRow], _ contents: [[CellContent]])
    -> Table.ColumnType
  {
    var (texts, numbers, percents, moneys) = (0, 0, 0, 0)
    for (row, content) in zip(rows, contents) where column < row.cells.count && row.cells[column] != nil {
      switch content[column] {
      case .missing: continue
      case .text: texts += 1
      case .number, .malformed: numbers += 1
      case .percent: percents += 1
      case .money: moneys += 1
      }
    }
    let numeric = numbers + percents + moneys
    if numeric == 0 || texts > numeric { return .text }
    if percents * 2 > numeric { return .percent }
    if moneys * 2 > numeric { return .money }
    return isRank(column, rows, contents) ? .rank : .number
  }

  /// Small whole numbers, never two alike, with one step from row to row in most rows, at the left of the names.
  private static func isRank(_ column: Int, _ rows: [RawRow], _ contents: [[CellContent]]) -> Bool {
    let values = contents.compactMap { $0[column].value }
    guard values.count >= 2, Set(values).count == values.count else { return false }
    guard values.allSatisfy({ $0.decimals == 0 && $0.digits > 0 && $0.digits <= max(10, values.count * 3) })
    else { return false }
    guard !rows.contains(where: { $0.cells[column]?.contains(",") == true }) else { return false }
    let left = contents.allSatisfy { row in row[..<column].allSatisfy { $0 != .text } }
    return left
  }

  private static func refined(
    _ type: Table.ColumnType, name: String, _ column: Int, _ contents: [[CellContent]], unit: String?
  ) -> Table.ColumnType {
    switch type {
    case .text, .date, .percent, .money:
      return type
    case .rank:
      let kinds = ColumnKinds(ofName: name)
      return kinds.isEmpty || kinds.contains(.rank)
        ? .rank : refined(.number, name: name, column, contents, unit: unit)
    case .number:
      let values = contents.compactMap { $0[column].value }
      let kinds = ColumnKinds(ofName: name)
      if kinds == .rank, values.allSatisfy({ $0.decimals == 0 }) { return .rank }
      if kinds == .percent || name.contains("%") { return .percent }
      let own = parenthesized(name)
      return isCurrency(own ?? unit ?? "") ? .money : .number
    }
  }

  private static func unit(name: String, type: Table.ColumnType, tableUnit: String?) -> String? {
    switch type {
    case .rank, .date, .text: nil
    case .percent: "%"
    case .number, .money: parenthesized(name) ?? tableUnit
    }
  }

  /// `US$ bn` of `Revenue (US$ bn)`.
  static func parenthesized(_ name: String) -> String? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
    let inner = name[name.index(after: open)...].dropLast()
    return inner.isEmpty ? nil : String(inner)
  }

  private static let currencies: Set<Substring> = [
    "usd", "krw", "eur", "jpy", "cny", "rmb", "gbp", "twd", "won", "yen", "yuan", "dollar", "dollars",
    "euro", "euros",
    "pounds", "달러", "원", "美元", "元", "人民币", "円",
  ]

  static func isCurrency(_ unit: String) -> Bool {
    let lowered = unit.lowercased()
    let words = lowered.split { !$0.isLetter && !"$€£¥₩".contains($0) }
    guard !unit.isEmpty else { return false }
    return words.contains(where: currencies.contains) || lowered.contains { "$€£¥₩원元".contains($0) }
  }

  // MARK: Roles

  static func role(named name: String) -> Table.Role {
    let plain = name.lowercased().trimmingPunctuation.split(separator: " ").joined(separator: " ")
    switch plain {
    case "total", "totals", "total market", "grand total", "sum", "overall", "world", "world total",
      "worldwide",
      "subtotal", "합계", "총계", "전체", "계", "合计", "总计", "總計", "合計", "totalt", "gesamt", "summe", "suma",
      "totale":
      return .total
    case "others", "other", "rest", "remainder", "기타", "其他", "その他", "övriga", "sonstige", "andere", "autres":
      return .others
    case _:
      if plain.hasPrefix("total ") { return .total }
      return plain.hasPrefix("rest of ") || plain.hasPrefix("other ") || plain.hasPrefix("all other")
        ? .others : .data
    }
  }

  private static func assignRoles(_ rows: inout [Table.Row], nameColumn: Int?) {
    guard let nameColumn else { return }
    func role(_ row: Table.Row) -> Table.Role {
      row.cells[nameColumn].map { Self.role(named: $0.text) } ?? .data
    }
    // Only rows at the end or at the head are no data: a company may be called Total.
    for index in rows.indices.reversed() {
      let found = role(rows[index])
      guard found != .data else { break }
      rows[index].role = found
    }
    if let first = rows.first, first.role == .data, rows.count > 2, role(first) == .total {
      rows[0].role = .total
    }
  }
}

/// The parts of `Table 1. Top 10 … by Revenue (Unit: Million USD)`.
struct Caption {
  var number: Int?
  var title: String
  var unit: String?

  init(_ text: String) {
    var rest = text[...]
    rest = rest.drop(while: Self.isMark)
    let head = rest.prefix(8).lowercased()
    for word in ["table", "tabelle", "tabell", "표", "表", "tab."] where head.hasPrefix(word) {
      let behind = rest.dropFirst(word.count).drop { $0 == " " || $0 == "." }
      let digits = behind.prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits) {
        self.number = number
        rest = behind.dropFirst(digits.count).drop(while: Self.isMark)
      }
      break
    }
    if let range = Self.unitRange(in: rest) {
      unit = Self.unitText(rest[range])
      rest = rest[..<range.lowerBound] + rest[range.upperBound...]
    }
    while let last = rest.last, last == " " || last == "." || last == ">" || last == "〉" || last == "]" {
      rest.removeLast()
    }
    title = String(rest)
  }

  /// A cheap test: parentheses for a unit, or the first letter of `Table` behind marks.
  static func isPossible(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.first { $0.isLetter || $0.isDigit || $0 >= 0xE8 } ?? 0
    // T, and the first bytes of 표, 表 and the full-width parenthesis.
    return first | 0x20 == 0x74 || first == 0xED || first == 0xE8
      || bytes.contains { $0 == 0x28 || $0 == 0x5B || $0 == 0xEF }
  }

  private static func isMark(_ character: Character) -> Bool {
    switch character {
    case " ", ".", ":", "[", "]", "<", ">", "〈", "〉", "【", "】", "-", "–": true
    case _: false
    }
  }

  private static let unitWords = ["unit", "units", "단위", "单位", "單位", "単位", "in "]

  /// The parentheses that name the unit.
  private static func unitRange(in text: Substring) -> Range<Substring.Index>? {
    var search = text[...]
    while let open = search.firstIndex(where: { $0 == "(" || $0 == "（" || $0 == "[" }) {
      guard let close = search[open...].firstIndex(where: { $0 == ")" || $0 == "）" || $0 == "]" }) else {
        return nil
      }
      let inner = search[search.index(after: open)..<close].prefix(8).lowercased()
      if unitWords.contains(where: inner.hasPrefix) { return open..<search.index(after: close) }
      search = search[search.index(after: close)...]
    }
    return nil
  }

  private static func unitText(_ parenthesized: Substring) -> String? {
    var inner = parenthesized.dropFirst().dropLast()
    if let colon = inner.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      inner = inner[inner.index(after: colon)...]
    } else if inner.lowercased().hasPrefix("in ") {
      inner = inner.dropFirst(3)
    } else {
      return nil
    }
    let trimmed = inner.split(separator: " ").joined(separator: " ")
    return trimmed.isEmpty ? nil : trimmed
  }
}
