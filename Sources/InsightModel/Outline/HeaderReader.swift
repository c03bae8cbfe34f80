/// Reads the labels and values at the head of a page and the neighbours at its foot.
struct HeaderReader {
  let lines: PageLines
  var header = Header()
  var furniture: [Furniture] = []
  /// The lines between head and foot; empty where the page has nothing else.
  var body: Range<Int>
  /// The headers of further issues in the same file.
  var further: [FurtherHeader] = []

  /// How many filled lines the head of a page may have.
  static let reach = 40

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
  mutating func readFields(_ filled: ArraySlice<Int>) {
    let found = namedFields(in: filled, areNeighbours: false)
    header.fields += found
    if let last = found.last?.lines.last { body = last + 1..<body.upperBound }
  }

  /// The fields that lines name, each a label with its value beside it or in the line after it, or without one. What is
  /// neither ends them, or is left to `other`, which says whether more may follow.
  func namedFields(
    in filled: some Sequence<Int>, areNeighbours: Bool, other: (Int) -> Bool = { _ in false }
  ) -> [Header.Field] {
    var fields: [Header.Field] = []
    var pending: (label: Header.Label, line: Int)?
    func close() {
      if let open = pending {
        fields.append(Header.Field(label: open.label, value: 0..<0, lines: [open.line]))
        pending = nil
      }
    }
    for number in filled {
      if let found = fieldOnOneLine(number), Self.isNeighbour(found.label) == areNeighbours {
        close()
        fields.append(found)
      } else if let label = label(at: number), Self.isNeighbour(label) == areNeighbours {
        close()
        pending = (label, number)
        if hasEmptyCell(number) { close() }
      } else if let open = pending, mayBeValue(number, of: open.label, labelledAt: open.line) {
        fields.append(
          Header.Field(label: open.label, value: lines.content(number), lines: [open.line, number]))
        pending = nil
      } else if !other(number) {
        break
      }
    }
    close()
    return fields
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

  func isTrail(_ range: Range<Int>) -> Bool {
    let steps = lines.string(range).split(separator: ">", omittingEmptySubsequences: false).map(
      \.trimmingSpaces)
    if steps.count >= 3 { return true }
    return steps.count == 2 && (isHome(range) || steps[1].isEmpty && !steps[0].isEmpty)
  }

  /// True for a trail that begins at the home page.
  func isHome(_ range: Range<Int>) -> Bool {
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
    let filled = (start..<lines.count + 1).filter { !lines.content($0).isEmpty }
    var others: [Furniture] = []
    let neighbours = namedFields(in: filled, areNeighbours: true) {
      others.append(Furniture(kind: .footer, line: $0))
      return true
    }
    header.fields += neighbours
    furniture += others
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

  func filledLines(from start: Int) -> [Int] {
    var filled: [Int] = []
    var line = start
    while filled.count < Self.reach, let next = lines.firstFilled(from: line, through: body.upperBound - 1) {
      filled.append(next)
      line = next + 1
    }
    return filled
  }

  /// The last eight filled lines above `end`.
  func filledLines(above end: Int, downTo start: Int) -> [Int] {
    var filled: [Int] = []
    var line = end - 1
    while line >= start, filled.count < 8, end - line < 200 {
      if !lines.content(line).isEmpty { filled.append(line) }
      line -= 1
    }
    return filled.reversed()
  }
}
