import InsightModel

/// How many passages have a word that begins with three letters. With three a typed word begins to be looked for as the
/// beginning of others, and the index would join the lists of hundreds of words to tell how many there are.
struct Beginnings {
  private static let length = 3
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

  /// Counts the words of one more passage, as `IndexText` writes them.
  mutating func add(_ words: [UInt8]) {
    var at = 0
    while at < words.count {
      if let end = Self.end(words, at) {
        let key = words[at..<end].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var count = counts[key] ?? Count()
        if count.last < passage {
          (count.passages, count.last) = (count.passages + 1, passage)
          counts[key] = count
        }
      }
      while at < words.count, words[at] != 0x20 { at += 1 }
      at += 1
    }
    passage += 1
  }

  /// Where the letters of a word end that begins at an offset; nil for one with fewer letters.
  private static func end(_ words: [UInt8], _ start: Int) -> Int? {
    var at = start
    for _ in 0..<length {
      let bytes = letterLength(words, at)
      guard bytes > 0 else { return nil }
      at += bytes
    }
    return at
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

  /// Adds what was counted to what a library knows, or takes it away from that.
  func write(isRemoval: Bool = false, in database: inout Database) throws(LibraryError) {
    for (key, count) in counts {
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: key >> (8 * $0)) }.prefix { $0 > 0 }
      try database.run(
        """
        INSERT INTO beginning(letters, passages) VALUES(?1, ?2)
        ON CONFLICT(letters) DO UPDATE SET passages = passages + ?2
        """, .utf8(Array(bytes)), .integer(isRemoval ? -count.passages : count.passages))
    }
  }

  /// True where what is stored of an issue was counted.
  static func areCounted(ofIssue issue: Int, in database: inout Database) throws(LibraryError) -> Bool {
    try database.first("SELECT parser >= ? FROM issue WHERE id = ?", .integer(firstParser), .integer(issue)) {
      $0.int(0) != 0
    } ?? false
  }

  /// How many passages a query finds that asks for three letters and nothing else; nil for any other, and in a library of
  /// which not all has been counted.
  static func count(_ query: SearchQuery, in database: inout Database) throws(LibraryError) -> Int? {
    guard query.conditions.isEmpty, case .phrase(let phrase)? = query.expression, phrase.forms.count == 1,
      phrase.forms[0].count == 1, case .beginning(let letters) = phrase.forms[0][0],
      Self.end(letters, 0) == letters.count
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
}
