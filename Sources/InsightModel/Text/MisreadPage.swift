/// Text in an encoding before Unicode whose bytes were read as Windows-1252 or Latin-1: `Ïðèâåò` was `Привет`.
///
/// Each reading that a page may have had competes with the others, UTF-8 and the printed one among them, over the lines that hardly
/// any language of Latin-1 has. The winner needs a clear lead, and then reads the words that it makes likelier, side by side:
/// one passage has one reading.
struct MisreadPage {
  let encoding: TextEncoding
  private let isWhole: Bool
  private let reader: Reader
  /// The words of the line that was looked at last.
  private var line = 0..<0
  private var words: [Word] = []

  private enum Reader {
    case letters([ModelCharacter], LanguageModel)
    case characters(MultiByte.Read, [IdeographModel])
  }

  /// A word to be healed: from its first character beyond ASCII to the last byte that belongs to one.
  struct Word {
    var range: Range<Int>
    /// Where the letters of ASCII before it begin.
    var start: Int
    var bytes: [UInt8]
    /// The ASCII character right before it.
    var before: UInt8
  }

  /// Nil where nothing of the kind was read.
  init?(_ evidence: DamageEvidence) {
    guard case .misread(let encoding, let language, _) = evidence.page else { return nil }
    self.encoding = encoding
    isWhole = evidence.isWhole
    if let read = MultiByte.readers.first(where: { $0.encoding == encoding }) {
      reader = .characters(read.read, read.models)
    } else {
      guard let table = CodePage.singleByte(encoding), let family = language?.family else { return nil }
      reader = .letters(table.map(ModelCharacter.init), family)
    }
  }

  // MARK: Healing

  /// The word that begins at `offset` with a character beyond ASCII, as it was read; nil where it is sound.
  mutating func word(at offset: Int, in bytes: [UInt8]) -> (
    bytes: [UInt8], range: Range<Int>, encoding: TextEncoding
  )? {
    if !line.contains(offset) { look(at: offset, in: bytes) }
    while let word = words.first, word.range.upperBound <= offset { words.removeFirst() }
    guard let word = words.first, word.range.lowerBound == offset else { return nil }
    return (word.bytes, word.range, encoding)
  }

  /// What it costs to go from sound text to misread text and back, in half bits: damage comes by passages.
  private static let change = DamageEvidence.leastGain

  /// Decides for each word of the line at `offset` whether it is misread.
  private mutating func look(at offset: Int, in bytes: [UInt8]) {
    line = Self.line(at: offset, in: bytes)
    words = []
    guard !Self.hasOthers(bytes, line) else { return }
    var all: [(word: Word, staysMisread: Bool, turnsSound: Bool)] = []
    // What the line costs up to a word, where that is sound and where it is misread, and whether the word before is misread then.
    var (sound, misread) = (0, isWhole ? Self.change / 2 : Self.change)
    var known: Set<[UInt8]> = []
    Self.forEachWord(in: bytes, line) { word in
      let (toSound, toMisread) = (misread + Self.change, sound + Self.change)
      all.append((word, toMisread >= misread, toSound < sound))
      (sound, misread) = (min(sound, toSound), min(misread, toMisread))
      // A word that stood there says nothing new.
      guard known.insert(word.bytes).inserted else { return }
      sound += Self.printedPrice(word)
      misread += price(word)
    }
    var isMisread = misread < sound
    for entry in all.reversed() {
      if isMisread { words.append(entry.word) }
      isMisread = isMisread ? entry.staysMisread : entry.turnsSound
    }
    words.reverse()
  }

