@testable import InsightModel

/// What must be true of every data file, whatever its bytes, and of all that is worked out of it: dialect, grid, filters,
/// order, statistics, charts and exports.
struct DataCheck {
  private let grid: Grid
  private let table: DataTable
  private var choices: Choices
  private let rows: [Int]
  private let columns: [Int]

  /// The last bytes of an input choose what is asked of the rest.
  private static let choiceCount = 24
  /// Cells that are looked at one by one.
  private static let sample = (rows: 60, columns: 24)

  static func run(_ bytes: [UInt8]) {
    let length = max(0, bytes.count - choiceCount)
    guard let table = DataReader.table(name: "file.csv", Array(bytes[..<length])) else { return }
    var check = DataCheck(table, Choices(bytes[length...]))
    check.run()
  }

  /// The same of a file that is read as a person says: by the words that are typed, which say the same again, and by names of
  /// columns that it may have.
  static func runOverrides(_ bytes: [UInt8]) {
    let length = max(0, bytes.count - choiceCount - overrideCount)
    var said = Choices(bytes[length...])
    let options = options(&said)
    if let reading = try? FileReading(String(decoding: bytes.prefix(40), as: UTF8.self)) {
      expect(
        (try? FileReading(reading.text)) == reading,
        "\(reading.text) says something else when it is read again")
    }
    guard let table = DataReader.table(name: "file.csv", Array(bytes[..<length]), options) else { return }
    expect(table.options == options, "a table read by other options")
    var check = DataCheck(table, said)
    check.run()
  }

  /// The bytes that choose how a file is to be read.
  private static let overrideCount = 12

  private static func options(_ choices: inout Choices) -> DataOptions {
    func text(_ values: [String]) -> String { values[choices.take(values.count)] }
    var options = DataOptions()
    for _ in 0..<1 + choices.take(4) {
      let name = DataOptions.Name.allCases[choices.take(DataOptions.Name.allCases.count)]
      let value =
        switch name {
        case .separator: text([";", "tab", "space", "|", ",", "::", "^", "\"", "ab", "é"])
        case .quote: text(["none", "'", "\"", "|", ","])
        case .header: text(["yes", "no"])
        case .skip: text(["0", "1", "2", "7", "9223372036854775807"])
        case .comment: text(["#", ";", ",", "1"])
        case .type:
          text(["1", "2", "3", "name", "a", ""]) + "=" + text(ForcedType.allCases.map(\.rawValue))
        }
      expect(options.set(name, to: value), "\(name.rawValue)=\(value) is not taken")
    }
    return options
  }

  private init(_ table: DataTable, _ choices: Choices) {
    self.table = table
    self.choices = choices
    grid = Grid(table)
    rows = Self.sample(of: grid.rowCount, Self.sample.rows)
    columns = Self.sample(of: grid.columns.count, Self.sample.columns)
  }

  /// The first ones and the last ones.
  private static func sample(of count: Int, _ limit: Int) -> [Int] {
    count <= limit ? Array(0..<count) : Array(0..<limit / 2) + Array(count - limit / 2..<count)
  }

  private mutating func run() {
    checkCells()
    checkFilters()
    checkOrder()
    checkSums()
    checkExports()
    expect(grid.doubts.allSatisfy { !$0.isEmpty }, "a doubt without words")
  }

  // MARK: Cells

  private func checkCells() {
    expect(table.parts.allSatisfy { !$0.starts.isEmpty }, "a part without rows")
    for row in rows {
      guard let place = table.place(row) else { fail("row \(row) is in no part") }
      var texts: [String] = []
      place.part.forEachField(place.row) { bytes, field in
        expect(field.start <= field.end, "a field that ends before it begins")
        field.withContent(of: bytes) { texts.append(String(decoding: $0, as: UTF8.self)) }
        return true
      }
      expect(texts.count <= grid.columns.count, "a row wider than all columns")
      for column in columns {
        let text = texts.indices.contains(column) ? texts[column] : nil
        expect(table.text(row, column) == text, "cell \(row), \(column) is another one when asked for alone")
        expect(grid.printed(row, column) == text, "cell \(row), \(column) is printed otherwise")
        checkText(grid.shown(row, column) ?? "", isLine: true)
        checkText(text ?? "", isLine: false)
        checkValue(row, column)
      }
    }
  }

