import InsightModel

/// Words, pairs of signs and beginnings of words that stand in so many passages that counting them takes long. Each was counted by
/// the index once, and its count follows every change of the index since.
struct FrequentWords {
  /// Fewer passages are counted by the index in less time than a key may take.
  static let least = 20_000

  private struct Entry {
    let letters: [UInt8]
    var passages = 0
    /// The passage that was counted last.
    var last = -1

    var isWhole: Bool { letters.last == FrequentWords.blank }
  }

  private var entries: [Entry] = []
  /// Places in `entries`, by the first bytes.
  private var places: [UInt32: [Int]] = [:]
  /// False in slots of which no entry's first bytes are.
  private var isHead: [Bool] = []
  private var passage = 0

  /// Those that a library knows, with nothing counted of them yet.
  init(in database: inout Database) throws(LibraryError) {
    var known: [[UInt8]] = []
    try database.rows("SELECT letters FROM frequent WHERE letters > ''") {
      known.append(Array($0.text(0).utf8))
      return true
    }
    guard !known.isEmpty else { return }
    isHead = [Bool](repeating: false, count: Self.slots)
    for letters in known {
      guard let head = Self.head(letters[...]) else { continue }
      isHead[Self.slot(letters[...])] = true
      places[head, default: []].append(entries.count)
      entries.append(Entry(letters: letters))
    }
  }

  private static let headLength = 3

  /// Nil where there are fewer bytes.
  private static func head(_ letters: ArraySlice<UInt8>) -> UInt32? {
    letters.count < headLength ? nil : letters.prefix(headLength).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A place in `isHead`, of `headLength` bytes at least.
  private static func slot(_ letters: ArraySlice<UInt8>) -> Int {
    let first = letters.startIndex
    return (Int(letters[first]) ^ Int(letters[first + 1]) << 3 ^ Int(letters[first + 2]) << 6) % slots
  }

  private static let slots = 4096

  /// Counts the words of one more passage, as `IndexText` writes them, or of one less.
  mutating func count(_ words: [UInt8], isRemoval: Bool) {
    guard !entries.isEmpty else { return }
    var start = 0
    while start < words.count {
      var end = start
      while end < words.count, words[end] != Self.blank { end += 1 }
      let word = words[(words[start] == WordCutter.mark ? start + 1 : start)..<end]
      // Most words are none of them.
      if word.count >= Self.headLength, isHead[Self.slot(word)] { count(word, isRemoval) }
      start = end + 1
    }
    passage += 1
  }

  private mutating func count(_ word: ArraySlice<UInt8>, _ isRemoval: Bool) {
    guard let head = Self.head(word), let places = places[head] else { return }
    for place in places where entries[place].last < passage {
      let letters = entries[place].letters
      let isHere =
        entries[place].isWhole ? word.elementsEqual(letters.dropLast()) : word.starts(with: letters)
      guard isHere else { continue }
      entries[place].last = passage
      entries[place].passages += isRemoval ? -1 : 1
    }
  }

  /// Adds what was counted to what a library knows.
  func write(in database: inout Database) throws(LibraryError) {
    for entry in entries where entry.passages != 0 {
      try database.run(
        "UPDATE frequent SET passages = passages + ? WHERE letters = ?", .integer(entry.passages),
        .utf8(entry.letters))
    }
  }

  /// After a whole word.
  private static let blank = UInt8(ascii: " ")

  /// What is kept of a query that asks for one word, one pair or one beginning, and for nothing else; nil for any other.
  static func letters(of query: SearchQuery) -> [UInt8]? {
    guard query.conditions.isEmpty, case .phrase(let phrase)? = query.expression else { return nil }
    return letters(of: phrase)
  }

  static func letters(of phrase: SearchPhrase) -> [UInt8]? {
    // A pair begins its run or does not.
    guard phrase.forms.allSatisfy({ $0.count == 1 }), let part = phrase.forms.last?.first else { return nil }
    let letters: [UInt8]
    switch part {
    case .word(let word): letters = word + [blank]
    case .beginning(let word): letters = word
    case .lastSign, .anySign: return nil
    }
    return letters.first == WordCutter.mark || head(letters[...]) == nil ? nil : letters
  }

  /// How many passages have it; nil where that is not known.
  static func count(_ letters: [UInt8], in database: inout Database) throws(LibraryError) -> Int? {
    try database.first("SELECT passages FROM frequent WHERE letters = ?", .utf8(letters)) { $0.int(0) }
  }
}

extension Library {
  /// Keeps how many passages have what took long to count, where nobody has changed the file since it was in this state. Who else writes
  /// to it is not waited for.
  mutating func keep(_ letters: [UInt8], count: Int, asOf state: Int) throws(LibraryError) {
    guard database.unwritable == nil else { return }
    try database.transaction(isPatient: false) { (database) throws(LibraryError) in
      let now = try database.first("PRAGMA data_version") { $0.int(0) }
      guard now == state else { return }
      try database.run(
        "INSERT OR REPLACE INTO frequent(letters, passages) VALUES(?, ?)", .utf8(letters), .integer(count))
    }
  }

