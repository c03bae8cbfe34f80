/// The rows of a file's head, cut in one way.
struct RowSample {
  /// Rows that are looked at.
  private static let most = 500
  /// A title takes no more lines than that.
  private static let longestPreamble = 30

  let bytes: [UInt8]
  let separator: UInt8
  /// What the text was recast from; nil where the bytes are those of the file.
  let form: Recast.Form?
  /// Where the text that was cut begins in the file's head.
  let origin: Int
  /// The columns' names, where the text has them in other places than its first row.
  var names: [String] = []
  /// In which lines of the text that was cut the rows begin, where it is recast.
  var lines = RowLines()
  /// Where each row begins, and where the last one ends.
  let bounds: [UInt32]
  /// Fields of each row.
  let counts: [Int]
  /// How many of them hold something, and whether the first does.
  private let filled: [(count: Int, hasFirst: Bool)]
  /// What most rows have.
  private(set) var width = 0
  /// The row that names the columns, or the first: rows with fewer fields may stand above it.
  private(set) var header = 0
  /// The part of the rows from there on that have as many fields as most, 0...1.
  private(set) var evenness = 0.0
  /// The same of all rows, lines of a title among them.
  private var fit = 0.0
  /// True where the rows below the header all have as many.
  private(set) var isEven = false
  /// True where double quotes stand in the rows, and all of them around fields or doubled in them.
  let hasSoundQuotes: Bool
  private var isHeaderWhole = false
  /// True where commas stand only between digits in the rows that are as wide as most: before decimals, or between thousands.
  private(set) var isWithinNumbers = false

