import Testing

@testable import InsightModel

@Suite struct SearchTests {
  /// What is found, as text.
  private func found(_ pattern: String, in text: String) -> [String] {
    let issue = read(text)
    guard let search = TextSearch(pattern) else { return [] }
    return search.matches(in: issue.text, 0..<issue.text.bytes.count).map(issue.string)
  }

  @Test(arguments: [
    // Case: small letters find capitals.
    ("seoul", "SEOUL and Seoul", ["SEOUL", "Seoul"]), ("ёлка", "Елка, ёлка", ["Елка", "ёлка"]),
    ("σοφια", "ΣΟΦΊΑ", ["ΣΟΦΊΑ"]), ("λογος", "Λόγος", ["Λόγος"]),
    // Width.
    ("gpu 10", "ＧＰＵ　１０台", ["ＧＰＵ　１０"]), ("（주）", "(주)한빛", ["(주)"]), ("カメラ", "ｶﾒﾗ", ["ｶﾒﾗ"]),
    ("￦500", "₩500 ￦500", ["₩500", "￦500"]),
    // Quotes and dashes.
    ("maker's", "the maker’s, the maker`s", ["maker’s", "maker`s"]),
    ("\"act\"", "the “Act”, the «Act», the 「Act」, the ＂Act＂", ["“Act”", "«Act»", "「Act」", "＂Act＂"]),
    ("“act”", "the \"Act\"", ["\"Act\""]),
    ("2019-2024", "2019–2024, 2019‑2024, 2019−2024", ["2019–2024", "2019‑2024", "2019−2024"]),
    ("9~5", "9∼5 9～5", ["9∼5", "9～5"]),
    // Spaces.
    (
      "10 km", "10\u{A0}km, 10\u{3000}km, 10  km, 10\nkm", ["10\u{A0}km", "10\u{3000}km", "10  km", "10\nkm"]
    ),
    ("10\u{A0}km", "10 km", ["10 km"]), ("soft", "so\u{AD}ft so\u{200B}ft", ["so\u{AD}ft", "so\u{200B}ft"]),
    // Accents, as one letter and as two.
    ("resume", "Résumé, re\u{301}sume\u{301}", ["Résumé", "re\u{301}sume\u{301}"]),
    ("tieng viet", "tiếng Việt", ["tiếng Việt"]), ("lodz", "Łódź", ["Łódź"]),
    ("é", "e É é", ["e", "É", "é"]),
    // Signs that stand for several letters.
    ("strasse", "Straße STRASSE", ["Straße", "STRASSE"]), ("straße", "Strasse", ["Strasse"]),
    ("oeuvre", "œuvre", ["œuvre"]), ("file", "ﬁle", ["ﬁle"]),
    ("wait...", "wait… wait...", ["wait…", "wait..."]),
    ("ii. rail", "Ⅱ. RAIL", ["Ⅱ. RAIL"]), ("ⅲ. air", "III. AIR", ["III. AIR"]), ("15°c", "15℃", ["15℃"]),
    // Hangul, composed and taken apart.
    ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", ["한국"]),
    ("\u{1112}\u{1161}\u{11AB}국", "한국", ["한국"]), ("각", "가\u{11A8}", ["각"]),
  ])
  func alike(_ pattern: String, _ text: String, _ matches: [String]) {
    #expect(found(pattern, in: text) == matches)
  }

  @Test(arguments: [
    ("Seoul", "SEOUL seoul"), ("É", "é e"), ("ABC", "abc"), ("an", "n a"), ("- ", "a b"), ("각", "가 ㄱ"),
    ("ß", "s s"),
    ("II", "Ⅰ"), ("10 km", "10km"), ("...", ".. ."),
  ])
  func different(_ pattern: String, _ text: String) {
    #expect(found(pattern, in: text) == [])
  }

  @Test func nothingToSearchFor() {
    for pattern in ["", " ", "\u{3000}\u{A0}", "\u{AD}", "\u{301}"] { #expect(TextSearch(pattern) == nil) }
  }

  /// Every match of a word is found wherever it stands among others, and nothing else.
  @Test(arguments: 1...20)
  func amongOthers(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let forms = ["maker’s", "MAKER'S", "ｍaker's", "ma\u{AD}ker’s", "mákér‘s"]
    let others = ["make", "r's", "한국", "maker", "’s", "\n", " ", "ß", "mak…"]
    var text = ""
    var starts: [Int] = []
    for _ in 0..<200 {
      if Int.random(in: 0..<4, using: &dice) == 0, let form = forms.randomElement(using: &dice) {
        text += " "
        starts.append(text.utf8.count)
        text += form + " "
      } else {
        text += (others.randomElement(using: &dice) ?? "") + " "
      }
    }
    let source = SourceText(bytes: Array(text.utf8))
    let search = TextSearch("maker's")
    #expect(search?.matches(in: source, 0..<source.bytes.count).map(\.lowerBound) == starts)
    #expect(
      search?.matches(in: source, 0..<source.bytes.count, limit: 3).map(\.lowerBound)
        == Array(starts.prefix(3)))
  }
}
