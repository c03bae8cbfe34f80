/// What has been read of a data file: its parts, and what the columns hold. Copying it copies no rows.
public struct DataTable: Sendable {
  /// A file's name, made harmless.
  public let name: String
  /// Decided by the head of the file; the notations of columns by all of it.
  public let dialect: Dialect
  /// As the header has them; empty where there is none.
  let names: [String]
  let parts: [DataPart]
  /// The number of rows before each part, and of all of them.
  let firstRows: [Int]
  let columns: [Table.Column]
  let tallies: [ColumnTally]
  /// What the columns hold.
  let kinds: [CellValue.Kind]
  /// The units of measures that have one unit throughout; nil for other columns.
  private let units: [Unit?]
  /// What a person says that they hold.
  private let forced: [Int: ForcedType]
  private let damage: DataDamage
  /// What says in which currencies the amounts of others are.
  private let currencyColumn: CurrencyColumn?
  /// What a person says of the file.
  let options: DataOptions
  /// Of rows that were made of another form.
  private let recastLines: RowLines?
  /// Nil for UTF-8.
  let encoding: TextEncoding?
  let isEncodingTold: Bool
  /// True when the whole file has been read.
  let isComplete: Bool

  init(
    name: String, dialect: Dialect, names: [String], parts: [DataPart], tallies: [ColumnTally],
    _ options: DataOptions = DataOptions(), lines: RowLines? = nil, encoding: TextEncoding? = nil,
    isEncodingTold: Bool = false,
    damage: DataDamage = DataDamage(), isComplete: Bool
  ) {
    self.name = name
    self.dialect = dialect
    self.names = names
    self.parts = parts
    let count = max(names.count, tallies.count)
    // Columns that are named and nothing more hold nothing.
    var tallies = tallies
    while tallies.count < count { tallies.append(ColumnTally()) }
    self.tallies = tallies
    self.damage = damage
    self.options = options
    recastLines = lines
    self.encoding = encoding
    self.isEncodingTold = isEncodingTold
    self.isComplete = isComplete
    var rows = 0
    firstRows =
      [0]
      + parts.map { part in
        rows += part.starts.count
        return rows
      }
    var (kinds, units, columns): ([CellValue.Kind], [Unit?], [Table.Column]) = ([], [], [])
    var forced: [Int: ForcedType] = [:]
    if !options.types.isEmpty {
      let known = ColumnNames(names, count: count)
      for (name, type) in options.types { for column in known.meant(by: name) { forced[column] = type } }
    }
    for column in 0..<count {
      let name = names.indices.contains(column) ? names[column] : ""
      let tally = tallies[column]
      let forced = forced[column]
      let judge = ColumnJudge(name: name, tally: tally, forced: forced)
      kinds.append(judge.kind)
      units.append(judge.unit)
      columns.append(
        judge.column(affix: dialect.notation(column).affix) { Self.currencies(parts, column, dialect) })
    }
    (self.kinds, self.units, self.columns, self.forced) = (kinds, units, columns, forced)
    currencyColumn = CurrencyColumn(kinds, tallies, parts)
    let first = firstRows
    func holdsYears(_ column: Int) -> Bool {
      kinds[column] == .number && tallies[column].years == tallies[column].present
    }
    roles = RowRoles(
      TableRows(
        count: isComplete ? rows : .max, columns: columns, names: Self.nameColumn(columns) ?? 0,
        labels: Array(
          columns.indices.lazy.filter {
            (columns[$0].type == .text || columns[$0].type == .date || holdsYears($0))
              && !ColumnJudge.isIdentifier(columns[$0].name)
          }.prefix(Self.mostLabels)),
        amounts: columns.indices.filter {
          (kinds[$0] == .number && columns[$0].type == .number || kinds[$0] == .money) && !holdsYears($0)
        },
        percents: columns.indices.filter { kinds[$0] == .percent }
      ) { row, column in
        Self.place(row, firstRows: first, parts: parts).flatMap { $0.part.text($0.row, column) }
      } number: { row, column in
        Self.place(row, firstRows: first, parts: parts).flatMap { place in
          guard place.part.columns.indices.contains(column) else { return nil }
          return place.part.columns[column].values(.numbers)?.figure(place.row)
        }
      } isBelowBlank: { row in
        Self.place(row, firstRows: first, parts: parts).map { $0.part.isBelowBlankLine($0.row) } ?? false
      })
  }

  /// The 1-based line of the file in which a row begins; nil for other rows.
  func line(_ row: Int) -> Int? {
    if let recastLines {
      return recastLines.line(row + dialect.headerRows).map { dialect.linesAbove + $0 + 1 }
    }
    guard let place = place(row) else { return nil }
    var lines = dialect.linesAbove
    lines += place.part.bytes[..<Int(place.part.starts[place.row])].count { $0 == 0x0A }
    for part in parts {
      if part === place.part { return lines + 1 }
      lines += ByteScan.count(of: 0x0A, in: part.bytes)
    }
    return nil
  }

