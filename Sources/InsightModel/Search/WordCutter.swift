/// Cuts a text into the words that a search over many texts knows, each folded as `Folding` says.
///
/// A word is a run of letters, digits and marks. Scripts that set no spaces between their words (Han, kana, Thai) and Hangul,
/// whose words carry their endings, are cut into overlapping pairs of signs, so that any two signs or more are found
/// wherever they stand; a sign alone in its run is a word. What begins such a run is marked: `.반도 도체`. Without the mark
/// `경제재` would be found in `경제 제재`.
public struct WordCutter: Sendable {
  /// One word of a text.
  public struct Word: Sendable, Equatable {
    /// Folded, in UTF-8; of a run that is cut, the pair and the mark.
    public var bytes: Range<Int>
    /// The scalars of the text that it takes, counted from 0.
    public var scalars: Range<Int>
    /// True where it is a pair or a lone sign of a run that is cut.
    public var isSign: Bool
  }

  /// What marks the beginning of a run.
  public static let mark = UInt8(ascii: ".")

  /// The words' bytes, one after another with a blank between: what an index is given.
  public private(set) var bytes: [UInt8] = []
  /// In the order of the text; the first of a run's pairs begins with the mark.
  public private(set) var words: [Word] = []

  private var scalar = 0
  /// Where the word that is being read begins in `bytes`; nil between words.
  private var start: (byte: Int, scalar: Int)?
  /// The last sign of the run that is being read.
  private var last: (sign: UInt32, scalar: Int)?
  private var runLength = 0

  /// Without words.
  public init() {}

  /// Cuts a text.
  public init(_ text: String) {
    var text = text
    text.withUTF8 { take($0) }
    end()
  }

  /// Cuts a part of a text, before which so many scalars stand; a blank, or the text's end, is at both of its ends.
  init(_ text: UnsafeBufferPointer<UInt8>, after scalars: Int = 0) {
    scalar = scalars
    take(text)
    end()
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(text.count + text.count / 2)
    var at = 0
    while at < text.count {
      if text[at] < 0x80 {
        at = takeASCII(text, from: at)
        continue
      }
      let (value, length) = UTF8Scalar.read(text, at: at, before: text.count)
      at += length
      if let letters = Folding.expansion(of: value) {
        for letter in letters.utf8 { take(Folding.fold(UInt32(letter), keepingCase: false)) }
      } else {
        take(Folding.fold(value, keepingCase: false))
      }
      scalar += 1
    }
  }

  /// Takes what is ASCII from `first` on, most of most texts; gives where it ends.
  private mutating func takeASCII(_ text: UnsafeBufferPointer<UInt8>, from first: Int) -> Int {
    var at = first
    while at < text.count, text[at] < 0x80 {
      var stop = at
      while stop < text.count, text[stop].isLetter || text[stop].isDigit { stop += 1 }
      if stop > at {
        endRun()
        if start == nil { start = (begin(), scalar) }
        for byte in text[at..<stop] { bytes.append(byte.isCapital ? byte | 0x20 : byte) }
      } else {
        stop += 1
        end()
      }
      scalar += stop - at
      at = stop
    }
    return at
  }

  private mutating func take(_ folded: UInt32) {
    // Marks that count for nothing do not part a word.
    if folded == 0 { return }
    if Self.isUnspaced(folded) {
      endWord()
      takeSign(folded)
    } else if Self.isPartOfWord(folded) {
      endRun()
      if start == nil { start = (begin(), scalar) }
      UTF8Scalar.append(folded, to: &bytes)
    } else {
      end()
    }
  }

  private mutating func begin() -> Int {
    if !bytes.isEmpty { bytes.append(0x20) }
    return bytes.count
  }

  private mutating func takeSign(_ sign: UInt32) {
    if let before = last {
      let first = begin()
      if runLength == 1 { bytes.append(Self.mark) }
      UTF8Scalar.append(before.sign, to: &bytes)
      UTF8Scalar.append(sign, to: &bytes)
      words.append(Word(bytes: first..<bytes.count, scalars: before.scalar..<scalar + 1, isSign: true))
    }
    last = (sign, scalar)
    runLength += 1
  }

  private mutating func endRun() {
    if let sign = last, runLength == 1 {
      let first = begin()
      bytes.append(Self.mark)
      UTF8Scalar.append(sign.sign, to: &bytes)
      words.append(Word(bytes: first..<bytes.count, scalars: sign.scalar..<sign.scalar + 1, isSign: true))
    }
    last = nil
    runLength = 0
  }

  private mutating func endWord() {
    guard let start else { return }
    words.append(Word(bytes: start.byte..<bytes.count, scalars: start.scalar..<scalar, isSign: false))
    self.start = nil
  }

  private mutating func end() {
    endWord()
    endRun()
  }

  // MARK: Scripts

  /// Signs of scripts that are cut into pairs.
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    guard scalar >= 0xE00 else { return false }
    switch scalar {
    // Hangul.
    case 0xAC00...0xD7A3, 0x3131...0x318E, 0x1100...0x11FF: return true
    // Han, with its iteration mark.
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005...0x3007: return true
    // Kana, with the mark of a long vowel.
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: return true
    // Thai and Lao, Burmese, Khmer: letters and their vowels and tones, not their digits and stops.
    case 0xE01...0xE3A, 0xE40...0xE4E, 0xE81...0xECD, 0x1000...0x103F, 0x1050...0x108F, 0x1780...0x17D3:
      return true
    case _: return false
    }
  }

  /// Letters, digits and the marks on letters.
  static func isPartOfWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (0x61...0x7A).contains(scalar) || (0x30...0x39).contains(scalar)
        || (0x41...0x5A).contains(scalar)
    }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    case _:
      return false
    }
  }
}
