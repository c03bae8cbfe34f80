import InsightModel

/// At which places frequent words stand in the texts of the passages, block by block: what tells phrases of them, and what is near to
/// what. Places count through a block as `PlaceBits` says; where its passages end is kept like the places of one more word.
struct FrequentPlaces {
  /// With more places than that a block is not asked: its bits would take 8 MB.
  static let most = 1 << 26
  /// Under which letters the ends are kept.
  static let endLetters: [UInt8] = []

  /// The numbers of the words.
  private let ids: [Int]
  /// Of each in the middle of a run of signs, or of none, and where it begins one: its places in the block at hand.
  private var places: [[Int]]
  /// The number of the ends, and whether they are taken too.
  private let ends: (id: Int, areTaken: Bool)
  /// Those of the block at hand.
  private var known: [Int] = []
  private var block = 0
  /// False where a passage has other words than when its end was taken: then nothing of it may be kept.
  private(set) var isSound = true

  /// Of some words.
  init(_ ids: [Int], ends: (id: Int, areTaken: Bool)) {
    (self.ids, self.ends) = (ids, ends)
    places = [[Int]](repeating: [], count: ids.count * 2)
  }

  /// Goes on with a block.
  mutating func begin(_ block: Int, in database: inout Database) throws(LibraryError) {
    self.block = block
    try Self.readEnds(ends.id, block, into: &known, in: &database)
  }

  /// The places of a passage of the block; empty where its end is not known, and not taken either.
  mutating func places(of passage: Int) -> Range<Int> {
    let number = passage % PassageBlock.size
    if ends.areTaken {
      // What nobody took has no words.
      while known.count < number { known.append((known.last ?? -1) + 1) }
    }
    let first = number == 0 ? 0 : number <= known.count ? known[number - 1] + 1 : 0
    if number < known.count { return first..<max(first, known[number]) }
    return first..<(ends.areTaken ? Self.most : first)
  }

  /// Takes a word at a place.
  mutating func take(_ word: Int, isMarked: Bool, at place: Int) {
    places[word * 2 + (isMarked ? 1 : 0)].append(place)
  }

  /// The passage that was begun last ends at a place.
  mutating func end(_ passage: Int, at place: Int) {
    let number = passage % PassageBlock.size
    if ends.areTaken, known.count == number { known.append(place) }
    if !ids.isEmpty, number >= known.count || known[number] != place { isSound = false }
  }

  /// Writes what was taken of the block; false where `goesOn` says no.
  mutating func write(in database: inout Database, _ goesOn: () -> Bool) throws(LibraryError) -> Bool {
    if ends.areTaken, !known.isEmpty {
      try Self.put(Distances.bytes(of: known), ends.id * 2, block, in: &database)
    }
    for (place, own) in places.enumerated() where !own.isEmpty {
      guard goesOn() else { return false }
      let list = ids[place / 2] * 2 + place % 2
      var bits = PlaceBits(count: (known.last ?? 0) + 1)
      try Self.read(list, block, in: &database) { bits.insert($0) }
      for place in own { bits.insert(place) }
      try Self.put(bits.bytes, list, block, in: &database)
      places[place].removeAll(keepingCapacity: true)
    }
    return true
  }

  // MARK: Blocks

  private static func put(_ bytes: [UInt8], _ list: Int, _ block: Int, in database: inout Database)
    throws(LibraryError)
  {
    try database.run(
      "INSERT OR REPLACE INTO frequent_places(id, places) VALUES(?, ?)",
      .integer(list * FrequentWords.blocks + block), .blob(bytes))
  }

  private static func read(
    _ list: Int, _ block: Int, in database: inout Database, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(LibraryError) {
    _ = try database.first(
      "SELECT places FROM frequent_places WHERE id = ?", .integer(list * FrequentWords.blocks + block)
    ) { $0.withBlob(0, take) }
  }

  /// Finds where the passages of a block end, ascending; their number is `id`.
  static func readEnds(_ id: Int, _ block: Int, into ends: inout [Int], in database: inout Database)
    throws(LibraryError)
  {
    ends = []
    try read(id * 2, block, in: &database) { bytes in
      ends = [Int](unsafeUninitializedCapacity: PassageBlock.size) { buffer, count in
        var own = 0
        Distances.each(in: bytes) { end in
          buffer[own] = end
          own &+= 1
          return own < PassageBlock.size
        }
        count = own
      }
    }
  }

  /// Adds the places of a word in a block, where it begins a run of signs or where it does not.
  static func read(
    _ word: Int, isMarked: Bool, _ block: Int, into bits: inout PlaceBits, in database: inout Database
  ) throws(LibraryError) {
    try read(word * 2 + (isMarked ? 1 : 0), block, in: &database) { bits.insert($0) }
  }
}
