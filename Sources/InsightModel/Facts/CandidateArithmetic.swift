/// Readings that take several cells: differences, sums, shares, growths, ratios.
extension CandidateFinder {
  /// What a reading may be of: a row by itself, or rows together.
  private struct Subject {
    let table: TableFacts
    let rows: [Int]
    let price: Double
    /// Nil for rows together.
    let row: Scope.Row?
  }

  private var subjects: [Subject] {
    scope.rows.compactMap { row in
      table(row).map { Subject(table: $0, rows: [row.row.row], price: row.price, row: row) }
    } + groups
  }

  private var groups: [Subject] {
    scope.groups.compactMap { group in
      tables.first { $0.index == group.table }.map {
        Subject(table: $0, rows: group.rows, price: group.price, row: nil)
      }
    }
  }

  /// What a subject had at two times.
  private struct Course {
    let subject: Subject
    let later: Int
    let earlier: Int
    let new: Interval
    let old: Interval
    /// What it costs that the sentence does not name these times.
    let price: Double

    var time: TimeSpan? { subject.table.time(later) }
    var cells: [(Int, Int)] { subject.rows.map { ($0, later) } + subject.rows.map { ($0, earlier) } }
  }

  private func courses(_ subjects: [Subject], _ nature: TableFacts.Nature) -> [Course] {
    subjects.flatMap { subject in
      subject.table.series.filter { subject.table.columns[$0[0]].nature == nature }.flatMap { series in
        pairs(series, subject.table).compactMap { pair -> Course? in
          guard let new = subject.table.sum(subject.rows, pair.later),
            let old = subject.table.sum(subject.rows, pair.earlier)
          else { return nil }
          return Course(
            subject: subject, later: pair.later, earlier: pair.earlier, new: new, old: old,
            price: pair.price + price(ofMeasure: subject.table.columns[pair.later], in: subject.table))
        }
      }
    }
  }

  /// Two columns of a series, the later and the earlier, and what it costs that the sentence does not name them.
  private func pairs(_ series: [Int], _ table: TableFacts) -> [(earlier: Int, later: Int, price: Double)] {
    let recent = Array(series.suffix(6))
    var found: [(earlier: Int, later: Int, price: Double)] = []
    for later in recent.indices.dropFirst() {
      for earlier in recent.indices.prefix(upTo: later) {
        let (old, new) = (table.columns[recent[earlier]].time, table.columns[recent[later]].time)
        var price = 0.0
        let names = { (time: TimeSpan?) in
          time.map { time in scope.times.contains { isSame($0, time) } } ?? false
        }
        if !names(old), earlier != later - 1 { price += Price.cued }
        if later != recent.count - 1, !names(new) { price += Price.otherTime }
        if let nearest = scope.times.first, let old, let new, !isSame(nearest, old), !isSame(nearest, new) {
          price += Price.otherTime
        }
        found.append((recent[earlier], recent[later], price))
      }
    }
    return found
  }

  /// Two of the first rows of data, and an amount of both.
  private struct Contrast {
    let table: TableFacts
    let column: TableFacts.Column
    let rows: (Scope.Row, Scope.Row)
    let values: (Interval, Interval)

    var price: Double { max(rows.0.price, rows.1.price) / 2 }
  }

  private func contrasts(ofFirst count: Int) -> [Contrast] {
    let rows = scope.rows.prefix(count)
    return rows.enumerated().flatMap { place, first in
      rows.dropFirst(place + 1).flatMap { second -> [Contrast] in
        guard first.row.table == second.row.table, let table = table(first),
          table.rows[first.row.row].role == .data, table.rows[second.row.row].role == .data
        else { return [] }
        return table.columns(.amount).compactMap { column in
          guard let left = table.value(first.row.row, column.index),
            let right = table.value(second.row.row, column.index)
          else { return nil }
          return Contrast(table: table, column: column, rows: (first, second), values: (left, right))
        }
      }
    }
  }

  // MARK: Amounts

