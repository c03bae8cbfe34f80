/// Words and what each of them means, found in any case of their letters.
///
/// Built once, at first use, from lists of words in small letters. Each list begins with the sign that stands before every
/// word of it, which is a space unless words have spaces themselves. Where two lists have the same word the first one counts.
struct WordTable: Sendable {
  typealias Word = UnsafeBufferPointer<UInt8>

  private struct Entry {
    var list: UInt8 = 0
    /// 0 for a free place.
    var length: UInt8 = 0
    var code: UInt8 = 0
    /// Where the word begins in its list.
    var start: UInt16 = 0
  }

  private let lists: [StaticString]
  /// Looked through from where a word's hash says on; half of the places and more are free.
  private var entries: [Entry]
  private var longest = 0

  init(_ lists: [(words: StaticString, code: UInt8)]) {
    self.init(lists.map(\.words), codes: lists.map(\.code), isNumbered: false)
  }

  /// A list in which each number is what the words after it mean: ` 1 january jan 2 february`.
  init(numbered list: StaticString) {
    self.init([list], codes: [0], isNumbered: true)
  }

  private init(_ lists: [StaticString], codes: [UInt8], isNumbered: Bool) {
    self.lists = lists
    let words = lists.reduce(0) { sum, list in
      list.withUTF8Buffer { bytes in
        let separator = bytes[0]
        return bytes.reduce(sum) { $0 &+ ($1 == separator ? 1 : 0) }
      }
    }
    var places = 2
    while places < words * 2 { places *= 2 }
    entries = Array(repeating: Entry(), count: places)
    for (number, list) in lists.enumerated() {
      var code = codes[number]
      list.withUTF8Buffer { bytes in
        // A table is made at a start of the program: each byte is looked at once.
        let separator = bytes[0]
        var (start, hash) = (1, Hash())
        for end in 1...bytes.count {
          if end < bytes.count, bytes[end] != separator {
            hash.add(bytes[end])
            continue
          }
          let word = Word(rebasing: bytes[start..<end])
          if isNumbered, let first = word.first, first.isDigit {
            code = word.reduce(0) { $0 * 10 + $1 - 0x30 }
          } else if !word.isEmpty {
            insert(
              Entry(list: UInt8(number), length: UInt8(word.count), code: code, start: UInt16(start)), word,
              hash)
          }
          (start, hash) = (end + 1, Hash())
        }
      }
    }
  }

  private mutating func insert(_ entry: Entry, _ word: Word, _ hash: Hash) {
    longest = max(longest, word.count)
    var place = hash.place(among: entries.count)
    while entries[place].length > 0 {
      if isSame(entries[place], word) { return }
      place = (place + 1) & (entries.count - 1)
    }
    entries[place] = entry
  }

  /// What a word means; nil for one that is in no list.
  func code(of word: Word) -> UInt8? {
    guard !word.isEmpty, word.count <= longest else { return nil }
    // Capitals that hashing does not know: of Latin beyond Latin-1, Greek and Cyrillic.
    guard word.contains(where: { (0xC4...0xD0).contains($0) }) else { return plainCode(of: word) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { room in
      let count = SmallLetters.write(word, to: room)
      return plainCode(of: Word(rebasing: room[..<count]))
    }
  }

  private func plainCode(of word: Word) -> UInt8? {
    var (hash, last) = (Hash(), UInt8(0))
    for byte in word {
      hash.add(WordList.lowercased(byte, after: last))
      last = byte
    }
    var place = hash.place(among: entries.count)
    while entries[place].length > 0 {
      if isSame(entries[place], word) { return entries[place].code }
      place = (place + 1) & (entries.count - 1)
    }
    return nil
  }

  /// Where a word is looked for first.
  private struct Hash {
    private var value: UInt32 = 0

    @inline(__always)
    mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x9E37_79B1 }

    /// Among so many places, a power of two; the high bits know of all bytes.
    @inline(__always)
    func place(among places: Int) -> Int { Int(value >> 12) & (places - 1) }
  }

  private func isSame(_ entry: Entry, _ word: Word) -> Bool {
    guard Int(entry.length) == word.count else { return false }
    return lists[Int(entry.list)].withUTF8Buffer { bytes in
      var last: UInt8 = 0
      for index in word.indices {
        guard bytes[Int(entry.start) + index] == WordList.lowercased(word[index], after: last) else {
          return false
        }
        last = word[index]
      }
      return true
    }
  }
}
