extension Header {
  /// Reads the fields' values.
  mutating func complete(with lines: PageLines) {
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
    guard rest.takePrefix("of ") else { return }
    for language in [" in english", " in korean", " in chinese", " in japanese"] {
      rest.takeSuffix(language)
    }
    topics = Self.listItems(rest)
  }

  /// `a, b, and c and d` as its items.
  private static func listItems(_ text: Substring) -> [String] {
    var items = text.utf8.split(separator: 0x2C).map { Substring($0).trimmingSpaces }
    if let last = items.popLast() {
      var tail = last[...]
      tail.takePrefix("and ")
      var parts = [""]
      for word in tail.utf8.split(separator: 0x20).map(Substring.init) {
        if word.isSame("and") || word == "&" {
          parts.append("")
        } else {
          parts[parts.count - 1].appendWord(String(word))
        }
      }
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
        let after = bytes[(start + mark.count)...].drop { $0 == 0x20 || $0 == 0x2E }
        let digits = after.prefix { $0.isDigit }
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
      // `(2016)` is a year.
      number > 0, !(1900..<2100).contains(number)
    {
      return (number, open..<title.endIndex)
    }
    return nil
  }

  /// Letters of `KST`, `pm` or a weekday in Korean.
  private static let longestZone = 3

  /// A date as `YYYY-MM-DD`; nil for what is none, or could be read in another order.
  static func date(_ text: String) -> String? {
    let parts = text.unicodeScalars.split { "-./년월일年月日 ".unicodeScalars.contains($0) }.map(Substring.init)
    if parts.count >= 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]),
      (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      // A time may follow, or a weekday, but no name.
      parts.dropFirst(3).reduce(0, { $0 + $1.count(where: \.isLetter) }) <= longestZone
    {
      return written(year, month, day)
    }
    var text = text
    let readings = text.withUTF8 { bytes in
      DateOrder.allCases.map { DateReader.read(bytes, $0) }.map {
        $0?.orders.contains(.bare) == true ? nil : $0?.day
      }
    }
    guard let days = readings[0], readings.allSatisfy({ $0 == days }) else { return nil }
    let (year, month, day) = DateReader.civil(days: days)
    return written(year, month, day)
  }

  private static func written(_ year: Int, _ month: Int, _ day: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// Whether the fields are those of a publisher's page, and not words of a text that are called like fields: three of
  /// them, or two of which one has a value as only that field has it or stands with it on one line.
  func isPublishers(_ lines: PageLines) -> Bool {
    let labels = Set(fields.map(\.label))
    if labels.count >= 3 { return true }
    return labels.count == 2
      && fields.contains { field in
        field.lines.count == 1 && !field.value.isEmpty && field.label != .title
          || Self.isTelling(lines.string(field.value), valueOf: field.label)
      }
  }

  /// True for a value that says by itself of which field it is.
  private static func isTelling(_ text: String, valueOf label: Label) -> Bool {
    switch label {
    case .title: issueNumber(in: text) != nil
    case .published: date(text) != nil
    case .reads: !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "," }
    case .attachment: namesFile(text)
    case .author, .previous, .next: false
    }
  }

  /// Longer ones are no date and no name.
  private static let longestValue = 80
  /// A name may end in a full stop (`L. Kim Jr.`); a line of so many words that does is a sentence.
  private static let wordsOfSentence = 5

  /// False for a line of the text under a label that has no value.
  static func mayBe(_ text: String, valueOf label: Label) -> Bool {
    if isNothing(text) { return true }
    return switch label {
    case .title, .previous, .next: true
    case .published: text.utf8.count <= longestValue && text.contains(where: \.isNumber)
    case .reads: isTelling(text, valueOf: .reads)
    case .attachment: namesFile(text)
    case .author:
      text.utf8.count <= longestValue
        && !(text.hasSuffix(".") && text.split(separator: " ").count >= wordsOfSentence)
    }
  }

  /// What publishers attach; other ends of words (`.com`, `.js`, `.5B`) are no files here.
  private static let fileEndings: Set<String> = [
    "pdf", "hwp", "hwpx", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt",
    "csv", "zip",
    "7z", "rar", "gz", "jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "webp", "mp3", "mp4", "epub", "htm",
    "html",
    "xml", "json", "eml",
  ]

  /// True where the last word, except for a size after it, ends as a file's name does: `Letter 12.pdf (1.2 MB)`.
  private static func namesFile(_ text: String) -> Bool {
    var name = text[...]
    while let last = name.last, ")]".contains(last) || last.isWhitespace {
      name =
        last.isWhitespace
        ? name.dropLast() : name[..<(name.lastIndex { "([".contains($0) } ?? name.startIndex)]
    }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return fileEndings.contains(name[name.index(after: dot)...].lowercased())
  }

  private static let nothings = ["-", "--", "nodata", "none", "n/a"]
  /// Bytes: more than the longest of them has with spaces and points in it.
  private static let longestNothing = 24

  /// What pages put where there is nothing.
  private static func isNothing(_ text: String) -> Bool {
    guard text.utf8.count <= longestNothing else { return false }
    let word = text.utf8.lazy.filter { $0 > 0x20 && $0 != 0x2E }.map { WordList.lowercased($0) }
    return word.isEmpty || nothings.contains { word.elementsEqual($0.utf8) }
  }
}

extension Substring {
  /// The same but for the case of its letters; `word` is ASCII in small letters.
  fileprivate func isSame(_ word: String) -> Bool {
    utf8.elementsEqual(word.utf8) { WordList.lowercased($0) == $1 }
  }

  /// Drops an ASCII word in any case of its letters from the head, and says whether it was there.
  @discardableResult
  fileprivate mutating func takePrefix(_ word: String) -> Bool {
    let head = utf8.prefix(word.utf8.count)
    guard Substring(head).isSame(word) else { return false }
    self = self[head.endIndex...]
    return true
  }

  /// The same from the end.
  fileprivate mutating func takeSuffix(_ word: String) {
    let tail = utf8.suffix(word.utf8.count)
    if Substring(tail).isSame(word) { self = self[..<tail.startIndex] }
  }
}