  mutating func differences() {
    let isCued = scope.hasDifference || mention.direction != 0
    for course in courses(subjects.filter { $0.row != nil }, .amount) {
      let subject = course.subject
      guard let unit = unitPrice(subject.table.columns[course.later]), unit.factor == 1 else { continue }
      add(
        .difference, subject.table, course.cells, course.new - course.old,
        subject.price + unit.price + course.price + (isCued ? Price.cued : 2 * Price.arithmetic), subject.row,
        rows: subject.rows, course.time)
    }
    for contrast in contrasts(ofFirst: 5) {
      guard let unit = unitPrice(contrast.column), unit.factor == 1 else { continue }
      let isOrdered = contrast.values.0.middle >= contrast.values.1.middle
      let (high, low) = isOrdered ? contrast.rows : (contrast.rows.1, contrast.rows.0)
      let time = contrast.table.time(contrast.column.index)
      add(
        .difference, contrast.table,
        [(high.row.row, contrast.column.index), (low.row.row, contrast.column.index)],
        (contrast.values.0 - contrast.values.1).magnitude,
        contrast.price + unit.price + price(of: time, in: contrast.table)
          + (scope.hasDifference ? Price.cued : 2 * Price.arithmetic), high,
        rows: [high.row.row, low.row.row], time)
    }
  }

  mutating func sums() {
    for group in groups {
      for column in group.table.columns(.amount) {
        guard let unit = unitPrice(column), unit.factor == 1 else { continue }
        let time = group.table.time(column.index)
        let measure = price(ofMeasure: column, in: group.table)
        // All rows together are what the row of the total has.
        if let total = group.table.totalRow, group.rows.count == group.table.dataRows.count,
          let whole = group.table.value(total, column.index),
          group.table.sum(group.rows, column.index).map(whole.meets) == true
        {
          add(
            .same, group.table, [(total, column.index)], whole,
            group.price + unit.price + measure + price(of: time, in: group.table), nil, rows: [total], time)
          continue
        }
        add(
          .sum, group.table, group.rows.map { ($0, column.index) }, group.table.sum(group.rows, column.index),
          group.price + unit.price + measure + price(of: time, in: group.table) + Price.cued, nil,
          rows: group.rows,
          time)
      }
    }
  }

  // MARK: Percents of amounts

  mutating func sharesOfTotal() {
    let kind = kindPrice(.share) ?? Price.unclearKind
    for subject in subjects {
      let table = subject.table
      if let total = table.totalRow, subject.rows != [total] {
        for column in table.columns(.amount) {
          guard let part = table.sum(subject.rows, column.index),
            let whole = table.value(total, column.index),
            let share = Interval.percent(part, of: whole)
          else { continue }
          let time = table.time(column.index)
          if isPrinted(share, .share, of: subject, at: time) { continue }
          add(
            .share, table, (subject.rows + [total]).map { ($0, column.index) }, share,
            subject.price + kind + price(ofMeasure: column, in: table)
              + price(of: column.isTotal ? nil : time, in: table)
              + (column.isTotal ? Price.arithmetic : 0) + Price.cued, subject.row, rows: subject.rows, time)
        }
      }
      guard subject.row == nil else { continue }
      for column in table.columns(.share) {
        let time = table.time(column.index)
        add(
          .sum, table, subject.rows.map { ($0, column.index) }, table.sum(subject.rows, column.index),
          subject.price + kind + price(of: time, in: table) + Price.arithmetic, nil, rows: subject.rows, time)
      }
    }
    // What is left of, or reached against, another time.
    for course in courses(subjects.filter { $0.row != nil }, .amount) {
      let subject = course.subject
      let isNamed =
        subject.table.columns[course.earlier].time.map { time in scope.times.contains { isSame($0, time) } }
        ?? false
      add(
        .share, subject.table, course.cells, Interval.percent(course.new, of: course.old),
        subject.price + course.price + (isNamed ? Price.cued : Price.ratio)
          + (mention.kind == .change ? Price.arithmetic : 0), subject.row, rows: subject.rows, course.time)
    }
  }

  /// True where a column has what is worked out: then its finer print is what the text is held against.
  private func isPrinted(
    _ result: Interval, _ nature: TableFacts.Nature, of subject: Subject, at time: TimeSpan?
  ) -> Bool {
    guard let row = subject.row?.row.row else { return false }
    return subject.table.columns(nature).contains { column in
      subject.table.time(column.index) == time
        && subject.table.value(row, column.index).map { $0.halfWidth <= result.halfWidth && $0.meets(result) }
          ?? false
    }
  }

