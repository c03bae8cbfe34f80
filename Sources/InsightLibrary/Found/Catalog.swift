import InsightModel

/// The heads of all issues that lists and searches show, the newest first: by date, number and when they were kept. One piece of
/// bytes, so that ten thousand are there at once; texts are made of it when they are asked for.
struct Catalog {
  struct Entry {
    /// As nobody has read or marked it.
    var issue: KeptIssue
    /// The numbers of its passages in the index.
    var passages: Range<Int>
  }

  let bytes: [UInt8]
  let count: Int
  /// Of every periodical, once.
  private let names: [String]
  /// Where the texts begin in `bytes`.
  private let texts: Int
  /// The passages of every entry, ascending, and its place. Made when it is asked for.
  var passages: [(numbers: Range<Int>, entry: Int)] {
    var passages = (0..<count).map { (numbers: numbers(of: $0), entry: $0) }
    passages.sort { $0.numbers.lowerBound < $1.numbers.lowerBound }
    return passages
  }

  /// Beyond the numbers of all passages.
  let end: Int

  /// All passages of the entries.
  var live: PassageSet {
    var live = PassageSet(below: end)
    for place in 0..<count { live.insert(numbers(of: place)) }
    return live
  }

  /// The numbers that the passages of an entry have in the index.
  func numbers(of place: Int) -> Range<Int> { Self.numbers(of: place, in: bytes) }

  private static func numbers(of place: Int, in bytes: [UInt8]) -> Range<Int> {
    let at = CatalogLayout.head + place * CatalogLayout.record
    let first = max(0, min(CatalogLayout.long(bytes, at + 16), Int.max >> 1))
    return first..<first + CatalogLayout.number(bytes, at + 24)
  }

  /// Nil for bytes that are no catalog of this layout, or a damaged one.
  init?(bytes: [UInt8]) {
    guard bytes.count >= CatalogLayout.head, CatalogLayout.number(bytes, 0) == CatalogLayout.version else {
      return nil
    }
    let (count, nameCount) = (CatalogLayout.number(bytes, 4), CatalogLayout.number(bytes, 8))
    let names = CatalogLayout.head + count * CatalogLayout.record
    texts = names + nameCount * CatalogLayout.name
    guard texts <= bytes.count else { return nil }
    // Each text stands there once, so that all together are no longer than the bytes.
    var length = 0
    for record in stride(from: CatalogLayout.head, to: names, by: CatalogLayout.record) {
      for field in [44, 48, 52] {
        let own = CatalogLayout.number(bytes, record + field)
        if own != CatalogLayout.none { length += own }
      }
    }
    for name in stride(from: names, to: texts, by: CatalogLayout.name) {
      length += CatalogLayout.number(bytes, name + 4)
    }
    guard length <= bytes.count - texts else { return nil }
    end = (0..<count).reduce(0) { max($0, Self.numbers(of: $1, in: bytes).upperBound) }
    guard end <= PassageSet.most else { return nil }
    (self.bytes, self.count) = (bytes, count)
    let textStart = texts
    self.names = stride(from: names, to: texts, by: CatalogLayout.name).map { name in
      CatalogLayout.text(
        bytes, textStart + CatalogLayout.number(bytes, name), CatalogLayout.number(bytes, name + 4))
    }
  }

  /// The one at a place, from 0.
  subscript(place: Int) -> Entry { Entry(issue: issue(place), passages: numbers(of: place)) }

  /// Its issue alone.
  func issue(_ place: Int) -> KeptIssue {
    let at = CatalogLayout.head + place * CatalogLayout.record
    func number(_ offset: Int) -> Int { CatalogLayout.number(bytes, at + offset) }
    func length(_ offset: Int) -> Int? { number(offset) == CatalogLayout.none ? nil : number(offset) }
    let name = number(36)
    let printed = CatalogLayout.long(bytes, at + 8)
    return KeptIssue(
      id: CatalogLayout.long(bytes, at),
      texts: KeptTexts(
        in: bytes, at: texts + number(40), file: length(44) ?? 0, published: length(48), title: length(52)),
      periodical: names.indices.contains(name) ? names[name] : nil, number: printed == .min ? nil : printed,
      articles: number(28), read: 0, starred: 0, revisions: number(32))
  }
}

/// Where what stands in a catalog's bytes. Numbers are little-endian:
///
/// * head: version, entries, names (4 bytes each, and 4 that are 0);
/// * a record an entry: id, number, first passage (8 bytes each), passages, articles, revisions, name, where its texts
///   begin, the lengths of file, date and title (4 each, and 4 that are 0);
/// * a name of a periodical: where its text begins, its length (4 each);
/// * the texts.
enum CatalogLayout {
  static let version = 1
  static let head = 16
  static let record = 60
  static let name = 8
  /// What stands where there is no such thing.
  static let none = Int(UInt32.max)