  private func checkText(_ text: String, isLine: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: expect(!isLine, "a control character in a line")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        fail("a control character: \(scalar.value)")
      case _: continue
      }
    }
  }

  private func checkValue(_ row: Int, _ column: Int) {
    let number = grid.number(row, column)
    // What is too great for a binary number is infinite, and sorts as such.
    expect(!(number?.isNaN ?? false), "a number that is none")
    guard let value = grid.value(row, column) else { return }
    expect(grid.columns[column].type.hasValues, "a value in a column of texts")
    expect(number != nil, "a value without a number")
    _ = value.description
  }

  // MARK: Filters

  private mutating func checkFilters() {
    guard !rows.isEmpty, !columns.isEmpty else { return }
    for _ in 0..<3 {
      let (row, column) = (rows[choices.take(rows.count)], columns[choices.take(columns.count)])
      let term = Filter.term(alike: row, column, grid)
      do {
        var filter = try Filter(term, grid)
        expect(filter.holds(grid, row), "\(term) does not keep the row \(row) that it was made of")
      } catch {
        fail("\(term): \(error.message)")
      }
    }
    for text in filterTexts() {
      guard var filter = try? Filter(text, grid) else { continue }
      for row in rows { _ = filter.holds(grid, row) }
    }
  }

  private mutating func filterTexts() -> [String] {
    let (row, column) = (rows[choices.take(rows.count)], columns[choices.take(columns.count)])
    let cell = String((grid.shown(row, column) ?? "").prefix(40))
    let sign = ["<", "<=", ">", ">=", "=", "!=", "~", "!~"][choices.take(8)]
    let wild = String(decoding: choices.takeBytes(8), as: UTF8.self)
    return [
      "#\(column + 1)\(sign)\(cell)", "\(grid.label(of: column))\(sign)\"\(cell)", "~\(wild)", wild,
      "\(column + 1)\(sign)\(wild)", "!\(cell)",
    ]
  }

  // MARK: Order

  private mutating func checkOrder() {
    guard !columns.isEmpty else { return }
    let all = grid.dataRows
    let keys = (0..<1 + choices.take(3)).map { _ in
      SortKey(column: columns[choices.take(columns.count)], isAscending: choices.take(2) == 0)
    }
    guard let sorted = grid.rows(Arrangement(keys: keys)) else { fail("sorting gave up") }
    expect(sorted.sorted() == all, "sorting lost or made rows")
    // The plain rule knows no numbers beyond 64 bits, which are told in order by their digits.
    if all.count <= 200, !keys.contains(where: { table.holdsLongNumbers($0.column) }) {
      expect(
        sorted == grid.sorted(all, by: keys), "rows stand otherwise than the plain rule has them: \(keys)")
    }
  }

  // MARK: What is worked out

  private mutating func checkSums() {
    let all = RowOrder(all: grid.rowCount)
    guard grid.columns.count <= 200, grid.rowCount <= 2000, let statistics = grid.statistics(all) else {
      return
    }
    expect(statistics.count == grid.columns.count, "statistics of other columns")
    for found in statistics {
      expect(
        found.count + found.missing + found.misfits == grid.rowCount,
        "column \(found.column) counts other rows")
      for (least, greatest) in zip(found.quartiles, found.quartiles.dropFirst()) {
        expect(least <= greatest, "quartiles that go down in column \(found.column)")
      }
      _ = Sparkline.text(found.histogram)
      _ = [found.sum, found.mean].map { $0?.text(isGrouped: true, places: 2) }
    }
    guard !columns.isEmpty else { return }
    let column = columns[choices.take(columns.count)]
    let counts = grid.distinct(column, all)?.map(\.count) ?? []
    expect(counts.reduce(0, +) == grid.rowCount, "the values of column \(column) are of other rows")
    for kind in [Chart.Kind.values, .shares, .changes] {
      guard grid.columns[column].type.isNumeric, let chart = Chart(kind, column, of: grid, rows: all) else {
        continue
      }
      expect(chart.least.isFinite && chart.least <= 0, "a scale from \(chart.least)")
      expect(chart.greatest.isFinite && chart.greatest >= 0, "a scale to \(chart.greatest)")
      for row in rows { _ = chart.texts(grid, row) }
    }
    for row in rows.prefix(4) where grid.columns.count <= 60 { _ = grid.computedFields(row) }
    if let search = TextSearch(String(decoding: choices.takeBytes(3), as: UTF8.self)) {
      let found = grid.cells(holding: search, in: all, columns: columns, limit: 100)
      for cell in found?.cells ?? [] {
        expect(
          Int(cell.place) < grid.rowCount && columns.contains(Int(cell.column)), "a match beyond the cells")
      }
    }
  }

  // MARK: Exports

  private mutating func checkExports() {
    let hasValues = choices.take(2) == 1
    for format in TableExport.Format.allCases {
      let export = TableExport(grid, format: format, hasValues: hasValues)
      guard let text = export.text(grid) else { fail("an export gave up") }
      guard String(validating: text, as: UTF8.self) != nil else { fail("\(format) is no UTF-8") }
    }
  }
}
