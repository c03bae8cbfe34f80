/// The parts of `Table 1. Top 10 … by Revenue (Unit: Million USD)`.
struct Caption {
  var number: Int?
  var title = ""
  var unit: String?

  init() {}

  /// Reads a caption from its bytes in UTF-8. One that is known as such has its unit in parentheses, whatever the words.
  init(_ bytes: ArraySlice<UInt8>, isKnown: Bool = false) {
    var rest = Self.trimmingMarks(bytes)
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
    self.title = String(decoding: Self.trimmingEnd(title), as: UTF8.self)
    if !tail.isEmpty {
      self.title +=
        (self.title.isEmpty ? "" : " ") + String(decoding: Self.trimmingMarks(tail), as: UTF8.self)
    }
  }

  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// True for a line that says it is a caption: by `Table` with a number, or by naming a unit.
  var isCaption: Bool { number != nil || unit != nil }

  /// A cheap test: parentheses or a colon for a unit, or the first letter of `Table` after marks.
  static func isPossible(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.first { $0.isLetter || $0.isDigit || $0 >= 0xE4 } ?? 0
    // T and C, and the first bytes of 표, 表, Cyrillic letters and the full-width parenthesis.
    return first | 0x20 == 0x74 || first | 0x20 == 0x63 || first == 0xED || first == 0xE8 || first == 0xD0
      || first == 0xD1
      || bytes.contains { $0 == 0x28 || $0 == 0x5B || $0 == 0xEF || $0 == 0x3A }
  }

  /// True for a line that begins as `Table 1.` does and goes on in words, whatever numbers they have among them.
  static func isNumbered(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard isPossible(bytes), let (_, title) = number(trimmingMarks(bytes)) else { return false }
    return title.contains { $0.isLetter || $0 >= 0xC3 }
  }

  // MARK: Number

  private static let words: [StaticString] = [
    "tableau", "tabelle", "tabell", "tabla", "tabela", "tabella", "table", "tab.", "tbl.", "cuadro",
    "Таблица", "표", "表",
  ]

  private static func number(_ text: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
    // The longest first.
    guard let word = words.first(where: { begins(text, with: $0) }) else { return nil }
    var rest = text.dropFirst(word.utf8CodeUnitCount)
    while let first = rest.first, first == 0x20 || first == 0x2E || first == 0x23 { rest.removeFirst() }
    var (number, count) = (0, 0)
    while count < 6, let (digit, width) = digit(rest) {
      number = number * 10 + digit
      count += 1
      rest = rest.dropFirst(width)
    }
    guard count > 0 else { return nil }
    // `Table 2-1`
    while let mark = rest.first, mark == 0x2D || mark == 0x2E, let digit = rest.dropFirst().first,
      digit.isDigit
    {
      rest = rest.dropFirst().drop { $0.isDigit }
    }
    guard rest.first.map({ !$0.isLetter }) ?? true else { return nil }
    return (number, rest)
  }

  /// The value of a digit, a full-width one too, and its bytes.
  private static func digit(_ text: ArraySlice<UInt8>) -> (Int, Int)? {
    guard let first = text.first else { return nil }
    if first.isDigit { return (Int(first) - 0x30, 1) }
    guard text.count >= 3, text.starts(with: [0xEF, 0xBC]), (0x90...0x99).contains(text[text.startIndex + 2])
    else { return nil }
    return (Int(text[text.startIndex + 2]) - 0x90, 3)
  }

