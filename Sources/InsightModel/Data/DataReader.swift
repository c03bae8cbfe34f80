/// Reads a data file as its bytes arrive: `fill` takes them, `cut` gives the rows that are complete, their fields are read
/// anywhere (`RawPart.read`), and `add` takes them back in order. Does no input itself.
public struct DataReader: Sendable {
  /// Whole rows whose fields have not been read.
  public struct RawPart: Sendable {
    let bytes: [UInt8]
    let starts: [UInt32]
    let dialect: Dialect

    /// Reads the fields. The slow step: parts can be read side by side.
    public func read() -> ReadPart {
      ReadPart(parts: DataPart.parts(bytes, starts: starts, dialect: dialect))
    }
  }

  /// Rows whose fields have been read.
  public struct ReadPart: Sendable {
    let parts: [DataPart]
  }

  /// Bytes in a part, about. Fewer make more to manage, more make the first rows wait and the processor's cache too small.
  public static let portion = 1 << 20
  /// Smaller parts are joined.
  private static let leastPortion = 1 << 17
  /// What the head must show before the dialect is told, unless the file is shorter or no more comes.
  public static let headLength = 1 << 16

  private let name: String
  private var pending: [UInt8] = []
  /// Bytes of `pending` that are harmless UTF-8.
  private var clean = 0
  private var harmless = HarmlessText()
  private var scanner = RowScanner(separator: 0x2C)
  private var isEnded = false
  private var isSniffed = false
  /// Nil until the head has been looked at.
  public private(set) var dialect: Dialect?
  private var names: [String]?
  private var parts: [DataPart] = []
  private var tallies: [DataPart.Tally] = []

  /// `encoding` is what the file is known to be written in; without it the bytes tell.
  public init(name: String, encoding: TextEncoding? = nil) {
    self.name = name
    if let encoding { harmless = HarmlessText(encoding: encoding) }
  }

