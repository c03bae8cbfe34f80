/// Headings with decimal numbers between blank lines: `1. Lead`, `1.1 First item`.
enum NumberedHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [(line: Int, path: [Int], title: Range<Int>)] = []
    for number in body {
      let line = lines.text.line(number)
      guard let start = line.first, lines.bytes[start].isDigit, line.count <= 160 else { continue }
      guard number == body.lowerBound || lines.isBlank(number - 1),
        number + 1 >= body.upperBound || lines.isBlank(number + 1)
      else { continue }
      guard let (path, title) = HeadingNumbers.path(lines, lines.trimmed(number)), !lines.endsStatement(title)
      else { continue }
      found.append((number, path, title))
    }
    guard found.contains(where: { $0.path.last == 1 }) else { return [] }
    let depths = Set(found.map(\.path.count)).sorted()
    return found.map { line, path, title in
      Heading(
        line: line, level: Heading.level(path.count, of: depths), ordinal: path.last ?? 0, title: title)
    }
  }

  /// Headlines of a newsletter, which may be sentences: `2. The Office opens a branch in Busan.`, counting up from the
  /// first line of the text, each over text of its own.
  static func findSentences(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [Heading] = []
    var above: Int?
    for number in body where !lines.content(number).isEmpty {
      defer { above = number }
      let line = lines.content(number)
      guard line.count <= 250, let (path, title) = HeadingNumbers.path(lines, line), path == [found.count + 1]
      else {
        if above == nil { return [] }
        continue
      }
      guard let above else {
        found.append(Heading(line: number, level: .article, ordinal: 1, title: title))
        continue
      }
      // A list has nothing between its items.
      if found.last?.line == above { return [] }
      guard above < number - 1, lines.content(number + 1).isEmpty else { continue }
      found.append(
        Heading(line: number, level: .article, ordinal: found.count + 1, title: title))
    }
    return found
  }

  /// Numbers that count up from 1 over text of their own, on a page that sets nothing off with blank lines.
  static func findChained(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [Heading] = []
    var isAfterHeading = false
    for number in body {
      let line = lines.content(number)
      guard let start = line.first else { continue }
      guard lines.bytes[start].isDigit, line.count <= 160,
        let (path, title) = HeadingNumbers.path(lines, line),
        path == [found.count + 1], !lines.endsStatement(title), !lines.isCell(number + 1),
        !goesOn(lines, number)
      else {
        isAfterHeading = false
        continue
      }
      // A list has nothing between its items.
      if isAfterHeading { return [] }
      isAfterHeading = true
      found.append(
        Heading(line: number, level: .article, ordinal: found.count + 1, title: title))
    }
    return found.count >= 2 && !isAfterHeading ? found : []
  }

  /// True where the next line goes on with the words of this one: in small letters, or below where they begin.
  private static func goesOn(_ lines: PageLines, _ number: Int) -> Bool {
    guard !lines.content(number + 1).isEmpty else { return false }
    return lines.initial(number + 1) == .small || lines.hangingIndent(number) == lines.indent(number + 1)
  }

  /// `1. Headline` or `1.Headline`, and no file's name.
  static func isFirst(_ lines: PageLines, _ number: Int) -> Bool {
    let range = lines.content(number)
    guard let (path, title) = HeadingNumbers.path(lines, range), path == [1] else { return false }
    return !isFileName(lines.bytes[title])
  }

  /// `Report (final).pdf`: two to four letters and digits right after a point that stands after a word; neither
  /// `12.5%`, `the U.S.` nor `the grant.”`.
  private static func isFileName(_ title: ArraySlice<UInt8>) -> Bool {
    guard let point = title.lastIndex(of: 0x2E), point > title.startIndex else { return false }
    let (suffix, before) = (title[(point + 1)...], title[point - 1])
    return (2...4).contains(suffix.count) && suffix.allSatisfy { $0.isLetter || $0.isDigit }
      && suffix.contains(where: \.isLetter) && before > 0x20 && before != 0x2E
  }
}

