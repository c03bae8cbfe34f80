import Foundation
import Testing

@testable import InsightModel
@testable import InsightTUI

/// The columns that characters take.
@Suite struct CharacterWidthTests {
  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("Ω", 1), ("大", 2), ("한", 2), ("ー", 2), ("Ａ", 2), ("ﾊ", 1), ("😀", 2),
    ("¥", 1), ("Ⅱ", 1), ("▲", 1), ("…", 1), ("“", 1), ("\u{3000}", 2), ("\u{200D}", 0), ("กำ", 2), ("", 0),
    ("Cafe\u{301} 大阪", 9), ("नमस्ते", 4), ("का", 1), ("🇰🇷", 2), ("\u{3164}", 2), ("\u{FFA0}", 1),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(CharacterWidth.columns(of: text) == columns)
  }

  @Test func theTablesAreInOrderAndApart() {
    for table in [CharacterWidthTables.zero, CharacterWidthTables.two] {
      #expect(table.allSatisfy { $0.0 <= $0.1 && $0.0 >= 0x300 })
      #expect(zip(table, table.dropFirst()).allSatisfy { $0.1 + 1 < $1.0 })
    }
    let zero = Set(CharacterWidthTables.zero.flatMap { Array($0.0...min($0.1, $0.0 + 500)) })
    #expect(CharacterWidthTables.two.allSatisfy { !zero.contains($0.0) && !zero.contains($0.1) })
  }

  @Test func everyEdgeOfARangeIsInIt() {
    for (first, last) in CharacterWidthTables.two {
      #expect(CharacterWidth.columns(first) == 2 && CharacterWidth.columns(last) == 2)
    }
    for (first, last) in CharacterWidthTables.zero {
      #expect(CharacterWidth.columns(first) == 0 && CharacterWidth.columns(last) == 0)
    }
    #expect(CharacterWidth.columns(0x2FF) == 1 && CharacterWidth.columns(0x10FFFF) <= 1)
  }
}

/// Writing into frames.
@Suite struct FrameTests {
  private static func frame(_ columns: Int, _ rows: Int = 1) -> Frame {
    Frame(size: Size(columns: columns, rows: rows))
  }

  @Test func picturesSayTextAndStyles() {
    var frame = Self.frame(6, 2)
    frame.put("ab", 1, 0, .bold)
    frame.put("大", 2, 1, .reverse + Theme.negativeBars)
    frame.put("x", 5, 1, .dim)
    frame.cursor = Point(column: 3, row: 1)
    #expect(frame.picture == "6x2\n| ab   |  1-2 bold\n|  大 x|  2-3 reverse red, 5 dim\ncursor 3,1")
  }

  @Test func aWideGlyphThatWouldBeCutIsLeftOut() {
    var frame = Self.frame(3)
    #expect(frame.put("ab大c", 0, 0) == 2)
    #expect(frame.picture == "3x1\n|ab |")
    #expect(frame.put("大b", 0, 0) == 3)
    #expect(frame.picture == "3x1\n|大b|")
  }

  @Test func nothingPassesTheLimit() {
    var frame = Self.frame(6)
    #expect(frame.put("大大大", 0, 0, limit: 3) == 2)
    #expect(frame.put("abc", 4, 0, limit: 5) == 5)
    #expect(frame.picture == "6x1\n|大  a |")
  }

  @Test func whatIsOutsideIsCutOff() {
    var frame = Self.frame(4, 2)
    frame.put("abcdef", -2, 0)
    frame.put("never", 0, -1)
    frame.put("never", 0, 2)
    frame.put("never", 9, 1)
    frame.fill(Rect(column: -3, row: 1, columns: 5, rows: 9), with: "#")
    frame.restyle(-1, 0, columns: 3, adding: .bold)
    frame.restyle(0, 5, columns: 3, adding: .bold)
    #expect(frame.picture == "4x2\n|cdef|  0-1 bold\n|##  |")
  }

  @Test func frameWithoutCells() {
    for (columns, rows) in [(0, 0), (-3, 5), (5, -3), (0, 4)] {
      var frame = Self.frame(columns, rows)
      frame.put("大a", 0, 0)
      frame.putCut("abc", 0, 0, columns: 2)
      frame.fill(Rect(column: 0, row: 0, columns: 3, rows: 3))
      frame.mendHalves()
      #expect(frame.size == Size(columns: max(0, columns), rows: max(0, rows)))
    }
  }

  @Test func marksStandOnTheirLetters() {
    var frame = Self.frame(4)
    frame.put("e\u{301}o大\u{308}", 0, 0)
    #expect(frame.picture == "4x1\n|e\u{301}o大\u{308}|")
    #expect(frame.scalars(frame.cells[0]) == [0x65, 0x301])
    #expect(frame.scalars(frame.cells[2]) == [0x5927, 0x308])
    #expect(frame.scalars(frame.cells[3]) == [])
  }

