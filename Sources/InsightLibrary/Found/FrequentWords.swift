import InsightModel

/// Words, pairs of signs, beginnings of words and short phrases that stand in so many passages that the index takes long to tell
/// which. Those passages are kept, block by block, and follow what is put into the index; what is taken out of it need not be told,
/// for no passage gets the number of another.
struct FrequentWords {
  /// Those of fewer passages are found by the index in less time than a key may take.
  static let least = 20_000

  private var tree = LetterTree()
  /// Their numbers in the library.
  private var ids: [Int] = []
  /// Which of those whose places are kept each is; nil for beginnings and phrases.
  private var placed: [Int?] = []
  /// Their passages of the block at hand, a bit each, word after word.
  private var bits: [UInt64] = []
  private var places = FrequentPlaces([], ends: (0, false))
  private var block: Int?
  private var isEmpty = true
  /// All passages of theirs below this one are known.
  private let from: Int

  /// Those all of whose passages below one are known, and those of no later one.
  init(knownBelow from: Int, in database: inout Database) throws(LibraryError) {
    self.from = from
    var known: [[UInt8]] = []
    var placedIDs: [Int] = []
    var ends = (id: 0, areTaken: false)
    try database.rows(
      "SELECT id, letters, is_placed, upto FROM frequent WHERE upto = ? OR letters = ''", .integer(from)
    ) { row in
      let letters = Array(row.text(1).utf8)
      if letters == FrequentPlaces.endLetters {
        ends = (row.int(0), row.int(3) == from)
        return true
      }
      ids.append(row.int(0))
      known.append(letters)
      placed.append(row.int(2) != 0 ? placedIDs.count : nil)
      if row.int(2) != 0 { placedIDs.append(row.int(0)) }
      return true
    }
    guard !known.isEmpty || ends.areTaken else { return }
    tree = LetterTree(known)
    bits = [UInt64](repeating: 0, count: known.count * PassageBlock.words)
    places = FrequentPlaces(placedIDs, ends: ends)
    isEmpty = false
  }

  /// Takes one more passage, whose words are as `IndexText` writes them. Passages come in the order of their numbers.
  mutating func take(_ text: [UInt8], of passage: Int, in database: inout Database) throws(LibraryError) {
    guard !isEmpty, passage >= from else { return }
    if passage / PassageBlock.size != block {
      _ = try write(in: &database)
      block = passage / PassageBlock.size
      try places.begin(passage / PassageBlock.size, in: &database)
    }
    let (column, bit) = (passage / 64 % PassageBlock.words, UInt64(1) << UInt64(passage & 63))
    let own = places.places(of: passage)
    var place = own.lowerBound
    var start = 0
    while start < text.count {
      // The mark of a table without words has a blank before it.
      if text[start] != Self.blank {
        let isMarked = text[start] == WordCutter.mark
        tree.each(in: text, from: isMarked ? start + 1 : start) { word in
          bits[word * PassageBlock.words + column] |= bit
          if let word = placed[word], own.contains(place) {
            places.take(word, isMarked: isMarked, at: place)
          }
        }
        place += 1
      }
      while start < text.count, text[start] != Self.blank { start += 1 }
      start += 1
    }
    places.end(passage, at: place)
  }

  /// False where what was taken does not go with what is known of the passages.
  var isSound: Bool { places.isSound }

  /// False where `goesOn` says no.
  private mutating func write(in database: inout Database, _ goesOn: () -> Bool = { true })
    throws(LibraryError) -> Bool
  {
    guard let block else { return true }
    for (place, id) in ids.enumerated() {
      guard goesOn() else { return false }
      let first = place * PassageBlock.words
      let own = first..<first + PassageBlock.words
      guard bits[own].contains(where: { $0 != 0 }) else { continue }
      try Self.read(id, blocks: block...block, in: &database) {
        PassageBlock.read($1, into: &bits, at: first)
      }
      try Self.put(bits[own], id, block, in: &database)
      for word in own { bits[word] = 0 }
    }
    return try places.write(in: &database, goesOn)
  }

  /// Writes what was taken: all passages below `end` are known now; false where `goesOn` says no, and nothing is to be kept.
  @discardableResult
  mutating func finish(below end: Int, in database: inout Database, _ goesOn: () -> Bool = { true })
    throws(LibraryError) -> Bool
  {
    guard !isEmpty, end > from else { return true }
    guard try write(in: &database, goesOn) else { return false }
    try database.run("UPDATE frequent SET upto = ? WHERE upto = ?", .integer(end), .integer(from))
    return true
  }

  // MARK: Blocks

  /// A word's blocks stand one after another; so many are more than any library has.
  static let blocks = 1 << 20

  private static func read(
    _ word: Int, blocks: ClosedRange<Int>, in database: inout Database,
    _ take: (_ block: Int, _ bytes: UnsafeRawBufferPointer) -> Void
  ) throws(LibraryError) {
    let first = word * Self.blocks
    try database.rows(
      "SELECT id, passages FROM frequent_passages WHERE id BETWEEN ? AND ? ORDER BY id",
      .integer(first + blocks.lowerBound), .integer(first + blocks.upperBound)
    ) { row in
      let block = row.int(0) - first
      row.withBlob(1) { take(block, $0) }
      return true
    }
  }