/// Chapters of a book: `CHAPTER XII.`, `Kapitel 3`, `第三章`, alone between blank lines.
enum ChapterHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [(line: Int, isPart: Bool, title: Range<Int>)] = []
    for number in body {
      guard let first = lines.text.line(number).first, mayBegin(lines.bytes[first]) else { continue }
      let title = lines.content(number)
      guard (4...120).contains(title.count), number == body.lowerBound || lines.isBlank(number - 1),
        number + 1 >= body.upperBound || lines.isBlank(number + 1), let isPart = isPart(lines, title)
      else { continue }
      found.append((number, isPart, title))
    }
    let hasChapters = found.contains { !$0.isPart }
    let headings = found.map { line, isPart, title in
      Heading(
        line: line, level: isPart && hasChapters ? .section : .article, title: title)
    }
    return HeadingNumbers.count(headings, lines)
  }

  private static let chapters = [
    "chapter", "chap.", "kapitel", "chapitre", "capítulo", "capitolo", "letter", "canto", "scene",
  ]
  .map { Array($0.utf8) }
  private static let parts = ["part", "book", "volume", "teil", "partie", "livre", "parte", "act"].map {
    Array($0.utf8)
  }
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "first", "last",
  ].map { Array($0.utf8) }

  private static func mayBegin(_ byte: UInt8) -> Bool { byte.isLetter || byte >= 0xE3 || byte <= 0x20 }

  /// Nil for what is neither a part nor a chapter.
  private static func isPart(_ lines: PageLines, _ title: Range<Int>) -> Bool? {
    let words = lines.bytes[title].split(separator: 0x20, maxSplits: 2).map { word in
      word.map { $0.isCapital ? $0 | 0x20 : $0 }
    }
    // 第三章, 제3장, 第二部
    if words[0].starts(with: "第".utf8) || words[0].starts(with: "제".utf8) {
      let sign = words[0].suffix(3)
      if ["章", "回", "장", "话", "話"].contains(where: { sign.elementsEqual($0.utf8) }) { return false }
      return ["部", "부", "卷", "편", "編"].contains { sign.elementsEqual($0.utf8) } ? true : nil
    }
    guard words.count >= 2, !lines.endsSentence(title) || words.count == 2, isNumber(words[1]) else {
      return nil
    }
    if chapters.contains(words[0]) { return false }
    return parts.contains(words[0]) ? true : nil
  }

  /// `xii.`, `12:`, `twelve`
  private static func isNumber(_ word: [UInt8]) -> Bool {
    let bare = word.prefix { $0.isLetter || $0.isDigit }
    guard !bare.isEmpty, word.count - bare.count <= 3 else { return false }
    return bare.allSatisfy(\.isDigit) || bare.allSatisfy { "ivxlc".utf8.contains($0) }
      || numbers.contains { bare.elementsEqual($0) }
  }
}

/// Releases of a change log: `Version 2.1`, `v2.1.0 (2024-05-01)`, `Noteworthy changes in release 3.2`.
enum VersionHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [Heading] = []
    for number in body {
      guard let first = lines.text.line(number).first, lines.bytes[first] > 0x20 else { continue }
      let title = lines.content(number)
      guard (3...100).contains(title.count), number == body.lowerBound || lines.isBlank(number - 1),
        !lines.endsSentence(title), isRelease(lines.bytes[title])
      else { continue }
      found.append(
        Heading(line: number, level: .article, ordinal: found.count + 1, title: title))
    }
    return found.count >= 2 ? found : []
  }

  private static let words = ["version", "release", "v", "changes", "noteworthy"].map { Array($0.utf8) }

  /// A version number at the beginning, or after such a word; a date may follow, but hardly anything else.
  private static func isRelease(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.contains(where: { $0.isDigit }) else { return false }
    let tokens = line.split(separator: 0x20, maxSplits: 9).filter { $0.first != 0x2A }
    guard tokens.count <= 8, let version = tokens.firstIndex(where: isVersion) else { return false }
    // A decimal alone may be the cell of a table.
    // `crane (2.1.0) unstable`
    if version == 1, tokens[1].first == 0x28, tokens[1].last == 0x29 { return true }
    if version == 0 {
      return tokens.count == 1 ? !isDecimal(tokens[0]) : tokens[1...].contains(where: hasYear)
    }
    return version <= 4
      && tokens[..<version].contains { token in
        words.contains { $0.elementsEqual(token.lazy.map { $0.isCapital ? $0 | 0x20 : $0 }) }
      }
  }

  /// `2.1`, `v2.1.0-rc1`, `[2.1]`
  private static func isVersion(_ token: ArraySlice<UInt8>) -> Bool {
    var rest = token.drop { $0 == 0x5B || $0 == 0x28 }
    if let first = rest.first, first | 0x20 == 0x76 { rest = rest.dropFirst() }
    let numbers = rest.prefix { $0.isDigit || $0 == 0x2E }
    let after = rest.dropFirst(numbers.count)
    return numbers.first?.isDigit == true && numbers.dropFirst().dropLast().contains(0x2E)
      && numbers.last?.isDigit == true && after.count <= 12
      && (after.first.map { "-+)]:abr".utf8.contains($0) } ?? true)
  }

  /// `2.1`, `41.0%`
  private static func isDecimal(_ token: ArraySlice<UInt8>) -> Bool {
    token.first?.isDigit == true && token.count { $0 == 0x2E } == 1 && !token.contains(where: \.isLetter)
  }

  private static func hasYear(_ token: ArraySlice<UInt8>) -> Bool {
    let digits = token.drop { !$0.isDigit }.prefix { $0.isDigit }
    return digits.count == 4 || digits.count == 8
  }
}

