/// Makes rows of JSON: of lines that are objects or arrays, of one array of them, of one array a column, and of a table as this
/// program writes it.
/// The members of objects are the columns, as they come; values that are no scalars stay JSON, and so do members for which
/// there are too many names.
struct JSONRows: Sendable {
  /// The members' names by column.
  private(set) var names: [String] = []
  private var places: [[UInt8]: Int] = [:]
  /// Which names are columns in a text that is long.
  private var common: JSONNames?
  /// The column of members that have none of their own; nil while each has one.
  private var rest: Int?
  /// The most members of an object so far.
  private var widest = 0

  /// Names are columns up to so many, or twice as many as an object has members: where each object has names of its own, the
  /// table would grow by the square.
  private static let mostNames = 1000
  static let restName = "further members"
  /// True where members stand in that column.
  var hasFurtherMembers: Bool { rest != nil }
  private var isBegun = false
  /// True for rows in an array, false for one value after another.
  private var isList = false
  private var isClosed = false
  /// The list is a member of an object.
  private var isWithinObject = false
  /// True once a line was no JSON: from then on each value ends on its line.
  private var endsWithLines = false
  /// Lines that are no JSON: how many, and the first, counted from 1.
  private(set) var broken: (count: Int, first: Int) = (0, 0)
  /// Line ends before the text that is converted next.
  private var linesBefore = 0
  /// The lines in which rows begin.
  private(set) var lines = RowLines()
  /// True where an array, or the last row in it, does not end.
  private(set) var isCutOff = false

  typealias Text = UnsafeBufferPointer<UInt8>

  /// True where a text begins as rows in JSON do.
  static func isEvident(_ head: [UInt8]) -> Bool {
    if JSONFeedMark.stands(in: head) { return false }
    return head.withUnsafeBufferPointer { text in
      var at = skipBlanks(text, 0)
      guard at < text.count else { return false }
      if JSONLines(text).areRows { return true }
      if text[at] == 0x5B {
        at = skipBlanks(text, at + 1)
        guard at < text.count else { return false }
        if text[at] == 0x7B {
          at = skipBlanks(text, at + 1)
          return at < text.count && (text[at] == 0x22 || text[at] == 0x7D)
        }
        return text[at] == 0x5B ? valueEnd(text, at) != nil : areScalars(text, at)
      }
      guard text[at] == 0x7B else { return false }
      let next = skipBlanks(text, at + 1)
      guard next < text.count, text[next] == 0x22 else { return false }
      // One object after the other, or one that holds an array of them.
      if let end = valueEnd(text, at) {
        let after = skipBlanks(text, end)
        return after == text.count || text[after] == 0x7B
      }
      return JSONList(text, at) != nil || JSONColumns.mayBegin(text, at)
    }
  }

  mutating func convert(_ text: Text, isEnd: Bool, into rows: inout [UInt8]) -> Int {
    let used = convertRows(text, isEnd: isEnd, into: &rows)
    linesBefore += Self.lineEnds(text, 0..<min(used, text.count))
    if isEnd { isCutOff = isCutOff || isList && !isClosed }
    return used
  }

