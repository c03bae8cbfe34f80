import Testing

@testable import InsightModel

/// The small pieces that tables are read with, each with what is just inside and what is just outside.
@Suite struct TablePieceTests {
  // MARK: Numbers that are none

  @Test(arguments: [
    "1,2O4", "△,310", "36.%", "$l.7bn", "l", "O", "1,2O4bn", "1OM", "3.bn", "3,01?", "4#1", "4#,1", "4#.",
    "1.2.3%",
    "1.2,3.4", "1.110.00", "123.110.00", ".204", ".204.279", "7,1 20", "KRW 1,2O", "1 %5", "5%p",
  ])
  func brokenNumbers(_ text: String) { #expect(BrokenNumber.isLike(text)) }

  @Test(arguments: [
    "lI", "l.", "-l", "lM", "O.bn", "2031?", "?", "?.", "#4", "_1", "4#", "4_", "2025.05.02", "2.5.2025",
    "1.2.3",
    "1234.110.00", ".204.27", ".204.2799", "1.11.000.00", "7 120", "7,1 2x", "7,1 20 5", "", "7(5", "Ol",
  ])
  func wordsThatAreNoBrokenNumbers(_ text: String) { #expect(!BrokenNumber.isLike(text)) }

  @Test(arguments: [
    "44.7943.88", "6,778(1,091)", "$4.2B$468M", "1.5%7", "↑2↓1", "USD 4.2B468", "5%-7",
    "1,234,567.10$1,234,567,890,123.1",
  ])
  func fusedNumbers(_ text: String) { #expect(BrokenNumber.isFused(text)) }

  @Test(arguments: [
    "5%7", "1234", "12-34", "1,234", "x4.2B$468M", "1.2.", "(1091)", "12345678901234567890123456789012345",
    "1,234,567.10$1,234,567,890,123.12",
  ])
  func numbersThatAreOne(_ text: String) { #expect(!BrokenNumber.isFused(text)) }

  // MARK: What draws

  @Test(arguments: [
    ("----", true), ("---", false), ("--", false), ("-- --", true), ("-- -", false), ("--- -", false),
    ("- ---", false),
    ("- - - -", false), ("====", true), ("== --", false), (".......", false), ("........", true),
    (".... ....", true),
    ("....... .", false), ("────", true), ("──x─", false), ("-- --\r", true), ("", false), ("    ", false),
    ("\u{1}----", true),
  ])
  func linesOfDashes(_ text: String, _ isLine: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(BoxSigns.isLine) == isLine)
  }

  @Test(arguments: [
    ("|--", true), ("|-|", false), ("--", false), ("---", true), ("==|", true), ("│ │", false),
    ("├─┤", false),
    ("├──┤", true), ("+- -+", true), ("+ - +", false), ("--x", false), (":-:-", true), ("──|", true),
    ("─·─", false),
  ])
  func rules(_ text: String, _ isRule: Bool) {
    let bytes = Array(text.utf8)
    #expect(BoxSigns.isRule(bytes, bytes.indices) == isRule)
  }

  @Test(arguments: [
    ("a | b", true), ("a │ b", true), ("+--", true), ("a+", false), ("a +b", false), ("a-b", false),
    ("──", false),
    ("a\u{2014}b", false), ("┃", true), ("║", true), ("a+-", true),
  ])
  func linesThatDraw(_ text: String, _ draws: Bool) {
    #expect(BoxSigns.draws(Array(text.utf8)[...]) == draws)
  }

  @Test(arguments: [
    ("├── mast", true), ("│   ├── mast", true), ("└── 2", true), ("├── ┤", false), ("├────┤", false),
    ("|-- mast", true), ("| |-- mast", true), ("`-- mast", true), ("+- mast", true), ("|- mast", true),
    ("+---- mast", true), ("+----- mast", false), ("|-----", false), ("-- mast", false), ("|-- -mast", false),
    ("|--", false), ("|-- ", false), ("`--mast", false), ("\u{A0}\u{A0}`-- mast", true), ("x|-- mast", false),
    ("│ mast", false), ("── mast", false),
  ])
  func branches(_ text: String, _ isBranch: Bool) {
    let bytes = Array(text.utf8)
    #expect(BoxSigns.isBranch(bytes, bytes.indices) == isBranch)
  }

  /// The first bar, be it plain or drawn; other signs that begin with the same byte are none.
  @Test(arguments: [
    ("ab|c", 2..<3), ("ab│c", 2..<5), ("a—│|", 4..<7), ("a|│", 1..<2), ("a—", nil), ("a\u{2500}", nil),
    ("a\u{2502}", 1..<4),
  ])
  func firstBar(_ text: String, _ range: Range<Int>?) {
    let bytes = Array(text.utf8)
    #expect(BoxSigns.firstBar(in: bytes, bytes.indices) == range)
  }

  @Test(arguments: [
    ("--- ---", true), ("---+---", false), ("---|---", false), ("---│---", false), ("=======", true),
    ("──", true),
  ])
  func plainRules(_ text: String, _ isPlain: Bool) {
    let bytes = Array(text.utf8)
    #expect(BoxSigns.isPlainRule(bytes, bytes.indices) == isPlain)
  }

  // MARK: Words of a header

  @Test(
    arguments: [
      ("Rank", .rank), ("#", .rank), ("Rank,", .rank), ("(Rank):", .rank), ("*Rank;", .rank),
      ("Company", .text),
      ("Year", [.text, .period]), ("Sales", [.money, .number]), ("Units", [.number, .money]),
      ("Gold", .number),
      ("Share", .percent), ("Change", .relative), ("점유율(%)", .percent), ("점유율[1]", .percent),
      ("(%)", .percent),
      ("영업률", .percent), ("률", []), ("xx률", []), ("판매량", [.number, .money]), ("Anthill", []), ("", []),
      ("(", []),
    ] as [(String, ColumnKinds)])
  func kindsOfWords(_ word: String, _ kinds: ColumnKinds) {
    #expect(Array(word.utf8).withUnsafeBufferPointer(ColumnKinds.init(word:)) == kinds)
  }

  /// The last word that tells something decides, unless it may be of any kind and one before it is a share.
  @Test(
    arguments: [
      ("Net Sales", [.money, .number]), ("Growth Rate", .percent), ("Price Change", .relative),
      ("Sales Growth", .percent),
      ("Share of Sales", [.money, .number]), ("Growth in Rate", .percent), ("Rate Growth", .percent),
      ("Sales in Rate", .relative),
      ("Ant Hill", []), ("Growth Sales Rate", .percent),
    ] as [(String, ColumnKinds)])
  func kindsOfNames(_ name: String, _ kinds: ColumnKinds) { #expect(ColumnKinds(ofName: name) == kinds) }

  // MARK: Captions

  @Test(
    arguments: [
      ("Table 1. Weirs (Unit: tonnes)", 1, "Weirs", "tonnes"), ("Table 123456 Weirs", 123_456, "Weirs", nil),
      ("Table 1234567 Weirs", 123_456, "7 Weirs", nil), ("Table 2-1 Weirs", 2, "Weirs", nil),
      ("Table 2.1.3 Weirs", 2, "Weirs", nil),
      ("Table 2- Weirs", 2, "Weirs", nil), ("Table A Weirs", nil, "Table A Weirs", nil),
      ("Table 2b Weirs", nil, "Table 2b Weirs", nil),
      ("Table 3 Weirs (tonnes) by river", 3, "Weirs (tonnes) by river", nil),
      ("Table 3 Weirs (tonnes)", 3, "Weirs", "tonnes"),
      ("Table 3 Weirs (Unit: tonnes) by river", 3, "Weirs by river", "tonnes"),
      ("Table 3 (Unit: tonnes) by river", 3, "by river", "tonnes"),
      ("Weirs (tonnes)", nil, "Weirs (tonnes)", nil),
      ("Weirs (Unit : tonnes)", nil, "Weirs", "tonnes"),
      ("Weirs (Unit (s): t)", nil, "Weirs (Unit (s): t)", nil),
      ("Weirs (Units   : tonnes)", nil, "Weirs", "tonnes"),
      ("Weirs (Units    : tonnes)", nil, "Weirs (Units    : tonnes)", nil),
      ("Unit: tonnes", nil, "", "tonnes"), ("Weirs (in 2024)", nil, "Weirs (in 2024)", nil),
      ("in tonnes", nil, "in tonnes", nil),
      ("Weirs (in tonnes)", nil, "Weirs", "tonnes"), ("표 ３ 보", 3, "보", nil), ("〈표 1〉 보", 1, "보", nil),
      ("Table3 Weirs", 3, "Weirs", nil),
      ("Table 1. Weirs[3]", 1, "Weirs[3]", nil), ("Table 1. Weirs 3]", 1, "Weirs 3", nil),
      ("Table 1: Weirs |", 1, "Weirs", nil),
    ] as [(String, Int?, String, String?)])
  func captions(_ text: String, _ number: Int?, _ title: String, _ unit: String?) {
    let caption = Caption(text)
    #expect(caption.number == number)
    #expect(caption.title == title)
    #expect(caption.unit == unit)
  }

  @Test(arguments: [
    ("Table 4 counts 12 weirs", true), ("Table 4: 12", false), ("Table 4 é", true), ("Table 4 ¿", false),
    ("Tables 4 a", false),
    ("Таблица 4 мосты", true), ("표 4 보", true), ("— Table 4 weirs", true), ("【표 4】 보", true),
    ("A Table 4 weirs", false),
    ("4 Table 4 weirs", false),
  ])
  func linesThatBeginAsCaptions(_ text: String, _ isNumbered: Bool) {
    #expect(Caption.isNumbered(Array(text.utf8)[...]) == isNumbered)
  }

  @Test(arguments: [
    ("Weirs (t)", true), ("Weirs [t]", true), ("Unit: t", true), ("Weirs", false), ("Table", true),
    ("Cuadro", true), ("表 1", true),
    ("（t）", true), ("Dams", false), ("1 Table", false), ("— Table", true),
  ])
  func linesThatMayBeCaptions(_ text: String, _ isPossible: Bool) {
    #expect(Caption.isPossible(Array(text.utf8)[...]) == isPossible)
  }

  // MARK: Decimal marks of languages

  @Test(arguments: [
    ("und das dem", true), ("und das", false), ("und das dem the", true), ("und das dem ein the of", false),
    ("und das dem ein eine the of", true), ("Und Das Dem", false), ("und das DEM", false),
    ("für größer schön", true),
    ("für größer schÖn Ärger", false), ("één één één", true), ("é é é é", false), ("ée ée ée", true),
    ("éEe éEe éEe", false), ("mañana señor señora", true), ("côte Côte côté", false), ("år är för", true),
    ("ąą ęę łż", true), ("naïve × × ×", false), ("наш ваш мой свой", false), ("", false),
  ])
  func languagesWithACommaBeforeDecimals(_ text: String, _ isWritten: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(CommaLanguage.isWritten) == isWritten)
  }

  /// A word of forty bytes may have an accent, one of more is none; nor is more than the first part of a long document looked at.
  @Test func whatIsTooLongTellsNoLanguage() {
    func isWritten(_ text: String) -> Bool {
      Array(text.utf8).withUnsafeBufferPointer(CommaLanguage.isWritten)
    }
    let word = "é" + String(repeating: "e", count: 38)
    #expect(isWritten("\(word) \(word) \(word)"))
    #expect(!isWritten("\(word)e \(word)e \(word)e"))
    func text(after count: Int) -> String { String(repeating: "x ", count: count / 2) + "und das dem" }
    #expect(isWritten(text(after: (1 << 16) - 12)))
    #expect(!isWritten(text(after: 1 << 16)))
  }

  // MARK: Addresses

  @Test(
    arguments: [
      ("2.1", 2, 1), ("0.0", 0, 0), ("10.12", 10, 12), ("2", nil, nil), ("2.1.3", nil, nil),
      ("-1.2", nil, nil), ("1.-2", nil, nil),
      ("a.1", nil, nil), ("1.", nil, nil), (".1", nil, nil),
    ] as [(String, Int?, Int?)])
  func addresses(_ text: String, _ section: Int?, _ article: Int?) {
    #expect(Address(text)?.section == section)
    #expect(Address(text)?.article == article)
  }
}
