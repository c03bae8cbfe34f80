/// A heading that gives a document its structure.
struct Heading: Equatable {
  enum Level: Equatable { case title, section, article, subheading }
  var line: Int
  var level: Level
  /// The printed or counted number.
  var ordinal: Int
  /// As printed or restored; empty where there is none.
  var numeral: String
  /// Bytes of the heading without its number.
  var title: Range<Int>
}

/// Finds the headings of a document by the scheme that its own lines follow.
enum HeadingScheme {
  static func find(in lines: PageLines, _ body: Range<Int>) -> (headings: [Heading], hasNumerals: Bool) {
    let romans = romanSections(lines, body)
    if !romans.isEmpty {
      return (merge(romans, numberedArticles(lines, body, sections: romans)), true)
    }
    let marked = MarkdownHeadings.find(lines, body)
    if !marked.isEmpty { return (marked, false) }
    let numbered = NumberedHeadings.find(lines, body)
    return (numbered.isEmpty ? SquareHeadings.find(lines, body) : numbered, false)
  }

  private static func merge(_ left: [Heading], _ right: [Heading]) -> [Heading] {
    (left + right).sorted { $0.line < $1.line }
  }

  // MARK: Sections with roman numerals

  /// `Ⅱ. TITLE` or `II. TITLE`; nil for any other line.
  static func sectionHeading(_ lines: PageLines, _ number: Int) -> Heading? {
    let range = lines.content(number)
    guard range.count >= 4 else { return nil }
    let bytes = lines.bytes
    let first = bytes[range.lowerBound]
    var end = range.lowerBound
    if first == 0xE2, bytes[range.lowerBound + 1] == 0x85, (0xA0...0xAB).contains(bytes[range.lowerBound + 2])
    {
      end += 3
    } else {
      while end < range.upperBound, end - range.lowerBound < 8, "IVXL".utf8.contains(bytes[end]) { end += 1 }
      guard end > range.lowerBound, range.count <= 160, !lines.endsSentence(range) else { return nil }
    }
    guard end < range.upperBound, bytes[end] == 0x2E else { return nil }
    let numeral = lines.string(range.lowerBound..<end)
    var title = lines.text.trimmed(end + 1..<range.upperBound)
    if let article = articleBehind(title, lines) { title = lines.text.trimmed(title.lowerBound..<article) }
    guard !title.isEmpty, let ordinal = RomanNumeral.ordinal(numeral) else { return nil }
    return Heading(line: number, level: .section, ordinal: ordinal, numeral: numeral, title: title)
  }

  /// Where the first article's number stands in `PORT TRENDS 1. Oslo Opens Quay`: behind a title in capitals.
  private static func articleBehind(_ title: Range<Int>, _ lines: PageLines) -> Int? {
    var offset = title.lowerBound
    while offset + 4 < title.upperBound, !lines.bytes[offset].isSmall {
      if lines.bytes[offset] == 0x20, lines.bytes[offset + 1] == 0x31, lines.bytes[offset + 2] == 0x2E,
        lines.bytes[offset + 3] == 0x20
      {
        return offset + 1
      }
      offset += 1
    }
    return nil
  }

  private static func romanSections(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var signs: [Heading] = []
    var letters: [Heading] = []
    for number in body {
      let start = lines.text.line(number)
      guard let first = start.first else { continue }
      let byte = lines.bytes[first]
      guard byte == 0xE2 || byte == 0x7C || byte <= 0x20 || (0x49...0x58).contains(byte) else { continue }
      guard let heading = sectionHeading(lines, number) else { continue }
      if heading.numeral.utf8.count == 3, heading.numeral.unicodeScalars.count == 1 {
        signs.append(heading)
      } else if heading.ordinal == letters.count + 1 {
        letters.append(heading)
      }
    }
    if !signs.isEmpty { return signs }
    return letters.count >= 2 ? letters : []
  }

  // MARK: Articles numbered anew in each section

  private struct Candidate {
    var heading: Heading
    var isSetOff: Bool
  }

  private static func numberedArticles(_ lines: PageLines, _ body: Range<Int>, sections: [Heading])
    -> [Heading]
  {
    var candidates: [Candidate] = []
    let sectionLines = Set(sections.map(\.line))
    for number in body {
      if sectionLines.contains(number) {
        if let heading = articleOnLine(ofSection: number, lines) {
          candidates.append(Candidate(heading: heading, isSetOff: true))
        }
        continue
      }
      guard let heading = numberedLine(lines, number) else { continue }
      let before =
        number == body.lowerBound || lines.content(number - 1).isEmpty || sectionLines.contains(number - 1)
      let after = number + 1 >= body.upperBound || lines.content(number + 1).isEmpty
      candidates.append(Candidate(heading: heading, isSetOff: before && after))
    }
    let strict = chain(candidates.filter(\.isSetOff), sections)
    // Where the page sets its headlines off with blank lines, a numbered list inside an article does not.
    let covered = Set(strict.map { section(of: $0.line, sections) })
    if covered.count == Set(candidates.map { section(of: $0.heading.line, sections) }).count { return strict }
    return chain(candidates, sections)
  }

  private static func articleOnLine(ofSection number: Int, _ lines: PageLines) -> Heading? {
    let line = lines.content(number)
    guard let start = sectionHeading(lines, number)?.title.upperBound else { return nil }
    let rest = lines.text.trimmed(start..<line.upperBound)
    guard rest.count >= 4 else { return nil }
    // Behind `1.`, which is how the title was cut.
    let title = lines.text.trimmed(rest.lowerBound + 2..<rest.upperBound)
    return Heading(line: number, level: .article, ordinal: 1, numeral: "", title: title)
  }