  private mutating func convertRows(_ text: Text, isEnd: Bool, into rows: inout [UInt8]) -> Int {
    var (at, counted, line) = (0, 0, linesBefore)
    if isClosed { return passRest(text, 0, isEnd: isEnd) }
    if !isBegun {
      at = Self.skipBlanks(text, 0)
      guard at < text.count else { return at }
      if text[at] == 0x5B, !JSONLines(text).areRows {
        at += 1
        isList = true
      } else if let list = JSONList(text, at) {
        (at, names, isOwn, otherLists) = (list.begin, list.names, list.isOwn, list.others)
        (isList, isWithinObject) = (true, true)
      } else if let columns = JSONColumns(text, at) {
        appendRows(of: columns, text, to: &rows)
        (isBegun, isClosed, isWithinObject) = (true, true, true)
        return text.count
      } else if !isEnd, Self.valueEnd(text, at) == nil {
        return 0
      }
      isBegun = true
      if !isOwn { common = JSONNames(text, at, isWhole: isEnd) }
    }
    while true {
      let start = Self.skipBlanks(text, at, andCommas: true)
      guard start < text.count else { return start }
      // What closes the list ends the rows.
      if isList, text[start] == 0x5D || text[start] == 0x7D {
        isClosed = true
        return passRest(text, start + 1, isEnd: isEnd)
      }
      // Looked for where it matters: a list may be one line.
      func endOfLine() -> Int? { ByteScan.firstIndex(of: 0x0A, or: 0x0A, in: text, from: start) }
      var whole = text
      if endsWithLines {
        guard let lineEnd = endOfLine() ?? (isEnd ? text.count : nil) else { return start }
        whole = Text(rebasing: text[..<lineEnd])
      }
      guard let end = Self.valueEnd(whole, start), isList || Self.isValue(text[start..<end]) else {
        let lineEnd = endOfLine()
        let isWord = text[start] != 0x7B && text[start] != 0x5B
        if !isEnd, !endsWithLines, !isWord || lineEnd == nil { return start }
        guard !isList else {
          isCutOff = true
          return text.count
        }
        breakLine(text, start)
        endsWithLines = true
        guard let lineEnd else { return text.count }
        at = lineEnd
        continue
      }
      // A number or word is whole only where something follows it.
      if end == text.count, !isEnd, text[start] != 0x7B, text[start] != 0x5B { return start }
      line += Self.lineEnds(text, counted..<start)
      counted = start
      lines.add(line)
      appendRow(text, start, end, to: &rows)
      at = end
    }
  }

  /// What stands below an array is no row; within an object it is the rest of that.
  private mutating func passRest(_ text: Text, _ start: Int, isEnd: Bool) -> Int {
    guard !isWithinObject else { return text.count }
    var at = Self.skipBlanks(text, start)
    while at < text.count {
      let lineEnd = ByteScan.firstIndex(of: 0x0A, or: 0x0A, in: text, from: at)
      if lineEnd == nil, !isEnd { return at }
      breakLine(text, at)
      at = Self.skipBlanks(text, lineEnd ?? text.count)
    }
    return text.count
  }

  private mutating func breakLine(_ text: Text, _ at: Int) {
    if broken.count == 0 { broken.first = linesBefore + Self.lineEnds(text, 0..<at) + 1 }
    broken.count += 1
  }

  private static func lineEnds(_ text: Text, _ range: Range<Int>) -> Int {
    text[range].count { $0 == 0x0A }
  }

  /// False for words that no JSON has between its values.
  static func isValue(_ value: Slice<Text>) -> Bool {
    guard let first = value.first else { return false }
    if first == 0x7B || first == 0x5B || first == 0x22 || first == 0x2D || first.isDigit { return true }
    return ["true", "false", "null"].contains { value.elementsEqual($0.utf8) }
  }

  // MARK: Rows

  private mutating func appendRow(_ text: Text, _ start: Int, _ end: Int, to rows: inout [UInt8]) {
    var fields: [[UInt8]] = []
    switch text[start] {
    case 0x7B:
      var others: [UInt8] = []
      var (members, isCut) = (0, false)
      Self.forEachMember(text, start) { name, value, whole in
        // A row as this program writes it.
        if name == Array("cells".utf8), text[value.lowerBound] == 0x5B, !names.isEmpty, isOwn {
          fields = Self.elements(text, value.lowerBound).map { Self.cellText(text, $0) }
          return
        }
        if isOwn { return }
        members += 1
        widest = max(widest, members)
        guard let place = place(of: name) else {
          others.append(others.isEmpty ? 0x7B : 0x2C)
          others.append(contentsOf: text[whole])
          return
        }
        if isFull(at: place) {
          isCut = true
          return
        }
        while fields.count <= place { fields.append([]) }
        fields[place] = Self.field(text, value)
      }
      if let rest, !others.isEmpty {
        if isFull(at: rest) {
          isCut = true
        } else {
          while fields.count <= rest { fields.append([]) }
          fields[rest] = others + [0x7D]
        }
      }
      if isCut { cut += 1 }
    case 0x5B: fields = Self.elements(text, start).map { Self.field(text, $0) }
    case _: fields = [Self.field(text, start..<end)]
    }
    append(fields, to: &rows)
  }

