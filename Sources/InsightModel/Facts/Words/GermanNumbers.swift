/// Numbers that German writes in one word: `zweiunddreißig`, `dreitausend`, `zweieinhalb`, and what is made of them: `dreimal`,
/// `zwölffache`, `Zwanzigstel`, `achtzehnte`.
enum GermanNumbers {
  /// What the word in small letters says; nil where it is no number of more than one part, or none at all.
  static func read(_ word: ArraySlice<UInt8>) -> Sense? {
    guard (5...40).contains(word.count), heads.contains(where: { word.starts(with: $0) }) else { return nil }
    var rest = word
    if take("ver", &rest) { return ends(rest, multiples).flatMap(multiple) }
    if let number = whole(rest) { return .number(number) }
    if let number = half(rest) { return number == number.rounded() ? .number(Int(number)) : .decimal(number) }
    if let head = ends(rest, multiples) { return multiple(head) }
    if let head = ends(rest, ["stels", "steln", "stel", "tels", "teln", "tel"]), let number = whole(head),
      number > 3
    {
      return .part(number)
    }
    if let head = ends(rest, superlatives), let number = whole(head) ?? ends(head, ["t"]).flatMap(whole),
      number > 3
    {
      return .rank(number)
    }
    if let head = ends(rest, ["ster", "stes", "sten", "stem", "ste", "ter", "tes", "ten", "tem", "te"]),
      let number = whole(head), number > 3
    {
      return .ordinal(number)
    }
    return nil
  }

  private static let superlatives = ["größte", "höchste", "stärkste", "meiste"].flatMap { stem in
    ["n", "r", "s", "m", ""].map { stem + $0 }
  }

  private static let multiples = [
    "fachten", "fachter", "fachtes", "fachte", "facht", "fachen", "faches", "fache", "fach", "mal",
  ]

  /// Einmal and einfach are none.
  private static func multiple(_ head: ArraySlice<UInt8>) -> Sense? {
    (whole(head).map(Double.init) ?? half(head)).flatMap { $0 > 1 ? .multiple($0) : nil }
  }

  private static func ends(_ word: ArraySlice<UInt8>, _ endings: [String]) -> ArraySlice<UInt8>? {
    for ending in endings
    where word.count > ending.utf8.count && word.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      return word.dropLast(ending.utf8.count)
    }
    return nil
  }

  private static func take(_ part: String, _ word: inout ArraySlice<UInt8>) -> Bool {
    guard word.starts(with: part.utf8) else { return false }
    word = word.dropFirst(part.utf8.count)
    return true
  }

  /// `anderthalb`, `zweieinhalb`, `zweieinhalbtausend`
  private static func half(_ word: ArraySlice<UInt8>) -> Double? {
    if let head = ends(word, ["tausend"]), let number = half(head) { return number * 1000 }
    for ending in ["einhalbe", "einhalb"] {
      guard let head = ends(word, [ending]) else { continue }
      return below(head[...], tens: true).map { Double($0) + 0.5 }
    }
    return ["anderthalb", "anderthalbe", "eineinhalb"].contains { word.elementsEqual($0.utf8) } ? 1.5 : nil
  }

  /// A number below a million; nil for what is not one throughout.
  private static func whole(_ word: ArraySlice<UInt8>) -> Int? {
    guard let thousand = find("tausend", word) else { return hundreds(word) }
    let head = thousand.lowerBound == word.startIndex ? 1 : hundreds(word[..<thousand.lowerBound])
    let tail = thousand.upperBound == word.endIndex ? 0 : hundreds(word[thousand.upperBound...])
    guard let head, let tail else { return nil }
    return head * 1000 + tail
  }

  private static func hundreds(_ word: ArraySlice<UInt8>) -> Int? {
    guard let hundred = find("hundert", word) else { return below(word, tens: true) }
    let head = hundred.lowerBound == word.startIndex ? 1 : below(word[..<hundred.lowerBound], tens: false)
    var rest = word[hundred.upperBound...]
    _ = take("und", &rest)
    let tail = rest.isEmpty ? 0 : below(rest, tens: true)
    guard let head, let tail else { return nil }
    return head * 100 + tail
  }

  private static func below(_ word: ArraySlice<UInt8>, tens isTens: Bool) -> Int? {
    if let ones = ones.first(where: { word.elementsEqual($0.word.utf8) }) { return ones.value }
    guard isTens else { return nil }
    for ten in tens
    where word.count >= ten.word.utf8.count && word.suffix(ten.word.utf8.count).elementsEqual(ten.word.utf8) {
      let head = word.dropLast(ten.word.utf8.count)
      if head.isEmpty { return ten.value }
      guard let joined = ends(head, ["und"]), let ones = below(joined, tens: false), ones < 10 else {
        return nil
      }
      return ten.value + ones
    }
    return nil
  }

  private static func find(_ part: String, _ word: ArraySlice<UInt8>) -> Range<Int>? {
    let length = part.utf8.count
    guard word.count >= length else { return nil }
    for start in word.startIndex...(word.endIndex - length) where word[start...].starts(with: part.utf8) {
      return start..<start + length
    }
    return nil
  }

  private static let ones: [(word: String, value: Int)] = [
    ("ein", 1), ("eine", 1), ("eins", 1), ("zwei", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6),
    ("sieben", 7),
    ("acht", 8), ("neun", 9), ("zehn", 10), ("elf", 11), ("zwölf", 12), ("dreizehn", 13), ("vierzehn", 14),
    ("fünfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19),
  ]

  private static let tens: [(word: String, value: Int)] = [
    ("zwanzig", 20), ("dreißig", 30), ("vierzig", 40), ("fünfzig", 50), ("sechzig", 60), ("siebzig", 70),
    ("achtzig", 80), ("neunzig", 90),
  ]

  /// How a word begins that may be a number.
  private static let heads: [[UInt8]] = [
    "ein", "zwei", "drei", "vier", "fünf", "sech", "sieb", "acht", "neun", "zehn", "elf", "zwölf", "zwanzig",
    "dreißig", "hundert",
    "tausend", "anderthalb", "ver",
  ].map { Array($0.utf8) }
}
