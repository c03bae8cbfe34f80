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
  private var lack: String?
  private var isSniffed = false
  /// Nil until the head has been looked at.
  public private(set) var dialect: Dialect?
  private var names: [String]?
  private var parts: [DataPart] = []
  private var tallies: [ColumnTally] = []
  private let options: DataOptions
  private let isEncodingTold: Bool
  /// Makes rows of commas and quotes of another form; then `converted` has them.
  private var recast: Recast?
  private var converted: [UInt8] = []

  /// `encoding` is what the file is known to be written in; without it the bytes tell.
  public init(name: String, _ options: DataOptions = DataOptions(), encoding: TextEncoding? = nil) {
    self.name = name
    self.options = options
    isEncodingTold = encoding != nil
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
    guard clean < pending.count else { return }
    let start = clean
    clean = harmless.clean(&pending, from: start, isEnd: isEnded)
    compose(from: start)
  }

  /// Puts Hangul in jamo and kana with their marks together, as files of names from a Mac have them. What ends in the middle
  /// of a line waits.
  private mutating func compose(from start: Int) {
    guard start < clean, hasJamo(start..<clean) || hasKanaMarks(start..<clean) else { return }
    var end = clean
    if !isEnded, harmless.encoding == nil || harmless.encoding == .utf8 {
      end = pending[start..<clean].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
    }
    let composed = Array(
      KanaComposition.composed(
        HangulComposition.composed(String(decoding: pending[start..<end], as: UTF8.self))
      ).utf8)
    pending.replaceSubrange(start..<end, with: composed)
    clean = start + composed.count
  }

  /// U+1100 to U+11FF.
  private func hasJamo(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while let hit = ByteScan.firstIndex(of: 0xE1, in: pending, at..<range.upperBound) {
      if hit + 1 < range.upperBound, (0x84...0x87).contains(pending[hit + 1]) { return true }
      at = hit + 1
    }
    return false
  }

  /// U+3099 and U+309A.
  private func hasKanaMarks(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while let hit = ByteScan.firstIndex(of: 0x82, in: pending, at..<range.upperBound) {
      if hit > 0, hit + 1 < range.upperBound, pending[hit - 1] == 0xE3,
        (0x99...0x9A).contains(pending[hit + 1])
      {
        return true
      }
      at = hit + 1
    }
    return false
  }

  /// How sure it must be that a file is data.
  public enum Demand: Sendable {
    /// It is: its name or a person says so.
    case none
    /// Most of its rows look so.
    case likely
    /// A program was asked for a table: the same, or names of columns alone, or one column.
    case told
    /// Nothing about it looks otherwise.
    case evident
  }

  /// Tells from the bytes so far how the file is written. With `onlyIfEvident`, false where they do not show that the
  /// file is data at all.
  public mutating func sniff(onlyIfEvident: Bool) -> Bool { sniff(onlyIfEvident ? .evident : .none) }

  /// The same with a demand.
  public mutating func sniff(_ demand: Demand) -> Bool {
    if demand == .evident, clean == 0, !isEncodingTold,
      DialectSniffer(Array(pending.prefix(Self.headLength)), isWhole: isEnded, options).isHopeless
    {
      return false
    }
    prepare()
    let head = Array(pending.prefix(min(clean, Self.headLength * 4)))
    let sniffer = DialectSniffer(head, isWhole: isEnded && head.count == pending.count, options)
    guard let dialect = sniffer.dialect(demand) else { return false }
    self.dialect = dialect
    if dialect.preambleLength > 0 {
      self.dialect?.linesAbove = ByteScan.count(of: 0x0A, in: Array(pending.prefix(dialect.preambleLength)))
      pending.removeFirst(min(dialect.preambleLength, pending.count))
      clean = max(0, clean - dialect.preambleLength)
    }
    recast = dialect.recast.map(Recast.init)
    scanner = RowScanner(separator: dialect.separator)
    return true
  }

  /// The rows that are complete by now, as far as they have not been cut before; nil where there are none.
  public mutating func cut() -> RawPart? {
    guard let dialect else { return nil }
    prepare()
    if recast != nil { return cutConverted(dialect) }
    let (count, ended) = (clean, isEnded)
    pending.withUnsafeBufferPointer {
      scanner.scan(UnsafeBufferPointer(rebasing: $0[..<count]), isEnd: ended)
    }
    guard let (rows, starts) = Self.take(&pending, &scanner, isEnd: isEnded) else { return nil }
    clean = max(0, clean - rows.count)
    return part(rows, starts, dialect)
  }

  /// The same of what is recast.
  private mutating func cutConverted(_ dialect: Dialect) -> RawPart? {
    if clean > 0 || isEnded {
      let used = recast?.convert(pending, clean, isEnd: isEnded, into: &converted) ?? 0
      pending.removeFirst(used)
      clean -= used
    }
    let isWhole = isEnded && clean == 0
    converted.withUnsafeBufferPointer { scanner.scan($0, isEnd: isWhole) }
    return Self.take(&converted, &scanner, isEnd: isWhole).flatMap { part($0.rows, $0.starts, dialect) }
  }

  /// Takes the rows that are complete off the head of what has been scanned; nil where there are none.
  private static func take(_ bytes: inout [UInt8], _ scanner: inout RowScanner, isEnd: Bool)
    -> (rows: [UInt8], starts: [UInt32])?
  {
    let isRest = isEnd && scanner.lastStart <= portion
    var (length, starts) = scanner.cut(portion)
    if isRest, length < bytes.count {
      starts.append(UInt32(length))
      length = bytes.count
    }
    guard length > 0 else { return nil }
    let rest = Array(bytes[length...])
    bytes.removeLast(rest.count)
    let rows = bytes
    bytes = rest
    return (rows, starts)
  }

  /// Takes the names of the columns from the first row.
  private mutating func part(_ rows: [UInt8], _ starts: [UInt32], _ dialect: Dialect) -> RawPart? {
    var starts = starts
    if names == nil, starts.count >= min(1, dialect.headerRows) {
      let header = min(dialect.headerRows, starts.count)
      names = HeaderNames.names(rows, starts, header, dialect)
      starts.removeFirst(header)
    }
    guard !starts.isEmpty else {
      self.dialect?.linesAbove += ByteScan.count(of: 0x0A, in: rows)
      return nil
    }
    // What came of a slow stream does not hold the room that there was for more.
    let bytes = rows.capacity > 2 * rows.count + 4096 ? rows.withUnsafeBufferPointer { Array($0) } : rows
    return RawPart(bytes: bytes, starts: starts, dialect: dialect)
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
      if column == tallies.count { tallies.append(ColumnTally()) }
      tallies[column].add(part.tally)
    }
  }

  /// Reads columns again where the whole file shows another notation than its head did.
  public mutating func settle() {
    guard var settled = dialect else { return }
    let known = tallies.indices.map { settled.notation($0) }
    let decided = options.forced(
      ValueNotation.decided(
        tallies, from: known, usual: settled.usualMark, names: columnNames, isEastAsian: settled.isEastAsian),
      columnNames)
    let changed = decided.indices.filter { decided[$0] != known[$0] }
    guard !changed.isEmpty else { return }
    settled.notations = decided
    dialect = settled
    let old = parts
    (parts, tallies) = ([], [])
    for part in old { append(part.reread(changed, settled)) }
  }

  /// As far as they are known.
  private var columnNames: [String] {
    if let given = recast?.names, !given.isEmpty { return given }
    return names ?? []
  }

  /// What is known to lack of the file.
  public mutating func note(lack: String) { self.lack = lack }

  private var damage: DataDamage {
    DataDamage(
      undecodable: harmless.undecodable, controls: harmless.controls, reread: harmless.reread,
      healed: harmless.healed, guess: harmless.guess, lack: lack ?? recast?.lack,
      otherLists: recast?.otherLists ?? [], hasFurtherMembers: recast?.hasFurtherMembers ?? false)
  }

  /// All that has been taken.
  public func table(isComplete: Bool) -> DataTable {
    DataTable(
      name: name, dialect: dialect ?? Dialect(), names: columnNames, parts: parts, tallies: tallies,
      options, lines: recast?.rowLines, encoding: harmless.encoding, isEncodingTold: isEncodingTold,
      damage: damage,
      isComplete: isComplete)
  }

  /// Reads a whole file that is in memory; nil where it does not show that it is data and must.
  public static func table(
    name: String, _ bytes: [UInt8], onlyIfEvident: Bool = false, _ options: DataOptions = DataOptions()
  ) -> DataTable? {
    table(name: name, bytes, onlyIfEvident ? .evident : .none, options)
  }

  /// The same with a demand.
  public static func table(name: String, _ bytes: [UInt8], _ demand: Demand, _ options: DataOptions)
    -> DataTable?
  {
    var reader = DataReader(name: name, options)
    var offset = 0
    while !reader.isEnded {
      let portion = bytes[offset...].prefix(portion)
      offset += portion.count
      reader.take(Array(portion))
      if offset == bytes.count { reader.end() }
      if reader.dialect == nil, !reader.sniff(demand) { return nil }
      while let part = reader.cut() { reader.add(part.read()) }
    }
    reader.settle()
    return reader.table(isComplete: true)
  }
}