  private static func put(
    _ bits: ArraySlice<UInt64>, _ word: Int, _ block: Int, in database: inout Database
  )
    throws(LibraryError)
  {
    try database.run(
      "INSERT OR REPLACE INTO frequent_passages(id, passages) VALUES(?, ?)",
      .integer(word * blocks + block), .blob(PassageBlock.bytes(of: bits)))
  }

  // MARK: By letters

  static let blank = UInt8(ascii: " ")

  /// Under which letters a phrase's passages are kept: its words with a blank after each, but after one that goes on; nil for
  /// what is never kept.
  static func letters(of phrase: SearchPhrase) -> [UInt8]? {
    // A run of signs begins there or does not: the second form says no more than that.
    guard phrase.isIndexed, let form = phrase.forms.last else { return nil }
    var letters: [UInt8] = []
    for part in form {
      switch part {
      case .word(let word): letters += word + [blank]
      case .beginning(let word): letters += word
      case .lastSign, .anySign: return nil
      }
    }
    return letters.first == WordCutter.mark ? nil : letters
  }

  /// Under which letters the passages are kept in which words of the index follow each other.
  static func letters(of words: some Sequence<ArraySlice<UInt8>>) -> [UInt8] {
    var letters: [UInt8] = []
    for word in words { letters += (letters.isEmpty ? unmarked(word) : word) + [blank] }
    return letters
  }

  /// True for the letters of what is kept with its places: words, and the ends of passages.
  static func isPlaced(_ letters: [UInt8]) -> Bool {
    letters.isEmpty || letters.firstIndex(of: blank) == letters.count - 1
  }

  /// A word of the index without the mark of a run's beginning.
  static func unmarked(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.first == WordCutter.mark ? word.dropFirst() : word
  }

  /// The number of what is kept under letters, where all its passages below `end` are known.
  static func id(of letters: [UInt8], knownBelow end: Int, in database: inout Database) throws(LibraryError)
    -> Int?
  {
    try database.first(
      "SELECT id FROM frequent WHERE letters = ? AND upto >= ?", .utf8(letters), .integer(end)
    ) {
      $0.int(0)
    }
  }

  /// The passages below `end` that are kept under a number, also of issues that were taken out since.
  static func passages(_ id: Int, below end: Int, in database: inout Database) throws(LibraryError)
    -> PassageSet
  {
    var set = PassageSet(below: end)
    try read(id, blocks: 0...blocks - 1, in: &database) { set.insert($1, ofBlock: $0) }
    return set
  }

  /// Keeps passages, which are all below `end`, under letters.
  static func keep(_ set: PassageSet, _ letters: [UInt8], below end: Int, in database: inout Database)
    throws(LibraryError)
  {
    // Those whose places are being gathered are known with them.
    try database.run(
      """
      INSERT INTO frequent(letters, upto) VALUES(?1, ?2)
      ON CONFLICT(letters) DO UPDATE SET upto = ?2 WHERE NOT is_placed
      """, .utf8(letters), .integer(end))
    let id = try database.first(
      "SELECT id FROM frequent WHERE letters = ? AND NOT is_placed", .utf8(letters)
    ) { $0.int(0) }
    guard let id, end > 0 else { return }
    for block in 0...(end - 1) / PassageBlock.size {
      if let bits = set.words(ofBlock: block) { try put(bits, id, block, in: &database) }
    }
  }
}

/// Letters, found from each place of a text in one walk.
private struct LetterTree {
  /// Which column of a node each byte has; all that are in no letters have the first. UTF-8 leaves twelve bytes out, so that they
  /// suffice.
  private var columns = [UInt8](repeating: 0, count: 256)
  private var width = 1
  /// Where each node goes on in each column; 0 where it does not.
  private var next: [Int32] = [0]
  /// What ends at each node; negative where nothing does.
  private var ending: [Int32] = [-1]

  /// Hands out the places of letters in a list.
  init(_ all: [[UInt8]] = []) {
    for letter in all.joined() where columns[Int(letter)] == 0 {
      columns[Int(letter)] = UInt8(width)
      width += 1
    }
    next = [Int32](repeating: 0, count: width)
    for (place, letters) in all.enumerated() { insert(letters, as: place) }
  }

  private mutating func insert(_ letters: [UInt8], as word: Int) {
    var node = 0
    for letter in letters {
      let place = node * width + Int(columns[Int(letter)])
      if next[place] == 0 {
        next[place] = Int32(ending.count)
        ending.append(-1)
        next += repeatElement(0, count: width)
      }
      node = Int(next[place])
    }
    ending[node] = Int32(word)
  }

  /// Hands out all that a text has from a place on; a blank follows its end.
  func each(in text: [UInt8], from start: Int, _ take: (_ word: Int) -> Void) {
    var (node, at) = (0, start)
    while at <= text.count {
      node = Int(next[node * width + Int(columns[at < text.count ? Int(text[at]) : 0x20])])
      if node == 0 { return }
      if ending[node] >= 0 { take(Int(ending[node])) }
      at += 1
    }
  }
}

extension Database {
  /// A transaction that puts passages into the index or takes them out; what is frequent follows it.
  mutating func indexing<Result>(
    _ body: (inout Database, inout FrequentWords) throws(LibraryError) -> Result
  ) throws(LibraryError) -> Result {
    try transaction { (database) throws(LibraryError) in
      let first = try Library.nextPassage(in: &database)
      var frequent = try FrequentWords(knownBelow: first, in: &database)
      let result = try body(&database, &frequent)
      try frequent.finish(below: Library.nextPassage(in: &database), in: &database)
      return result
    }
  }
}
