/// What a table says, as prose may speak of it: its rows as entities, its columns as measures of a period.
struct TableFacts: Sendable {
  enum Nature: Sendable, Equatable { case amount, share, growth, rank, percent, other }

  struct Column: Sendable {
    var index: Int
    var nature: Nature
    /// Alike for columns that differ in their period alone.
    var stem: UInt64
    /// The column's name without its period; the caption's words where nothing is left.
    var measure: String
    /// What speaks of it in prose, in small letters.
    var words: [String]
    /// Nil where the name tells none.
    var time: TimeSpan?
    /// What a printed number is multiplied by.
    var factor: Double
    /// True for whole numbers of things that are not rounded.
    var isCount: Bool
    /// True for a sum over the other columns.
    var isTotal: Bool
    /// What a number is counted in, without its scale: `USD`, `GWh`; nil also where only a scale is told.
    var unit: String?
    /// The unit as mentions have it: `t` of `Tonnen`, `kW` of `千瓦`.
    var unitCode: String?
  }

  struct Row: Sendable {
    var index: Int
    var role: Table.Role
    var name: String
  }

  let index: Int
  /// The words of its caption, its columns and its units, in small letters.
  let vocabulary: [String]
  let columns: [Column]
  let rows: [Row]
  /// The columns of each measure that has several periods, the earliest first.
  let series: [[Int]]
  let latest: TimeSpan?
  let totalRow: Int?
  let dataRows: [Int]
  /// The natures that columns of several measures have.
  let mixed: [Nature]
  /// The value of each cell in base units with its rounding, by row and column; nil where it has none or it is in doubt.
  private let values: [[Interval?]]
  /// Cells by their value's magnitude, ascending.
  let sorted: [(value: Double, row: Int, column: Int)]
  let doubts: DoubtfulCells
  /// True where amounts are money.
  let isMoney: Bool

  /// Tables with more cells are data and no part of an article's argument.
  static let mostCells = 20_000

  init(_ table: Table, index: Int) {
    self.index = index
    let columns = table.columns.indices.map { Self.column(table, $0) }
    self.columns = columns
    mixed = [Nature.amount, .share, .growth, .percent].filter { nature in
      let stems = columns.lazy.filter { $0.nature == nature }.map(\.stem)
      return stems.first.map { first in stems.contains { $0 != first } } ?? false
    }
    var vocabulary = Self.split(table.caption)
    for column in columns {
      vocabulary += column.words + Self.split(column.measure)
      if let unit = column.unit { vocabulary += Self.split(unit) }
    }
    self.vocabulary = Array(Set(vocabulary)).sorted()
    let nameColumn = table.nameColumn
    rows = table.rows.enumerated().map { place, row in
      Row(index: place, role: row.role, name: nameColumn.flatMap { row.cells[$0]?.text } ?? "")
    }
    let dataRows = rows.filter { $0.role == .data }.map(\.index)
    self.dataRows = dataRows
    totalRow = rows.last { $0.role == .total }?.index
    isMoney = columns.contains { $0.nature == .amount && $0.unit.map(MeasureUnit.isCurrency) == true }
    let times = columns.compactMap(\.time)
    latest = times.max { $0.code < $1.code }
    let doubts = DoubtfulCells(table) { figure, column in
      columns.indices.contains(column) ? Self.interval(figure, columns[column]) : nil
    }
    self.doubts = doubts
    values = table.rows.enumerated().map { place, row in
      columns.map { column in
        guard column.nature != .other, row.cells.indices.contains(column.index),
          let cell = row.cells[column.index]
        else { return nil }
        return cell.value.map { Self.interval($0, column) } ?? doubts.valuesLeft(place, column.index)
      }
    }
    var found: [(value: Double, row: Int, column: Int)] = []
    for (row, values) in values.enumerated() {
      for (column, value) in values.enumerated() {
        if let value { found.append((abs(value.middle), row, column)) }
      }
    }
    sorted = found.sorted { ($0.value, $0.row, $0.column) < ($1.value, $1.row, $1.column) }
    var groups: [UInt64: [Int]] = [:]
    for column in columns where column.time != nil && !column.isTotal {
      switch column.nature {
      case .amount, .share, .percent: groups[column.stem, default: []].append(column.index)
      case .growth, .rank, .other: break
      }
    }
    series = groups.values.filter { $0.count > 1 }
      .map { $0.sorted { (columns[$0].time?.code ?? 0) < (columns[$1].time?.code ?? 0) } }
      .sorted { $0[0] < $1[0] }
  }

  func value(_ row: Int, _ column: Int) -> Interval? {
    values.indices.contains(row) && values[row].indices.contains(column) ? values[row][column] : nil
  }

  func place(_ row: Int, _ column: Int) -> Fact.CellPlace {
    Fact.CellPlace(table: index, row: row, column: column)
  }

  /// The time that a column speaks of: its own, else the latest of the table.
  func time(_ column: Int) -> TimeSpan? { columns[column].time ?? latest }

  /// True for the times of its columns, and the one before them, which growths are told against.
  func knows(_ time: TimeSpan) -> Bool {
    latest == time || latest?.previous == time || columns.contains { $0.time == time }
  }

  /// The columns that hold so of a nature.
  func columns(_ nature: Nature) -> [Column] { columns.filter { $0.nature == nature } }

  // MARK: Reading

  /// Half a unit of the last printed place, as the README of every rounding says; ranks are exact.
  private static func interval(_ figure: Figure, _ column: Column) -> Interval {
    if column.nature == .rank { return Interval(figure.double, figure.double) }
    // Things that are counted one by one have no rounding.
    if column.isCount, figure.decimals == 0 { return Interval(figure.double, figure.double) }
    let half = 0.5 / PowerOfTen.double(figure.decimals)
    return Interval(figure.double * column.factor, halfWidth: half * column.factor)
  }

