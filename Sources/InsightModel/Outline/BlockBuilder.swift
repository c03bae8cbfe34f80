/// What gives the blocks and tables of a document by its lines.
protocol BlockSource {
  /// Calls `take` with each piece of `range` in order.
  func build(_ range: Range<Int>, take: (BlockBuilder.Piece) -> Void)
  /// What stands after a headline in its own line.
  func blocks(after heading: Heading) -> [Block]
}

/// Groups the lines between two headings into blocks.
struct BlockBuilder: BlockSource {
  enum Piece {
    case block(Block)
    case table(FoundTable)
  }

  let lines: PageLines
  private let headings: Set<Int>
  private let tables: [FoundTable]
  /// True where a paragraph may be broken into lines.
  let mayWrap: Bool
  let wrapped: WrappedLines
  /// True where short lines below one another are one text, as those of an address are.
  private let keepsBreaks: Bool

  /// `isWhole`: no paragraph is broken into lines. `isPeriodical`: each line is a text of its own that is not.
  init(
    lines: PageLines, body: Range<Int>, headings: Set<Int>, isWhole: Bool = false, isPeriodical: Bool = false
  ) {
    self.lines = lines
    self.headings = headings
    tables = TableFinder(lines: lines, headings: headings).find(in: body)
    mayWrap = !isWhole
    wrapped = WrappedLines(lines, body, mayWrap: mayWrap)
    keepsBreaks = mayWrap && !isPeriodical
  }

  /// Calls `take` with each piece of `range` in order.
  func build(_ range: Range<Int>, take: (Piece) -> Void) {
    var next = firstTable(from: range.lowerBound)
    var number = range.lowerBound
    var isFirst = true
    var run = WrappedLines.Run()
    var paragraph = (end: 0, isWrapped: false)
    /// Lines below one another of which each is a text: one like an address where all are short.
    var own: (block: Block, areShort: Bool)?
    func close() {
      guard let (block, areShort) = own else { return }
      own = nil
      for block in areShort ? [keepingSpaces(block)] : apart(block) { take(.block(block)) }
    }
    func emit(_ piece: Piece) {
      isFirst = false
      close()
      take(piece)
    }
    while number < range.upperBound {
      if next < tables.count, tables[next].lines.lowerBound == number {
        let table = tables[next]
        emit(.table(table))
        number = max(table.lines.upperBound, table.note ?? 0) + 1
        next += 1
        continue
      }
      let limit =
        next < tables.count ? min(range.upperBound, tables[next].lines.lowerBound) : range.upperBound
      if lines.content(number).isEmpty {
        number += 1
        continue
      }
      if let item = hangingItem(at: number, before: limit) {
        emit(.block(item))
        number = item.lines.upperBound + 1
        continue
      }
      if number > run.end { run = self.run(from: number, before: limit) }
      if number > paragraph.end { paragraph = wrapped.paragraph(from: number, in: run, after: paragraph) }
      if !paragraph.isWrapped, emitPoints(at: number, in: range.lowerBound..<limit, isFirst: isFirst, emit) {
        number += 1
        continue
      }
      let block = self.block(
        at: number, before: limit, isWrapped: paragraph.isWrapped,
        through: paragraph.isWrapped ? paragraph.end : number)
      number = block.lines.upperBound + 1
      guard isOwnLine(block) else {
        emit(.block(block))
        continue
      }
      if let above = own, above.block.lines.upperBound + 1 == block.lines.lowerBound {
        own = (join(above.block, block), above.areShort && isShort(block.lines.lowerBound))
      } else {
        isFirst = false
        close()
        own = (block, isShort(block.lines.lowerBound))
      }
    }
    close()
  }

  /// True for a line that is a text of its own.
  private func isOwnLine(_ block: Block) -> Bool {
    keepsBreaks && block.kind == .paragraph && block.lines.count == 1 && !isQuoted(block.lines.lowerBound)
      && lines.content(block.lines.lowerBound) == lines.trimmed(block.lines.lowerBound)
  }

  private func join(_ above: Block, _ next: Block) -> Block {
    Block(
      kind: .paragraph, range: above.range.lowerBound..<next.range.upperBound,
      lines: above.lines.lowerBound...next.lines.upperBound, keepsBreaks: true)
  }

  private func apart(_ block: Block) -> [Block] {
    block.lines.map { Block(kind: .paragraph, range: lines.content($0), lines: $0...$0) }
  }

  /// True for a line that may stand in an address, or in verse.
  func isShort(_ number: Int) -> Bool { (1...Self.widestVerse).contains(wrapped.columns(number)) }