  static func number(_ bytes: [UInt8], _ at: Int) -> Int {
    guard at >= 0, at + 4 <= bytes.count else { return 0 }
    return bytes.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    }
  }

  static func long(_ bytes: [UInt8], _ at: Int) -> Int {
    guard at >= 0, at + 8 <= bytes.count else { return 0 }
    return bytes.withUnsafeBytes {
      Int(Int64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: Int64.self)))
    }
  }

  /// What is outside the bytes is empty.
  static func text(_ bytes: [UInt8], _ start: Int, _ length: Int) -> String {
    guard start >= 0, start <= bytes.count, length <= bytes.count - start else { return "" }
    return bytes.withUnsafeBytes { String(decoding: $0[start..<start + length], as: UTF8.self) }
  }
}

/// Puts a catalog together, the newest issue first.
struct CatalogWriter {
  private var (records, names, texts): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
  private var known: [String: Int] = [:]
  private var count = 0

  mutating func add(_ entry: Catalog.Entry) {
    let issue = entry.issue
    let name = issue.periodical.map { periodical in
      if let known = known[periodical] { return known }
      Self.append(texts.count, to: &names)
      Self.append(periodical.utf8.count, to: &names)
      texts += Array(periodical.utf8)
      known[periodical] = known.count
      return known.count - 1
    }
    for long in [issue.id, issue.number ?? .min, entry.passages.lowerBound] {
      withUnsafeBytes(of: Int64(long).littleEndian) { records.append(contentsOf: $0) }
    }
    let own = [issue.file, issue.published, issue.title]
    let lengths = own.map { $0?.utf8.count ?? CatalogLayout.none }
    let counts = [entry.passages.count, issue.articles, issue.revisions, name ?? CatalogLayout.none]
    for number in counts + [texts.count] + lengths + [0] { Self.append(number, to: &records) }
    for text in own { texts += Array((text ?? "").utf8) }
    count += 1
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(clamping: number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for number in [CatalogLayout.version, count, known.count, 0] { Self.append(number, to: &bytes) }
    return bytes + records + names + texts
  }
}

extension Library {
  /// The catalog as the file is now: the one that is kept, or made of the issues where there is none.
  mutating func currentCatalog() throws(LibraryError) -> Catalog {
    let state = try fileState()
    if let catalog, catalog.state == state { return catalog.catalog }
    let kept = try database.first("SELECT bytes FROM catalog") { $0.blob(0) }
    var made = kept.flatMap(Catalog.init(bytes:))
    if made == nil { made = Catalog(bytes: try Self.catalogBytes(&database)) }
    guard let made else {
      throw LibraryError(kind: .damaged, file: file, reason: "too many issues for one list")
    }
    catalog = (made, state)
    return made
  }

  /// Keeps the catalog where a change of the issues has taken it away, so that the next one who opens the library has it at
  /// once. True where there was something to do.
  @discardableResult
  public mutating func keepCatalog() throws(LibraryError) -> Bool {
    let version = try database.first("SELECT substr(bytes, 1, 4) FROM catalog") { $0.blob(0) }
    if let version, CatalogLayout.number(version, 0) == CatalogLayout.version { return false }
    try database.transaction { (database) throws(LibraryError) in
      let bytes = try Self.catalogBytes(&database)
      try database.run("INSERT OR REPLACE INTO catalog(id, bytes) VALUES(1, ?)", .blob(bytes))
    }
    return true
  }

  private static func catalogBytes(_ database: inout Database) throws(LibraryError) -> [UInt8] {
    var writer = CatalogWriter()
    try database.rows(
      """
      SELECT id, file, periodical, number, published, title, articles,
        (SELECT count(*) FROM issue o WHERE o.replaced_by = i.id), first_passage, passages
      FROM issue i WHERE replaced_by IS NULL ORDER BY published DESC, number DESC, id DESC
      """
    ) { row in
      let first = max(0, row.int(8))
      writer.add(
        Catalog.Entry(
          issue: KeptIssue(
            id: row.int(0), file: row.text(1), periodical: row.optionalText(2), number: row.optionalInt(3),
            published: row.optionalText(4), title: row.optionalText(5), articles: row.int(6), read: 0,
            starred: 0,
            revisions: row.int(7)),
          passages: first..<first + min(max(0, row.int(9)), 1 << 31)))
      return true
    }
    return writer.bytes
  }
}
