/// A heading that gives a document its structure.
struct Heading: Equatable {
  enum Level: Equatable { case title, section, article, subheading }
  var line: Int
  var level: Level
  /// The printed or counted number.
  var ordinal = 0
  /// As printed or restored; empty where there is none.
  var numeral = ""
  /// Bytes of the heading without its number.
  var title: Range<Int>
  /// Bytes of what else stands in its line; empty where nothing does.
  var rest: Range<Int> = 0..<0
  /// The line of `====` or `----` under it, which only marks it.
  var underline: Int?
  /// Lines about it that belong to no text: the other fields of a further issue's header.
  var furniture: [Int] = []
  /// Where the foot of the issue above a further one begins.
  var foot: Int?

  /// What a heading opens that stands so deep, of all the depths of a document from the highest down.
  static func level(_ depth: Int, of depths: [Int]) -> Level {
    let levels: [Level] = depths.count >= 2 ? [.section, .article] : [.article]
    let rank = depths.firstIndex(of: depth) ?? 0
    return rank < levels.count ? levels[rank] : .subheading
  }

  /// The lines that headings take with what only marks them.
  static func lines(of headings: [Heading]) -> Set<Int> {
    Set(headings.flatMap { [$0.line] + ($0.underline.map { [$0] } ?? []) + $0.furniture })
  }
}

/// Finds the headings of a document by the scheme that its own lines follow.
enum HeadingScheme {
  /// `isLabelled`: the page says what it is, a newsletter. `marked` are the headings that the document's form marks;
  /// nil where it has none that could.
  static func find(in lines: PageLines, _ body: Range<Int>, isLabelled: Bool, marked given: [Heading]? = nil)
    -> (headings: [Heading], hasNumerals: Bool)
  {
    let romans = romanSections(lines, body)
    if !romans.isEmpty {
      let own = merge(romans, numberedArticles(lines, body, sections: romans))
      let known = Set(own.map(\.line))
      let others = (given ?? []).filter { !known.contains($0.line) }.map { heading in
        var heading = heading
        if heading.level != .title { heading.level = .subheading }
        return heading
      }
      return (merge(own, others), true)
    }
    let marked = given ?? MarkdownHeadings.find(lines, body)
    if !marked.isEmpty { return (marked, false) }
    // What marks its headings and has none is one text, unless the page says that it is a newsletter.
    if given != nil, !isLabelled { return ([], false) }
    let schemes = [
      ChapterHeadings.find, VersionHeadings.find, isLabelled ? numbersOfNewsletter : NumberedHeadings.find,
      numbersOverSquares,
      SquareHeadings.find, NumberedHeadings.findChained, CapitalHeadings.find,
    ]
    for find in schemes {
      let found = find(lines, body)
      if !found.isEmpty { return (found, false) }
    }
    return ([], false)
  }

  private static func numbersOfNewsletter(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    let (found, sentences) = (NumberedHeadings.find(lines, body), NumberedHeadings.findSentences(lines, body))
    let chained = NumberedHeadings.findChained(lines, body)
    return sentences.count > max(found.count, chained.count) ? sentences : found
  }

  /// Numbered headlines with squares below them; none where the squares hold the numbers.
  private static func numbersOverSquares(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    let squares = SquareHeadings.find(lines, body)
    guard let square = squares.first else { return [] }
    let numbers = NumberedHeadings.findChained(lines, body)
    guard let number = numbers.first, number.line < square.line else { return [] }
    return merge(
      numbers,
      squares.map { heading in
        var heading = heading
        heading.level = .subheading
        return heading
      })
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
    let titleStart: Int?
    if first == 0xE2, bytes[range.lowerBound + 1] == 0x85, (0xA0...0xAB).contains(bytes[range.lowerBound + 2])
    {
      end += 3
      titleStart = startAfterPoint(lines, end, range)
    } else {
      while end < range.upperBound, end - range.lowerBound < 8, RomanNumeral.isLetter(bytes[end]) { end += 1 }
      guard end > range.lowerBound, range.count <= 160, !lines.endsSentence(range) else { return nil }
      titleStart = end < range.upperBound && bytes[end] == 0x2E ? end + 1 : nil
    }
    guard let titleStart else { return nil }
    let numeral = lines.string(range.lowerBound..<end)
    var title = lines.text.trimmed(titleStart..<range.upperBound)
    if let article = LostNumerals.articleAfter(title, bytes) {
      title = lines.text.trimmed(title.lowerBound..<article)
    }
    guard !title.isEmpty, let ordinal = RomanNumeral.ordinal(numeral) else { return nil }
    return Heading(line: number, level: .section, ordinal: ordinal, numeral: numeral, title: title)
  }

  /// Where the title begins after a numeral's sign: after a point of any width, perhaps with a space before it, or, in
  /// a line that is no sentence, after a space alone.
  private static func startAfterPoint(_ lines: PageLines, _ start: Int, _ range: Range<Int>) -> Int? {
    let rest = lines.text.trimmed(start..<range.upperBound)
    guard let first = rest.first else { return nil }
    if lines.bytes[first] == 0x2E { return first + 1 }
    // ． and 、 are U+FF0E and U+3001.
    for point in ["．", "、"] where lines.bytes[rest].starts(with: point.utf8) { return first + 3 }
    let isTitle = rest.count <= 160 && (lines.bytes[first].isCapital || lines.bytes[first] >= 0xE3)
    return first > start && isTitle && !lines.endsSentence(rest) ? first : nil
  }

