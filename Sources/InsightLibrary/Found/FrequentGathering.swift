import InsightModel

extension Library {
  /// Keeps the passages of what took the index long to find, where nobody has changed the file since it was in this state. Who
  /// else writes to it is not waited for.
  mutating func keep(_ passages: PassageSet, _ letters: [UInt8], asOf state: Int) throws(LibraryError) {
    guard database.unwritable == nil else { return }
    try database.transaction(isPatient: false) { (database) throws(LibraryError) in
      let now = try database.first("PRAGMA data_version") { $0.int(0) }
      guard now == state else { return }
      try FrequentWords.keep(passages, letters, below: Self.nextPassage(in: &database), in: &database)
    }
  }

  /// Gathers the passages of what a sample of the library shows to be frequent, one block of them at a time; false when nothing is
  /// left to be gathered. So they are known before somebody asks for them.
  public mutating func gatherFrequent() throws(LibraryError) -> Bool {
    guard database.unwritable == nil else { return false }
    let end = try Self.nextPassage(in: &database)
    let from = try database.first("SELECT min(upto) FROM frequent") { $0.optionalInt(0) } ?? nil
    if let from, from < end {
      return try database.transaction(isPatient: false) { (database) throws(LibraryError) in
        try Self.gather(from..<min(end, (from / PassageBlock.size + 1) * PassageBlock.size), in: &database)
      }
    }
    // Before a library has doubled, little becomes frequent.
    let sampled =
      try database.first("SELECT value FROM reader_state WHERE name = 'sampled'") { $0.int(0) } ?? 0
    guard end >= frequentFrom, end / 2 >= sampled else { return false }
    let found = try sampleFrequent(of: end)
    try database.transaction(isPatient: false) { (database) throws(LibraryError) in
      for letters in found {
        try database.run("INSERT OR IGNORE INTO frequent(letters, upto) VALUES(?, 0)", .utf8(letters))
      }
      try database.run(
        "INSERT OR REPLACE INTO reader_state(name, value) VALUES('sampled', ?)", .integer(end))
    }
    return true
  }

  /// Finds passages of some numbers in the texts; false where one of these is damaged: until it is mended the index, which knows
  /// it, is asked.
  private static func gather(_ numbers: Range<Int>, in database: inout Database) throws(LibraryError) -> Bool
  {
    var words = try FrequentWords(knownBelow: numbers.lowerBound, in: &database)
    var issues: [(id: Int, first: Int)] = []
    try database.rows(
      """
      SELECT id, first_passage FROM issue WHERE first_passage < ? AND first_passage + passages > ?
        AND replaced_by IS NULL ORDER BY first_passage
      """, .integer(numbers.upperBound), .integer(numbers.lowerBound)
    ) {
      issues.append(($0.int(0), $0.int(1)))
      return true
    }
    for issue in issues {
      guard let passages = try passages(of: issue.id, in: &database) else { return false }
      for (index, passage) in passages.list.enumerated()
      where numbers.contains(issue.first + index) {
        try words.take(IndexText.bytes(of: passage), of: issue.first + index, in: &database)
      }
    }
    try words.finish(below: numbers.upperBound, in: &database)
    return true
  }

  /// So many issues show what is frequent in all, and are looked at in as little time as a search takes.
  private static let sampledIssues = 24
  /// With so many letters a typed word begins to be looked for as the beginning of others.
  private static let beginning = 3
  /// Pairs of a run of signs, at most: longer ones are rarer.
  private static let pairs = 4

  /// The letters of what stands in so many passages of a sample that it is frequent in all `passages`: tables, words, their beginnings,
  /// parts of runs of signs.
  private mutating func sampleFrequent(of passages: Int) throws(LibraryError) -> [[UInt8]] {
    let sample = try sample()
    func isFrequent(_ count: Int) -> Bool { count * passages >= frequentFrom * sample.count }
    var frequent: Set<[UInt8]> = []
    if let tables = IndexText.tables.letters.first { frequent.insert(tables) }
    for length in 1...Self.pairs {
      var counts: [[UInt8]: Int] = [:]
      for words in sample where words.count >= length {
        var own: Set<[UInt8]> = []
        for first in 0...words.count - length
        where words[first + 1..<first + length].allSatisfy(\.goesOn) {
          func letters(_ range: Range<Int>) -> [UInt8] { words[range].flatMap { $0.letters } }
          // A run is no more frequent than its parts.
          let isPossible =
            length == 1
            || frequent.contains(letters(first..<first + length - 1))
              && frequent.contains(letters(first + 1..<first + length))
          if isPossible { own.insert(letters(first..<first + length)) }
        }
        for letters in own { counts[letters, default: 0] += 1 }
      }
      frequent.formUnion(counts.filter { isFrequent($0.value) }.map(\.key))
      guard length == 1 else { continue }
      var beginnings: [[UInt8]: Int] = [:]
      for (word, count) in counts {
        let text = String(decoding: word.dropLast(), as: UTF8.self)
        for last in text.indices.dropFirst(Self.beginning - 1) {
          beginnings[Array(text[...last].utf8), default: 0] += count
        }
      }
      frequent.formUnion(beginnings.filter { isFrequent($0.value) }.map(\.key))
    }
    return Array(frequent)
  }

  /// A word of a text with the blank after it, without the mark; `goesOn` is true where it is a pair in the middle of its run.
  private typealias SampledWord = (letters: ArraySlice<UInt8>, goesOn: Bool)

  /// The words of the passages of some issues.
  private mutating func sample() throws(LibraryError) -> [[SampledWord]] {
    let catalog = try currentCatalog()
    var sample: [[SampledWord]] = []
    // Spread by the golden ratio: equal steps would meet the same one of periodicals that come in turn.
    for step in 0..<min(Self.sampledIssues, catalog.count) {
      let spread = UInt64(step) &* 0x9E37_79B9_7F4A_7C15
      let place = Int(spread.multipliedFullWidth(by: UInt64(catalog.count)).high)
      let passages = try Self.passages(of: catalog.issue(place).id, in: &database)
      for passage in passages?.list ?? [] {
        let cut = WordCutter(passage.text)
        let bytes = cut.bytes + [UInt8(ascii: " ")]
        sample.append(
          cut.words.map { word in
            let isMarked = bytes[word.bytes.lowerBound] == WordCutter.mark
            let first = word.bytes.lowerBound + (isMarked ? 1 : 0)
            return (bytes[first...word.bytes.upperBound], word.isSign && !isMarked)
          })
      }
    }
    return sample
  }
}
