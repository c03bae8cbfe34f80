import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// Breaking text into lines.
@Suite struct LineBreakerTests {
  private static let pieces = [
    "a", "of", "the", "harbour", "semiconductor", "well-known",
    "https://example.org/a/very/long_path?with=query&more",
    "antidisestablishmentarianism", "大阪港", "、", "。", "「駅の窓口」", "ファイル", "한강", "산업은행", "“quoted”", "(so)",
    "12,345.67", "Cafe\u{301}", "e\u{301}\u{327}", "⛴\u{FE0F}", "😀", "—", "…", "…。", "$5", "％",
  ]
  private static let spaces = [" ", "  ", "\n", "\t", "\u{3000}", " \n "]

  private static func text(_ generator: inout Generator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...25, using: &generator) {
      text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      if Int.random(in: 0..<4, using: &generator) > 0 {
        text += spaces[Int.random(in: 0..<spaces.count, using: &generator)]
      }
    }
    return text
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar == "\u{3000}"
  }

  /// The columns of one scalar in a line.
  private static func width(_ scalar: Unicode.Scalar) -> Int { CharacterWidth.columns(scalar.value) }

  /// The columns that a line takes, with one for each run of spaces.
  private static func width(_ line: some Sequence<Unicode.Scalar>) -> Int {
    var (width, wasSpace) = (0, false)
    var measure = SequenceWidth()
    for scalar in line {
      let columns = measure.columns(isSpace(scalar) ? 0x20 : scalar.value)
      if !isSpace(scalar) { width += columns } else if !wasSpace { width += 1 }
      wasSpace = isSpace(scalar)
    }
    return width
  }

  /// The signs of a line, without the line feeds for which no space stands.
  private static func shown(_ bytes: [UInt8], _ line: Range<Int>) -> [Unicode.Scalar] {
    var (shown, start) = ([UInt8](), line.lowerBound)
    while let gap = LineJoin.firstTight(in: bytes, start..<line.upperBound) {
      shown += bytes[start..<gap.lowerBound]
      start = gap.upperBound
    }
    return Array(String(decoding: shown + bytes[start..<line.upperBound], as: UTF8.self).unicodeScalars)
  }

  /// The text cut where a line may end: at the spaces and between the characters that the rules allow.
  private static func wholes(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var wholes: [Range<Int>] = []
    var state = LineBreakState()
    var start: Int?
    var (last, isSpaced) = (0, false)
    for (at, scalar) in scalars.enumerated() {
      if isSpace(scalar) {
        isSpaced = start != nil
        continue
      }
      if isSpaced { _ = state.mayBreak(before: 0x20) }
      let mayBreak = state.mayBreak(before: scalar.value)
      let isWelcome = isSpaced || WordBreak.isWelcome(scalars[max(0, at - 1)].value, scalar.value)
      if let begin = start, mayBreak, isWelcome {
        wholes.append(begin..<last + 1)
        start = at
      } else if start == nil {
        start = at
      }
      (last, isSpaced) = (at, false)
    }
    if let start { wholes.append(start..<last + 1) }
    return wholes
  }

  @Test(arguments: 1...30)
  func linesFitAndKeepWordsWholeAndLoseNothing(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    for columns in [1, 2, 3, 5, 8, 13, 20, 33, 60, 88] {
      let text = Self.text(&generator)
      let scalars = Array(text.unicodeScalars)
      let bytes = Array(text.utf8)
      let lines = LineBreaker.lines(bytes, 0..<bytes.count, columns: columns)
      let label: Comment = "\(columns) columns: \(text.debugDescription)"

      // Nothing is lost, doubled or moved, and only spaces stand between lines.
      var place = 0
      for line in lines {
        #expect(line.lowerBound >= place && !line.isEmpty, label)
        let between = String(decoding: bytes[place..<line.lowerBound], as: UTF8.self)
        #expect(between.unicodeScalars.allSatisfy(Self.isSpace), label)
        place = line.upperBound
      }
      #expect(String(decoding: bytes[place...], as: UTF8.self).unicodeScalars.allSatisfy(Self.isSpace), label)

      for line in lines {
        let shown = Self.shown(bytes, line)
        #expect(shown.first.map(Self.isSpace) == false && shown.last.map(Self.isSpace) == false, label)
        // A single glyph may be wider than the measure.
        let glyphs = shown.filter { Self.width($0) > 0 }.count
        #expect(Self.width(shown) <= columns || glyphs == 1, label)
      }

      // A line ends inside a whole only where the whole is longer than a line.
      let ends = Set(
        lines.dropLast().map { String(decoding: bytes[..<$0.upperBound], as: UTF8.self).unicodeScalars.count }
      )
      for whole in Self.wholes(scalars) {
        let isBroken = ends.contains { whole.contains($0) && $0 > whole.lowerBound }
        #expect(!isBroken || Self.width(scalars[whole]) > columns, label)
      }
    }
  }

  @Test func linesAreFilled() {
    let text = "one two three four five six seven eight nine ten"
    #expect(
      LineBreaker.lines(text, columns: 13) == ["one two three", "four five six", "seven eight", "nine ten"])
    #expect(LineBreaker.lines(text, columns: 100) == [text])
    #expect(LineBreaker.lines("", columns: 10) == [])
    #expect(LineBreaker.lines(" \n\t ", columns: 10) == [])
  }

  @Test func punctuationStaysWithItsCharacters() {
    #expect(LineBreaker.lines("大阪港。大阪", columns: 6) == ["大阪", "港。大", "阪"])
    #expect(LineBreaker.lines("大阪「港」", columns: 6) == ["大阪", "「港」"])
  }

  /// French sets a space before these signs, and some typists one inside parentheses.
  @Test(arguments: [
    ("Qui vient demain ?", 16, ["Qui vient", "demain ?"]),
    ("La gare : ouverte", 8, ["La", "gare :", "ouverte"]),
    ("« Bonne route »", 14, ["« Bonne", "route »"]),
    ("midi « chez Paul » !", 9, ["midi", "« chez", "Paul » !"]), ("»oui« et non", 7, ["»oui«", "et non"]),
    ("« Bonne route », dit", 14, ["« Bonne", "route », dit"]), ("(a b ) c", 5, ["(a", "b ) c"]),
    ("vers / depuis", 6, ["vers /", "depuis"]),
    ("これは本です 〜", 12, ["これは本で", "す 〜"]), ("eins und zwei …", 13, ["eins und", "zwei …"]),
  ])
  func noLineBeginsWithASignThatClosesOne(_ text: String, _ columns: Int, _ lines: [String]) {
    #expect(LineBreaker.lines(text, columns: columns) == lines)
  }

  @Test func aSpaceBeforeASignIsTheLastResort() {
    #expect(LineBreaker.lines("Schifffahrt !", columns: 11) == ["Schifffahrt", "!"])
  }

  @Test(arguments: ["👩‍🚀👩‍🚀👩‍🚀", "e\u{301}e\u{301}e\u{301}e\u{301}", "🇰🇷🇫🇷🇩🇪", "नमस्ते नमस्ते", "각ᄀ\u{1161}\u{11A8}각"])
  func charactersOfSeveralScalarsAreNeverCut(_ text: String) {
    for columns in 2...6 {
      let lines = LineBreaker.lines(text, columns: columns)
      #expect(lines.flatMap { Array($0) } == Array(text).filter { $0 != " " })
    }
  }

  /// As wcwidth has them.
  @Test(arguments: [
    ("👩‍🚀", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("1\u{FE0F}\u{20E3}", 2), ("🇰🇷", 2), ("👍🏽", 2), ("कि", 1),
    ("a\u{AD}b", 2),
    ("🏳\u{FE0F}‍🌈", 2), ("ᄒ\u{1161}\u{11AB}", 2),
  ])
  func columnsOfSequences(_ text: String, _ columns: Int) {
    #expect(CharacterWidth.columns(of: text) == columns)
    var frame = Frame(size: Size(columns: 10, rows: 1))
    #expect(frame.put(text, 1, 0) == 1 + columns)
  }

  @Test func koreanKeepsItsWords() {
    #expect(LineBreaker.lines("한국산업은행은 오늘", columns: 16) == ["한국산업은행은", "오늘"])
  }

  @Test func anOverlongWordIsBrokenAtASign() {
    #expect(
      LineBreaker.lines("https://harbour.example/menus/winter", columns: 28)
        == ["https://harbour.example/", "menus/winter"])
    #expect(LineBreaker.lines("abcdefghij", columns: 4) == ["abcd", "efgh", "ij"])
  }

  @Test func anOverlongTextIsSetInParts() {
    let word = "harbour "
    let bytes = Array(String(repeating: word, count: 20_000).utf8)
    let lines = LineBreaker.lines(bytes, 0..<bytes.count, columns: 40)
    #expect(
      lines.reduce(0) { $0 + $1.count / word.utf8.count + ($1.count % word.utf8.count == 7 ? 1 : 0) }
        == 20_000)
    #expect(lines.allSatisfy { $0.count <= 40 })
  }
}

