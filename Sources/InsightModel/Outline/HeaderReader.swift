/// The header of a further issue in the same file.
struct FurtherHeader {
  /// The title's bytes and line.
  var title: Range<Int>
  var line: Int
  /// Its other lines, ascending, and what belongs to nothing above it.
  var others: [Int]
  /// The neighbours that the issue above it names.
  var foot: [Header.Field]
  /// The line at which its text begins.
  var end: Int
}

/// Reads the labels and values at the head of a page and the neighbours at its foot.
struct HeaderReader {
  let lines: PageLines
  private(set) var header = Header()
  private(set) var furniture: [Furniture] = []
  /// The lines between head and foot; empty where the page has nothing else.
  private(set) var body: Range<Int>
  /// The headers of further issues in the same file.
  private(set) var further: [FurtherHeader] = []

  /// How many filled lines the head of a page may have.
  private static let reach = 40

  init(_ lines: PageLines) {
    self.lines = lines
    body = 1..<lines.count + 1
    readHead()
    readFoot()
    readFurtherHeaders()
    header.complete(with: lines)
  }

  /// True where the page labels its fields.
  var isLabelled: Bool { header.fields.count(where: { $0.label != .previous && $0.label != .next }) >= 2 }

  // MARK: Head

  private mutating func readHead() {
    let filled = filledLines(from: 1)
    if let first = filled.firstIndex(where: { labelOrField($0) == .title }),
      // `Subject: …` among other lines is a letter's.
      label(at: filled[first]) == .title || first == trailLength(of: filled)
    {
      var trial = self
      trial.readFields(filled[first...])
      if trial.header.isPublishers(lines) {
        self = trial
        for number in filled[..<first] { furniture.append(Furniture(kind: .breadcrumb, line: number)) }
        return
      }
    }
    readUnlabelledHead(filled)
  }

  /// Labels with their values, as far as the lines have any.
  private mutating func readFields(_ filled: ArraySlice<Int>) {
    var pending: (label: Header.Label, line: Int)?
    var end = body.lowerBound
    func close(_ header: inout Header) {
      if let open = pending {
        header.fields.append(Header.Field(label: open.label, value: 0..<0, lines: [open.line]))
        pending = nil
      }
    }
    for number in filled {
      if let found = fieldOnOneLine(number), !Self.isNeighbour(found.label) {
        close(&header)
        header.fields.append(found)
      } else if let label = label(at: number), !Self.isNeighbour(label) {
        close(&header)
        pending = (label, number)
        if hasEmptyCell(number) { close(&header) }
      } else if let open = pending, mayBeValue(number, of: open.label, labelledAt: open.line) {
        header.fields.append(
          Header.Field(label: open.label, value: lines.content(number), lines: [open.line, number]))
        pending = nil
      } else {
        break
      }
      end = number + 1
    }
    close(&header)
    body = end..<body.upperBound
  }

  /// A page whose title has no label: perhaps a trail, a title alone between blank lines, a date, other fields with labels.
  private mutating func readUnlabelledHead(_ filled: [Int]) {
    // Without a label under it, a line of arrows is a trail only where it leads from a home page to a title that says of
    // which issue it is: `File > Print` is text.
    let trail = filled.first.map { isHome(lines.content($0)) } ?? false ? trailLength(of: filled) : 0
    var rest = filled.dropFirst(trail)
    guard let number = rest.first else { return }
    let title = lines.content(number)
    let isAlone = number == lines.count || lines.content(number + 1).isEmpty
    guard isAlone, title.count <= 200, lines.bytes[title.lowerBound] != 0x23,
      // `CRANE(1)    Commands    CRANE(1)` is the head of a manual's page.
      !lines.string(title).contains("   ")
    else { return }
    let isNumbered = Header.issueNumber(in: lines.string(title)) != nil
    var reader = self
    reader.header.fields.append(Header.Field(label: .title, value: title, lines: [number]))
    reader.body = number + 1..<body.upperBound
    rest.removeFirst()
    if let number = rest.first, Header.date(lines.string(lines.content(number))) != nil {
      reader.header.fields.append(
        Header.Field(label: .published, value: lines.content(number), lines: [number]))
      reader.body = number + 1..<body.upperBound
      rest.removeFirst()
    }
    // Its other fields may be labelled all the same, often without a value.
    let label = rest.first.flatMap { labelOrField($0) }
    var labelled = reader
    if label != nil, label != .title { labelled.readFields(rest) }
    let isLabelled = labelled.header.isPublishers(lines)
    guard isNumbered || isLabelled || trail == 0 && isTitle(number, before: filled.dropFirst().first) else {
      return
    }
    self = isLabelled ? labelled : reader
    furniture += filled.prefix(trail).map { Furniture(kind: .breadcrumb, line: $0) }
  }