  @Test func marksWithoutALetterAreDroppedAndOthersAreFourAtMost() {
    var frame = Self.frame(2)
    frame.put("\u{301}a" + String(repeating: "\u{302}", count: 50), 0, 0)
    #expect(frame.scalars(frame.cells[0]) == [0x61, 0x302, 0x302, 0x302, 0x302])
  }

  @Test func joinersAndSelectorsAreNotDrawn() {
    var frame = Self.frame(4)
    #expect(frame.put("a\u{200D}b\u{FE0F}\u{200B}c", 0, 0) == 3)
    #expect(frame.picture == "4x1\n|abc |")
  }

  @Test func controlsNeverReachAScreen() {
    var frame = Self.frame(8)
    frame.put("a\u{1B}[\u{9B}\u{7F}\nb", 0, 0)
    #expect(frame.picture == "8x1\n|a�[���b |")
    // Nor what turns a line around, which has no width and would go into the cell before it; the views that show a
    // file as it is draw it too.
    let marks = "a\u{202E}b\u{2067}c\u{200F}\u{61C}"
    frame = Self.frame(8)
    #expect(frame.put(marks, 0, 0) == CharacterWidth.columns(of: marks))
    #expect(frame.picture == "8x1\n|a�b�c�� |")
  }

  @Test func halvesOfWideGlyphsBecomeBlanks() {
    var frame = Self.frame(8)
    frame.put("大大大大", 0, 0)
    frame.put("x", 1, 0)
    frame.put("y", 4, 0)
    frame.mendHalves()
    #expect(frame.picture == "8x1\n| x大y 大|")
    var mended = frame
    mended.mendHalves()
    #expect(mended == frame)
  }

  @Test func textIsCutWithAnEllipsis() {
    var frame = Self.frame(6, 4)
    #expect(frame.putCut("abcdef", 0, 0, columns: 6) == 6)
    #expect(frame.putCut("abcdefg", 0, 1, columns: 6) == 6)
    frame.putCut("大大大大", 0, 2, columns: 6)
    frame.putCut("abc", 0, 3, columns: 0)
    #expect(frame.picture == "6x4\n|abcdef|\n|abcde…|\n|大大… |\n|      |")
  }

  @Test func textIsSetAtTheRight() {
    var frame = Self.frame(6, 2)
    frame.putRight("ab", endingAt: 6, from: 0, 0)
    frame.putRight("abcdef", endingAt: 5, from: 2, 1)
    #expect(frame.picture == "6x2\n|    ab|\n|  abc |")
  }

  @Test func stylesAddUp() {
    #expect((Style.bold + Theme.negativeBars + Theme.bars + .dim).name == "bold dim cyan")
    #expect((Theme.negativeBars + .bold).name == "bold red")
    #expect(Style.plain.name == "plain" && Style.reverse.contains(.reverse) && !Style.bold.contains(.reverse))
  }
}

/// Base64 and ASCII stand-ins.
@Suite struct PlainOutputTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64OfTheStandard(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }

  @Test func base64OfAnyBytes() {
    var generator = Generator(seed: 7)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    }
  }

  @Test func plainGlyphsArePrintableAscii() {
    var generator = Generator(seed: 8)
    for _ in 0..<5000 {
      let byte = PlainGlyph.ascii(UInt32.random(in: 0x20...0x2FFFF, using: &generator))
      #expect((0x20...0x7F).contains(byte))
    }
    for scalar: UInt32 in 0x20..<0x7F { #expect(PlainGlyph.ascii(scalar) == UInt8(scalar)) }
    #expect("“é–…大".unicodeScalars.map { PlainGlyph.ascii($0.value) } == Array("\"e-~?".utf8))
  }

  /// What the screen is drawn with has an ASCII stand-in, so that a plain terminal is not full of question marks.
  @Test func everySignOfTheScreenHasAStandIn() {
    for keys: [Key] in [[], [.enter], ["J", "J", "t", "s"], ["?"], [":"], ["J", "J", "t", .enter]] {
      for (columns, rows) in [(120, 36), (60, 20)] {
        var reader = Sample.reader(of: [Sample.document(Sample.insight)], columns, rows)
        for key in keys { reader.press(key) }
        let frame = reader.view()
        let unknown = frame.cells.flatMap(frame.scalars).filter { scalar in
          scalar > 0x7F && PlainGlyph.ascii(scalar) == UInt8(ascii: "?")
            && !(0x2160...0x216F).contains(scalar)
        }
        #expect(unknown.compactMap(Unicode.Scalar.init).map(String.init) == [])
      }
    }
  }
}
