/// Which lines are one paragraph that was broken by hand or by a program, and which are each a text of its own.
///
/// A line that is broken shows it at its end: the next word had no room there. How far lines reach is told by those around
/// them, and in a document that breaks its paragraphs by all of them; there each gap between two lines is weighed by the
/// room that it leaves, by how the line ends and how the next one begins. Elsewhere every line of a paragraph must be full,
/// and one go on in the middle of a sentence.
struct WrappedLines {
  /// How the paragraphs of a document that breaks most of them are broken.
  private struct Usual {
    /// The columns that its lines may have.
    var width: Int
    /// Columns that are left free in the middle of sentences, where people break lines and no program does.
    var slack: Int
  }

  /// Lines without a blank one between.
  struct Run {
    fileprivate var start = 0
    fileprivate(set) var end = 0
    /// How far its lines reach; nil where none of them can be broken.
    fileprivate var width: Int?
    /// False where lines that go on from no other begin with small letters too.
    fileprivate var tellsSmall = true
    /// True for sentences, one on each line: none goes on.
    fileprivate var isList = false
  }

  private let lines: PageLines
  private let mayWrap: Bool
  private let usual: Usual?
  /// How wide paragraphs are of which one at least is surely broken, where the document does not break most of them.
  private let known: Int?

  /// The columns at which lines are broken: from a narrow letter to a wide terminal.
  private static let widths = 40...110
  /// And those of a paragraph that shows it by itself, in whatever document.
  private static let ownWidths = 40...140
  /// As many columns of room as weigh one step against a line that goes on.
  private static let roomStep = 4
  /// What goes on has a line of two thirds at least of the one above, or ends with it.
  private static let (narrow, full) = (2, 3)
  /// A greeting that leaves so much room goes on in no small letter.
  private static let greetingRoom = 24

  /// Paragraphs that one program or person broke differ by the length of a word.
  private static let alike = 6
  /// Columns of a line of Chinese or Korean that is full by no chance.
  private static let fullOfSigns = 60
  /// Columns that a line of a script without spaces may leave free: a word of two signs and a stop that begins no line.
  private static let unspacedWord = 6
  /// Bytes of a field's name, with its colon: two dozen letters of two bytes.
  private static let longestName = 48
  /// Lines that an item has at most where the next one stands right below it.
  private static let longestItem = 20

  /// `mayWrap`: lines of the document may be broken at all.
  init(_ lines: PageLines, _ body: Range<Int>, mayWrap: Bool) {
    self.lines = lines
    self.mayWrap = mayWrap
    let found = mayWrap ? Self.broken(in: lines, body) : (areMost: false, width: nil)
    usual = found.areMost ? Self.usual(lines, body) : nil
    known = found.width
  }

  /// A run that ends with line `end`.
  func run(from number: Int, through end: Int) -> Run {
    var run = Run(start: number, end: end)
    guard mayWrap else { return run }
    var widest = 0
    for line in number...end {
      let columns = columns(line)
      if columns <= (usual == nil ? Self.ownWidths : Self.widths).upperBound {
        widest = max(widest, columns)
      } else if usual == nil {
        return run
      }
    }
    if let usual {
      // A narrower paragraph is as wide as its own lines where all of them are full and one goes on in small letters.
      let isNarrow =
        Self.widths.contains(widest) && end > number + 1
        && (number..<end).allSatisfy { room(after: $0, of: widest) < 0 }
        && (number..<end).contains { lines.initial($0 + 1) == .small }
      run.width = isNarrow ? widest : max(widest, usual.width)
      run.isList = end > number + 1 && (number..<end).allSatisfy { lines.endsSentence(lines.content($0)) }
      return run
    }
    guard Self.ownWidths.contains(widest) else { return run }
    run.width = widest
    for line in number..<end where line > number && room(after: line, of: widest) >= 0 {
      if lines.initial(line + 1) == .small { run.tellsSmall = false }
    }
    return run
  }

  /// The last line of the paragraph that begins at `number`; where it is none, of the lines that are each a text.
  /// `previous` is what stands above it.
  func paragraph(
    from number: Int, in run: Run, after previous: (end: Int, isWrapped: Bool)
  ) -> (end: Int, isWrapped: Bool) {
    guard let width = run.width, !run.isList else { return (run.end, false) }
    var end = number
    guard usual == nil else {
      while end < run.end, weight(after: end, from: number, of: width) >= 0 { end += 1 }
      return (end, true)
    }
    var (small, bound, uncased, open) = (0, 0, 0, 0)
    while end < run.end, Self.ownWidths.contains(columns(end)), room(after: end, of: width) < 0,
      !beginsItem(end + 1, from: number), !beginsField(end + 1), !isCode(end)
    {
      if !lines.endsSentence(lines.content(end)) {
        open += 1
        let initial = lines.initial(end + 1)
        if initial == .small && run.tellsSmall { small += 1 }
        // A number goes on in a sentence where the line above begins with none, as those of a log do.
        if binds(end) || initial == .digit && lines.initial(end) != .digit { bound += 1 }
        // Letters without case say less: what looks so by chance must do so twice, or fill a line and end a sentence.
        if initial == .uncased {
          uncased += columns(end) >= Self.fullOfSigns && lines.endsSentence(lines.content(end + 1)) ? 2 : 1
        }
      }
      end += 1
    }
    // Among lines of other kinds two may look so by chance, unless others of the document are as wide.
    let isWhole = number == run.start && end == run.end && (bound > 0 || uncased >= 2)
    let isAlike =
      previous.isWrapped && previous.end >= run.start || known.map { abs($0 - width) <= Self.alike } ?? false
    return (end, small > 0 || isWhole || isAlike && open > 0 && run.tellsSmall)
  }