  /// A line alone over the first heading of an issue.
  private func isTitle(_ number: Int, before next: Int?) -> Bool {
    guard let next, !lines.endsSentence(lines.content(number)),
      HeadingScheme.sectionHeading(lines, number) == nil,
      !NumberedHeadings.isFirst(lines, number), !SquareHeadings.isHeading(lines, number)
    else { return false }
    return HeadingScheme.sectionHeading(lines, next)?.ordinal == 1 || SquareHeadings.isHeading(lines, next)
      || NumberedHeadings.isFirst(lines, next)
  }

  /// How many lines at the head are a trail: `HOME > Resources > Newsletters`, perhaps broken off after a `>`.
  private func trailLength(of filled: [Int]) -> Int {
    var isBroken = false
    return filled.prefix { number in
      let range = lines.content(number)
      defer { isBroken = range.last.map { lines.bytes[$0] } == 0x3E }
      guard range.count <= 200, !lines.bytes[range].contains(0x3C) else { return false }
      return isBroken || isTrail(range)
    }.count
  }

  private func isTrail(_ range: Range<Int>) -> Bool {
    let steps = lines.string(range).split(separator: ">", omittingEmptySubsequences: false).map(
      \.trimmingSpaces)
    if steps.count >= 3 { return true }
    return steps.count == 2 && (isHome(range) || steps[1].isEmpty && !steps[0].isEmpty)
  }

  /// True for a trail that begins at the home page.
  private func isHome(_ range: Range<Int>) -> Bool {
    let parts = lines.string(range).split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && ["home", "홈", "首页", "首頁"].contains(parts[0].trimmingSpaces.lowercased())
  }

  // MARK: Foot

  private mutating func readFoot() {
    var found: (previous: Int?, next: Int?) = (nil, nil)
    var seen = 0
    var number = lines.count
    while number >= body.lowerBound, seen < Self.reach {
      if !lines.content(number).isEmpty {
        seen += 1
        let label = label(at: number) ?? fieldOnOneLine(number)?.label
        if label == .next, found.next == nil { found.next = number }
        if label == .previous {
          found.previous = number
          break
        }
      }
      number -= 1
    }
    guard let start = [found.previous, found.next].compactMap({ $0 }).min() else { return }
    // A page that names its fields names its neighbours; elsewhere `Next` is a word like others.
    guard isPlausibleFoot(from: start, isWhole: found.previous != nil && found.next != nil) else { return }
    var line = start
    var pending: (label: Header.Label, line: Int)?
    while let number = lines.firstFilled(from: line, through: lines.count) {
      line = number + 1
      if let field = fieldOnOneLine(number), field.label == .previous || field.label == .next {
        header.fields.append(field)
        pending = nil
      } else if let label = label(at: number), label == .previous || label == .next {
        if let open = pending {
          header.fields.append(.init(label: open.label, value: 0..<0, lines: [open.line]))
        }
        pending = (label, number)
      } else if let open = pending {
        header.fields.append(
          .init(label: open.label, value: lines.content(number), lines: [open.line, number]))
        pending = nil
      } else {
        furniture.append(Furniture(kind: .footer, line: number))
      }
    }
    if let open = pending { header.fields.append(.init(label: open.label, value: 0..<0, lines: [open.line])) }
    body = body.lowerBound..<max(body.lowerBound, start)
  }