  /// Counts one thing more of which a sample of the library shows that it stands in many passages; false when there is none left. So
  /// it is known before somebody asks for it.
  public mutating func countFrequent() throws(LibraryError) -> Bool {
    let state = try fileState()
    let all =
      try database.first(
        "SELECT first_passage + passages FROM issue ORDER BY first_passage DESC LIMIT 1", take: { $0.int(0) })
      ?? 0
    guard database.unwritable == nil else { return false }
    if uncounted.isEmpty {
      // Before a library has doubled, little becomes frequent.
      let sampled = try FrequentWords.count([], in: &database) ?? 0
      guard all >= frequentFrom, all / 2 >= sampled else { return false }
      uncounted = try frequentPhrases(ofPassages: all)
    }
    if let phrase = uncounted.popLast(), let letters = FrequentWords.letters(of: phrase),
      try FrequentWords.count(letters, in: &database) == nil,
      let question = IndexText.exact(.phrase(phrase))
    {
      let total = try countInIndex(question)
      if total >= frequentFrom { try keep(letters, count: total, asOf: state) }
    }
    if uncounted.isEmpty { try keep([], count: all, asOf: fileState()) }
    return true
  }

  /// So many issues show what is frequent in all, and are looked at in as little time as a search takes.
  private static let sampledIssues = 24

  private mutating func frequentPhrases(ofPassages all: Int) throws(LibraryError) -> [SearchPhrase] {
    let catalog = try currentCatalog()
    var counts: [ArraySlice<UInt8>: (passages: Int, last: Int)] = [:]
    var looked = 0
    func count(_ word: inout (passages: Int, last: Int)) {
      if word.last < looked { word = (word.passages + 1, looked) }
    }
    // Spread by the golden ratio: equal steps would meet the same one of periodicals that come in turn.
    for step in 0..<min(Self.sampledIssues, catalog.count) {
      let spread = UInt64(step) &* 0x9E37_79B9_7F4A_7C15
      let place = Int(spread.multipliedFullWidth(by: UInt64(catalog.count)).high)
      let passages = try Self.passages(of: catalog.issue(place).id, in: &database)
      for passage in passages?.list ?? [] {
        let words = IndexText.bytes(of: passage).split(separator: UInt8(ascii: " "))
        looked += 1
        for word in words {
          count(&counts[word.first == WordCutter.mark ? word.dropFirst() : word, default: (0, 0)])
        }
      }
    }
    var phrases: [SearchPhrase] = []
    for (word, count) in counts where count.passages * all >= frequentFrom * looked {
      let text = String(decoding: word, as: UTF8.self)
      // Its beginnings are typed before it, and are no rarer.
      let beginnings = (1...text.count).map { String(text.prefix($0)) }
      let own = [SearchPhrase(text)] + beginnings.map { SearchPhrase($0, isBeginning: true) }
      phrases += own.compactMap { $0 }.filter {
        Beginnings.counted($0) == nil && FrequentWords.letters(of: $0) != nil
      }
    }
    return phrases
  }
}