  var rowCount: Int { firstRows[firstRows.count - 1] }

  /// The part that holds a row, and the row's place in it.
  func place(_ row: Int) -> (part: DataPart, row: Int)? {
    Self.place(row, firstRows: firstRows, parts: parts)
  }

  /// Those of some rows whose parts reach a column, in their order: the others hold nothing there. Nil where every part does.
  func rows(_ rows: [UInt32], reaching column: Int) -> [UInt32]? {
    guard parts.contains(where: { $0.widest <= column }) else { return nil }
    return rows.filter { place(Int($0)).map { $0.part.widest > column } ?? false }
  }

  private static func place(_ row: Int, firstRows: [Int], parts: [DataPart]) -> (part: DataPart, row: Int)? {
    guard row >= 0, row < firstRows[firstRows.count - 1] else { return nil }
    var (low, high) = (0, parts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstRows[middle] <= row { low = middle } else { high = middle }
    }
    return (parts[low], row - firstRows[low])
  }

  /// True for a column of whole numbers some of which have more digits than fit: a text that sorts by what it is worth.
  func holdsLongNumbers(_ column: Int) -> Bool {
    tallies.indices.contains(column) && kinds[column] == .text && tallies[column].areLong
  }

  /// A field's text; nil where the row has no such field.
  func text(_ row: Int, _ column: Int) -> String? {
    place(row).flatMap { $0.part.text($0.row, column) }
  }

  /// The values of a column in a part: what its rows are sorted by.
  func values(_ part: DataPart, _ column: Int) -> ValueColumn? {
    guard kinds.indices.contains(column), part.columns.indices.contains(column),
      let scale = kinds[column].scale
    else { return nil }
    return part.columns[column].values(scale)
  }

  /// Appends a row to CSV as it stands in the file; false where it does not stand there as it would be written.
  func appendVerbatim(_ row: Int, to csv: inout [UInt8]) -> Bool {
    place(row).map { $0.part.appendVerbatim($0.row, columns: columns.count, to: &csv) } ?? false
  }

  /// What a cell is worth: of a measure in the column's unit, which is the base where it has several.
  func value(_ row: Int, _ column: Int) -> Figure? {
    guard let place = place(row), let values = values(place.part, column),
      let digits = values.digits(place.row)
    else { return nil }
    guard let unit = units[column] else { return Figure(digits, decimals: values.decimals) }
    return unit.amount(ofBase: Figure(digits, decimals: values.decimals))
  }

  /// What a cell sorts by: of a measure in the base of its dimension.
  func sortValue(_ row: Int, _ column: Int) -> Figure? {
    guard let place = place(row), let values = values(place.part, column) else { return nil }
    return values.digits(place.row).map { Figure($0, decimals: values.decimals) }
  }

  func number(_ row: Int, _ column: Int) -> Double? {
    guard let place = place(row), let number = values(place.part, column)?.number(place.row) else {
      return nil
    }
    guard let unit = units[column] else { return number }
    return number * PowerOfTen.double(unit.places) / Double(unit.multiplier)
  }

  /// The most decimals of a column's values, as `value` has them.
  func decimals(_ column: Int) -> Int {
    let stored = parts.compactMap { values($0, column)?.decimals }.max() ?? 0
    return units.indices.contains(column) ? max(0, stored - (units[column]?.places ?? 0)) : stored
  }

  /// The unit of a column of measures; the base where it has several. Nil for other columns.
  func unit(_ column: Int) -> Unit? {
    guard kinds.indices.contains(column), kinds[column] == .measure else { return nil }
    return units[column] ?? Unit.base(tallies[column].dimension)
  }

  /// Why this is not all of the file, or not as it stands there; nil where nothing is known to lack.
  var lack: String? { damage.lack ?? (isTooWide ? Self.tooWide : nil) }

  private var isTooWide: Bool { parts.contains { $0.widest >= DataPart.mostColumns } }
  private static let tooWide = "rows have \(DataPart.mostColumns) columns or more"