  /// True where no text of the page would be lost: where both neighbours are named and no section follows them, on a page
  /// without labels nothing at all; where only one is named, and no sentence follows it.
  private func isPlausibleFoot(from start: Int, isWhole: Bool) -> Bool {
    guard isLabelled || isWhole else { return false }
    var line = start
    var isOpen = false
    while let number = lines.firstFilled(from: line, through: lines.count) {
      line = number + 1
      if let label = label(at: number), Self.isNeighbour(label) {
        isOpen = true
      } else if fieldOnOneLine(number).map({ Self.isNeighbour($0.label) }) ?? false || isOpen {
        isOpen = false
      } else if HeadingScheme.sectionHeading(lines, number) != nil {
        return false
      } else if !isLabelled || !isWhole && lines.endsSentence(lines.content(number)) {
        return false
      }
    }
    return true
  }

  // MARK: Further issues

  private mutating func readFurtherHeaders() {
    guard isLabelled else { return }
    var number = body.lowerBound
    while number < body.upperBound {
      if mayBeTitle(number),
        let found = furtherHeader(at: number, after: further.last?.end ?? body.lowerBound)
      {
        further.append(found)
        number = found.end
      } else {
        number += 1
      }
    }
    guard !further.isEmpty else { return }
    // The foot of the file is the last issue's; the first has its own.
    for field in header.fields where Self.isNeighbour(field.label) {
      furniture += field.lines.map { Furniture(kind: .footer, line: $0) }
    }
    header.fields.removeAll { Self.isNeighbour($0.label) }
    header.fields += further[0].foot
    for later in further.indices.dropFirst() {
      further[later].others = (further[later].others + further[later].foot.flatMap(\.lines)).sorted()
    }
  }

  private static func isNeighbour(_ label: Header.Label) -> Bool { label == .previous || label == .next }

  /// Few lines are as short as a label and its value, and fewer begin like one.
  private func mayBeTitle(_ number: Int) -> Bool {
    let line = lines.text.line(number)
    guard line.count <= 300,
      let first = line.first(where: { lines.bytes[$0] > 0x20 && lines.bytes[$0] != 0x7C })
    else { return false }
    return Self.beginsTitle[Int(lines.bytes[first])] && labelOrField(number) == .title
  }

  /// By byte: true for the first of a word for a title, capital or small.
  private static let beginsTitle: [Bool] = {
    var begins = [Bool](repeating: false, count: 256)
    for (words, label) in vocabulary where label == .title {
      words.withUTF8Buffer { words in
        for at in words.indices.dropFirst() where words[at - 1] == words[0] {
          begins[Int(words[at])] = true
          if words[at].isSmall { begins[Int(words[at] ^ 0x20)] = true }
        }
      }
    }
    return begins
  }()

  private func furtherHeader(at number: Int, after start: Int) -> FurtherHeader? {
    var reader = self
    reader.header = Header()
    reader.body = number..<body.upperBound
    reader.readFields(reader.filledLines(from: number)[...])
    let fields = reader.header.fields
    guard fields.count >= 3, let title = fields.first, title.label == .title, !title.value.isEmpty else {
      return nil
    }
    var others = fields.flatMap(\.lines)
    others.removeAll { $0 == title.lines.last }
    let above = filledLines(above: number, downTo: start)
    let foot = foot(in: above)
    let last = foot.last?.lines.last ?? number - 1
    // Between the issues there is at most the trail of the next.
    others +=
      foot.isEmpty ? above.suffix(1).filter { isTrail(lines.content($0)) } : above.filter { $0 > last }
    return FurtherHeader(
      title: title.value, line: title.lines.last ?? number, others: others.sorted(), foot: foot,
      end: reader.body.lowerBound)
  }

  /// The neighbours that are named in the last lines of an issue.
  private func foot(in filled: [Int]) -> [Header.Field] {
    var fields: [Header.Field] = []
    var pending: (label: Header.Label, line: Int)?
    for number in filled {
      if let field = fieldOnOneLine(number), Self.isNeighbour(field.label) {
        fields.append(field)
      } else if let label = label(at: number), Self.isNeighbour(label) {
        pending = (label, number)
      } else if let open = pending {
        fields.append(.init(label: open.label, value: lines.content(number), lines: [open.line, number]))
        pending = nil
      }
    }
    return fields
  }

