import InsightModel

/// Phrases, and how near to each other they must stand, as places tell it.
struct PlacedPhrases: Sendable {
  /// What a word of a text must be; the letters have a blank behind them and no mark.
  struct Word: Sendable {
    var letters: [UInt8]
    /// Nil where it may begin its run or not.
    var isMarked: Bool?

    init(_ word: [UInt8]) {
      let isMarked = word.first == WordCutter.mark
      letters = word.dropFirst(isMarked ? 1 : 0) + [UInt8(ascii: " ")]
      self.isMarked = isMarked
    }
  }

  var phrases: [[Word]]
  /// So many words may stand between the end of each and the beginning of the last.
  var distance: Int

  /// Nil for what places do not tell: beginnings of words, signs by themselves; and for one word, whose passages are known.
  init?(_ phrases: [SearchPhrase], distance: Int = 0) {
    self.distance = distance
    self.phrases = []
    for phrase in phrases {
      guard let form = phrase.forms.first else { return nil }
      var words: [Word] = []
      for part in form {
        switch part {
        case .word(let word): words.append(Word(word))
        case .beginning, .lastSign, .anySign: return nil
        }
      }
      // The other form differs in the mark of the first word alone.
      if phrase.forms.count > 1 { words[0].isMarked = nil }
      self.phrases.append(words)
    }
    if self.phrases.reduce(0, { $0 + $1.count }) < 2 { return nil }
  }
}

/// The same, with the numbers under which its words are kept.
struct KeptPlaces {
  private typealias Word = (id: Int, isMarked: Bool?)
  private var phrases: [[Word]] = []
  private let distance: Int
  /// The number of the passages' ends.
  private let ends: Int
  /// Where each phrase begins in the block at hand.
  private var starts: [PlaceBits] = []
  /// As many as stand between a place of the file and another.
  private static let pages = 64

  /// Where a word of one stands.
  private var own = PlaceBits(count: 0)

  /// Nil where of one of them not all places below `end` are known.
  init?(_ asked: PlacedPhrases, knownBelow end: Int, in database: inout Database) throws(LibraryError) {
    func id(_ letters: [UInt8], in database: inout Database) throws(LibraryError) -> Int? {
      try database.first(
        "SELECT id FROM frequent WHERE letters = ? AND upto >= ? AND is_placed", .utf8(letters), .integer(end)
      ) { $0.int(0) }
    }
    guard let ends = try id(FrequentPlaces.endLetters, in: &database) else { return nil }
    (self.ends, distance) = (ends, asked.distance)
    for phrase in asked.phrases {
      var words: [Word] = []
      for word in phrase {
        guard let id = try id(word.letters, in: &database) else { return nil }
        words.append((id, word.isMarked))
      }
      phrases.append(words)
      starts.append(PlaceBits(count: 0))
    }
  }

  /// The passages below `end` in which they stand so, also of issues that were taken out since; nil where a block has too many words.
  mutating func passages(below end: Int, in database: inout Database) throws(LibraryError) -> PassageSet? {
    var found = PassageSet(below: end)
    guard end > 0 else { return found }
    // What is read once needs no room, and is to take none away from what is read again.
    try database.keepPages(Self.pages)
    defer { try? database.keepPages(Database.pages) }
    var ends: [Int] = []
    for block in 0...(end - 1) / PassageBlock.size {
      try FrequentPlaces.readEnds(self.ends, block, into: &ends, in: &database)
      guard let last = ends.last else { continue }
      guard last < FrequentPlaces.most else { return nil }
      guard try findStarts(block, last + 1, in: &database) else { continue }
      let lists = starts.indices.map { (places: starts[$0], reach: phrases[$0].count + distance) }
      found.formUnion(PlaceBits.passages(having: lists, endingAt: ends), ofBlock: block)
    }
    return found
  }

  /// Finds where the phrases begin in a block; false where one does not stand there.
  private mutating func findStarts(_ block: Int, _ count: Int, in database: inout Database)
    throws(LibraryError) -> Bool
  {
    for (place, phrase) in phrases.enumerated() {
      for (offset, word) in phrase.enumerated() {
        own.clear(count)
        for isMarked in word.isMarked.map({ [$0] }) ?? [false, true] {
          try FrequentPlaces.read(word.id, isMarked: isMarked, block, into: &own, in: &database)
        }
        if offset == 0 {
          swap(&own, &starts[place])
        } else {
          starts[place].formIntersection(own, ahead: offset)
        }
        if starts[place].isEmpty { return false }
      }
    }
    return true
  }
}
