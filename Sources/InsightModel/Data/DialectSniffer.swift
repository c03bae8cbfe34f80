/// Tells from the head of a file how its rows and fields are written, and whether it is a data file at all.
struct DialectSniffer {
  /// Rows that are looked at.
  private static let sample = 500

  private let bytes: [UInt8]
  /// The last row of the head may be cut off.
  private let isWhole: Bool

  /// `head` is harmless text from the beginning of the file.
  /// `separator` is the one that the file itself names.
  init(_ head: [UInt8], isWhole: Bool, separator: UInt8? = nil) {
    separators = separator.map { [$0] } ?? [0x2C, 0x09, 0x3B, 0x7C]
    bytes = head
    self.isWhole = isWhole
  }

  // MARK: Separators

  /// Those that are considered.
  private let separators: [UInt8]

  private struct Candidate {
    var separator: UInt8
    /// Where each row begins, and where the last one ends.
    var bounds: [UInt32]
    /// Fields of each row.
    var counts: [Int] = []
    /// The part of the rows that have as many fields as most, 0...1.
    var evenness = 0.0
    /// What most rows have.
    var width = 0
  }

  private func candidate(_ separator: UInt8) -> Candidate {
    var scanner = RowScanner(separator: separator)
    bytes.withUnsafeBufferPointer { scanner.scan($0, isEnd: isWhole) }
    var bounds = scanner.starts
    // A head that is one unfinished row has to do.
    if isWhole || bounds.count == 1, scanner.lastStart < bytes.count { bounds.append(UInt32(bytes.count)) }
    var candidate = Candidate(separator: separator, bounds: Array(bounds.prefix(Self.sample + 1)))
    let part = self.part(candidate, 0..<candidate.bounds.count - 1, Dialect(separator: separator))
    for row in part.starts.indices {
      var count = 0
      part.forEachField(row) { _, _ in
        count += 1
        return true
      }
      candidate.counts.append(count)
    }
    var tally: [Int: Int] = [:]
    for count in candidate.counts { tally[count, default: 0] += 1 }
    guard let most = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return candidate }
    candidate.evenness = Double(most.value) / Double(candidate.counts.count)
    candidate.width = most.key
    return candidate
  }

  private func part(_ candidate: Candidate, _ rows: Range<Int>, _ dialect: Dialect) -> DataPart {
    let bounds = candidate.bounds
    guard !rows.isEmpty, rows.upperBound < bounds.count else {
      return DataPart([], starts: [], dialect: dialect)
    }
    return DataPart(
      Array(bytes[..<Int(bounds[rows.upperBound])]), starts: Array(bounds[rows]), dialect: dialect)
  }

  /// The separator that cuts the rows most evenly; among equals the one that makes more fields.
  private func bestCandidate() -> Candidate {
    let all = separators.map(candidate)
    let cutting = all.filter { $0.width > 1 }
    func rank(_ candidate: Candidate) -> (Int, Int) {
      // The first row names the columns, and so has them all.
      let isHeaderWhole = candidate.counts.first == candidate.width
      return (Int(saturating: candidate.evenness * 20, .down) + (isHeaderWhole ? 10 : 0), candidate.width)
    }
    return cutting.max { rank($0) < rank($1) } ?? all[0]
  }

  /// How a file that is known to be data is written.
  func dialect() -> Dialect {
    let best = bestCandidate()
    return completed(best)
  }

  /// How the file is written; nil where its text does not show that it is data.
  func evidentDialect() -> Dialect? {
    guard isPossible else { return nil }
    let best = bestCandidate()
    guard best.width >= 2, best.counts.count >= (best.separator == 0x09 ? 3 : 4), best.evenness == 1 else {
      return nil
    }
    let dialect = completed(best)
    // Lines of prose may happen to have as many commas each; data has figures, or fields without a space at their head.
    let part = self.part(best, best.counts.indices, dialect)
    let rows = best.counts.count - (dialect.hasHeader ? 1 : 0)
    let columns = part.columns.filter { column in
      (column.tally.numeric + column.tally.dates) * 10 >= rows * 7
    }
    if !columns.isEmpty, best.separator != 0x2C || best.width > 2 || !hasSpacesBehindSeparators(best) {
      return dialect
    }
    return best.width > 2 && !hasSpacesBehindSeparators(best) ? dialect : nil
  }

  /// A cheap test: the first lines have as many of one separator each, or quotes, which only reading them can tell.
  private var isPossible: Bool {
    let lines = bytes.prefix(1 << 14).split(separator: 0x0A, maxSplits: 3).prefix(3)
    if lines.contains(where: { $0.contains(0x22) }) { return true }
    return separators.contains { separator in
      let counts = lines.map { line in line.count { $0 == separator } }
      return counts.allSatisfy { $0 > 0 && $0 == counts[0] }
    }
  }

  private func hasSpacesBehindSeparators(_ candidate: Candidate) -> Bool {
    var (spaced, all) = (0, 0)
    for index in bytes.indices.dropLast() where bytes[index] == candidate.separator {
      all += 1
      if bytes[index + 1] == 0x20 { spaced += 1 }
    }
    return spaced * 2 > all
  }

  // MARK: Header and notation

  private func completed(_ candidate: Candidate) -> Dialect {
    var dialect = Dialect(separator: candidate.separator)
    let texts = sampleTexts(candidate)
    dialect.hasDecimalComma = candidate.separator != 0x2C && showsDecimalComma(texts)
    dialect.isDayFirst = showsDayFirst(candidate, dialect)
    dialect.triangles = TriangleSigns.meaning(texts.joined())
    dialect.hasHeader = showsHeader(candidate, texts, dialect)
    return dialect
  }

  private func sampleTexts(_ candidate: Candidate) -> [[String]] {
    let part = self.part(candidate, candidate.counts.indices, Dialect(separator: candidate.separator))
    return part.starts.indices.prefix(100).map { row in
      var texts: [String] = []
      part.forEachField(row) { bytes, field in
        let content = UnsafeBufferPointer(
          start: bytes + field.start, count: min(200, field.end - field.start))
        texts.append(String(decoding: content, as: UTF8.self))
        return texts.count < 256
      }
      return texts
    }
  }

  /// Numbers with a comma and any but three digits behind it, or points before the comma, and none the other way round.
  private func showsDecimalComma(_ texts: [[String]]) -> Bool {
    var (commas, points) = (0, 0)
    for text in texts.joined() {
      let digits = text.utf8.drop { $0 == 0x2D || $0 == 0x2B }
      guard digits.first?.isDigit == true,
        digits.allSatisfy({ $0.isDigit || $0 == 0x2C || $0 == 0x2E || $0 == 0x25 })
      else { continue }
      let parts = digits.filter { $0 != 0x25 }.split(separator: 0x2C, omittingEmptySubsequences: false)
      if parts.count == 2, parts[1].allSatisfy(\.isDigit), parts[1].count != 3 || parts[0].contains(0x2E) {
        commas += 1
      } else if digits.contains(0x2E), !isGroups(digits.filter { $0 != 0x25 }) {
        points += 1
      }
    }
    return commas > points
  }

  /// `1.234.567` and `1.500`: points that may stand every three digits.
  private func isGroups(_ digits: [UInt8]) -> Bool {
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count > 1 && (1...3).contains(parts[0].count)
      && parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  private func showsDayFirst(_ candidate: Candidate, _ dialect: Dialect) -> Bool {
    let part = self.part(candidate, candidate.counts.indices, dialect)
    let (days, months) = part.columns.reduce((0, 0)) {
      ($0.0 + $1.tally.dayFirst, $0.1 + $1.tally.monthFirst)
    }
    return days > months
  }

  /// The first row names the columns unless one of its fields is a value as those below it are.
  private func showsHeader(_ candidate: Candidate, _ texts: [[String]], _ dialect: Dialect) -> Bool {
    guard let first = texts.first else { return true }
    let names = part(candidate, 0..<1, dialect)
    guard candidate.counts.count > 1 else {
      return names.columns.allSatisfy { $0.tally.numeric + $0.tally.dates == 0 }
    }
    let rest = part(candidate, 1..<candidate.counts.count, dialect)
    for (column, text) in first.enumerated() where names.columns.indices.contains(column) {
      let own = names.columns[column].tally
      guard own.numeric + own.dates + own.codes > 0, rest.columns.indices.contains(column) else { continue }
      let below = rest.columns[column].tally
      guard below.numeric + below.dates + below.codes > below.texts else { continue }
      // Years name columns too, where what stands below them is something else.
      if let year = Int(text), (1800...2199).contains(year), !showsYears(texts, column) { continue }
      return false
    }
    return true
  }

  private func showsYears(_ texts: [[String]], _ column: Int) -> Bool {
    texts.dropFirst().allSatisfy { row in
      guard row.indices.contains(column), let number = Int(row[column]) else { return true }
      return (1800...2199).contains(number)
    }
  }
}