  /// Empty fields that are written at most: a row of one member in the last of many columns has as many.
  private static let mostEmpty = 1 << 22
  private var empty = 0
  /// Rows of which the members beyond so many columns are left out, since there would be more empty fields than that.
  private(set) var cut = 0
  static let columnsOfCut = mostNames

  private func isFull(at place: Int) -> Bool { place >= Self.columnsOfCut && empty > Self.mostEmpty }

  private mutating func append(_ fields: [[UInt8]], to rows: inout [UInt8]) {
    if fields.count > Self.columnsOfCut { empty += fields.count(where: \.isEmpty) }
    for (index, field) in fields.enumerated() {
      if index > 0 { rows.append(0x2C) }
      Recast.append(field, to: &rows)
    }
    // A row without anything would be no row.
    if fields.allSatisfy(\.isEmpty), fields.count < 2 { rows += [0x22, 0x22] }
    rows.append(0x0A)
  }

  /// Nil for a name that gets no column any more.
  private mutating func place(of name: [UInt8]) -> Int? {
    if let known = places[name] {
      common?.repeat(name)
      return known
    }
    let isOpen = rest == nil || common?.isShared(name) == true
    guard isOpen, names.count < max(Self.mostNames, 2 * widest), common?.admits(name, widest: widest) ?? true
    else {
      if rest == nil {
        rest = names.count
        names.append(Self.restName)
      }
      return nil
    }
    let place = names.count
    places[name] = place
    names.append(String(decoding: name, as: UTF8.self))
    return place
  }

  /// The rows of a table that is written column by column, in the lines of the first column's values.
  private mutating func appendRows(of columns: JSONColumns, _ text: Text, to rows: inout [UInt8]) {
    (names, otherLists) = (columns.names, columns.others)
    var (counted, line) = (0, linesBefore)
    for row in 0..<columns.rowCount {
      let start = columns.cells[0][row].lowerBound
      line += Self.lineEnds(text, counted..<start)
      counted = start
      lines.add(line)
      append(columns.cells.map { Self.field(text, $0[row]) }, to: &rows)
    }
  }

  /// True for a table of this program, whose columns are named before its rows.
  private var isOwn = false
  /// The names of other lists of rows in the object that holds these.
  private(set) var otherLists: [String] = []

  /// `text` of a cell of this program.
  private static func cellText(_ text: Text, _ cell: Range<Int>) -> [UInt8] {
    guard text[cell.lowerBound] == 0x7B else { return field(text, cell) }
    var found: [UInt8] = []
    forEachMember(text, cell.lowerBound) { name, value, _ in
      if name == Array("text".utf8) { found = field(text, value) }
    }
    return found
  }

  // MARK: Values

  static func field(_ text: Text, _ value: Range<Int>) -> [UInt8] {
    switch text[value.lowerBound] {
    case 0x22: return string(text, value.lowerBound)?.content ?? []
    case 0x6E: return []  // null
    case _: return Array(text[value])
    }
  }

  /// Tells each member's name, its value, and all of it.
  static func forEachMember(
    _ text: Text, _ start: Int, _ visit: (_ name: [UInt8], _ value: Range<Int>, _ whole: Range<Int>) -> Void
  ) {
    var at = start + 1
    while let (name, value) = member(text, at) {
      visit(name, value, skipBlanks(text, at, andCommas: true)..<value.upperBound)
      at = value.upperBound
    }
  }