  /// What speaks for a paragraph that goes on after a line, in a document that breaks its paragraphs.
  private func weight(after line: Int, from start: Int, of width: Int) -> Int {
    let (own, next) = (lines.content(line), lines.content(line + 1))
    guard let last = own.last, let first = next.first else { return -1 }
    let isSentence = lines.endsSentence(own)
    let free = max(0, room(after: line, of: width) - (usual?.slack ?? 0))
    // A rule is no part of a paragraph, nor is an item of a list or a field, nor what is quoted of what is not.
    if !isWord(own) || !isWord(next) || beginsItem(line + 1, from: start) || beginsField(line + 1)
      || isCode(line)
    {
      return -1
    }
    if (lines.bytes[own.lowerBound] == 0x3E) != (lines.bytes[first] == 0x3E) { return -1 }
    // Paragraphs of books begin further in.
    if lines.indent(line + 1) > lines.indent(line), line > start || isSentence { return -1 }
    let isComma = lines.bytes[last] == 0x2C
    if line == start, isComma || isSentence, free >= Self.greetingRoom { return -1 }
    var weight = 2 - free / Self.roomStep
    let initial = lines.initial(line + 1)
    if initial == .small || !isSentence && binds(line) {
      // What goes on with a sentence does so after a shorter line too.
      weight = (columns(line) * 2 > width ? max(weight, -2) : weight) + 3
    } else if initial == .capital || initial == .digit {
      weight -= 1
    } else if initial == .uncased {
      weight += 1
    }
    if isSentence { weight -= 1 } else if isComma { weight += 1 }
    return weight
  }

  /// The columns that a line leaves free beyond those of the next word; less than none where that had no room.
  private func room(after line: Int, of width: Int) -> Int {
    let next = lines.content(line + 1)
    guard !lines.isUnspaced(line + 1) else { return width - columns(line) - Self.unspacedWord }
    let end = next.first { lines.bytes[$0] <= 0x20 } ?? next.upperBound
    return width - (columns(line) + 1 + Self.columns(lines.bytes, next.lowerBound..<end))
  }

  /// True for `Source: …` and `Q: …`: one word, or two that a hyphen joins, and a colon.
  private func beginsField(_ number: Int) -> Bool {
    let own = lines.bytes[lines.content(number).prefix(Self.longestName)]
    guard lines.initial(number) == .capital, let colon = own.firstIndex(of: 0x3A) else { return false }
    return own[..<colon].allSatisfy { $0.isLetter || $0 == 0x2D || $0 >= 0x80 }
      && (colon + 1 == lines.content(number).upperBound || lines.bytes[colon + 1] == 0x20)
  }

  /// True for `1. …`, and for the number after that of an item above.
  private func beginsItem(_ number: Int, from start: Int) -> Bool {
    guard lines.afterBullet(number) == nil, lines.hangingIndent(number) != nil, let own = self.number(number)
    else { return false }
    return own == 1
      || (max(start, number - Self.longestItem)..<number).contains { self.number($0) == own - 1 }
  }

  /// True where a line and the next one are of a program: each stands for itself, however long.
  private func isCode(_ line: Int) -> Bool {
    guard let last = lines.content(line).last, !lines.bytes[last].isLetter else { return false }
    let (own, next) = (signs(line), signs(line + 1))
    return own.mayBeCode && next.mayBeCode && (own.areDense || next.areDense)
  }

  /// Prose has one of the signs of programs in ten letters at most; formulas between dollar signs stand in prose.
  private static let lettersForSign = 10

