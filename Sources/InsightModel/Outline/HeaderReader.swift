/// Reads the labels and values at the head of a page and the neighbours at its foot.
struct HeaderReader {
  let lines: PageLines
  private(set) var header = Header()
  private(set) var furniture: [Furniture] = []
  /// The lines between head and foot; empty where the page has nothing else.
  private(set) var body: Range<Int>

  /// How many filled lines the head of a page may have.
  private static let reach = 40

  init(_ lines: PageLines) {
    self.lines = lines
    body = 1..<lines.count + 1
    readHead()
    readFoot()
    header.complete(with: lines)
  }

  /// True where the page labels its fields.
  var isLabelled: Bool { header.fields.count(where: { $0.label != .previous && $0.label != .next }) >= 2 }

  // MARK: Head

  private mutating func readHead() {
    var filled: [Int] = []
    var line = 1
    while filled.count < Self.reach, let next = lines.firstFilled(from: line, through: lines.count) {
      filled.append(next)
      line = next + 1
    }
    guard let first = filled.first(where: { label(at: $0) == .title }) else {
      readUnlabelledHead(filled)
      return
    }
    let labelled = filled.filter { label(at: $0) != nil }
    guard labelled.count >= 2 else {
      readUnlabelledHead(filled)
      return
    }
    for number in filled where number < first { furniture.append(Furniture(kind: .breadcrumb, line: number)) }
    var pending: (label: Header.Label, line: Int)?
    var end = first
    func close(_ header: inout Header) {
      if let open = pending {
        header.fields.append(Header.Field(label: open.label, value: 0..<0, lines: [open.line]))
        pending = nil
      }
    }
    for number in filled where number >= first {
      if let found = fieldOnOneLine(number) {
        close(&header)
        header.fields.append(found)
      } else if let label = label(at: number) {
        close(&header)
        pending = (label, number)
      } else if let open = pending, HeadingScheme.sectionHeading(lines, number) == nil {
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

  /// A page without labels: perhaps a trail, a title alone between blank lines, a date.
  private mutating func readUnlabelledHead(_ filled: [Int]) {
    var rest = filled[...]
    while let number = rest.first, isTrail(number) {
      furniture.append(Furniture(kind: .breadcrumb, line: number))
      rest.removeFirst()
      body = number + 1..<body.upperBound
    }
    guard let number = rest.first else { return }
    let title = lines.content(number)
    let isAlone = number == lines.count || lines.isBlank(number + 1)
    guard isAlone, title.count <= 200, Header.issueNumber(in: lines.string(title)) != nil,
      lines.bytes[title.lowerBound] != 0x23
    else { return }
    header.fields.append(Header.Field(label: .title, value: title, lines: [number]))
    body = number + 1..<body.upperBound
    rest.removeFirst()
    if let number = rest.first, Header.date(lines.string(lines.content(number))) != nil {
      header.fields.append(Header.Field(label: .published, value: lines.content(number), lines: [number]))
      body = number + 1..<body.upperBound
    }
  }

  /// `HOME > Resources > Newsletters`
  private func isTrail(_ number: Int) -> Bool {
    let range = lines.content(number)
    guard range.count <= 200 else { return false }
    let steps = lines.string(range).split(separator: ">", omittingEmptySubsequences: false)
    return steps.count >= 3 || (steps.count == 2 && steps.first?.trimmingSpaces.lowercased() == "home")
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

  // MARK: Labels

  /// In small letters, bars between.
  private static let vocabulary: [(words: String, label: Header.Label)] = [
    ("title|subject|제목|题目|标题|標題", .title),
    ("author|writer|by|작성자|글쓴이|作者|發布者", .author),
    ("post date|date|posted|published|registration date|작성일|등록일|日期|发布日期|發布日期", .published),
    ("read|reads|hit|hits|views|view|조회|조회수|阅读|点击|閱讀", .reads),
    ("attach file|attach files|attached file|attachment|attachments|file|첨부파일|첨부|附件", .attachment),
    ("prev|previous|이전|이전글|上一篇", .previous),
    ("next|다음|다음글|下一篇", .next),
  ]

  private static let labels: [(word: [UInt8], label: Header.Label)] = vocabulary.flatMap { words, label in
    words.utf8.split(separator: 0x7C).map { (Array($0), label) }
  }

  private func label(at number: Int) -> Header.Label? { label(lines.content(number)) }

  private func label(_ range: Range<Int>) -> Header.Label? {
    guard (1...40).contains(range.count) else { return nil }
    var word = range
    if lines.bytes[word].last == 0x3A { word = lines.text.trimmed(word.dropLast()) }
    if lines.bytes[word].suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) {
      word = lines.text.trimmed(word.dropLast(3))
    }
    return Self.labels.first { label in
      label.word.count == word.count
        && zip(label.word, word).allSatisfy { byte, offset in
          byte == lines.bytes[offset] || (byte.isSmall && byte == lines.bytes[offset] | 0x20)
        }
    }?.label
  }

  /// `Author: KH` and `Author | KH`.
  private func fieldOnOneLine(_ number: Int) -> Header.Field? {
    let range = lines.content(number)
    guard
      let split = lines.bytes[range.prefix(40)].firstIndex(where: { $0 == 0x3A || $0 == 0x7C || $0 == 0x09 })
    else { return nil }
    let value = lines.text.trimmed(split + 1..<range.upperBound)
    guard !value.isEmpty, let label = label(lines.text.trimmed(range.lowerBound..<split)) else { return nil }
    return Header.Field(label: label, value: value, lines: [number])
  }
}

extension StringProtocol {
  /// Without white space at the ends, ideographic spaces included.
  var trimmingSpaces: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}

extension Header {
  /// Reads the fields' values.
  fileprivate mutating func complete(with lines: PageLines) {
    for field in fields {
      let text = lines.string(field.value)
      let value = Self.isNothing(text) ? nil : text
      switch field.label {
      case .title: title = value
      case .author: author = value
      case .published: published = value.map { Self.date($0) ?? $0 }
      case .reads: reads = value.flatMap { Int($0.filter { $0 != "," }) }
      case .attachment: attachment = value
      case .previous: previous = value
      case .next: next = value
      }
    }
    if let title { readTitle(title) }
  }

  /// Takes periodical, number and topics from a title such as `Name No. 12 of AI, Batteries and Vehicles`.
  mutating func readTitle(_ title: String) {
    self.title = title
    guard let (number, range) = Self.issueNumber(in: title) else {
      periodical = title
      return
    }
    self.number = number
    var name = title[..<range.lowerBound]
    while let last = name.last, last.isWhitespace || "(-–—,·|".contains(last) { name.removeLast() }
    periodical = name.isEmpty ? title : String(name)
    var rest = title[range.upperBound...].drop { $0 == ")" || $0.isWhitespace }
    guard rest.lowercased().hasPrefix("of ") else { return }
    rest = rest.dropFirst(3)
    for language in [" in english", " in korean", " in chinese", " in japanese"]
    where rest.lowercased().hasSuffix(language) {
      rest = rest.dropLast(language.count)
    }
    topics = Self.listItems(rest)
  }

  /// `a, b, and c and d` as its items.
  private static func listItems(_ text: Substring) -> [String] {
    var items = text.split(separator: ",").map(\.trimmingSpaces)
    if let last = items.popLast() {
      var tail = last[...]
      if tail.lowercased().hasPrefix("and ") { tail = tail.dropFirst(4) }
      var parts: [String] = []
      var words: [Substring] = []
      for word in tail.split(separator: " ") {
        if word.lowercased() == "and" || word == "&" {
          parts.append(words.joined(separator: " "))
          words = []
        } else {
          words.append(word)
        }
      }
      parts.append(words.joined(separator: " "))
      items += parts
    }
    return items.filter { !$0.isEmpty }
  }

  private static let numberMarks = ["no.", "no ", "nr.", "vol.", "issue ", "#", "제", "第"].map {
    Array($0.utf8)
  }

  /// The number in `No. 12`, `No.431`, `(181)` at the end, `제12호` or `第12期`, and where it stands.
  static func issueNumber(in title: String) -> (Int, Range<String.Index>)? {
    // Nobody's title is longer.
    let bytes = Array(title.utf8.prefix(400))
    for mark in numberMarks {
      for start in bytes.indices where bytes[start] | 0x20 == mark[0] | 0x20 {
        guard start == 0 || mark[0] >= 0x80 || !bytes[start - 1].isWord,
          bytes[start...].prefix(mark.count).elementsEqual(
            mark, by: { $0 == $1 || ($1.isSmall && $0 | 0x20 == $1) })
        else { continue }
        let behind = bytes[(start + mark.count)...].drop { $0 == 0x20 || $0 == 0x2E }
        let digits = behind.prefix { $0.isDigit }
        guard digits.count <= 6, let number = Int(String(decoding: digits, as: UTF8.self)) else { continue }
        var opening = title.utf8.index(title.startIndex, offsetBy: start)
        // The words of `(News Letter No.431)` belong to the number.
        if let parenthesis = title[..<opening].lastIndex(of: "("), !title[parenthesis..<opening].contains(")")
        {
          opening = parenthesis
        }
        var end = title.utf8.index(title.startIndex, offsetBy: digits.endIndex)
        if end < title.endIndex, "호期號号".contains(title[end]) { end = title.index(after: end) }
        return (number, opening..<end)
      }
    }
    if title.hasSuffix(")"), let open = title.lastIndex(of: "("),
      let number = Int(title[title.index(after: open)...].dropLast()),
      number > 0
    {
      return (number, open..<title.endIndex)
    }
    return nil
  }

  /// A date as `YYYY-MM-DD`; nil for what is none.
  static func date(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { "-./년월일年月日 ".contains($0) })
    guard parts.count >= 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]),
      (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// What pages put where there is nothing.
  private static func isNothing(_ text: String) -> Bool {
    let word = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    return word.isEmpty || ["-", "--", "nodata", "none", "n/a"].contains(word)
  }
}