  /// The member that follows, commas and blanks left out.
  private static func member(_ text: Text, _ start: Int) -> ([UInt8], Range<Int>)? {
    var at = skipBlanks(text, start, andCommas: true)
    guard at < text.count, text[at] == 0x22, let name = string(text, at) else { return nil }
    at = skipBlanks(text, name.end)
    guard at < text.count, text[at] == 0x3A else { return nil }
    at = skipBlanks(text, at + 1)
    guard at < text.count, let end = valueEnd(text, at), end > at else { return nil }
    return (name.content, at..<end)
  }

  static func elements(_ text: Text, _ start: Int) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    var at = start + 1
    while true {
      at = skipBlanks(text, at, andCommas: true)
      guard at < text.count, text[at] != 0x5D, let end = valueEnd(text, at), end > at else { return elements }
      elements.append(at..<end)
      at = end
    }
  }

  /// Where the value that begins here ends; nil where it does not so far.
  static func valueEnd(_ text: Text, _ start: Int) -> Int? {
    switch text[start] {
    case 0x22: return stringEnd(text, start)
    case 0x7B, 0x5B:
      var depth = 0
      var at = start
      while at < text.count {
        switch text[at] {
        case 0x22:
          guard let end = stringEnd(text, at) else { return nil }
          at = end
          continue
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D:
          depth -= 1
          if depth == 0 { return at + 1 }
        case _: break
        }
        at += 1
      }
      return nil
    case _:
      var at = start
      while at < text.count, text[at] > 0x20, text[at] != 0x2C, text[at] != 0x5D, text[at] != 0x7D { at += 1 }
      return max(at, start + 1)
    }
  }

  private static func stringEnd(_ text: Text, _ start: Int) -> Int? {
    var at = start + 1
    while at < text.count {
      if text[at] == 0x22 { return at + 1 }
      at += text[at] == 0x5C ? 2 : 1
    }
    return nil
  }

  /// What a string says, and where it ends.
  static func string(_ text: Text, _ start: Int) -> (content: [UInt8], end: Int)? {
    guard text[start] == 0x22, let end = stringEnd(text, start) else { return nil }
    var content: [UInt8] = []
    var at = start + 1
    while at < end - 1 {
      guard text[at] == 0x5C, at + 1 < end - 1 else {
        content.append(text[at])
        at += 1
        continue
      }
      at += 2
      switch text[at - 1] {
      case 0x6E: content.append(0x0A)
      case 0x74: content.append(0x09)
      case 0x72: content.append(0x0D)
      case 0x62, 0x66: content.append(0x20)
      case 0x75:
        guard let (scalar, next) = escaped(text, at, before: end - 1) else { continue }
        // Control characters are shown as signs, as in any text.
        let shown = scalar < 0x20 && scalar != 0x09 && scalar != 0x0A ? 0x2400 + scalar : scalar
        UTF8Scalar.append(HarmlessText.isHarmful(shown) || shown == 0x7F ? 0xFFFD : shown, to: &content)
        at = next
      case let other: content.append(other)
      }
    }
    return (content, end)
  }

  /// The scalar of `\uXXXX`, of two for those beyond U+FFFF, after the `u`.
  private static func escaped(_ text: Text, _ start: Int, before end: Int) -> (UInt32, Int)? {
    func unit(_ at: Int) -> UInt32? {
      guard at + 4 <= end else { return nil }
      return UInt32(String(decoding: text[at..<at + 4], as: UTF8.self), radix: 16)
    }
    guard let first = unit(start) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return (first, start + 4) }
    guard start + 6 <= end, text[start + 4] == 0x5C, text[start + 5] == 0x75, let second = unit(start + 6),
      (0xDC00..<0xE000).contains(second)
    else { return (0xFFFD, start + 4) }
    return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), start + 10)
  }

  static func skipBlanks(_ text: Text, _ start: Int, andCommas: Bool = false) -> Int {
    var at = start
    while at < text.count, text[at] <= 0x20 || andCommas && text[at] == 0x2C { at += 1 }
    return at
  }
}