  /// `{}[]()=;|&#+*`
  private static func isSignOfCode(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x26, 0x28...0x2B, 0x3B, 0x3D, 0x5B, 0x5D, 0x7B...0x7D: true
    case _: false
    }
  }

  /// Whether a line has as many of them as no prose, and whether it may be of a program.
  private func signs(_ line: Int) -> (areDense: Bool, mayBeCode: Bool) {
    let own = lines.bytes[lines.content(line)]
    var (signs, solid, isAssigned) = (0, 0, false)
    for place in own.indices where own[place] > 0x20 {
      if own[place] == 0x24, !(own[place...].dropFirst().first?.isDigit ?? false) { return (false, false) }
      solid += 1
      guard Self.isSignOfCode(own[place]) else { continue }
      signs += 1
      isAssigned = isAssigned || own[place] == 0x3D && own[place...].dropFirst().first == 0x20
    }
    let areDense = signs * Self.lettersForSign >= solid
    return (areDense, areDense || isAssigned || own.last.map { [0x3B, 0x7B, 0x7D].contains($0) } ?? false)
  }

  private func number(_ line: Int) -> Int? {
    lines.bytes[lines.content(line)].prefix(4).prefix { $0.isDigit }.reduce(nil) {
      ($0 ?? 0) * 10 + Int($1 - 0x30)
    }
  }

  private func isWord(_ range: Range<Int>) -> Bool {
    lines.bytes[range].contains { $0.isLetter || $0.isDigit || $0 >= 0x80 }
  }

  /// True where the last word of a line asks for another one, or is half of one.
  private func binds(_ line: Int) -> Bool {
    let own = lines.content(line)
    let last = lines.bytes[own][(lines.bytes[own].lastIndex(of: 0x20).map { $0 + 1 } ?? own.lowerBound)...]
    return SentenceTurn.binds(last)
      || last.last == 0x2D
        && LineJoin.isTight(lines.bytes, own.upperBound..<lines.content(line + 1).lowerBound)
  }

  /// Columns that a line takes.
  func columns(_ number: Int) -> Int { Self.columns(lines.bytes, lines.content(number)) }

  private static func columns(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    // No line that is broken is longer, and long ones need not be counted.
    range.count <= ownWidths.upperBound * 4 ? ByteScan.columns(in: bytes, range) : .max / 2
  }

  // MARK: The whole document

  /// One line that seems to go on may be chance.
  private static let fewestBroken = 2
  /// The first lines tell of all.
  private static let reach = 4000

  /// Whether most lines go on in the next one, within a hundred columns, and how wide those are that surely do.
  private static func broken(in lines: PageLines, _ body: Range<Int>) -> (areMost: Bool, width: Int?) {
    var (continued, filled, small, dated, broken, width) = (0, 0, 0, 0, 0, 0)
    for number in body.prefix(reach) {
      let range = lines.content(number)
      guard !range.isEmpty else { continue }
      filled += 1
      guard let first = Self.next(after: number, in: lines, body) else { continue }
      continued += 1
      if first == .small || first == .uncased { small += 1 }
      let next = lines.content(number + 1)
      if first == .small, lines.endsSentence(next) || next.count * full >= range.count * narrow {
        width = max(width, columns(lines.bytes, range))
        broken += 1
      }
      if first == .digit { dated += 1 }
    }
    // Lines that seldom begin with a small letter, or often with a digit, are lines of their own: those of a log.
    let areMost = filled >= 3 && continued * 4 >= filled && small * 3 >= continued && dated * 2 < continued
    return (areMost, broken >= fewestBroken ? width : nil)
  }

  /// What the line after one that may go on in it begins with.
  private static func next(after number: Int, in lines: PageLines, _ body: Range<Int>) -> Initial? {
    let range = lines.content(number)
    guard number + 1 < body.upperBound, range.count >= widths.lowerBound,
      widths.contains(columns(lines.bytes, range)), !lines.endsSentence(range),
      !lines.content(number + 1).isEmpty, lines.afterBullet(number + 1) == nil
    else { return nil }
    return lines.initial(number + 1)
  }

  /// Nine lines of ten are no longer than the width, and eight of ten gaps inside of sentences leave no more than the slack.
  private static func usual(_ lines: PageLines, _ body: Range<Int>) -> Usual {
    var counts = [Int](repeating: 0, count: widths.upperBound + 1)
    func share(_ part: Int, of tenths: Int) -> Int {
      let all = counts.reduce(0, +)
      var seen = 0
      return counts.indices.first { place in
        seen += counts[place]
        return seen * tenths >= all * part
      } ?? 0
    }
    for number in body.prefix(reach) where next(after: number, in: lines, body) != nil {
      counts[min(widths.upperBound, columns(lines.bytes, lines.content(number)))] += 1
    }
    let whole = WrappedLines(lines: lines, usual: Usual(width: share(9, of: 10), slack: 0))
    for place in counts.indices { counts[place] = 0 }
    for number in body.prefix(reach) where next(after: number, in: lines, body) == .small {
      counts[min(widths.upperBound, max(0, whole.room(after: number, of: whole.usual?.width ?? 0)))] += 1
    }
    return Usual(width: whole.usual?.width ?? 0, slack: share(8, of: 10))
  }

  private init(lines: PageLines, usual: Usual?) {
    (self.lines, self.usual, mayWrap, known) = (lines, usual, true, nil)
  }
}