/// Breaking lines whose white space counts.
@Suite struct ExactLinesTests {
  private static func pieces(_ text: String, _ columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return ExactLines.pieces(bytes, 0..<bytes.count, columns: columns).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("", 5, []), ("abc", 5, ["abc"]), ("  abc", 5, ["  abc"]), ("abcdefg", 3, ["abc", "def", "g"]),
    ("ab  cd  ef", 6, ["ab  cd ", " ef"]), ("ab cd", 4, ["ab ", "cd"]), ("abcde fg", 5, ["abcde ", "fg"]),
    ("\tab\tc", 12, ["\tab\t", "c"]), ("大阪市", 3, ["大", "阪", "市"]),
    ("é e\u{301}e\u{301}", 3, ["é ", "e\u{301}e\u{301}"]),
    ("大", 1, ["大"]), ("ab 大阪。市", 7, ["ab 大", "阪。市"]), ("ab", 0, ["a", "b"]),
  ])
  func breaksAfterSpaceOrWhereALineIsFull(text: String, columns: Int, lines: [String]) {
    #expect(Self.pieces(text, columns) == lines)
  }

  @Test func losesNothingAndFits() {
    var generator = Generator(seed: 31)
    let signs = ["a", "b", " ", " ", "\t", "大", "é", "e\u{301}", "😀", "-"]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        signs[Int.random(in: 0..<signs.count, using: &generator)]
      }.joined()
      let columns = Int.random(in: 2...20, using: &generator)
      let pieces = Self.pieces(text, columns)
      #expect(pieces.joined() == text)
      for piece in pieces {
        let ink = piece.trimmingCharacters(in: .whitespaces).isEmpty ? "" : piece
        var frame = Frame(size: Size(columns: columns, rows: 1))
        var pen = Frame.Pen(column: 0, row: 0, limit: columns)
        let visible = ink.replacing(/[ \t]+$/, with: "")
        #expect(frame.put(Array(visible.utf8), 0..<visible.utf8.count, &pen, .plain, space: .tabbed(from: 0)))
      }
    }
  }
}