  /// Columns of dates that can be read in another order of day, month and year too, with what was decided.
  private var openOrders: [String] {
    columns.indices.compactMap { column in
      let notation = dialect.notation(column)
      guard notation.isOrderOpen, kinds[column] == .date, let order = notation.dateOrder,
        let other = tallies[column].orders.other(than: order)
      else { return nil }
      func first(_ order: DateOrder) -> (word: String, type: ForcedType) {
        switch order {
        case .dayFirst: ("day", .dayFirst)
        case .monthFirst: ("month", .monthFirst)
        case .yearFirst: ("year", .yearFirst)
        }
      }
      let name = nameOrNumber(column)
      let parts = tallies[column].orders.mayBeginWithYear ? "day, month and year" : "day and month"
      return
        "ambiguous: \(name): the order of \(parts) is not certain; the \(first(order).word) is read first here; if the \(first(other).word) is, name --type '\(name)=\(first(other).type.rawValue)'"
    }
  }

  /// Columns of dates like `15.1.24` and `24/1/5` that no name calls so: a version or a score may look the same.
  private var perhapsDates: [String] {
    columns.indices.compactMap { column in
      guard kinds[column] == .date, tallies[column].orders.bare == tallies[column].present,
        dialect.notation(column).areBareDates, forced[column] == nil,
        DateWord(ofColumn: columns[column].name) == .none
      else { return nil }
      let name = nameOrNumber(column)
      return
        "ambiguous: \(name): three numbers are a date here; if they are not, name --type '\(name)=text'"
    }
  }

  private func nameOrNumber(_ column: Int) -> String {
    columns[column].name.isEmpty ? "column \(column + 1)" : columns[column].name
  }

  /// Columns of which nothing tells whether letters scale their numbers.
  private var perhapsNames: [String] {
    columns.indices.compactMap { column in
      let tally = tallies[column]
      guard kinds[column] == .number, columns[column].type == .number, tally.mayBeNames,
        forced[column] == nil, !MeasureUnit.isMoney(columns[column].name)
      else { return nil }
      let name = nameOrNumber(column)
      return
        "ambiguous: \(name): letters behind the numbers scale them here; if they are names, name --type '\(name)=text'"
    }
  }

  /// Columns of which nothing tells whether a point or comma before three digits parts thousands, with what was decided.
  private var ambiguous: [String] {
    columns.indices.compactMap { column in
      let tally = tallies[column]
      let hasSlips = tally[.ownMark] + tally[.otherMark] > 0
      // 1.585 beside 634 and none of four digits may be either.
      let areParted =
        dialect.notation(column).mark == .point && tally[.thirds] > 0 && tally.bareSmall > 0
        && tally.bareGreat == 0
      // A price may have thousandths, an amount of money has none.
      let isMoney =
        tally.moneys > 0 && tally.moneys == tally.numeric && tally[.thousandths] == 0
        && (dialect.notation(column).mark == .point ? tally[.thirds] > 0 : tally[.greatMoney] > 0)
      guard columns[column].type.isNumeric, tally.marks == (0, 0),
        (tally[.thirds] > 0) != (tally[.grouped] > 0), tally[.wholeMoney] == 0 || hasSlips,
        hasSlips || areParted || isMoney
          || (dialect.usualMark == .comma || dialect.hasMarkedLetters)
            && tally.bareSmall + tally.bareGreat == 0
      else { return nil }
      let name = nameOrNumber(column)
      let (mark, what) =
        tally[.grouped] > 0
        ? (dialect.notation(column).mark.other, "parts thousands")
        : (dialect.notation(column).mark, "stands before decimals")
      let sign = mark == .point ? "point" : "comma"
      let other = tally[.grouped] > 0 ? mark : mark.other
      return
        "ambiguous: \(name): a \(sign) before three digits \(what) here; if it does not, name --type '\(name)=\(other == .point ? "point" : "comma")'"
    }
  }

  /// Columns of whose type something was said that are not there.
  var unknownTypes: [String] {
    guard !options.types.isEmpty else { return [] }
    let known = ColumnNames(names, count: columns.count)
    return options.types.map(\.name).filter { known.meant(by: $0).isEmpty }
  }

  /// What a person says of columns of which no cell is that, as in `Price=date`.
  var unfitTypes: [String] {
    guard !options.types.isEmpty else { return [] }
    let known = ColumnNames(names, count: columns.count)
    return options.types.filter { name, type in
      let meant = known.meant(by: name).map { tallies[$0] }.filter { $0.present > 0 }
      return !meant.isEmpty && meant.allSatisfy { type.count(in: $0) == 0 }
    }.map { "\($0.name)=\($0.type.rawValue)" }
  }

  var encodingDoubt: String? { damage.guess?.message }