  /// `less than a sixth of what Arvenia did`, `火电的二十分之一`: a row against another one.
  mutating func sharesOfAnother() {
    for base in mention.base {
      guard let table = tables.first(where: { $0.index == base.table }) else { continue }
      for row in scope.rows
      where row.row.table == base.table && row.row != base && table.rows[row.row.row].role == .data {
        for column in table.columns(.amount) {
          guard let part = table.value(row.row.row, column.index),
            let whole = table.value(base.row, column.index)
          else {
            continue
          }
          let time = table.time(column.index)
          add(
            .ratio, table, [(row.row.row, column.index), (base.row, column.index)],
            Interval.percent(part, of: whole),
            row.price + price(of: time, in: table) + Price.cued, row, rows: [row.row.row, base.row], time)
        }
      }
    }
  }

  mutating func growths() {
    let kind: Double
    switch mention.kind {
    case .change: kind = 0
    case .rate: kind = Price.unclearKind
    case _: kind = Price.otherKind
    }
    for course in courses(subjects, .amount) {
      let subject = course.subject
      guard let growth = Interval.growth(from: course.old, to: course.new) else { continue }
      if isPrinted(growth, .growth, of: subject, at: course.time) { continue }
      add(
        .growth, subject.table, course.cells, growth,
        subject.price + kind + course.price + (subject.row == nil ? Price.ratio : Price.arithmetic),
        subject.row, rows: subject.rows, course.time)
    }
  }

  mutating func shareChanges() {
    let parts = subjects.filter { subject in
      subject.row.map { subject.table.rows[$0.row.row].role != .total } ?? true
    }
    for course in courses(parts, .share) + courses(parts, .percent) {
      add(
        course.subject.rows.count == 1 ? .difference : .shareChange, course.subject.table, course.cells,
        course.new - course.old, course.subject.price + course.price + Price.cued, course.subject.row,
        rows: course.subject.rows, course.time)
    }
    for course in courses(parts, .amount) {
      let (table, rows) = (course.subject.table, course.subject.rows)
      guard let total = table.totalRow, let newTotal = table.value(total, course.later),
        let oldTotal = table.value(total, course.earlier), let newShare = course.new / newTotal,
        let oldShare = course.old / oldTotal
      else { continue }
      add(
        .shareChange, table,
        (rows + [total]).map { ($0, course.later) } + (rows + [total]).map { ($0, course.earlier) },
        (newShare - oldShare) * 100, course.subject.price + course.price + Price.arithmetic,
        course.subject.row, rows: rows, course.time)
    }
  }

  mutating func ratios() {
    for course in courses(subjects.filter { $0.row != nil }, .amount) {
      add(
        .ratio, course.subject.table, course.cells, course.new / course.old,
        course.subject.price + course.price + Price.cued, course.subject.row, rows: course.subject.rows,
        course.time)
    }
    for contrast in contrasts(ofFirst: 4) {
      let (left, right) = contrast.values
      let isOrdered = (left.middle >= right.middle) == (mention.value >= 1)
      let (high, low) = isOrdered ? contrast.rows : (contrast.rows.1, contrast.rows.0)
      let time = contrast.table.time(contrast.column.index)
      add(
        .ratio, contrast.table,
        [(high.row.row, contrast.column.index), (low.row.row, contrast.column.index)],
        isOrdered ? left / right : right / left,
        contrast.price + price(of: time, in: contrast.table) + Price.arithmetic, high,
        rows: [high.row.row, low.row.row], time)
    }
  }
}

extension TableFacts {
  /// The sum of some rows; nil where one of them has no value.
  func sum(_ rows: [Int], _ column: Int) -> Interval? {
    var sum: Interval?
    for row in rows {
      guard let value = value(row, column) else { return nil }
      sum = sum.map { $0 + value } ?? value
    }
    return sum
  }

  /// The place of a row among the rows of data, the greatest first; nil where it has no value.
  func rank(_ row: Int, _ column: Int) -> Int? {
    guard let own = value(row, column), dataRows.count <= 2000 else { return nil }
    return 1 + dataRows.count { other in value(other, column).map { $0.middle > own.middle } ?? false }
  }
}