  /// Lines whose words are set apart, or that begin further in than the first, are kept as they are.
  private func keepingSpaces(_ block: Block) -> Block {
    guard block.keepsBreaks else { return block }
    let indent = lines.indent(block.lines.lowerBound)
    let isSet = block.lines.contains { number in
      if lines.indent(number) > indent { return true }
      let line = lines.bytes[lines.trimmed(number)]
      return zip(line, line.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    }
    return isSet ? verbatimBlock(block.lines.lowerBound, block.lines.upperBound) : block
  }

  /// An item whose words go on below themselves, each further line as far in as they begin; nil where none does.
  private func hangingItem(at number: Int, before limit: Int) -> Block? {
    guard mayWrap, number + 1 < limit, lines.indent(number) < 4, (2...6).contains(lines.indent(number + 1)),
      let column = lines.hangingIndent(number)
    else { return nil }
    var last = number
    while last + 1 < limit, !lines.content(last + 1).isEmpty, lines.indent(last + 1) == column,
      lines.hangingIndent(last + 1) == nil
    {
      last += 1
    }
    guard last > number else { return nil }
    let point = lines.afterBullet(number)
    let range = point ?? lines.content(number)
    return Block(
      kind: point == nil ? .paragraph : .keyPoint, range: range.lowerBound..<lines.content(last).upperBound,
      lines: number...last)
  }

  /// Emits the points of a line that holds several, or one and a body after it; false where it does not.
  private func emitPoints(
    at number: Int, in article: Range<Int>, isFirst: Bool, _ emit: (Piece) -> Void
  ) -> Bool {
    guard let first = lines.text.line(number).first,
      lines.bytes[first] <= 0x2D || lines.bytes[first] == 0x7C,
      lines.indent(number) < 4, let line = lines.afterBullet(number)
    else { return false }
    let isAlone =
      isFirst && lines.firstFilled(from: number + 1, through: article.upperBound - 1) == nil
    let above = lines.text.line(max(1, article.lowerBound - 1)).lowerBound
    guard !hasPointBeside(number, in: article),
      let cut = RunTogetherPoints.cut(lines, line, above: above, isAlone: isAlone)
    else { return false }
    for block in Self.blocks(points: cut.points, body: cut.body, on: number) { emit(.block(block)) }
    return true
  }

  /// True where the line above or below is a point too: each has a line of its own.
  private func hasPointBeside(_ number: Int, in article: Range<Int>) -> Bool {
    let next = lines.firstFilled(from: number + 1, through: article.upperBound - 1)
    if let next, lines.afterBullet(next) != nil { return true }
    var previous = number - 1
    while previous >= article.lowerBound, lines.content(previous).isEmpty { previous -= 1 }
    return previous >= article.lowerBound && lines.afterBullet(previous) != nil
  }

  /// What stands after a headline in its own line: points where a hyphen parts it from the headline, else a text.
  func blocks(after heading: Heading) -> [Block] {
    guard !heading.rest.isEmpty else { return [] }
    let above = heading.title.lowerBound
    guard lines.text.trimmed(heading.title.upperBound..<heading.rest.lowerBound).isEmpty else {
      let cut = RunTogetherPoints.cut(lines, heading.rest, above: above, isAlone: true)
      return Self.blocks(points: cut?.points ?? [heading.rest], body: cut?.body, on: heading.line)
    }
    return Self.blocks(points: [], body: heading.rest, on: heading.line)
  }

  private static func blocks(points: [Range<Int>], body: Range<Int>?, on line: Int) -> [Block] {
    points.map { Block(kind: .keyPoint, range: $0, lines: line...line) }
      + (body.map { [Block(kind: .paragraph, range: $0, lines: line...line)] } ?? [])
  }

  private func firstTable(from line: Int) -> Int {
    var low = 0
    var high = tables.count
    while low < high {
      let middle = (low + high) / 2
      if tables[middle].lines.lowerBound < line { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The lines from one on up to a blank one or a bullet.
  private func run(from number: Int, before limit: Int) -> WrappedLines.Run {
    var end = number
    while end + 1 < limit, !lines.content(end + 1).isEmpty, lines.afterBullet(end + 1) == nil { end += 1 }
    return wrapped.run(from: number, through: end)
  }

  /// `last` is the last line of the paragraph that begins here.
  private func block(at number: Int, before limit: Int, isWrapped: Bool, through last: Int) -> Block {
    let range = lines.content(number)
    if lines.bytes[range.lowerBound] == 0x60, lines.isFence(range) {
      return fenced(from: number, before: limit)
    }
    if let verbatim = verbatim(from: number, before: limit, isWrapped: isWrapped) { return verbatim }
    if let heading = betweenHyphens(range) {
      return Block(kind: .subheading, range: heading, lines: number...number)
    }
    if let point = lines.afterBullet(number) {
      return Block(
        kind: .keyPoint, range: point.lowerBound..<lines.content(last).upperBound, lines: number...last)
    }
    if isNote(range) {
      return Block(kind: .note, range: Self.noteRange(lines, number), lines: number...number)
    }
    if isSubheading(number, before: limit, isWrapped: isWrapped) {
      return Block(kind: .subheading, range: range, lines: number...number)
    }
    return Block(
      kind: .paragraph, range: range.lowerBound..<lines.content(last).upperBound, lines: number...last)
  }

  // MARK: Kinds

  /// Notes begin with a mark or name their source.
  private func isNote(_ range: Range<Int>) -> Bool {
    guard range.count <= 600 else { return false }
    let first = lines.bytes[range.lowerBound]
    let mayName = first == 0x2A || first == 0x53 || first == 0x73 || first == 0x28 || first >= 0xE0
    guard mayName else { return false }
    if first == 0xE2, lines.bytes[range].starts(with: "※".utf8) { return true }
    guard lines.bytes[range.prefix(40)].contains(where: { $0 == 0x3A || $0 == 0xEF }) else { return false }
    return TableFinder.source(in: lines.bytes[range]) != nil
  }

  /// A note without its asterisk.
  static func noteRange(_ lines: PageLines, _ number: Int) -> Range<Int> {
    var range = lines.content(number)
    while let first = range.first, lines.bytes[first] == 0x2A {
      range = lines.text.trimmed(first + 1..<range.upperBound)
    }
    return range
  }

  /// The words of `-Entry into force-`.
  private func betweenHyphens(_ range: Range<Int>) -> Range<Int>? {
    guard (5...120).contains(range.count), lines.bytes[range.lowerBound] == 0x2D,
      lines.bytes[range.upperBound - 1] == 0x2D
    else { return nil }
    let inner = range.dropFirst().dropLast()
    guard let first = inner.first, let last = inner.last, lines.bytes[first] > 0x2D,
      lines.bytes[last] != 0x2D,
      lines.bytes[last] > 0x20
    else { return nil }
    return inner
  }

  /// A short line that is no sentence, over a paragraph that is one.
  private func isSubheading(_ number: Int, before limit: Int, isWrapped: Bool) -> Bool {
    let range = lines.content(number)
    // What has a square stands over anything but another one: those are items of a list.
    if !isWrapped, SquareHeadings.isHeading(lines, number) {
      return !SquareHeadings.isHeading(lines, number + 1) && !SquareHeadings.isHeading(lines, number - 1)
        && lines.firstFilled(from: number + 1, through: limit - 1) != nil
    }
    guard range.count <= 140, !lines.endsSentence(range), let last = range.last, lines.bytes[last] != 0x2C
    else { return false }
    // Right above another subheading nothing that has a mark is a text.
    if !isWrapped, SquareHeadings.hasMark(lines, range),
      let next = lines.firstFilled(from: number + 1, through: limit - 1),
      betweenHyphens(lines.content(next)) != nil
    {
      return true
    }
    let first = lines.bytes[range.lowerBound]
    guard
      first.isCapital || first.isDigit || first >= 0x80 && lines.initial(number) != .small || first == 0x22
    else { return false }
    // The last item of a numbered list is none.
    if first.isDigit, number > 1, HeadingNumbers.path(lines, range) != nil,
      HeadingNumbers.path(lines, lines.content(number - 1)) != nil
    {
      return false
    }
    // Nor is a line of verse, of an address, of a signature.
    if keepsBreaks, isShort(number - 1), !headings.contains(number - 1), lines.afterBullet(number - 1) == nil,
      lines.content(number + 1).isEmpty || isShort(number + 1)
    {
      return false
    }
    if isWrapped {
      guard number + 1 >= lines.count || lines.isBlank(number + 1), number == 1 || lines.isBlank(number - 1)
      else { return false }
    }
    guard let next = lines.firstFilled(from: number + 1, through: limit - 1) else { return false }
    // `Professional Career` over its points.
    if next == number + 1, lines.afterBullet(next) != nil {
      return !isWrapped && range.count <= 60 && lines.isTitleCase(range)
    }
    let following = lines.content(next)
    // What goes on in small letters is one sentence with it.
    if next == number + 1, lines.initial(next) == .small { return false }
    guard following.count > range.count, isWrapped || lines.endsSentence(following),
      lines.afterBullet(next) == nil
    else { return false }
    return range.count <= 80 || lines.isTitleCase(range)
  }
}