  private static func begins(_ text: ArraySlice<UInt8>, with word: StaticString) -> Bool {
    guard text.count > word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { letters[$0] == WordList.lowercased(text[text.startIndex + $0]) }
    }
  }

  // MARK: Unit

  private static let unitWords: [StaticString] = [
    "unit", "units", "단위", "单位", "單位", "単位", "einheit", "enhet", "unité", "unidad", "единица", "in ", "i ",
  ]

  /// Where the unit stands, its parentheses or its word included, and what it is.
  private static func unit(in text: ArraySlice<UInt8>, isCaption: Bool) -> (Range<Int>, String)? {
    var open: Int?
    var index = text.startIndex
    while index < text.endIndex {
      if let width = parenthesis(text, index, opens: true) {
        open = index + width
      } else if let width = parenthesis(text, index, opens: false), let start = open {
        let isLast = trimmingEnd(text[(index + width)...]).isEmpty
        if let unit = unit(of: text[start..<index], mayBeBare: isCaption && isLast) {
          let mark = start - (text[start - 1] >= 0x80 ? 3 : 1)
          return (mark..<index + width, unit)
        }
        open = nil
      }
      index += 1
    }
    // `Unit: tonnes` without parentheses.
    guard let word = unitWords.first(where: { begins(text, with: $0) }),
      let last = word.withUTF8Buffer({ $0.last }), last > 0x20,
      let unit = unit(of: text, mayBeBare: false)
    else { return nil }
    return (text.startIndex..<text.endIndex, unit)
  }

  /// The width of the parenthesis at `index`.
  private static func parenthesis(_ text: ArraySlice<UInt8>, _ index: Int, opens: Bool) -> Int? {
    switch text[index] {
    case 0x28, 0x5B: return opens ? 1 : nil
    case 0x29, 0x5D: return opens ? nil : 1
    case 0xEF:
      guard index + 2 < text.endIndex, text[index + 1] == 0xBC else { return nil }
      return text[index + 2] == (opens ? 0x88 : 0x89) ? 3 : nil
    case _: return nil
    }
  }

  private static func unit(of inner: ArraySlice<UInt8>, mayBeBare: Bool) -> String? {
    for word in unitWords where begins(inner, with: word) {
      var rest = inner.dropFirst(word.utf8CodeUnitCount)
      if let last = word.withUTF8Buffer({ $0.last }), last != 0x20 {
        guard let colon = rest.firstIndex(where: { $0 == 0x3A || $0 == 0xEF }), colon - rest.startIndex <= 3
        else {
          continue
        }
        rest = rest[(colon + (rest[colon] == 0x3A ? 1 : min(3, rest.endIndex - colon)))...]
      }
      let unit = rest.split(separator: 0x20).reduce(into: "") {
        $0.appendWord(String(decoding: $1, as: UTF8.self))
      }
      return unit.isEmpty ? nil : unit
    }
    guard mayBeBare, inner.count <= 40 else { return nil }
    let text = String(decoding: inner, as: UTF8.self)
    return MeasureUnit.isUnit(text) ? text : nil
  }

  // MARK: Marks

  private static func trimmingMarks(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let first = rest.first {
      switch first {
      case 0x20, 0x2E, 0x3A, 0x5B, 0x5D, 0x3C, 0x3E, 0x2D, 0x7C, 0x2A: rest.removeFirst()
      case 0xE3
      where rest.count >= 3 && rest[rest.startIndex + 1] == 0x80 && rest[rest.startIndex + 2] <= 0x91:
        rest = rest.dropFirst(3)  // 〈 〉 【 】 and their like
      case 0xE2
      where rest.count >= 3 && rest[rest.startIndex + 1] == 0x80
        && (0x93...0x95).contains(rest[rest.startIndex + 2]):
        rest = rest.dropFirst(3)  // – —
      case 0xEF where rest.starts(with: "：".utf8) || rest.starts(with: "．".utf8): rest = rest.dropFirst(3)
      case _: return rest
      }
    }
    return rest
  }

  private static func trimmingEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let last = rest.last {
      switch last {
      // What was opened here is closed here: `Weirs[3]`.
      case 0x5D where rest.contains(0x5B): return rest
      case 0x20, 0x2E, 0x3E, 0x5D, 0x3A, 0x2C, 0x7C, 0x2A: rest.removeLast()
      case 0x80...0xBF
      where rest.count >= 3 && rest[rest.endIndex - 3] == 0xE3 && rest[rest.endIndex - 2] == 0x80
        && last <= 0x91:
        rest = rest.dropLast(3)
      case _: return rest
      }
    }
    return rest
  }
}
