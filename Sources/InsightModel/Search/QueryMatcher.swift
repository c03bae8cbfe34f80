extension SearchQuery.Expression {
  /// What it finds in a text, as ranges of the text's scalars, ascending and none overlapping; nil where the text is none
  /// of those that are looked for. The rule that an index is held to.
  public func matches(in text: String) -> [Range<Int>]? {
    var text = text
    return text.withUTF8 { bytes in
      guard mayMatch(bytes) else { return nil }
      var searched = SearchedText(bytes: bytes)
      return found(in: &searched).map(Self.joined)
    }
  }

  private func found(in text: inout SearchedText) -> [Range<Int>]? {
    switch self {
    case .phrase(let phrase):
      let ranges = phrase.ranges(in: &text)
      return ranges.isEmpty ? nil : ranges
    case .near(let phrases, let distance):
      return Self.near(phrases, distance, in: text.words)
    case .all(let parts):
      var found: [Range<Int>] = []
      for part in parts {
        guard let ranges = part.found(in: &text) else { return nil }
        found += ranges
      }
      return found
    case .any(let parts):
      var found: [Range<Int>] = []
      for part in parts { found += part.found(in: &text) ?? [] }
      return found.isEmpty ? nil : found
    case .without(let wanted, let others):
      guard let found = wanted.found(in: &text) else { return nil }
      for other in others where other.found(in: &text) != nil { return nil }
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
  /// Where it stands in a text, as scalars. What stands between two blanks is looked for there alone, where the probe says.
  func ranges(in text: inout SearchedText) -> [Range<Int>] {
    guard isOneStretch, !probe.isEmpty else { return places(in: text.words).map(\.scalars) }
    let (bytes, blank) = (text.bytes, UInt8(ascii: " "))
    var found: [Range<Int>] = []
    var (at, scalars) = (0, 0)
    while let place = probe.place(in: bytes, from: at) {
      var start = place
      while start > at, bytes[start - 1] != blank { start -= 1 }
      let end = ByteScan.firstIndex(of: blank, or: blank, in: bytes, from: place) ?? bytes.count
      scalars += Self.scalars(bytes, at..<start)
      let stretch = start..<end
      let own = places(in: WordCutter(UnsafeBufferPointer(rebasing: bytes[stretch]), after: scalars))
      found += own.map(\.scalars)
      scalars += Self.scalars(bytes, stretch)
      at = end
    }
    return found
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
