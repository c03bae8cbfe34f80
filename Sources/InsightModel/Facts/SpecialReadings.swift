/// Readings that a pattern of words tells, and not a value: how many rows rose, for how many years, what units weigh.
extension CandidateFinder {
  /// `two of the five have more than in 2019`, `六家企业中有四家减产`: the rows of which that is so.
  static func countedRows(_ mention: Mention, _ statement: Statement, _ scope: Scope, _ tables: [TableFacts])
    -> Candidate?
  {
    guard mention.kind == .count || mention.outOf != nil, mention.unit != "times" else { return nil }
    let all = mention.outOf?.all ?? before(mention, statement)
    guard let all else { return nil }
    for table in tables where table.dataRows.count == all {
      guard let direction = direction(mention, statement) else { return nil }
      let growth = table.columns(.growth)
      var rows: [Int] = []
      var cells: [Fact.CellPlace] = []
      // Against a time that is named, the amounts of both; else what the table says of growth.
      let old = scope.times.first { time in
        table.columns.contains { $0.nature == .amount && $0.time == time && $0.time != table.latest }
      }
      if old == nil, growth.count == 1, let column = growth.first {
        for row in table.dataRows {
          guard let value = table.value(row, column.index) else { return nil }
          if direction > 0 ? value.low > 0 : value.high < 0 {
            rows.append(row)
            cells.append(table.place(row, column.index))
          }
        }
      } else {
        guard let series = table.series.first(where: { table.columns[$0[0]].nature == .amount }),
          let last = series.last
        else { return nil }
        let base = series.last { column in old.map { table.columns[column].time == $0 } ?? (column != last) }
        guard let base else { return nil }
        for row in table.dataRows {
          guard let new = table.value(row, last), let before = table.value(row, base) else { return nil }
          if direction > 0 ? new.middle > before.middle : new.middle < before.middle {
            rows.append(row)
            cells += [table.place(row, last), table.place(row, base)]
          }
        }
      }
      return Candidate(
        how: .countRows, cells: cells, interval: Interval(Double(rows.count), Double(rows.count)), price: 0.5,
        isNamed: true,
        time: table.latest, rows: rows)
    }
    return nil
  }

  /// The number of all, where it stands before in the same sentence: `of the six yards, four`, `六家企业中有四家`.
  private static func before(_ mention: Mention, _ statement: Statement) -> Int? {
    let earlier = statement.mentions(of: mention.sentence).last { other in
      other.range.upperBound <= mention.range.lowerBound && other.kind == .count
        && other.value > mention.value && mention.range.lowerBound - other.range.upperBound < 40
    }
    guard let earlier, earlier.value == earlier.value.rounded(), earlier.value < 1000 else { return nil }
    let between = statement.lexemes[safe: earlier.lexemes.upperBound..<mention.lexemes.lowerBound]
    return between.contains { $0.sense == .of || $0.sense == .share || $0.sense == .outOf }
      || statement.language.isSpaceless && earlier.unit == mention.unit
      ? Int(earlier.value) : nil
  }

  /// What the sentence says of the rows, where it says one thing.
  private static func direction(_ mention: Mention, _ statement: Statement) -> Int? {
    var found: Set<Int> = []
    let sentence = statement.sentence(mention.sentence)
    for index in sentence.indices where sentence[index].range.lowerBound >= mention.range.upperBound {
      let lexeme = sentence[index]
      switch lexeme.sense {
      // More than in 2019, and not more than ten.
      case .before(.moreThan) where sentence[safe: index + 1]?.digits?.isYear != false: found.insert(1)
      case .before(.lessThan) where sentence[safe: index + 1]?.digits?.isYear != false: found.insert(-1)
      case .up: found.insert(1)
      case .down: found.insert(-1)
      // What follows is of other things.
      case .turn where !found.isEmpty: return found.count == 1 ? found.first : nil
      case _: break
      }
      if lexeme.mark == 0x3B || lexeme.mark == 0x2C && !found.isEmpty
        || lexeme.mark == 0xFF0C && !found.isEmpty
      {
        break
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// `declines for the second year in a row`: the values of so many times and the one before.
  static func runs(_ mention: Mention, _ scope: Scope, _ statement: Statement, _ tables: [TableFacts])
    -> Candidate?
  {
    guard mention.kind == .duration, mention.isCertain, mention.value <= 20 else { return nil }
    let steps = Int(mention.value)
    var directions: Set<Int> = []
    for lexeme in statement.sentence(mention.sentence) {
      if lexeme.sense == .up { directions.insert(1) }
      if lexeme.sense == .down { directions.insert(-1) }
    }
    guard directions.count == 1, let direction = directions.first else { return nil }
    for row in scope.rows where row.price <= Scope.Price.carried {
      guard let table = tables.first(where: { $0.index == row.row.table }) else { continue }
      for series in table.series where table.columns[series[0]].nature == .amount && series.count > steps {
        let columns = Array(series.suffix(steps + 1))
        let values = columns.compactMap { table.value(row.row.row, $0)?.middle }
        guard values.count == columns.count else { continue }
        let holds = zip(values, values.dropFirst()).allSatisfy { direction > 0 ? $0 < $1 : $0 > $1 }
        guard holds else { continue }
        return Candidate(
          how: .order, cells: columns.map { table.place(row.row.row, $0) }, interval: mention.interval,
          price: row.price,
          isNamed: row.isNamed, time: table.latest, rows: [row.row.row])
      }
    }
    return nil
  }

  /// `124 million 60-kg bags, or 7.44 million tonnes`: what so many of a thing weigh, where the text says what one does.
  static func conversions(
    _ mention: Mention, _ scope: Scope, _ sizes: [(value: Double, unit: String)], _ tables: [TableFacts]
  ) -> [Candidate] {
    guard mention.kind == .measure, let unit = mention.unit else { return [] }
    var found: [Candidate] = []
    for size in sizes {
      guard let factor = Measures.factor(from: unit, to: size.unit) else { continue }
      for row in scope.rows {
        guard let table = tables.first(where: { $0.index == row.row.table }) else { continue }
        for column in table.columns(.amount) {
          guard let value = table.value(row.row.row, column.index) else { continue }
          found.append(
            Candidate(
              how: .conversion, cells: [table.place(row.row.row, column.index)],
              interval: value * (size.value * factor),
              price: row.price + Price.arithmetic, isNamed: row.isNamed, time: table.time(column.index),
              rows: [row.row.row]))
        }
      }
    }
    return found
  }

  /// What one of a thing weighs or holds: `60-kg bags`.
  static func sizes(_ statement: Statement, _ text: [UInt8]) -> [(value: Double, unit: String)] {
    statement.lexemes.indices.compactMap { index in
      guard let digits = statement.lexemes[index].digits, !digits.isCode,
        statement.lexemes[safe: index + 1]?.mark == 0x2D,
        let unit = statement.lexemes[safe: index + 2], !unit.isApart,
        statement.lexemes[safe: index + 1]?.isApart == false
      else { return nil }
      return (digits.value, String(decoding: text[unit.range], as: UTF8.self))
    }
  }
}

extension Array {
  /// The elements of a range that may reach beyond the end.
  subscript(safe range: Range<Int>) -> ArraySlice<Element> {
    self[range.clamped(to: 0..<count)]
  }
}