  private func filledLines(from start: Int) -> [Int] {
    var filled: [Int] = []
    var line = start
    while filled.count < Self.reach, let next = lines.firstFilled(from: line, through: body.upperBound - 1) {
      filled.append(next)
      line = next + 1
    }
    return filled
  }

  /// The last eight filled lines above `end`.
  private func filledLines(above end: Int, downTo start: Int) -> [Int] {
    var filled: [Int] = []
    var line = end - 1
    while line >= start, filled.count < 8, end - line < 200 {
      if !lines.content(line).isEmpty { filled.append(line) }
      line -= 1
    }
    return filled.reversed()
  }

  // MARK: Labels

  private func labelOrField(_ number: Int) -> Header.Label? {
    label(at: number) ?? fieldOnOneLine(number)?.label
  }

  /// `Attach File | |`: label and value are cells of one line.
  private func hasEmptyCell(_ number: Int) -> Bool {
    let line = lines.trimmed(number)
    return lines.bytes[line].last == 0x7C
      && lines.bytes[line.lowerBound + 1..<line.upperBound - 1].contains(0x7C)
  }

  /// False for a heading of the text after a field that has no value.
  private func mayBeValue(_ number: Int, of label: Header.Label, labelledAt labelLine: Int) -> Bool {
    // `L. Kim` is an author, though L is a numeral.
    if label != .author, HeadingScheme.sectionHeading(lines, number) != nil { return false }
    // Where the label stands in a cell, its value does too.
    if lines.bytes[lines.trimmed(labelLine)].last == 0x7C, lines.bytes[lines.trimmed(number)].last != 0x7C {
      return false
    }
    return Header.mayBe(lines.string(lines.content(number)), valueOf: label)
  }

  private static let vocabulary: [(words: StaticString, label: Header.Label)] = [
    ("|title|subject|제목|题目|标题|標題", .title),
    ("|author|writer|by|작성자|글쓴이|作者|發布者", .author),
    ("|post date|date|posted|published|registration date|작성일|등록일|日期|发布日期|發布日期", .published),
    ("|read|reads|hit|hits|views|view|조회|조회수|阅读|点击|閱讀", .reads),
    ("|attach file|attach files|attached file|attachment|attachments|file|첨부파일|첨부|附件", .attachment),
    ("|prev|previous|이전|이전글|上一篇", .previous),
    ("|next|다음|다음글|下一篇", .next),
  ]

  /// A word's code is its place in the vocabulary.
  private static let labels = WordTable(
    vocabulary.enumerated().map { ($0.element.words, UInt8($0.offset)) })

  private func label(at number: Int) -> Header.Label? { label(lines.content(number)) }

  private func label(_ range: Range<Int>) -> Header.Label? { Self.label(range, in: lines.text) }

  static func label(_ range: Range<Int>, in text: SourceText) -> Header.Label? {
    guard (1...40).contains(range.count) else { return nil }
    var word = range
    if text.bytes[word].last == 0x3A { word = text.trimmed(word.dropLast()) }
    if text.bytes[word].suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) {
      word = text.trimmed(word.dropLast(3))
    }
    return text.bytes.withUnsafeBufferPointer { bytes in
      labels.code(of: UnsafeBufferPointer(rebasing: bytes[word])).map { vocabulary[Int($0)].label }
    }
  }

  /// `Author: KH` and `Author | KH`.
  private func fieldOnOneLine(_ number: Int) -> Header.Field? {
    let range = lines.content(number)
    guard
      let split = lines.bytes[range.prefix(40)].firstIndex(where: {
        $0 == 0x3A || $0 == 0x7C || $0 == 0x09 || $0 == 0xEF
      })
    else { return nil }
    var after = split + 1
    if lines.bytes[split] == 0xEF {
      guard lines.bytes[split..<range.upperBound].starts(with: "：".utf8) else { return nil }
      after = split + 3
    }
    let value = lines.text.trimmed(after..<range.upperBound)
    guard !value.isEmpty, let label = label(lines.text.trimmed(range.lowerBound..<split)) else { return nil }
    return Header.Field(label: label, value: value, lines: [number])
  }
}