/// Headings in capitals alone between blank lines, or over text that is indented: `ABSTRACT`, `SEE ALSO`.
enum CapitalHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [Heading] = []
    var isAfterHeading = false
    for number in body {
      guard let first = lines.text.line(number).first else { continue }
      guard lines.bytes[first].isCapital, isHeading(lines, number, body) else {
        if !lines.isBlank(number) { isAfterHeading = false }
        continue
      }
      // A list in capitals has nothing between its items.
      if isAfterHeading { return [] }
      isAfterHeading = true
      found.append(
        Heading(
          line: number, level: .article, ordinal: found.count + 1, title: lines.content(number)))
    }
    return found.count >= 3 && !isAfterHeading ? found : []
  }

  private static func isHeading(_ lines: PageLines, _ number: Int, _ body: Range<Int>) -> Bool {
    let title = lines.content(number)
    guard (4...60).contains(title.count), !lines.endsSentence(title),
      !lines.bytes[title].contains(where: { $0.isSmall || $0.isDigit || $0 == 0x3D }),
      lines.bytes[title].count(where: \.isCapital) * 4 >= title.count * 3
    else { return false }
    guard number == body.lowerBound || lines.isBlank(number - 1) else { return false }
    return number + 1 >= body.upperBound || lines.isBlank(number + 1) || lines.indent(number + 1) >= 3
  }
}

/// Headings marked with a square: `□ Supreme Court on Prior Use`.
enum SquareHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [Heading] = []
    for number in body {
      guard let title = title(lines, number) else { continue }
      found.append(
        Heading(line: number, level: .article, ordinal: found.count + 1, title: title))
    }
    return found
  }

  static func isHeading(_ lines: PageLines, _ number: Int) -> Bool { title(lines, number) != nil }

  /// True for words after a square, a circle or a diamond: of U+25A0...U+25CF those that are no triangles.
  static func hasMark(_ lines: PageLines, _ range: Range<Int>) -> Bool {
    guard range.count > 4, lines.bytes[range.lowerBound] == 0xE2, lines.bytes[range.lowerBound + 3] == 0x20
    else { return false }
    switch (lines.bytes[range.lowerBound + 1], lines.bytes[range.lowerBound + 2]) {
    case (0x96, 0xA0...0xAF), (0x97, 0x86...0x8F): return true
    case _: return false
    }
  }

  private static func title(_ lines: PageLines, _ number: Int) -> Range<Int>? {
    let line = lines.text.line(number)
    // □ and ■ are U+25A1 and U+25A0.
    guard (5...300).contains(line.count), let start = line.first, lines.bytes[start] == 0xE2,
      lines.bytes[start + 1] == 0x96, lines.bytes[start + 2] & 0xFE == 0xA0
    else { return nil }
    let title = lines.text.trimmed(start + 3..<lines.content(number).upperBound)
    return title.isEmpty || lines.endsStatement(title) ? nil : title
  }
}

/// Numbers at the head of headings.
enum HeadingNumbers {
  /// `[1, 2]` of `1.2 Title` and `[3]` of `3. Title`, with the bytes of the title.
  static func path(_ lines: PageLines, _ range: Range<Int>) -> ([Int], Range<Int>)? {
    var path: [Int] = []
    var offset = range.lowerBound
    while offset < range.upperBound, lines.bytes[offset].isDigit {
      let start = offset
      while offset < range.upperBound, lines.bytes[offset].isDigit, offset - start < 5 { offset += 1 }
      guard let number = Int(lines.string(start..<offset)), offset - start <= 4 else { return nil }
      path.append(number)
      guard offset < range.upperBound, lines.bytes[offset] == 0x2E else { break }
      offset += 1
    }
    guard !path.isEmpty, path.count <= 6, offset < range.upperBound,
      path.count > 1 || lines.bytes[offset - 1] == 0x2E,
      lines.bytes[offset] == 0x20
        || (path.count == 1 && (lines.bytes[offset].isCapital || lines.bytes[offset] >= 0x80))
    else { return nil }
    let title = lines.text.trimmed(offset..<range.upperBound)
    guard let first = title.first,
      lines.bytes[first].isLetter || lines.bytes[first] >= 0x80 || lines.bytes[first] == 0x22
    else { return nil }
    return (path, title)
  }

  /// Counts sections and articles, and takes a number off a title where it is the one that was counted.
  static func count(_ headings: [Heading], _ lines: PageLines) -> [Heading] {
    var counted = headings
    var (sections, articles) = (0, 0)
    for index in counted.indices {
      switch counted[index].level {
      case .title, .subheading:
        continue
      case .section:
        sections += 1
        articles = 0
        counted[index].ordinal = sections
      case .article:
        articles += 1
        counted[index].ordinal = articles
      }
      if let (path, title) = path(lines, counted[index].title), path.last == counted[index].ordinal {
        counted[index].title = title
      }
    }
    return counted
  }
}
