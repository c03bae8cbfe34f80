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
  /// left to be gathered. So they are known before somebody asks for them. A step that `goesOn`, which is asked all the time, ends is
  /// as if it had not been begun.
  public mutating func gatherFrequent(goesOn: () -> Bool = { true }) throws(LibraryError) -> Bool {
    guard database.unwritable == nil else { return false }
    let end = try Self.nextPassage(in: &database)
    let from = try database.first("SELECT min(upto) FROM frequent") { $0.optionalInt(0) } ?? nil
    if let from, from < end {
      let step = from..<min(end, (from / PassageBlock.size + 1) * PassageBlock.size)
      let isGathered = try database.transaction(isPatient: false) { (database) throws(LibraryError) in
        try Self.gather(step, goesOn, in: &database)
      } isKept: {
        $0 != nil
      }
      return isGathered ?? true
    }
    // Before a library has doubled, little becomes frequent.
    let sampled =
      try database.first("SELECT value FROM reader_state WHERE name = 'sampled'") { $0.int(0) } ?? 0
    guard end >= frequentFrom, end / 2 >= sampled else { return false }
    guard let found = try sampleFrequent(of: end, goesOn) else { return true }
    try database.transaction(isPatient: false) { (database) throws(LibraryError) in
      // What has been kept before of a word has no places.
      for letters in [FrequentPlaces.endLetters] + found {
        try database.run(
          """
          INSERT INTO frequent(letters, upto, is_placed) VALUES(?, 0, ?)
          ON CONFLICT(letters) DO UPDATE SET upto = 0, is_placed = 1 WHERE excluded.is_placed > is_placed
          """, .utf8(letters), .integer(FrequentWords.isPlaced(letters) ? 1 : 0))
      }
      try database.run(
        "INSERT OR REPLACE INTO reader_state(name, value) VALUES('sampled', ?)", .integer(end))
    }
    return true
  }

  /// Finds passages of some numbers in the texts; nil where `goesOn` says no, false where a text is damaged: until it is mended the
  /// index, which knows it, is asked.
  private static func gather(_ numbers: Range<Int>, _ goesOn: () -> Bool, in database: inout Database)
    throws(LibraryError) -> Bool?
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
      guard goesOn() else { return nil }
      guard let passages = try passages(of: issue.id, in: &database) else { return false }
      for (index, passage) in passages.list.enumerated()
      where numbers.contains(issue.first + index) {
        try words.take(IndexText.bytes(of: passage), of: issue.first + index, in: &database)
      }
    }
    guard words.isSound else { return false }
    return try words.finish(below: numbers.upperBound, in: &database, goesOn) ? true : nil
  }

  /// So many issues show what is frequent in all, and are looked at in as little time as a search takes.
  private static let sampledIssues = 24
  /// With so many letters a typed word begins to be looked for as the beginning of others.
  private static let beginning = 3
  /// Phrases of more words are told by their places: few are frequent that go on so long.
  private static let longestPhrase = 3
  /// So many phrases, the most frequent ones, take a tenth of the texts.
  private static let mostPhrases = 1000

  /// The letters of what stands in so many passages of a sample that it is frequent in all `passages`: tables, words, their
  /// beginnings and phrases. Nil where `goesOn` says no.
  private mutating func sampleFrequent(of passages: Int, _ goesOn: () -> Bool) throws(LibraryError)
    -> [[UInt8]]?
  {
    let catalog = try currentCatalog()
    /// Of each passage its words.
    var sample: [[ArraySlice<UInt8>]] = []
    // Spread by the golden ratio: equal steps would meet the same one of periodicals that come in turn.
    for step in 0..<min(Self.sampledIssues, catalog.count) {
      guard goesOn() else { return nil }
      let spread = UInt64(step) &* 0x9E37_79B9_7F4A_7C15
      let place = Int(spread.multipliedFullWidth(by: UInt64(catalog.count)).high)
      for passage in try Self.passages(of: catalog.issue(place).id, in: &database)?.list ?? [] {
        sample.append(IndexText.bytes(of: passage).split(separator: FrequentWords.blank))
      }
    }
    func isFrequent(_ count: Int) -> Bool { count * passages >= frequentFrom * sample.count }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for words in sample {
      for word in Set(words.map(FrequentWords.unmarked)) { counts[word, default: 0] += 1 }
    }
    var beginnings: [[UInt8]: Int] = [:]
    for (word, count) in counts {
      let text = String(decoding: word, as: UTF8.self)
      for last in text.indices.dropFirst(Self.beginning - 1) {
        beginnings[Array(text[...last].utf8), default: 0] += count
      }
    }
    var frequent = counts.filter { isFrequent($0.value) }.map { FrequentWords.letters(of: [$0.key]) }
    // What goes on after a frequent phrase is a longer one where it is frequent too.
    var known = Set(frequent)
    var phrases: [(letters: [UInt8], count: Int)] = []
    for length in 2...Self.longestPhrase {
      guard goesOn() else { return nil }
      var counts: [[UInt8]: Int] = [:]
      for words in sample where words.count >= length {
        var own = Set<[UInt8]>()
        for start in 0...words.count - length {
          let words = words[start..<start + length]
          guard known.contains(FrequentWords.letters(of: words.dropLast())),
            known.contains(FrequentWords.letters(of: words.dropFirst()))
          else { continue }
          own.insert(FrequentWords.letters(of: words))
        }
        for phrase in own { counts[phrase, default: 0] += 1 }
      }
      let own = counts.filter { isFrequent($0.value) }
      known = Set(own.keys)
      phrases += own.map { ($0.key, $0.value) }
    }
    phrases.sort { ($1.count, $0.letters.count) < ($0.count, $1.letters.count) }
    frequent += phrases.prefix(Self.mostPhrases).map(\.letters)
    return frequent + beginnings.filter { isFrequent($0.value) }.map(\.key)
  }
}