  private static func column(_ table: Table, _ index: Int) -> Column {
    let column = table.columns[index]
    let spaced = spaced(column.name)
    let meaning = ColumnMeaning(name: spaced, unit: nil)
    var nature: Nature =
      switch column.type {
      case .rank: .rank
      case .percent: .percent
      case .number, .money: .amount
      case .date, .text: .other
      }
    let senses = senses(of: spaced)
    if nature == .percent || nature == .amount && isPercent(column) {
      let isShare = meaning.traits.contains(.share) || senses.contains(.share)
      let isGrowth =
        !meaning.traits.isDisjoint(with: [.growth, .change])
        || senses.contains { [.growth, .up, .down].contains($0) }
      nature = isGrowth ? .growth : isShare ? .share : .percent
    }
    let unit = column.unit ?? table.unit
    let exponent = nature == .amount ? unit.map(MeasureUnit.exponent) ?? 0 : 0
    let words = words(of: spaced)
    let label = words.isEmpty ? table.caption : words.joined(separator: " ")
    let bare = unit.flatMap(bare)
    return Column(
      index: index, nature: nature, stem: meaning.stem, measure: label, words: words.map { $0.lowercased() },
      time: meaning.period.map { time($0, column.name) }, factor: PowerOfTen.double(exponent),
      isCount: nature == .amount && exponent == 0 && unit.map { !MeasureUnit.isMeasured($0) } ?? false,
      isTotal: meaning.traits.contains(.total), unit: bare, unitCode: bare.flatMap(code))
  }

  /// What the lists of units have for a unit that a table prints.
  private static func code(_ unit: String) -> String? {
    let bytes = Array(unit.utf8)
    for language in [Language.english, .german, .korean, .chinese] {
      guard let (sense, stop) = language.units.match(bytes, 0, before: bytes.count), stop == bytes.count
      else { continue }
      switch sense {
      case .unit(let name, _): return name
      case .currency(let code): return code
      case _: return nil
      }
    }
    return nil
  }

  private static func isPercent(_ column: Table.Column) -> Bool {
    column.unit?.utf8.first == 0x25 || column.name.utf8.contains(0x25)
  }

  /// The period of a name; a season where it is written as one.
  private static func time(_ code: Int, _ name: String) -> TimeSpan {
    var time = TimeSpan(code: code)
    if let year = time.year, time.months == nil {
      let bytes = Array(name.utf8)
      let season = Array("\(year)/".utf8)
      if bytes.count > season.count,
        (0...bytes.count - season.count).contains(where: { bytes[$0...].starts(with: season) })
      {
        time.isSeason = true
      }
    }
    return time
  }

  /// `2024排名` as `2024 排名`, and of a season the first year: what reads periods reads words.
  private static func spaced(_ name: String) -> String {
    let bytes = Array(name.utf8)
    var spaced: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let isAfterDigit = at > 0 && bytes[at - 1].isDigit
      if isAfterDigit, bytes[at] >= 0xE3,
        !["년", "年", "월", "月", "분", "季"].contains(where: { bytes[at...].starts(with: $0.utf8) })
      {
        spaced.append(0x20)
      }
      if isAfterDigit, bytes[at] == 0x2F, at >= 4, bytes[at - 4..<at].allSatisfy(\.isDigit) {
        at += 1
        while at < bytes.count, bytes[at].isDigit { at += 1 }
        continue
      }
      spaced.append(bytes[at])
      at += 1
    }
    return String(decoding: spaced, as: UTF8.self)
  }

  private static func senses(of name: String) -> [Sense] {
    let bytes = Array(name.utf8)
    let language = Language(bytes[...])
    let languages = language == .english ? [Language.english, .german] : [language]
    return languages.flatMap { Lexer.lexemes(bytes, 0..<bytes.count, $0).compactMap(\.sense) }
      + (["anteil", "quote"].contains {
        name.lowercased().hasSuffix($0) || name.lowercased().contains($0 + " ")
      } ? [.share] : [])
      + (["wachstum", "änderung"].contains { name.lowercased().contains($0) } ? [.growth] : [])
  }

  /// The words of a name that are neither times nor a unit in parentheses.
  private static func words(of name: String) -> [String] {
    name.split(separator: "(").first.map { part in
      part.split { $0 == " " || $0 == "-" || $0 == "/" || $0 == "," }.map(String.init).filter { word in
        !word.utf8.contains { $0.isDigit } && !word.utf8.allSatisfy { $0 == 0x25 }
      }
    } ?? []
  }

  private static func split(_ text: String) -> [String] {
    text.lowercased().split { $0 == " " || $0 == "-" || $0 == "," || $0 == "(" || $0 == ")" }.map(String.init)
  }

  /// A unit without its scale; nil where nothing is left.
  private static func bare(_ unit: String) -> String? {
    let words = unit.split(separator: " ").map(String.init)
    let left = words.filter {
      MeasureUnit.exponent($0) == 0 && $0 != "of" && !$0.utf8.allSatisfy { $0.isDigit || $0 == 0x2C }
    }
    if !left.isEmpty { return left.joined(separator: " ") }
    // 万吨, 억원: the scale stands before the unit without a space.
    let scales = ["백만", "十亿", "百万", "십억", "천만", "만", "억", "조", "천", "万亿", "万", "亿", "千", "億", "萬"]
    for scale in scales where unit.hasPrefix(scale) && unit.utf8.count > scale.utf8.count {
      return String(unit.dropFirst(scale.unicodeScalars.count))
    }
    return words.allSatisfy { MeasureUnit.exponent($0) > 0 } && !MeasureUnit.isCurrency(unit) ? nil : unit
  }
}