  /// What a reader of the file should know, in sentences that begin with the word for what it is.
  var doubts: [String] {
    var doubts = damage.doubts
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
    if isTooWide { doubts.append("wide: \(Self.tooWide); the rest of a row stands in the last one") }
    let narrowest = parts.map(\.narrowest).min() ?? columns.count
    if narrowest < columns.count || (!names.isEmpty && names.count < columns.count) {
      let widest = parts.map(\.widest).max() ?? 0
      let header = names.isEmpty ? "" : ", the header \(names.count)"
      let range = narrowest == widest ? "\(widest)" : "\(narrowest) to \(widest)"
      doubts.append("ragged: rows have \(range) fields\(header)")
    }
    if let row = roles.nextTable {
      let place = line(row).map { "line \($0)" } ?? "row \(row + 1)"
      let how = line(row).map { ", --skip \($0 - 1) reads it" } ?? ""
      doubts.append("tables: another table begins at \(place); it counts as a note here\(how)")
    }
    doubts +=
      ambiguous + perhapsNames + perhapsDates + openOrders
      + unknownTypes.map { "unknown: a type is said for \($0), which is no column" }
    for index in columns.indices {
      let currencies = currencies(index)
      guard currencies.count > 1 else { continue }
      doubts.append(
        "mixed: \(nameOrNumber(index)): amounts in \(currencies.joined(separator: ", ")), which do not add up or compare"
      )
    }
    for index in columns.indices {
      let misfits = misfits(index)
      guard misfits > 0 else { continue }
      let kind = kinds[index].noun
      doubts.append("misfit: \(nameOrNumber(index)): \(count(misfits, "cell is", "cells are")) no \(kind)")
    }
    return doubts
  }

  // MARK: Roles

  private let roles: RowRoles

  /// Rows named Total, Others and the like, and notes: at the end, and a total in the first row.
  var pinnedRows: [UInt32] { roles.pinned }

  func role(_ row: Int) -> Table.Role { roles.role(row) }

  /// The column that names the rows: see `Grid.nameColumn`.
  var nameColumn: Int? {
    guard let usual = Self.nameColumn(columns) else { return nil }
    let rows = Array((0..<rowCount).lazy.filter { !role($0).isPinned }.prefix(Self.sampledRows))
    func distinct(_ column: Int) -> Int { Set(rows.map { text($0, column) ?? "" }).count }
    guard rows.count > 1, distinct(usual) * Self.rowsOfAName <= rows.count else { return usual }
    let others = columns.indices.filter {
      [.text, .date].contains(columns[$0].type) && !ColumnJudge.isIdentifier(columns[$0].name)
    }
    return others.first { distinct($0) == rows.count } ?? usual
  }

  /// Rows that show whether a column's values repeat: those at the head, so that it stays as it is while a file arrives.
  private static let sampledRows = 200
  /// Values that stand in so many rows, on the average, tell kinds of rows and no single ones.
  private static let rowsOfAName = 2

  /// No row is named by more columns together.
  private static let mostLabels = 8

  private static func nameColumn(_ columns: [Table.Column]) -> Int? {
    let texts = columns.indices.filter { columns[$0].type == .text }
    return texts.first { !ColumnJudge.isIdentifier(columns[$0].name) } ?? texts.first
      ?? (columns.isEmpty ? nil : 0)
  }

  /// Fields that hold something, but nothing of the column's type.
  func misfits(_ column: Int) -> Int {
    guard columns.indices.contains(column), tallies.indices.contains(column) else { return 0 }
    let tally = tallies[column]
    return columns[column].type == .text ? 0 : tally.present - tally.count(of: kinds[column])
  }

  /// The currencies of a column's amounts where it has no unit, or those that another column names; empty where no cell
  /// tells of any.
  private func currencies(_ column: Int) -> [String] {
    if let named = currencyColumn, named.isOf(column, columns[column], tallies[column]) {
      return named.currencies
    }
    let isMixed = columns[column].type == .money && columns[column].unit == nil
    return isMixed ? Self.currencies(parts, column, dialect) : []
  }

  /// True for amounts in several currencies, unless they are those of the rows that hold one value of another column.
  func mixesCurrencies(_ column: Int, besides other: Int?) -> Bool {
    currencies(column).count > 1 && (other == nil || other != currencyColumn?.column)
  }

  /// Amounts whose currency is looked at: a file that mixes currencies does so soon.
  private static let enoughAmounts = 200

  /// The currencies of a column's amounts, in the order in which they come.
  private static func currencies(_ parts: [DataPart], _ column: Int, _ dialect: Dialect) -> [String] {
    let notation = dialect.notation(column)
    var found: [String] = []
    var looked = 0
    for part in parts where part.columns.indices.contains(column) && part.columns[column].tally.moneys > 0 {
      for row in part.starts.indices {
        guard var text = part.text(row, column),
          case .money = text.withUTF8({ CellReader.reading($0, notation).0 })
        else { continue }
        if let currency = ColumnJudge.currency(text), !found.contains(currency) { found.append(currency) }
        looked += 1
        if looked == enoughAmounts { return found }
      }
    }
    return found
  }
}