  /// The candidates that count up by one in each section.
  private static func chain(_ candidates: [Candidate], _ sections: [Heading]) -> [Heading] {
    var chained: [Heading] = []
    var section = -1
    var expected = 1
    for candidate in candidates {
      let own = self.section(of: candidate.heading.line, sections)
      if own != section {
        section = own
        expected = 1
      }
      guard
        candidate.heading.ordinal == expected || (candidate.isSetOff && candidate.heading.ordinal > expected)
      else { continue }
      chained.append(candidate.heading)
      expected = candidate.heading.ordinal + 1
    }
    return chained
  }

  private static func section(of line: Int, _ sections: [Heading]) -> Int {
    var low = 0
    var high = sections.count
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// `1. Headline`; nil for any other line.
  private static func numberedLine(_ lines: PageLines, _ number: Int) -> Heading? {
    let line = lines.text.line(number)
    guard let start = line.first else { return nil }
    let byte = lines.bytes[start]
    guard byte.isDigit || byte <= 0x20 || byte == 0x7C else { return nil }
    let range = lines.content(number)
    guard range.count >= 4, lines.bytes[range.lowerBound].isDigit else { return nil }
    var end = range.lowerBound
    while end < range.upperBound, lines.bytes[end].isDigit, end - range.lowerBound < 4 { end += 1 }
    guard end - range.lowerBound <= 3, end + 1 < range.upperBound, lines.bytes[end] == 0x2E,
      !lines.bytes[end + 1].isDigit
    else { return nil }
    let title = lines.text.trimmed(end + 1..<range.upperBound)
    guard title.count <= 300, !title.isEmpty, let ordinal = Int(lines.string(range.lowerBound..<end)) else {
      return nil
    }
    return Heading(line: number, level: .article, ordinal: ordinal, numeral: "", title: title)
  }
}

/// Headings marked with `#`.
enum MarkdownHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [(line: Int, depth: Int, title: Range<Int>)] = []
    var isFenced = false
    for number in body {
      let line = lines.text.line(number)
      guard let start = line.first else { continue }
      if lines.bytes[start] == 0x60, isFence(lines, line) { isFenced.toggle() }
      guard !isFenced, lines.bytes[start] == 0x23 else { continue }
      let depth = lines.bytes[line].prefix { $0 == 0x23 }.count
      guard depth <= 6, depth < line.count, lines.bytes[start + depth] == 0x20 else { continue }
      var title = lines.text.trimmed(start + depth..<line.upperBound)
      while let last = title.last, lines.bytes[last] == 0x23 {
        title = lines.text.trimmed(title.lowerBound..<last)
      }
      if !title.isEmpty { found.append((number, depth, title)) }
    }
    guard let first = found.first else { return [] }
    var headings: [Heading] = []
    if found.count(where: { $0.depth == first.depth }) == 1, found.allSatisfy({ $0.depth >= first.depth }) {
      headings.append(Heading(line: first.line, level: .title, ordinal: 0, numeral: "", title: first.title))
      found.removeFirst()
    }
    let depths = Set(found.map(\.depth)).sorted()
    let levels: [Heading.Level] = depths.count >= 2 ? [.section, .article] : [.article]
    for (line, depth, title) in found {
      let rank = depths.firstIndex(of: depth) ?? 0
      let level = rank < levels.count ? levels[rank] : .subheading
      headings.append(Heading(line: line, level: level, ordinal: 0, numeral: "", title: title))
    }
    return HeadingNumbers.count(headings, lines)
  }

  /// True for the line that opens or closes a listing.
  static func isFence(_ lines: PageLines, _ range: Range<Int>) -> Bool {
    range.count >= 3 && lines.bytes[range.prefix(3)].allSatisfy { $0 == 0x60 }
  }
}

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
      guard let (path, title) = HeadingNumbers.path(lines, lines.trimmed(number)), !lines.endsSentence(title)
      else { continue }
      found.append((number, path, title))
    }
    guard found.contains(where: { $0.path.last == 1 }) else { return [] }
    let depths = Set(found.map(\.path.count)).sorted()
    let levels: [Heading.Level] = depths.count >= 2 ? [.section, .article] : [.article]
    return found.map { line, path, title in
      let rank = depths.firstIndex(of: path.count) ?? 0
      return Heading(
        line: line, level: rank < levels.count ? levels[rank] : .subheading, ordinal: path.last ?? 0,
        numeral: "",
        title: title)
    }
  }
}

/// Headings marked with a square: `□ Supreme Court on Prior Use`.
enum SquareHeadings {
  static func find(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var found: [Heading] = []
    for number in body {
      let line = lines.text.line(number)
      // □ and ■ are U+25A1 and U+25A0.
      guard line.count >= 5, line.count <= 300, let start = line.first, lines.bytes[start] == 0xE2,
        lines.bytes[start + 1] == 0x96, lines.bytes[start + 2] & 0xFE == 0xA0
      else { continue }
      let title = lines.text.trimmed(start + 3..<line.upperBound)
      guard !title.isEmpty, !lines.endsSentence(title) else { continue }
      found.append(
        Heading(line: number, level: .article, ordinal: found.count + 1, numeral: "", title: title))
    }
    return found
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
      lines.bytes[offset] == 0x20 || (path.count == 1 && lines.bytes[offset].isCapital)
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
