import InsightModel

/// How many passages have a word that begins with some letters, or a short word: what is typed first of every search, and what
/// the index takes longest for, since it joins the lists of all words that begin so.
struct Beginnings {
  /// Letters of a beginning. With the least of them a typed word begins to be looked for as the beginning of others; more
  /// leave few words.
  private static let lengths = 3...6
  /// Bytes of a beginning, so that it is a number here.
  private static let mostBytes = 8
  /// What is stored by this version of the parser, and by later ones, is counted.
  private static let firstParser = 2

  private struct Count {
    var passages = 0
    /// The passage that was counted last.
    var last = -1
  }

  /// By their bytes, the first one lowest.
  private var counts: [UInt64: Count] = [:]
  private var passage = 0
  private var frequent: FrequentWords

  init(in database: inout Database) throws(LibraryError) { frequent = try FrequentWords(in: &database) }

  /// Counts the words of one more passage, as `IndexText` writes them, or of one less; only what is frequent where beginnings of the
  /// issue are not counted.
  mutating func count(_ words: [UInt8], areCounted: Bool, isRemoval: Bool = false) {
    frequent.count(words, isRemoval: isRemoval)
    guard areCounted else { return }
    func add(_ key: UInt64) {
      var count = counts[key] ?? Count()
      guard count.last < passage else { return }
      count.passages += isRemoval ? -1 : 1
      count.last = passage
      counts[key] = count
    }
    var at = 0
    while at < words.count {
      var (key, bytes, letters) = (UInt64(0), 0, 0)
      while letters < Self.lengths.upperBound, case let length = Self.letterLength(words, at + bytes),
        length > 0,
        bytes + length <= Self.mostBytes
      {
        for byte in words[at + bytes..<at + bytes + length] {
          key |= UInt64(byte) << UInt64(8 * bytes)
          bytes += 1
        }
        letters += 1
        if letters >= Self.lengths.lowerBound { add(key) }
      }
      let isWhole = at + bytes == words.count || words[at + bytes] == Self.blank
      if isWhole, (1..<Self.lengths.lowerBound).contains(letters) {
        add(key | UInt64(Self.blank) << UInt64(8 * bytes))
      }
      at += bytes
      while at < words.count, words[at] != Self.blank { at += 1 }
      at += 1
    }
    passage += 1
  }

  /// The bytes of a letter or a digit of one or two bytes; 0 for all else: the signs of other scripts stand in pairs, each of which
  /// few passages have.
  private static func letterLength(_ words: [UInt8], _ at: Int) -> Int {
    guard at < words.count else { return 0 }
    switch words[at] {
    case 0x30...0x39, 0x61...0x7A: return 1
    case 0xC2...0xDF: return at + 1 < words.count ? 2 : 0
    case _: return 0
    }
  }

  /// After a short word, which is no beginning.
  private static let blank = UInt8(ascii: " ")

  /// Adds what was counted to what a library knows.
  func write(in database: inout Database) throws(LibraryError) {
    try frequent.write(in: &database)
    for (key, count) in counts where count.passages != 0 {
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: key >> (8 * $0)) }.prefix { $0 > 0 }
      try database.run(
        """
        INSERT INTO beginning(letters, passages) VALUES(?1, ?2)
        ON CONFLICT(letters) DO UPDATE SET passages = passages + ?2
        """, .utf8(Array(bytes)), .integer(count.passages))
    }
  }

  /// True where what is stored of an issue was counted.
  static func areCounted(ofIssue issue: Int, in database: inout Database) throws(LibraryError) -> Bool {
    try database.first("SELECT parser >= ? FROM issue WHERE id = ?", .integer(firstParser), .integer(issue)) {
      $0.int(0) != 0
    } ?? false
  }

  /// How many passages a query finds that asks for a beginning, or a short word, and for nothing else; nil for any other, and in
  /// a library of which not all has been counted.
  static func count(_ query: SearchQuery, in database: inout Database) throws(LibraryError) -> Int? {
    guard query.conditions.isEmpty, case .phrase(let phrase)? = query.expression,
      let letters = counted(phrase)
    else { return nil }
    let isKnown = try database.first(
      "SELECT NOT EXISTS(SELECT 1 FROM issue WHERE parser < ? AND replaced_by IS NULL)", .integer(firstParser)
    ) { $0.int(0) != 0 }
    guard isKnown == true else { return nil }
    return try database.first("SELECT passages FROM beginning WHERE letters = ?", .utf8(letters)) {
      $0.int(0)
    }
      ?? 0
  }

  /// What is counted of one word of a query; nil for what is not, or is more.
  static func counted(_ phrase: SearchPhrase) -> [UInt8]? {
    phrase.forms.count == 1 && phrase.forms[0].count == 1 ? counted(phrase.forms[0][0]) : nil
  }

  private static func counted(_ part: SearchPhrase.Part) -> [UInt8]? {
    func letters(_ word: [UInt8]) -> Int? {
      var (at, count) = (0, 0)
      while case let length = letterLength(word, at), length > 0 { (at, count) = (at + length, count + 1) }
      return at == word.count && at <= mostBytes ? count : nil
    }
    switch part {
    case .beginning(let word): return letters(word).map(lengths.contains) == true ? word : nil
    case .word(let word):
      return letters(word).map { (1..<lengths.lowerBound).contains($0) } == true ? word + [blank] : nil
    case .lastSign, .anySign: return nil
    }
  }
}

extension Database {
  /// A transaction that puts passages into the index or takes them out; what is counted of them is written at its end.
  mutating func indexing<Result>(
    _ body: (inout Database, inout Beginnings) throws(LibraryError) -> Result
  ) throws(LibraryError) -> Result {
    try transaction { (database) throws(LibraryError) in
      var beginnings = try Beginnings(in: &database)
      let result = try body(&database, &beginnings)
      try beginnings.write(in: &database)
      return result
    }
  }
}
