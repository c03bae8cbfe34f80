/// The parts of `Table 1. Top 10 … by Revenue (Unit: Million USD)`.
struct Caption {
  var number: Int?
  var title = ""
  var unit: String?

  private typealias Text = Substring.UnicodeScalarView

  init() {}

  /// Reads a caption from its bytes in UTF-8. One that is known as such has its unit in parentheses, whatever the words.
  init(_ bytes: ArraySlice<UInt8>, isKnown: Bool = false) {
    var rest = Self.trimmingMarks(Self.text(bytes))
    if let (number, after) = Self.number(rest) {
      self.number = number
      rest = Self.trimmingMarks(after)
    }
    var title = rest
    var tail = rest[rest.endIndex...]
    if let (range, unit) = Self.unit(in: rest, isCaption: isKnown || number != nil) {
      self.unit = unit
      title = rest[..<range.lowerBound]
      tail = Self.trimmingEnd(rest[range.upperBound...])
    }
    self.title = String(Self.trimmingEnd(title))
    if !tail.isEmpty {
      self.title += (self.title.isEmpty ? "" : " ") + String(Self.trimmingMarks(tail))
    }
  }

  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// True for a line that says it is a caption: by `Table` with a number, or by naming a unit.
  var isCaption: Bool { number != nil || unit != nil }

  /// A cheap test: parentheses or a colon for a unit, or the first letter of `Table` after marks.
  static func isPossible(_ bytes: ArraySlice<UInt8>) -> Bool {
    mayBeNumbered(bytes) || bytes.contains { $0 == 0x28 || $0 == 0x5B || $0 == 0xEF || $0 == 0x3A }
  }

  /// T and C, and the first bytes of 표, 表 and Cyrillic letters; marks before them begin with 0xE2 or 0xE3.
  private static func mayBeNumbered(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.first(where: { $0.isLetter || $0.isDigit || $0 >= 0xD0 && $0 & 0xFE != 0xE2 }) {
    case 0x54, 0x74, 0x43, 0x63, 0xED, 0xE8, 0xD0, 0xD1: true
    case _: false
    }
  }

  /// True for a line that begins as `Table 1.` does and goes on in words, whatever numbers they have among them.
  static func isNumbered(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard mayBeNumbered(bytes), let (_, title) = number(trimmingMarks(text(bytes))) else { return false }
    return title.contains(where: isLetter)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> Text {
    Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? UInt8(ascii: scalar).isLetter : scalar.value >= 0xC0
  }

  private static func begins(_ text: Text, with word: String) -> Bool {
    var own = Substring(text).utf8.makeIterator()
    for byte in word.utf8 {
      guard let next = own.next(), next == byte || WordList.lowercased(next) == byte else { return false }
    }
    return own.next() != nil
  }

  // MARK: Number

  private static let words = [
    "tableau", "tabelle", "tabella", "tabell", "tabela", "tabel", "tabla", "tablo", "tabulka", "table",
    "tab.",
    "tbl.", "cuadro", "Таблица", "표", "表",
  ]

  private static func number(_ text: Text) -> (Int, Text)? {
    // The longest first.
    guard let word = words.first(where: { begins(text, with: $0) }) else { return nil }
    var rest = text.dropFirst(word.unicodeScalars.count).drop { $0 == " " || $0 == "." || $0 == "#" }
    var (number, count) = (0, 0)
    while count < 6, let digit = rest.first.flatMap(digit) {
      number = number * 10 + digit
      count += 1
      rest.removeFirst()
    }
    guard count > 0 else { return nil }
    // `Table 2-1`
    while let mark = rest.first, mark == "-" || mark == ".", let next = rest.dropFirst().first, isDigit(next)
    {
      rest = rest.dropFirst().drop(while: isDigit)
    }
    guard rest.first.map({ !$0.isASCII || !isLetter($0) }) ?? true else { return nil }
    return (number, rest)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The value of a digit, a full-width one too.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    isDigit(scalar) || ("０"..."９").contains(scalar) ? Int(scalar.value & 0xF) : nil
  }

  // MARK: Unit

  private static let unitWords = [
    "unit", "units", "단위", "单位", "單位", "単位", "einheit", "enhet", "unité", "unità", "unidad", "unidade",
    "jednostka", "birim", "единица", "in ", "i ",
  ]

  /// Where the unit stands, its parentheses or its word included, and what it is.
  private static func unit(in text: Text, isCaption: Bool) -> (Range<Text.Index>, String)? {
    var open: Text.Index?
    var next = text.startIndex
    while next < text.endIndex {
      let index = next
      next = text.index(after: index)
      switch text[index] {
      case "(", "[", "（": open = index
      case ")", "]", "）":
        guard let start = open else { continue }
        let isLast = trimmingEnd(text[next...]).isEmpty
        if let unit = unit(of: text[start..<index].dropFirst(), mayBeBare: isCaption && isLast) {
          return (start..<next, unit)
        }
        open = nil
      case _: continue
      }
    }
    // `Unit: tonnes` without parentheses.
    guard let word = unitWords.first(where: { begins(text, with: $0) }), word.last != " ",
      let unit = unit(of: text, mayBeBare: false)
    else { return nil }
    return (text.startIndex..<text.endIndex, unit)
  }

  private static func unit(of inner: Text, mayBeBare: Bool) -> String? {
    for word in unitWords where begins(inner, with: word) {
      var rest = inner.dropFirst(word.unicodeScalars.count)
      if word.last != " " {
        guard let colon = rest.prefix(4).firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
        rest = rest[colon...].dropFirst()
      }
      let unit = String(rest).utf8.split(separator: 0x20).reduce(into: "") {
        $0.appendWord(String(Substring($1)))
      }
      // `(in 2024)` tells a time.
      return unit.utf8.allSatisfy(\.isDigit) ? nil : unit
    }
    let text = String(inner)
    return mayBeBare && text.utf8.count <= 40 && MeasureUnit.isUnit(text) ? text : nil
  }

  // MARK: Marks

  /// Brackets of East Asia: 〈 〉 【 】 and their like, and its space.
  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool { (0x3000...0x3011).contains(scalar.value) }

  private static func trimmingMarks(_ text: Text) -> Text {
    text.drop { scalar in
      switch scalar {
      case " ", ".", ":", "[", "]", "<", ">", "-", "|", "*", "–", "—", "―", "：", "．": true
      case _: isBracket(scalar)
      }
    }
  }

  private static func trimmingEnd(_ text: Text) -> Text {
    var rest = text
    while let last = rest.last {
      switch last {
      // What was opened here is closed here: `Weirs[3]`.
      case "]" where rest.contains("["): return rest
      case " ", ".", ">", "]", ":", ",", "|", "*": rest.removeLast()
      case _:
        guard isBracket(last) else { return rest }
        rest.removeLast()
      }
    }
    return rest
  }
}
