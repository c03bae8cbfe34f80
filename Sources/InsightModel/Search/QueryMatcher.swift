extension SearchQuery.Expression {
  /// What it finds in a text, as ranges of the text's scalars, ascending and none overlapping; nil where the text is none
  /// of those that are looked for. The rule that an index is held to.
  public func matches(in text: String) -> [Range<Int>]? {
    var text = text
    return text.withUTF8 { matches(in: $0) }
  }

  /// The same in a text of UTF-8; where its first places are enough, no more than `most` are looked for of each word.
  public func matches(in text: UnsafeBufferPointer<UInt8>, most: Int = .max) -> [Range<Int>]? {
    // One word shows by itself whether it stands there.
    if case .phrase(let phrase) = self {
      var searched = SearchedText(bytes: text)
      let ranges = phrase.ranges(in: &searched, most: most)
      return ranges.isEmpty ? nil : Self.joined(ranges)
    }
    guard mayMatch(text) else { return nil }
    var searched = SearchedText(bytes: text)
    return found(in: &searched, most).map(Self.joined)
  }

  private func found(in text: inout SearchedText, _ most: Int) -> [Range<Int>]? {
    switch self {
    case .phrase(let phrase):
      let ranges = phrase.ranges(in: &text, most: most)
      return ranges.isEmpty ? nil : ranges
    case .near(let phrases, let distance):
      return Self.near(phrases, distance, in: text.words)
    case .all(let parts):
      var found: [Range<Int>] = []
      for part in parts {
        guard let ranges = part.found(in: &text, most) else { return nil }
        found += ranges
      }
      return found
    case .any(let parts):
      var found: [Range<Int>] = []
      for part in parts { found += part.found(in: &text, most) ?? [] }
      return found.isEmpty ? nil : found
    case .without(let wanted, let others):
      guard let found = wanted.found(in: &text, most) else { return nil }
      for other in others where other.found(in: &text, 1) != nil { return nil }
      return found
    }
  }

  /// Each place of the phrase that begins last, with the nearest places of the others before it: between the end of each
  /// and the beginning of the last stand at most `distance` words.
  private static func near(_ phrases: [SearchPhrase], _ distance: Int, in text: WordCutter) -> [Range<Int>]? {
    let places = phrases.map { $0.places(in: text) }
    var found: [Range<Int>] = []
    for last in places.joined() {
      let chosen = places.map { own in
        own.filter {
          $0.words.lowerBound <= last.words.lowerBound
            && last.words.lowerBound - $0.words.upperBound <= distance
        }
      }
      guard chosen.allSatisfy({ !$0.isEmpty }) else { continue }
      found += chosen.joined().map(\.scalars)
    }
    return found.isEmpty ? nil : found
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    let isJoined = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    if isJoined { return ranges }
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}

/// A text that is looked through; it is cut as a whole only for those who ask for that.
struct SearchedText {
  let bytes: UnsafeBufferPointer<UInt8>
  private var cut: WordCutter?

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var words: WordCutter {
    mutating get {
      if let cut { return cut }
      let made = WordCutter(bytes)
      cut = made
      return made
    }
  }
}

extension SearchPhrase {
  /// Where it stands in a text, as scalars; the first `most` places at least. What stands between two blanks is looked for there
  /// alone, where the probe says.
  func ranges(in text: inout SearchedText, most: Int = .max) -> [Range<Int>] {
    guard isOneStretch, !probe.isEmpty else {
      return probe.mayStand(in: text.bytes) ? places(in: text.words).map(\.scalars) : []
    }
    let bytes = text.bytes
    var found: [Range<Int>] = []
    switch written {
    case .signs(let signs): Self.find(signs, probe, in: bytes, most, &found)
    case .letters(let count, let isBeginning):
      findLetters(count, isBeginning: isBeginning, in: bytes, most, &found)
    case nil:
      var (at, scalars) = (0, 0)
      while found.count < most, let place = probe.place(in: bytes, from: at) {
        at = findInStretch(around: place, after: at, &scalars, in: bytes, &found)
      }
    }
    return found
  }

  /// Adds what is found between the blanks around a place, which lies behind `start`, before which so many scalars stand; gives
  /// where that ends.
  private func findInStretch(
    around place: Int, after start: Int, _ scalars: inout Int, in bytes: UnsafeBufferPointer<UInt8>,
    _ found: inout [Range<Int>]
  ) -> Int {
    let blank = UInt8(ascii: " ")
    var first = place
    while first > start, bytes[first - 1] != blank { first -= 1 }
    let end = ByteScan.firstIndex(of: blank, or: blank, in: bytes, from: place) ?? bytes.count
    scalars += Self.scalars(bytes, start..<first)
    let own = places(in: WordCutter(UnsafeBufferPointer(rebasing: bytes[first..<end]), after: scalars))
    for place in own { found.append(place.scalars) }
    scalars += Self.scalars(bytes, first..<end)
    return end
  }

  /// A word of so many letters of ASCII. Where a text is ASCII, it is cut as it is read; around all else as it is elsewhere.
  private func findLetters(
    _ count: Int, isBeginning: Bool, in bytes: UnsafeBufferPointer<UInt8>, _ most: Int,
    _ found: inout [Range<Int>]
  ) {
    func isLetter(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit }
    var (at, scalars) = (0, 0)
    var beyond = ByteScan.firstNonASCII(in: bytes, from: 0)
    while found.count < most {
      guard let place = probe.occurrence(in: bytes, from: at, before: beyond) else {
        guard beyond < bytes.count else { return }
        at = findInStretch(around: beyond, after: at, &scalars, in: bytes, &found)
        beyond = ByteScan.firstNonASCII(in: bytes, from: at)
        continue
      }
      var (start, end) = (place, place + count)
      while start > at, isLetter(bytes[start - 1]) { start -= 1 }
      while end < beyond, isLetter(bytes[end]) { end += 1 }
      if end == beyond, end < bytes.count {
        at = findInStretch(around: beyond, after: at, &scalars, in: bytes, &found)
        beyond = ByteScan.firstNonASCII(in: bytes, from: at)
        continue
      }
      // All of it is ASCII, so that bytes are scalars.
      if start == place, isBeginning || end == place + count {
        found.append(scalars + start - at..<scalars + end - at)
      }
      scalars += end - at
      at = end
    }
  }

  /// A run of signs that are written in one way, which stands wherever they follow each other.
  private static func find(
    _ signs: [UInt32], _ probe: SearchProbe, in bytes: UnsafeBufferPointer<UInt8>, _ most: Int,
    _ found: inout [Range<Int>]
  ) {
    var (at, counted, before) = (0, 0, 0)
    while found.count < most,
      let place = probe.occurrence(in: bytes, from: at, before: bytes.count)
    {
      before += scalars(bytes, counted..<place)
      counted = place
      var (end, length, read) = (place, 0, 0)
      while read < signs.count, end < bytes.count {
        let (value, size) = UTF8Scalar.read(bytes, at: end, before: bytes.count)
        let folded = Folding.fold(value, keepingCase: false)
        // Marks that count for nothing do not part a run.
        guard folded == signs[read] || folded == 0 else { break }
        if folded != 0 { read += 1 }
        (end, length) = (end + size, length + 1)
      }
      if read == signs.count { found.append(before..<before + length) }
      // It may begin again in itself.
      at = place + 1
    }
  }

  /// How many scalars begin in a part of a text.
  private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Int {
    part.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
  }

  struct Place {
    var words: Range<Int>
    var scalars: Range<Int>
  }

  /// Where it stands in a text.
  func places(in text: WordCutter) -> [Place] {
    var places: [Place] = []
    for start in text.words.indices {
      for form in forms {
        if let place = place(form, at: start, in: text) {
          places.append(place)
          break
        }
      }
    }
    return places
  }

  private func place(_ form: [Part], at start: Int, in text: WordCutter) -> Place? {
    guard start + form.count <= text.words.count, let first = form.first else { return nil }
    var scalars = text.words[start].scalars
    for (offset, part) in form.enumerated() {
      let word = text.words[start + offset]
      guard let taken = Self.taken(part, of: word, in: text) else { return nil }
      scalars = offset == 0 ? taken : scalars.lowerBound..<taken.upperBound
    }
    // A run goes on after a sign that must end it.
    if case .lastSign = first, start + 1 < text.words.count {
      let next = text.words[start + 1]
      if next.isSign, text.bytes[next.bytes.lowerBound] != WordCutter.mark { return nil }
    }
    return Place(words: start..<start + form.count, scalars: scalars)
  }

  /// The scalars of a word that a part takes; nil where it is another word.
  private static func taken(_ part: Part, of word: WordCutter.Word, in text: WordCutter) -> Range<Int>? {
    let bytes = text.bytes[word.bytes]
    switch part {
    case .word(let wanted):
      return bytes.elementsEqual(wanted) ? word.scalars : nil
    case .beginning(let wanted):
      guard bytes.starts(with: wanted) else { return nil }
      // Of a pair only the sign that was named.
      let isPair = word.isSign && bytes.count > wanted.count
      return isPair ? word.scalars.lowerBound..<word.scalars.lowerBound + 1 : word.scalars
    case .lastSign(let sign):
      guard word.isSign, bytes.suffix(sign.count).elementsEqual(sign) else { return nil }
      return word.scalars.upperBound - 1..<word.scalars.upperBound
    case .anySign(let sign):
      guard word.isSign else { return nil }
      let signs = bytes.first == WordCutter.mark ? bytes.dropFirst() : bytes
      if signs.starts(with: sign) { return word.scalars.lowerBound..<word.scalars.lowerBound + 1 }
      if signs.suffix(sign.count).elementsEqual(sign) {
        return word.scalars.upperBound - 1..<word.scalars.upperBound
      }
      return nil
    }
  }
}

/// How a word stands in texts, where that is in few ways.
enum WrittenWord: Sendable, Equatable {
  /// So many letters and digits of ASCII, small or capital, all of the word or its beginning.
  case letters(Int, isBeginning: Bool)
  /// Two signs or more of Hangul or Han.
  case signs([UInt32])

  /// Of one word, or one run of signs; nil for any other.
  init?(_ cut: WordCutter, isBeginning: Bool) {
    guard let first = cut.words.first else { return nil }
    if !first.isSign {
      guard cut.words.count == 1, cut.bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      self = .letters(first.bytes.count, isBeginning: isBeginning)
      return
    }
    var signs: [UInt32] = []
    for word in cut.words {
      var at = word.bytes.lowerBound
      if cut.bytes[at] == WordCutter.mark { at += 1 }
      var own: [UInt32] = []
      while at < word.bytes.upperBound {
        let (value, length) = UTF8Scalar.read(cut.bytes, at: at, before: word.bytes.upperBound)
        own.append(value)
        at += length
      }
      signs += signs.isEmpty ? own[...] : own.suffix(1)
    }
    guard signs.count > 1, signs.allSatisfy(SearchProbe.isWrittenOneWay) else { return nil }
    self = .signs(signs)
  }
}