  private static func romanSections(_ lines: PageLines, _ body: Range<Int>) -> [Heading] {
    var signs: [Heading] = []
    var letters: [Heading] = []
    for number in body {
      let start = lines.text.line(number)
      guard let first = start.first else { continue }
      let byte = lines.bytes[first]
      guard byte == 0xE2 || isBlankOrBar(byte) || (0x49...0x58).contains(byte) else { continue }
      guard let heading = sectionHeading(lines, number) else { continue }
      if heading.numeral.utf8.count == 3, heading.numeral.unicodeScalars.count == 1 {
        signs.append(heading)
      } else {
        // A table of contents has nothing between its lines.
        if let last = letters.last, lines.firstFilled(from: last.line + 1, through: number) == number {
          letters.removeAll()
        }
        if heading.ordinal == letters.count + 1 { letters.append(heading) }
      }
    }
    if !signs.isEmpty { return signs }
    return letters.count >= 2 ? letters : []
  }

  /// True for what may stand before a heading: a bar, white space, or the first byte of a wide or no-break space.
  private static func isBlankOrBar(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7C || byte == 0xE3 || byte == 0xC2
  }

  // MARK: Articles numbered from 1 in each section

  private struct Candidate {
    var heading: Heading
    /// Between blank lines.
    var isSetOff: Bool
    /// Below a blank line.
    var isSetOffAbove = false
    /// Above what belongs to it: the rest of the line, or points.
    var isFollowed = false
    /// In the line of its section, which says nothing of blank lines.
    var isBesideSection = false
    /// With its text in its own line, which says no more of them.
    var hasText = false
  }

  private static func numberedArticles(_ lines: PageLines, _ body: Range<Int>, sections: [Heading])
    -> [Heading]
  {
    var candidates: [Candidate] = []
    var next = 0
    for number in body {
      if next < sections.count, sections[next].line == number {
        next += 1
        if let heading = articleOnLine(ofSection: number, lines) {
          candidates.append(Candidate(heading: heading, isSetOff: true, isBesideSection: true))
        }
        continue
      }
      guard let heading = numberedLine(lines, number) else { continue }
      let before =
        number == body.lowerBound || lines.content(number - 1).isEmpty
        || (next > 0 && sections[next - 1].line == number - 1)
      let after = number + 1 >= body.upperBound || lines.content(number + 1).isEmpty
      candidates.append(
        Candidate(
          heading: heading, isSetOff: before && after,
          isSetOffAbove: number > body.lowerBound && lines.content(number - 1).isEmpty,
          isFollowed: after || !heading.rest.isEmpty || lines.afterBullet(number + 1) != nil,
          hasText: !heading.rest.isEmpty || lines.endsStatement(heading.title)))
    }
    let strict = chain(candidates.filter(\.isSetOff), sections)
    // Where the page sets its headlines off with blank lines, a numbered list inside an article does not.
    let covered = Set(strict.map { section(of: $0.line, sections) })
    guard covered.count == Set(candidates.map { section(of: $0.heading.line, sections) }).count else {
      return chain(candidates, sections)
    }
    if candidates.contains(where: { $0.isSetOff && !$0.isBesideSection && !$0.hasText }) {
      return chain(candidates.filter { $0.isSetOff || $0.isSetOffAbove && $0.isFollowed }, sections)
    }
    let hasBlankLines = candidates.contains(where: \.isSetOffAbove)
    return chain(candidates.filter { $0.isBesideSection || $0.isSetOffAbove || !hasBlankLines }, sections)
  }

  private static func articleOnLine(ofSection number: Int, _ lines: PageLines) -> Heading? {
    let line = lines.content(number)
    guard let start = sectionHeading(lines, number)?.title.upperBound else { return nil }
    let rest = lines.text.trimmed(start..<line.upperBound)
    guard rest.count >= 4 else { return nil }
    // After `1.`, which is how the title was cut.
    let title = lines.text.trimmed(rest.lowerBound + 2..<rest.upperBound)
    return article(1, lines, title, on: number)
      ?? Heading(line: number, level: .article, ordinal: 1, title: title)
  }

  /// nil where the title is too long for one, and is none that runs on into a text.
  private static func article(_ ordinal: Int, _ lines: PageLines, _ title: Range<Int>, on line: Int)
    -> Heading?
  {
    var heading = Heading(line: line, level: .article, ordinal: ordinal, title: title)
    if let cut = RunOnHeadline.cut(lines, title, on: line) { (heading.title, heading.rest) = cut }
    return heading.title.count <= 300 ? heading : nil
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
    guard byte.isDigit || isBlankOrBar(byte) else { return nil }
    let range = lines.content(number)
    guard range.count >= 4, lines.bytes[range.lowerBound].isDigit else { return nil }
    var end = range.lowerBound
    while end < range.upperBound, lines.bytes[end].isDigit, end - range.lowerBound < 4 { end += 1 }
    guard end - range.lowerBound <= 3, end + 1 < range.upperBound, lines.bytes[end] == 0x2E,
      !lines.bytes[end + 1].isDigit
    else { return nil }
    // `1. Aldborg` over its numbers is a row of a table.
    guard !lines.isCell(number + 1) else { return nil }
    let title = lines.text.trimmed(end + 1..<range.upperBound)
    guard !title.isEmpty, let ordinal = Int(lines.string(range.lowerBound..<end)) else { return nil }
    return article(ordinal, lines, title, on: number)
  }
}