  /// True for a letter or a number that is none of Windows-1252: no byte was read as it. Signs may have been named, as a page's `&rarr;`.
  static func isNoByte(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x100, Windows1252.byte(scalar) == nil else { return false }
    if TextModel.isLetter(scalar) { return true }
    return switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    case _: false
    }
  }

  /// True for a line that has such a character: a line is read in one encoding.
  private static func hasOthers(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var offset = line.lowerBound
    while offset < line.upperBound {
      if bytes[offset] < 0xC4 {
        offset += bytes[offset] < 0x80 ? 1 : 2
      } else {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: line.upperBound)
        if isNoByte(scalar) { return true }
        offset += length
      }
    }
    return false
  }

  private func price(_ word: Word) -> Int {
    switch reader {
    case .letters(let table, let family): return Self.price(word, table, family)
    case .characters(let read, let models):
      return models.map { price(word, read, $0) }.min() ?? 0
    }
  }

  /// What a word costs in ideographs; far too much where a stretch of it is none, as where a byte was lost and the pairs are out of step.
  private func price(_ word: Word, _ read: MultiByte.Read, _ model: IdeographModel) -> Int {
    var (costs, offset) = ([Int](), 0)
    while offset < word.bytes.count {
      guard word.bytes[offset] >= 0x80 else {
        offset += 1
        continue
      }
      let character = read(word.bytes, offset)
      costs.append(model.cost(character.scalar ?? 0xFFFD))
      offset += character.length
    }
    return Self.areOfText(costs) ? costs.reduce(0, +) : Self.outOfStep
  }

  /// False where ideographs one after another cost what no text costs.
  private static func areOfText(_ costs: [Int]) -> Bool {
    costs.indices.allSatisfy { costs[...$0].suffix(stretch).reduce(0, +) <= stretch * oddCharacter }
  }

  /// Sound text costs 9 to 20 half bits a character; so many together cost more only where they are none.
  private static let (stretch, oddCharacter) = (4, 34)
  private static let outOfStep = 1 << 20

  // MARK: What is looked at

  /// The characters of Windows-1252.
  private static let printed = (0..<256).map { ModelCharacter(Windows1252.scalar(UInt8($0))) }
  private static let latin = LanguageModel.latin

  /// Sound lines of Latin letters cost 11 to 17 half bits for each character beyond ASCII, what stands before and after it
  /// included; misread ones 17 to 55.
  static let soundLetter = 17
  /// So much more a line must cost: some rare signs in it are no damage.
  private static let chance = 24
  /// As many bytes as are looked at.
  private static let enough = 6000

  /// The words of the lines that are hardly sound, as the bytes that were misread, each line ended by a line feed; and whether
  /// hardly any other has letters beyond ASCII.
  static func oddLines(of bytes: [UInt8]) -> (bytes: [UInt8], isWhole: Bool) {
    var (odd, soundLetters, oddLetters) = ([UInt8](), 0, 0)
    var offset = ByteScan.firstNonASCII(in: bytes, from: 0)
    while offset < bytes.count, odd.count < enough {
      let (line, high, words) = oddLine(at: offset, in: bytes)
      odd += words
      if words.isEmpty { soundLetters += high } else { oddLetters += high }
      offset = ByteScan.firstNonASCII(in: bytes, from: line.upperBound)
    }
    return (odd, oddLetters > few * soundLetters)
  }

  /// The line that a character stands in, how many of its characters are beyond ASCII, and its words as they were misread; none where
  /// it is sound, or has only signs of East Asian code pages, each of which is read for itself.
  static func oddLine(at offset: Int, in bytes: [UInt8]) -> (range: Range<Int>, high: Int, words: [UInt8]) {
    let line = line(at: offset, in: bytes)
    if let signs = signs(in: bytes, line) { return (line, signs, []) }
    var (cost, high) = (0, 0)
    forEachWord(in: bytes, line) { word in
      high += word.bytes.count { $0 >= 0x80 }
      cost += printedPrice(word)
    }
    guard cost > high * soundLetter + chance else { return (line, high, []) }
    // A word that stood there says nothing new: who writes of pounds does so again.
    var (known, words, newHigh) = (Set<[UInt8]>(), [UInt8](), 0)
    cost = 0
    forEachWord(in: bytes, line) { word in
      guard known.insert(word.bytes).inserted else { return }
      newHigh += word.bytes.count { $0 >= 0x80 }
      cost += printedPrice(word)
      let head = bytes[word.start..<word.range.lowerBound]
      words += (head.isEmpty ? [word.before] : head) + word.bytes + [0x20]
    }
    guard cost > newHigh * soundLetter + chance else { return (line, high, []) }
    guard case .letters = EncodingEvidence.signs(of: words) else { return (line, high, []) }
    return (line, high, words + [0x0A])
  }

  /// How many characters beyond ASCII a line has, where all are pairs that are signs of East Asian code pages: most damaged lines
  /// of pages have no others, and need not be cut into words. Nil where it has others.
  private static func signs(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var (offset, count, last) = (line.lowerBound, 0, UInt32(0))
    while offset < line.upperBound {
      guard bytes[offset] >= 0x80 else {
        (offset, last) = (offset + 1, 0)
        continue
      }
      let (lead, length) = UTF8Scalar.read(bytes, at: offset, before: line.upperBound)
      guard (0xA1...0xA9).contains(lead), offset + length < line.upperBound else { return nil }
      let (trail, further) = UTF8Scalar.read(bytes, at: offset + length, before: line.upperBound)
      // Kana come one after another.
      let isKana = (0xA4...0xA5).contains(lead) && lead == last
      guard (0xA1...0xFF).contains(trail), !isKana else { return nil }
      (offset, count, last) = (offset + length + further, count + 2, lead)
    }
    return count
  }

  /// What a word costs as it is printed.
  private static func printedPrice(_ word: Word) -> Int {
    let listed = word.bytes.prefix { $0 >= 0x80 }
    // Signs that were set one by one cost as much as the first of them.
    return DamagedRun.isSetOfSigns(listed) ? TextModel.unknown : price(word, printed, latin)
  }

  /// A text is misread throughout where it has that many times more of it than anything else.
  private static let few = 16

  private static func line(at offset: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A, offset - start < longestLine { start -= 1 }
    while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
    let reach = offset..<min(bytes.count, offset + longestLine)
    return start..<max(offset + 1, ByteScan.firstIndex(of: 0x0A, in: bytes, reach) ?? reach.upperBound)
  }

  /// So many bytes of a line are looked at together.
  private static let longestLine = 4000

  /// Hardly a word is longer, in bytes.
  private static let usualWord = 32

  /// The words of a line that have characters beyond ASCII, all of them read as Windows-1252.
  private static func forEachWord(in bytes: [UInt8], _ line: Range<Int>, _ body: (Word) -> Void) {
    var from = line.lowerBound
    while true {
      // Words of ASCII are passed over.
      var offset = ByteScan.firstNonASCII(in: bytes, from: from, before: line.upperBound)
      guard offset < line.upperBound else { return }
      let start = offset
      var wordStart = offset
      while wordStart > from, bytes[wordStart - 1] > 0x20 { wordStart -= 1 }
      let before = wordStart < start ? bytes[start - 1] : 0x20
      var (original, isWhole) = ([UInt8](), true)
      original.reserveCapacity(Self.usualWord)
      while offset < line.upperBound, bytes[offset] > 0x20 {
        let (scalar, length) = UTF8Scalar.read(bytes, at: offset, before: line.upperBound)
        if scalar < 0x80 {
          original.append(UInt8(scalar))
        } else if let byte = Windows1252.byte(scalar) {
          original.append(byte)
        } else {
          isWhole = false
        }
        offset += length
      }
      if isWhole { body(Word(range: start..<offset, start: wordStart, bytes: original, before: before)) }
      from = offset + 1
    }
  }

  private static func price(_ word: Word, _ table: [ModelCharacter], _ language: LanguageModel) -> Int {
    var (cost, before) = (0, table[Int(word.before)])
    for byte in word.bytes {
      let after = table[Int(byte)]
      if !before.isASCII || !after.isASCII { cost += language.cost(before, after) }
      before = after
    }
    return before.isASCII ? cost : cost + language.cost(before, table[0x20])
  }
}