  init(
    _ bytes: [UInt8], from start: Int, isWhole: Bool, separator: UInt8, form: Recast.Form?, origin: Int? = nil
  ) {
    self.bytes = start == 0 ? bytes : Array(bytes[start...])
    self.separator = separator
    self.form = form
    self.origin = origin ?? start
    var scanner = RowScanner(separator: separator)
    self.bytes.withUnsafeBufferPointer { scanner.scan($0, isEnd: isWhole) }
    var bounds = scanner.starts
    // A head that is one unfinished row has to do.
    if isWhole || bounds.count == 1, scanner.lastStart < self.bytes.count {
      bounds.append(UInt32(self.bytes.count))
    }
    bounds = Array(bounds.prefix(Self.most + 1))
    self.bounds = bounds
    var (counts, filled) = ([Int](), [(count: Int, hasFirst: Bool)]())
    // Without a quote no field is looked through for one.
    let isQuoted = ByteScan.firstIndex(of: 0x22, in: self.bytes, 0..<self.bytes.count) != nil
    var (hasQuotes, hasStrayQuotes) = (false, !isQuoted)
    self.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for row in 0..<bounds.count - 1 {
        var end = Int(bounds[row + 1])
        while end > bounds[row], buffer[end - 1] == 0x0A || buffer[end - 1] == 0x0D { end -= 1 }
        var cursor = FieldCursor(base, from: Int(bounds[row]), to: end, separator: separator)
        var (count, full, hasFirst) = (0, 0, false)
        while let field = cursor.next() {
          if (field.start..<field.end).contains(where: { buffer[$0] > 0x20 }) {
            full += 1
            hasFirst = hasFirst || count == 0
          }
          hasQuotes = hasQuotes || field.isQuoted
          hasStrayQuotes =
            hasStrayQuotes || field.hasStrayQuotes
            || !field.isQuoted && buffer[field.start..<field.end].contains(0x22)
          count += 1
        }
        counts.append(count)
        filled.append((full, hasFirst))
      }
    }
    (self.counts, self.filled) = (counts, filled)
    hasSoundQuotes = hasQuotes && !hasStrayQuotes
    measure()
  }

  private mutating func measure() {
    var tally: [Int: Int] = [:]
    for count in counts { tally[count, default: 0] += 1 }
    guard let most = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    width = most.key
    // Above a few wide rows there may stand more lines of a title, which are narrower; lines of one field may be prose.
    func area(_ count: (key: Int, value: Int)) -> Int { count.value * (count.key - 1) }
    let wider = tally.filter { $0.key > most.key && $0.value > 1 }.max {
      (area($0), $0.key) < (area($1), $1.key)
    }
    if most.key > 1, let wider, wider.key > 2 * most.key, area(wider) > area(most) {
      width = wider.key
      if titleEnd == nil { width = most.key }
    }
    header = titlesEnd ?? describedEnd ?? 0
    isEven = counts[header...].allSatisfy { $0 == width }
    let below = counts[header..<max(header + 1, end)]
    evenness = Double(below.count { $0 == width }) / Double(below.count)
    let all = counts[..<max(header + 1, end)]
    fit = Double(all.count { $0 == width }) / Double(all.count)
    isHeaderWhole = counts[header] == width
    isWithinNumbers = width > 1 && separator == 0x2C && form == nil && commasStandInNumbers
  }

  private var commasStandInNumbers: Bool {
    counts.indices.allSatisfy { row in
      counts[row] != width
        || withLine(row) { line in
          line.indices.allSatisfy { at in
            line[at] != separator
              || at > 0 && line[at - 1].isDigit && at + 1 < line.count && line[at + 1].isDigit
          }
        }
    }
  }

  /// Where notes begin below the last row that is as wide as most.
  private var end: Int {
    let end = counts.lastIndex(of: width).map { $0 + 1 } ?? counts.count
    let rows = counts.count { $0 == width }
    return rows >= Self.fewestAboveNotes && counts.count - end <= min(Self.longestNotes, rows)
      ? end : counts.count
  }

  /// Notes below fewer rows may be rows themselves.
  private static let fewestAboveNotes = 4
  /// Sources and remarks below the rows take no more lines than that.
  private static let longestNotes = 8

  /// The first row that is as wide as most, where only lines of a title stand above it.
  private var titleEnd: Int? {
    guard width > 1, let first = counts.firstIndex(of: width), first > 0, first <= Self.longestPreamble,
      counts.count - first >= 2, counts[..<first].allSatisfy({ $0 < width })
    else { return nil }
    let below = counts[first..<end]
    guard below.count(where: { $0 == width }) * 5 >= below.count * 4 else { return nil }
    // A header may lack a name or two.
    if counts[..<first].allSatisfy({ $0 <= width / 2 }) { return first }
    let reader = UnsettledReader()
    let isHeader = areNames(fields(first)) && fields(first + 1).contains { reader.kind($0).scale != nil }
    return isHeader ? first : nil
  }

  /// True for words. Years name columns where there are several.
  private func areNames(_ texts: [String]) -> Bool {
    let reader = UnsettledReader()
    let years = Set(texts.filter { Int($0).map((1800..<2200).contains) ?? false })
    return texts.allSatisfy {
      reader.kind($0) == .text || years.count > 1 && ($0.isEmpty || years.contains($0))
    }
  }

  /// Where the lines of a title end. Some of them may be filled up with separators, below others that are not.
  private var titlesEnd: Int? {
    guard let first = titleEnd else { return paddedTitleEnd ?? pairBlockEnd ?? (isHeaded ? 1 : nil) }
    guard filled[first].count == (filled[first].hasFirst ? 1 : 0), let padded = paddedTitleEnd else {
      return first
    }
    return max(first, padded)
  }

  /// True where the first row alone has another width, as loggers and titles with commas do, and the second has different words
  /// above values. Names may lack the one of the first column, or end with a separator.
  private var isHeaded: Bool {
    guard let first = counts.first,
      first > width + 1 || first + 1 < width || isLogger
        || first > width && fields(0).last?.allSatisfy(\.isWhitespace) == false,
      counts.count >= Self.fewestAboveNotes,
      counts.dropFirst().allSatisfy({ $0 == width })
    else { return false }
    let reader = UnsettledReader()
    let names = fields(1)
    return Set(names).count == names.count && areNames(names)
      && (2..<counts.count).prefix(Self.fewestAboveNotes).contains { row in
        fields(row).contains { reader.kind($0).scale != nil }
      }
  }

  /// What the loggers of Campbell write first, before names, units and what was done with the values.
  private var isLogger: Bool { fields(0).first == "TOA5" }

  /// The same where a spreadsheet has filled the lines of the title up with separators: `Rain in May,,`. A title stands in
  /// the first field; below it others may stand alone anywhere, a date or a unit, and pairs, `Prepared on:,2024-03-12,,,`.
  private var paddedTitleEnd: Int? {
    guard width > 1, let first = filled.first, first.hasFirst || first.count == 0,
      let end = pairsEnd ?? filled.firstIndex(where: { $0.count > 1 }),
      (1...Self.longestPreamble).contains(end), filled.count - end >= 2
    else { return nil }
    // Names of columns, the most of which are missing, stand above values; those of a title above names.
    let reader = UnsettledReader()
    let names = fields(end)
    guard
      names.allSatisfy({
        reader.kind($0).scale != .numbers || Int($0).map((1800..<2200).contains) ?? false
      }),
      filled[end].count * 2 > (filled[end].hasFirst ? width : width - 1)
    else { return nil }
    return width > 2 || fields(end + 1).contains { reader.kind($0).scale != nil } ? end : nil
  }

  /// The row that names the columns below others that say of each column what it is, `Unit:`, `Multiplier:`, and above days:
  /// the last one without a day at its head. Fewer rows may be the levels of one header.
  private var describedEnd: Int? {
    guard width > 1, counts.count > Self.fewestDescriptions, isEvenHead else { return nil }
    let reader = UnsettledReader()
    func isDay(_ row: Int) -> Bool { reader.kind(fields(row).first ?? "") == .date }
    guard isDay(counts.count - 1),
      let first = (0...min(Self.longestPreamble, counts.count - 1)).first(where: isDay),
      first >= Self.fewestDescriptions,
      (first..<min(counts.count, first + Self.longestPreamble)).allSatisfy(isDay)
    else { return nil }
    let names = fields(first - 1)
    return Set(names).count == names.count && names.allSatisfy { reader.kind($0) == .text }
      ? first - 1 : nil
  }

  private static let fewestDescriptions = 4

  /// True where the first rows are all as wide as most, and nothing is empty in them.
  private var isEvenHead: Bool {
    (0..<Self.fewestDescriptions).allSatisfy { counts[$0] == width && filled[$0].count == width }
  }

  /// The first row below lines of a title that are pairs of a word and what it says, in the first two fields. Nil where none
  /// is one, and where they may be rows.
  private var pairsEnd: Int? {
    guard let end = filled.prefix(Self.longestPreamble + 1).firstIndex(where: { $0.count > 2 }),
      filled[..<end].contains(where: { $0.count == 2 }),
      filled[end].hasFirst || end > 0 && filled[end - 1].count == 0,
      let last = filled.lastIndex(where: { $0.count > 2 }), filled.count - last - 1 <= Self.longestNotes,
      filled[end...last].count(where: { $0.count > 2 }) * 5 >= (last - end + 1) * 4
    else { return nil }
    let reader = UnsettledReader()
    let arePairs = (0..<end).allSatisfy { row in
      filled[row].count < 2 || !fields(row).prefix(2).contains { $0.allSatisfy(\.isWhitespace) }
    }
    let isAbove =
      fields(end).allSatisfy { [.text, .weekday, .season, .date, .missing].contains(reader.kind($0)) }
      && fields(end + 1).contains { reader.kind($0).scale != nil }
    return arePairs && isAbove ? end : nil
  }

  /// The first row of a table of two columns below a blank line, and pairs of a word and what it says above that: names of which one
  /// stands above nothing but values, as what the pairs say is not.
  private var pairBlockEnd: Int? {
    guard width == 2, counts.count > Self.fewestAboveNotes,
      let end = (1...Self.longestPreamble).first(where: { $0 < counts.count && isBelowBlank($0) }),
      counts.count - end > max(2, end)
    else { return nil }
    let reader = UnsettledReader()
    let (names, above, below) = (fields(end), (0..<end).map(fields), (end + 1..<counts.count).map(fields))
    guard names.count == 2, names.allSatisfy({ reader.kind($0) == .text }) else { return nil }
    func hasValue(_ row: [String]) -> Bool { row.count == 2 && reader.kind(row[1]).scale != nil }
    let values = below.count(where: hasValue)
    // A table of its own has values below its names.
    let isTable = above.count > 1 && above.dropFirst().allSatisfy(hasValue)
    return values * 10 >= below.count * 9 && !isTable && !hasValue(above[0]) ? end : nil
  }

  /// True where an empty line stands above a row.
  private func isBelowBlank(_ row: Int) -> Bool {
    let before = bytes[..<Int(bounds[row])].reversed().prefix { $0 == 0x0A || $0 == 0x0D }
    return before.count { $0 == 0x0A } > 1
  }

  /// True where each row holds something in half of its fields, or fewer.
  var isHalfEmpty: Bool {
    filled[header...].allSatisfy { $0.count * 2 <= width + 1 } && filled[header...].contains { $0.count > 1 }
  }

  /// Better cuts have more: a line that is not as wide as the others costs as much whether it is a row or a title; the names of
  /// the columns count as a third of the rows, and commas that stand in numbers alone as half of them. Among equals it is what cuts the first line
  /// into more, then what makes more fields.
  var rank: (Int, Int, Int) {
    let names = isHeaderWhole ? header == 0 ? 10 : 8 : 0
    return (Int(fit * 30) + names - (isWithinNumbers ? 15 : 0), min(counts.first ?? 0, width), width)
  }

  /// True where no other cut need be tried.
  var isConvincing: Bool { width > 1 && evenness >= 0.9 }

  var rows: Range<Int> { header..<max(header, counts.count) }

  func part(_ rows: Range<Int>, _ dialect: Dialect) -> DataPart {
    guard !rows.isEmpty, rows.upperBound < bounds.count else {
      return DataPart([], starts: [], dialect: dialect)
    }
    return DataPart(
      Array(bytes[..<Int(bounds[rows.upperBound])]), starts: Array(bounds[rows]), dialect: dialect)
  }

  /// The texts of a row.
  func fields(_ row: Int) -> [String] {
    guard counts.indices.contains(row) else { return [] }
    var dialect = Dialect(separator: separator)
    dialect.headerRows = 0
    let part = part(row..<row + 1, dialect)
    return part.texts(0)
  }

  /// The texts of the first rows, as far as they may be values.
  var texts: [String] {
    rows.prefix(100).flatMap { fields($0).prefix(256).filter { $0.utf8.count <= 200 } }
  }

  /// Calls `body` with a row as it stands in the text, with its line end.
  func withLine<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(bounds[row])..<Int(bounds[row + 1])]))
    }
  }

  /// True where each row has a field without a digit: times of day have none.
  var holdsWords: Bool {
    width > 2 && rows.allSatisfy { row in fields(row).contains { !$0.contains(where: \.isNumber) } }
  }

  /// True for nothing but names of columns, and for one column of short texts that are no sentences.
  var isBare: Bool {
    if rows.count == 1, width > 1 {
      return !hasSpacesAfterSeparators
        && fields(header).allSatisfy { !$0.isEmpty && $0.count <= Self.longestName }
    }
    return width == 1 && rows.count > 1
      && rows.allSatisfy { row in
        let text = fields(row).first ?? ""
        return text.count <= Self.longestName && text.split(separator: " ").count <= 3
          && !(text.last.map { ".,:!?".contains($0) } ?? true)
      }
  }

  private static let longestName = 40

  /// True where a line below the header is one field of several words, as prose below a table is.
  var hasSentences: Bool {
    rows.dropFirst().contains { row in
      counts[row] == 1 && fields(row)[0].split(separator: " ").count >= 3
    }
  }

  var hasSpacesAfterSeparators: Bool {
    var (spaced, all) = (0, 0)
    for index in bytes.indices.dropLast() where bytes[index] == separator {
      all += 1
      if bytes[index + 1] == 0x20 { spaced += 1 }
    }
    return spaced * 2 > all
  }
}