  /// Takes bytes: `read` puts as many as there is room for where it is told and returns how many; 0 for the end of the file.
  /// There is room for `count`, or more where a row is longer.
  public mutating func fill(_ count: Int, _ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    let known = pending.count
    // A row of many portions is copied a few times, and not once for each of them.
    let count = max(count, known)
    var got = 0
    let old = pending
    pending = []
    pending = [UInt8](unsafeUninitializedCapacity: known + count) { buffer, initialized in
      _ = buffer.initialize(fromContentsOf: old)
      got = max(
        0,
        min(
          count,
          read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[known...]))))
      initialized = known + got
    }
    if got == 0 { isEnded = true }
    return got
  }

  /// Takes bytes that are there already.
  public mutating func take(_ bytes: [UInt8]) {
    if pending.isEmpty { pending = bytes } else { pending += bytes }
  }

  /// No more bytes come.
  public mutating func end() { isEnded = true }

  private mutating func prepare() {
    if !isSniffed, !pending.isEmpty {
      harmless.sniff(Array(pending.prefix(Self.headLength)))
      isSniffed = true
    }
    if clean < pending.count { clean = harmless.clean(&pending, from: clean, isEnd: isEnded) }
  }

  /// Tells from the bytes so far how the file is written. With `onlyIfEvident`, false where they do not show that the
  /// file is data at all.
  public mutating func sniff(onlyIfEvident: Bool) -> Bool {
    prepare()
    let separator = takeSeparator()
    let head = Array(pending.prefix(min(clean, Self.headLength * 4)))
    let sniffer = DialectSniffer(head, isWhole: isEnded && head.count == pending.count, separator: separator)
    guard let dialect = onlyIfEvident ? sniffer.evidentDialect() : sniffer.dialect() else { return false }
    self.dialect = dialect
    scanner = RowScanner(separator: dialect.separator)
    return true
  }

  /// Spreadsheets begin a file with `sep=;` to say how it is written.
  private mutating func takeSeparator() -> UInt8? {
    guard clean > 5, pending.starts(with: "sep=".utf8), pending[5] == 0x0A || pending[5] == 0x0D else {
      return nil
    }
    let separator = pending[4]
    let length = pending[5] == 0x0D && clean > 6 && pending[6] == 0x0A ? 7 : 6
    pending.removeFirst(length)
    clean -= length
    return separator
  }

  /// The rows that are complete by now, as far as they have not been cut before; nil where there are none.
  public mutating func cut() -> RawPart? {
    guard let dialect else { return nil }
    prepare()
    let (count, ended) = (clean, isEnded)
    pending.withUnsafeBufferPointer {
      scanner.scan(UnsafeBufferPointer(rebasing: $0[..<count]), isEnd: ended)
    }
    let isRest = isEnded && scanner.lastStart <= Self.portion
    var (length, starts) = scanner.cut(Self.portion)
    if isRest, length < pending.count {
      starts.append(UInt32(length))
      length = pending.count
    }
    guard length > 0 else { return nil }
    let rest = Array(pending[length...])
    pending.removeLast(rest.count)
    let rows = pending
    pending = rest
    clean = max(0, clean - length)
    return part(rows, starts, dialect)
  }

  /// Takes the names of the columns from the first row.
  private mutating func part(_ rows: [UInt8], _ starts: [UInt32], _ dialect: Dialect) -> RawPart? {
    var starts = starts
    if names == nil, !starts.isEmpty {
      names = dialect.hasHeader ? Self.names(rows, starts, dialect) : []
      if dialect.hasHeader { starts.removeFirst() }
    }
    guard !starts.isEmpty else { return nil }
    // What came of a slow stream does not hold the room that there was for more.
    let bytes = rows.capacity > 2 * rows.count + 4096 ? rows.withUnsafeBufferPointer { Array($0) } : rows
    return RawPart(bytes: bytes, starts: starts, dialect: dialect)
  }

  private static func names(_ rows: [UInt8], _ starts: [UInt32], _ dialect: Dialect) -> [String] {
    let end = starts.count > 1 ? Int(starts[1]) : rows.count
    let part = DataPart(Array(rows[..<end]), starts: Array(starts.prefix(1)), dialect: dialect)
    return (0..<part.widest).map { column in
      (part.text(0, column) ?? "").split { $0.isWhitespace }.joined(separator: " ")
    }
  }

  /// Takes the rows of a part, which follow those taken before.
  public mutating func add(_ read: ReadPart) {
    for part in read.parts {
      if let last = parts.last, last.bytes.count + part.bytes.count <= Self.leastPortion {
        // What comes drop by drop stays one part.
        let joined = last.joined(part, dialect ?? Dialect())
        parts.removeLast()
        parts += joined
        count(part)
      } else {
        append(part)
      }
    }
  }

  mutating func append(_ part: DataPart) {
    parts.append(part)
    count(part)
  }

  private mutating func count(_ part: DataPart) {
    for (column, part) in part.columns.enumerated() {
      if column == tallies.count { tallies.append(DataPart.Tally()) }
      tallies[column].add(part.tally)
    }
  }

  /// Reads the dates again where the whole file shows another order of day and month than its head did.
  public mutating func settle() {
    guard var settled = dialect else { return }
    let (days, months) = tallies.reduce((0, 0)) { ($0.0 + $1.dayFirst, $0.1 + $1.monthFirst) }
    guard days != months, settled.isDayFirst != (days > months) else { return }
    settled.isDayFirst.toggle()
    dialect = settled
    let old = parts
    (parts, tallies) = ([], [])
    for part in old {
      for part in DataPart.parts(part.bytes, starts: part.starts, dialect: settled) { append(part) }
    }
  }

  /// All that has been taken.
  public func table(isComplete: Bool) -> DataTable {
    DataTable(
      name: name, dialect: dialect ?? Dialect(), names: names ?? [], parts: parts, tallies: tallies,
      damage: (harmless.undecodable, harmless.controls),
      isComplete: isComplete
    )
  }

  /// Reads a whole file that is in memory; nil where it does not show that it is data and must.
  public static func table(name: String, _ bytes: [UInt8], onlyIfEvident: Bool = false) -> DataTable? {
    var reader = DataReader(name: name)
    var offset = 0
    while !reader.isEnded {
      let portion = bytes[offset...].prefix(portion)
      offset += portion.count
      reader.take(Array(portion))
      if offset == bytes.count { reader.end() }
      if reader.dialect == nil, !reader.sniff(onlyIfEvident: onlyIfEvident) { return nil }
      while let part = reader.cut() { reader.add(part.read()) }
    }
    reader.settle()
    return reader.table(isComplete: true)
  }
}
