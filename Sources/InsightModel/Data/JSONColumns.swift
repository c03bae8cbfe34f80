/// The columns of a table that is written column by column: the members of an object, all of them lists of as many values that
/// stand alone, as `{"quay": ["N", "S"], "tons": [4, 9]}`. The object may be a member of another one.
struct JSONColumns {
  typealias Text = JSONRows.Text

  private(set) var names: [String] = []
  /// Of each column the places of its values.
  private(set) var cells: [[Range<Int>]] = []
  /// What other such objects beside this one are called.
  private(set) var others: [String] = []

  /// Nil for an object that is not whole or that another one follows, and for one of other members.
  init?(_ text: Text, _ start: Int) {
    guard start < text.count, text[start] == 0x7B, let end = JSONRows.valueEnd(text, start),
      JSONRows.skipBlanks(text, end) == text.count
    else { return nil }
    if take(text, start, fewest: 2) { return }
    var objects: [(name: [UInt8], begin: Int)] = []
    JSONRows.forEachMember(text, start) { name, value, _ in objects.append((name, value.lowerBound)) }
    for object in objects where text[object.begin] == 0x7B {
      let isFirst = cells.isEmpty
      let (names, cells) = (names, cells)
      let fewest = JSONList.isWrapper(object.name) ? 2 : Self.fewestWithin
      guard take(text, object.begin, fewest: fewest), !isFirst else { continue }
      (self.names, self.cells) = (names, cells)
      others.append(String(decoding: object.name, as: UTF8.self))
    }
    if cells.isEmpty { return nil }
  }

  /// In a member of an object with others fewer values are a place, a size, a color.
  private static let fewestWithin = 5

  var rowCount: Int { cells.first?.count ?? 0 }

  /// Takes the members of an object; false where they are no columns.
  private mutating func take(_ text: Text, _ start: Int, fewest: Int) -> Bool {
    var (names, cells, areColumns): ([String], [[Range<Int>]], Bool) = ([], [], true)
    JSONRows.forEachMember(text, start) { name, value, _ in
      guard areColumns, text[value.lowerBound] == 0x5B else {
        areColumns = false
        return
      }
      let values = JSONRows.elements(text, value.lowerBound)
      areColumns =
        values.count >= fewest && (cells.first?.count ?? values.count) == values.count
        && values.allSatisfy { text[$0.lowerBound] != 0x7B && text[$0.lowerBound] != 0x5B }
      names.append(String(decoding: name, as: UTF8.self))
      cells.append(values)
    }
    guard areColumns, cells.count > 1 else { return false }
    (self.names, self.cells) = (names, cells)
    return true
  }

  /// True where an object that does not end so far has a list of values that may be a column.
  static func mayBegin(_ text: Text, _ start: Int, deepest: Int = 1) -> Bool {
    var at = JSONRows.skipBlanks(text, start + 1)
    while at < text.count, let name = JSONRows.string(text, at) {
      at = JSONRows.skipBlanks(text, name.end)
      guard at < text.count, text[at] == 0x3A else { return false }
      at = JSONRows.skipBlanks(text, at + 1)
      guard at < text.count else { return false }
      let first = JSONRows.skipBlanks(text, at + 1)
      if text[at] == 0x5B, first < text.count, text[first] != 0x7B, text[first] != 0x5B { return true }
      guard let end = JSONRows.valueEnd(text, at) else {
        return text[at] == 0x7B && deepest > 0 && mayBegin(text, at, deepest: deepest - 1)
      }
      at = JSONRows.skipBlanks(text, end, andCommas: true)
    }
    return false
  }
}
