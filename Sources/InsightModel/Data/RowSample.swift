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
  /// Where each row begins, and where the last one ends.
  let bounds: [UInt32]
  /// Fields of each row.
  let counts: [Int]
  /// What most rows have.
  private(set) var width = 0
  /// The row that names the columns, or the first: rows with fewer fields may stand above it.
  private(set) var header = 0
  /// The part of the rows from there on that have as many fields as most, 0...1.
  private(set) var evenness = 0.0
  private var isHeaderWhole = false

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
    counts = self.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return (0..<bounds.count - 1).map { row in
        var end = Int(bounds[row + 1])
        while end > bounds[row], buffer[end - 1] == 0x0A || buffer[end - 1] == 0x0D { end -= 1 }
        var cursor = FieldCursor(base, from: Int(bounds[row]), to: end, separator: separator)
        var count = 0
        while cursor.next() != nil { count += 1 }
        return count
      }
    }
    measure()
  }

  private mutating func measure() {
    var tally: [Int: Int] = [:]
    for count in counts { tally[count, default: 0] += 1 }
    guard let most = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    width = most.key
    if let found = titleEnd { header = found }
    let below = counts[header...]
    evenness = Double(below.count { $0 == width }) / Double(below.count)
    isHeaderWhole = counts[header] == width
  }

  /// The first row that is as wide as most, where only lines of a title stand above it.
  private var titleEnd: Int? {
    guard width > 1, let first = counts.firstIndex(of: width), first > 0, first <= Self.longestPreamble,
      counts.count - first >= 2, counts[..<first].allSatisfy({ $0 < width })
    else { return nil }
    let below = counts[first...]
    guard below.count(where: { $0 == width }) * 5 >= below.count * 4 else { return nil }
    // A header may lack a name or two.
    if counts[..<first].allSatisfy({ $0 <= width / 2 }) { return first }
    let reader = ValueReader(ValueNotation())
    let (names, values) = (fields(first), fields(first + 1))
    let isHeader =
      names.allSatisfy { reader.read($0).kind == .text }
      && values.contains { reader.read($0).kind.scale != nil }
    return isHeader ? first : nil
  }

  /// Better cuts have more.
  var rank: (Int, Int) { (Int(evenness * 20) + (isHeaderWhole ? header == 0 ? 10 : 8 : 0), width) }

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

  /// True where a line below the header is one field of several words, as prose below a table is.
  var hasSentences: Bool {
    rows.dropFirst().contains { row in
      counts[row] == 1 && fields(row)[0].split(separator: " ").count >= 3
    }
  }

  var hasSpacesBehindSeparators: Bool {
    var (spaced, all) = (0, 0)
    for index in bytes.indices.dropLast() where bytes[index] == separator {
      all += 1
      if bytes[index + 1] == 0x20 { spaced += 1 }
    }
    return spaced * 2 > all
  }
}
