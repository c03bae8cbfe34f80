/// The list of rows in one object, as servers and programs wrap what they answer.
struct JSONList {
  typealias Text = JSONRows.Text

  /// Where its first row begins, or its bracket ends.
  private(set) var begin = 0
  /// The columns' names, where they stand beside the rows.
  private(set) var names: [String] = []
  /// True for a table of this program, whose rows have cells.
  private(set) var isOwn = false
  /// The names of other lists of rows.
  private(set) var others: [String] = []

  private struct Member {
    var name: [UInt8]
    var begin: Int
    /// How many rows; the most where they do not end so far.
    var count: Int
  }

  /// Nil where an object holds no list of rows so far, and where another object follows it: then it is a row itself.
  init?(_ text: Text, _ start: Int) {
    guard text[start] == 0x7B else { return nil }
    if let end = JSONRows.valueEnd(text, start) {
      let next = JSONRows.skipBlanks(text, end)
      guard next == text.count || text[next] != 0x7B else { return nil }
    }
    let lists = lists(in: text, start, deepest: 2)
    // What says of the columns what they are is shorter than the rows, or called so.
    let rows = lists.filter { !Self.holds(Self.headings, $0.name) }
    let own = names.isEmpty ? nil : rows.first { Self.hasCells(text, JSONRows.skipBlanks(text, $0.begin)) }
    guard let list = own ?? rows.max(by: { $0.count < $1.count }) ?? lists.first else { return nil }
    (begin, isOwn) = (list.begin, own != nil)
    guard !isOwn else { return }
    others = rows.filter { $0.begin != begin }.map { String(decoding: $0.name, as: UTF8.self) }
    // Members have their names.
    if text[JSONRows.skipBlanks(text, begin)] == 0x7B { names = [] }
  }

  private static let headings: StaticString = " columns fields header headers meta schema names"
  private static let wrappers: StaticString =
    " data response result results payload body query hits content d _embedded"

  /// True for the name of an object that only wraps rows.
  static func isWrapper(_ name: [UInt8]) -> Bool { holds(wrappers, name) }

  private static func holds(_ list: StaticString, _ name: [UInt8]) -> Bool {
    name.withUnsafeBufferPointer { WordList.holds(list, $0) }
  }

  /// What a list of rows without names is called: other lists of lists are places, or pixels.
  private static let rowWords: StaticString = " data rows values records table"

  /// The lists among the members of an object, and in objects that wrap others where it has none itself.
  private mutating func lists(in text: Text, _ start: Int, deepest: Int) -> [Member] {
    var at = JSONRows.skipBlanks(text, start + 1)
    var (wrapped, arrays): ([Int], [(name: [UInt8], begin: Int, isWhole: Bool)]) = ([], [])
    while at < text.count, let name = JSONRows.string(text, at) {
      at = JSONRows.skipBlanks(text, name.end)
      guard at < text.count, text[at] == 0x3A else { break }
      at = JSONRows.skipBlanks(text, at + 1)
      guard at < text.count else { break }
      let end = JSONRows.valueEnd(text, at)
      if text[at] == 0x7B, Self.isWrapper(name.content) { wrapped.append(at) }
      if text[at] == 0x5B { arrays.append((name.content, at, end != nil)) }
      guard let end else { break }
      at = JSONRows.skipBlanks(text, end, andCommas: true)
    }
    // The names of the columns may stand below the rows.
    for array in arrays where array.isWhole && Self.holds(Self.headings, array.name) {
      let found = Self.names(text, array.begin)
      if !found.isEmpty { names = found }
    }
    let lists = arrays.compactMap { rows($0.name, text, $0.begin, isWhole: $0.isWhole) }
    guard lists.isEmpty, deepest > 0 else { return lists }
    for object in wrapped {
      let inner = self.lists(in: text, object, deepest: deepest - 1)
      if !inner.isEmpty { return inner }
    }
    return []
  }

  /// A list of objects, of arrays as long as there are names for, of arrays without names, or of names; nil for others.
  private func rows(_ name: [UInt8], _ text: Text, _ start: Int, isWhole: Bool) -> Member? {
    let first = JSONRows.skipBlanks(text, start + 1)
    guard first < text.count else { return nil }
    let isRow =
      text[first] == 0x7B
      || text[first] == 0x5B
        && (names.isEmpty
          ? Self.holds(Self.rowWords, name) : JSONRows.elements(text, first).count == names.count)
    guard isRow else { return nil }
    let count = isWhole ? JSONRows.elements(text, start).count : .max
    return Member(name: name, begin: start + 1, count: count)
  }

  /// Strings, or what objects call `name`; empty for anything else.
  private static func names(_ text: Text, _ start: Int) -> [String] {
    var names: [String] = []
    for element in JSONRows.elements(text, start) {
      var found: [UInt8]? = text[element.lowerBound] == 0x22 ? JSONRows.field(text, element) : nil
      if text[element.lowerBound] == 0x7B {
        JSONRows.forEachMember(text, element.lowerBound) { name, value, _ in
          if name == Array("name".utf8) { found = JSONRows.field(text, value) }
        }
      }
      guard let found else { return [] }
      names.append(String(decoding: found, as: UTF8.self))
    }
    return names
  }

  private static func hasCells(_ text: Text, _ row: Int) -> Bool {
    var found = false
    JSONRows.forEachMember(text, row) { name, value, _ in
      found = found || name == Array("cells".utf8) && text[value.lowerBound] == 0x5B
    }
    return found
  }
}
