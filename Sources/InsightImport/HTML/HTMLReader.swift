import InsightModel

/// Reads a page in one pass: its text, and what each part of it is. The elements that are open are few and bounded;
/// what does not nest as it should ends what it stands in, and no text is lost by it.
struct HTMLReader {
  struct Open {
    var tag: Tag
    /// The furniture, list, quotation or phrases around it, given back when it ends.
    var furniture: Int?
    var isInMain: Bool
    var quotes: Int
    var depth: Int
    var table: Int
    var menu: Int?
    var phrases: Int
  }

  /// A list that may be a menu.
  struct List {
    var isOrdered: Bool
    var next: Int
    var items = 0
    /// Letters inside and outside of links.
    var linked = 0
    var plain = 0
  }

  struct Figure {
    var firstPiece: Int
    var caption: Range<Int>?
  }

  struct TableState {
    var table = PageTable()
    var firstPiece: Int
    var isInHead = false
    var group = 0
    var cell: (start: Int, cell: PageTable.Cell, phrases: Int)?
    var captionStart: Int?
  }

  /// Deeper than any page; what is opened beyond is read as if it were not.
  static let deepest = 256

  var tokens: HTMLTokens
  let bytes: UnsafeBufferPointer<UInt8>
  var open: [Open] = []
  /// How many of each element are open.
  var counts = TagCounts()

  var arena: [UInt8] = []
  var pieces: [Piece] = []
  var links: [(range: Range<Int>, target: [UInt8])] = []
  var tables: [PageTable] = []
  var title: [UInt8] = []
  var fields: [(name: String, value: [UInt8])] = []
  var times: [PageTime] = []
  /// Parts of the page around its text; true where one has ended, for what never ends is none.
  var furnitures: [Bool] = []
  var lists: [List] = []

  // The piece that is being read.
  var start = 0
  var firstLink = 0
  var startOffset = 0
  /// Where lines begin that the author broke.
  var breaks: [Int] = []
  var heading: Int?
  var mark: ItemMark?
  var endsInSpace = true
  var isPreformatted = false
  var imageText: [UInt8] = []
  var linkTarget: [UInt8]?
  var linkStart = 0
  /// The link says that it leads to a note, to an author.
  var (namesNote, isAuthor) = (false, false)
  /// Where the last link ended, and where it led.
  var lastLink: (end: Int, target: [UInt8]) = (-1, [])
  /// What is open amid the words.
  var phrases: [Phrase] = []
  /// The last text that stood in an element of its own, and what its attributes are.
  var lastPhrase: (text: Range<Int>, attributes: Range<Int>) = (0..<0, 0..<0)
  /// Where the last formula ended; pages often give it a second time.
  var formulaEnd = -1
  /// No further formula ends.
  var isEndlessFormula = false
  /// Where the next text begins what no word before it may join.
  var seam = -1
  /// Text that no bold type has, of the cell that is being read.
  var hasPlain = false
  var isInDefinition = false
  /// In a reading that was put in parentheses.
  var isReading = false

  // What it stands in.
  var furniture: Int?
  var isInMain = false
  /// What relative links are relative to; empty where that is not known.
  var base = ""
  var quotes = 0
  var openLists: [Int] = []
  var tableStates: [TableState] = []
  var menu: Int?
  var figures: [Figure] = []
  /// Hidden elements without an end: each costs a look at all of the page.
  var endlessHidden = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
    self.bytes = bytes
    tokens = HTMLTokens(bytes, from: offset)
    arena.reserveCapacity(bytes.count / 2)
  }

  mutating func run() {
    while true {
      let at = tokens.offset
      switch tokens.next() {
      case .text(let range, let isRaw): read(range, isRaw: isRaw)
      case .start(let tag, let attributes): begin(tag, attributes, at)
      case .end(let tag): end(tag)
      case .done:
        while let last = open.last { close(last.tag, isEnd: false) }
        flush()
        return
      }
    }
  }

  // MARK: Text

  /// Raw text that is no text of the page: scripts and styles.
  var rawTag: Tag?
  /// The type of the script: data that say what the page is, or a formula.
  var script = ""

  mutating func read(_ range: Range<Int>, isRaw: Bool) {
    if let tag = rawTag {
      rawTag = nil
      switch tag {
      case .title:
        if title.isEmpty { append(range, to: &title) }
        return
      case .script where script.hasSuffix("ld+json"): return readLinkedData(range)
      case .script where script.hasPrefix("math/tex"): return appendFormula(oneLine(Array(bytes[range])))
      case .xmp, .plaintext, .textarea:
        break
      case _:
        return
      }
    }
    if start == arena.count { startOffset = range.lowerBound }
    if isPreformatted { return readPreformatted(range, isRaw: isRaw) }
    if !breaks.isEmpty, arena.last == 0x0A {
      breaks[breaks.count - 1] = range.first { bytes[$0] > 0x20 } ?? range.lowerBound
    }
    if seam == arena.count, seam > start, arena.last != 0x20, Self.isWord(bytes[range.lowerBound]) {
      arena.append(0x20)
    }
    let linked = arena.count
    append(range, isRaw: isRaw)
    if !hasPlain, !tableStates.isEmpty, arena[linked...].contains(where: { $0 > 0x20 }) {
      hasPlain = !isStrong
    }
    if let list = openLists.last { count(arena.count - linked, in: list) }
  }

  /// Letters of a list's items, to tell a menu.
  mutating func count(_ letters: Int, in list: Int) {
    if linkTarget == nil { lists[list].plain += letters } else { lists[list].linked += letters }
  }

  /// Appends with white space as one space.
  mutating func append(_ range: Range<Int>, isRaw: Bool) {
    var offset = range.lowerBound
    let end = range.upperBound
    while offset < end {
      let byte = bytes[offset]
      if byte > 0x26 || (byte > 0x20 && byte != 0x26) {
        var next = offset + 1
        while next < end, bytes[next] > 0x26 || bytes[next] == 0x21 || bytes[next] == 0x22 { next += 1 }
        arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<next]))
        endsInSpace = false
        offset = next
      } else if byte == 0x26, !isRaw {
        let from = arena.count
        offset = CharacterReference.read(bytes, offset, before: end, to: &arena)
        // A reference to white space is kept as one, but ends no line.
        if arena.count == from + 1, arena[from] == 0x0A || arena[from] == 0x0D || arena[from] == 0x09 {
          arena[from] = 0x20
        }
        endsInSpace = false
      } else if byte <= 0x20 {
        var next = offset + 1
        while next < end, bytes[next] <= 0x20 { next += 1 }
        if !endsInSpace, next == end || !isJoint(offset..<next) { arena.append(0x20) }
        endsInSpace = true
        offset = next
      } else {
        arena.append(byte)
        endsInSpace = false
        offset += 1
      }
    }
  }

  /// True for the end of a line amid Chinese or Japanese, where no space stands.
  private func isJoint(_ space: Range<Int>) -> Bool {
    space.lowerBound > 0 && bytes[space.lowerBound - 1] >= 0x80 && bytes[space.upperBound] >= 0xE0
      && LineJoin.isTight(bytes, space)
  }

  /// The words of a title, which no other text may join.
  func append(_ range: Range<Int>, to output: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x26 {
        offset = CharacterReference.read(bytes, offset, before: range.upperBound, to: &output)
      } else {
        if bytes[offset] > 0x20 {
          output.append(bytes[offset])
        } else if output.last.map({ $0 != 0x20 }) ?? false {
          output.append(0x20)
        }
        offset += 1
      }
    }
    if output.last == 0x20 { output.removeLast() }
  }

  mutating func readPreformatted(_ range: Range<Int>, isRaw: Bool) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x26, !isRaw {
        offset = CharacterReference.read(bytes, offset, before: range.upperBound, to: &arena)
      } else {
        arena.append(bytes[offset])
        offset += 1
      }
      if arena.last == 0x0A { breaks.append(offset) }
    }
    endsInSpace = false
  }

  // MARK: Pieces

  /// Ends the piece that is being read.
  mutating func flush() {
    closeLink()
    if isPreformatted { return flushPreformatted() }
    while let last = arena.last, arena.count > start, last == 0x20 || last == 0x0A { arena.removeLast() }
    let isPicture = arena.count == start && !imageText.isEmpty
    if isPicture {
      arena += [0x5B] + imageText + [0x5D]
      hasPlain = true
    } else if !imageText.isEmpty, tableStates.last?.cell != nil, PageTable.isFigure(arena[start...]) {
      // It may be the sign of the figure: `[Down] 5`.
      arena.insert(contentsOf: [0x5B] + imageText + [0x5D, 0x20], at: start)
      for index in firstLink..<links.count {
        links[index].range = links[index].range.moved(by: imageText.count + 3)
      }
    }
    imageText = []
    // The inner ones first: marks move what stands after them.
    for phrase in phrases.reversed() where phrase.role == .deleted { delete(from: phrase.from) }
    if let number = noteNumber {
      arena.removeSubrange(start...)
      mark = .number(number)
    }
    if arena.count > start {
      let kind: Piece.Kind = heading.map { .heading($0) } ?? mark.map { .item($0) } ?? .paragraph
      add(kind)
      pieces[pieces.count - 1].isPicture = isPicture
      if heading == nil { mark = nil }
    } else {
      links.removeSubrange(firstLink...)
    }
    begin()
  }

  mutating func flushPreformatted() {
    // The line end right after the tag is none of the text, nor are blank lines at the end.
    while let last = arena.last, arena.count > start, last <= 0x20 { arena.removeLast() }
    var first = start
    for place in start..<arena.count {
      if arena[place] == 0x0A { first = place + 1 } else if arena[place] > 0x20 { break }
    }
    if arena.count > first {
      let blanks = min(arena[start..<first].count { $0 == 0x0A }, breaks.count)
      if blanks > 0 { startOffset = breaks[blanks - 1] }
      breaks.removeFirst(blanks)
      start = first
      add(.verbatim)
    }
    begin()
  }

  /// Ends a line of the piece; at its beginning sets it off from what stands above, as does a second one.
  mutating func breakLine() {
    if isPreformatted {
      arena.append(0x0A)
      return breaks.append(tokens.offset)
    }
    closeLink()
    while let last = arena.last, arena.count > start, last == 0x20 { arena.removeLast() }
    if heading != nil {
      if arena.count > start { arena.append(0x20) }
    } else if arena.count == start || arena.last == 0x0A {
      let isOpening = arena.count == start && mark != nil
      flush()
      if !isOpening { addBlank() }
    } else {
      arena.append(0x0A)
      breaks.append(tokens.offset)
    }
    endsInSpace = true
    linkStart = arena.count
  }

  mutating func begin() {
    start = arena.count
    breaks.removeAll(keepingCapacity: true)
    firstLink = links.count
    endsInSpace = true
    if linkTarget != nil { linkStart = start }
  }

  mutating func add(_ kind: Piece.Kind) {
    pieces.append(
      Piece(
        kind: kind, text: start..<arena.count, links: firstLink..<links.count, offset: startOffset,
        breaks: breaks, quotes: quotes,
        // What goes on with an item stands below its words, and what a term means below the term.
        depth: (mark == nil && heading == nil && isInItem ? openLists.count : max(0, openLists.count - 1))
          + (isInDefinition && heading == nil ? 1 : 0),
        furniture: furniture, isInMain: isInMain, menu: menu))
  }

  var isInItem: Bool { !openLists.isEmpty && counts[.li] > 0 }

  mutating func addBlank() {
    guard pieces.last.map({ $0.kind != .blank }) ?? false else { return }
    startOffset = tokens.offset
    add(.blank)
  }

  mutating func closeLink() {
    guard let target = linkTarget else { return }
    var end = arena.count
    while end > linkStart, arena[end - 1] == 0x20 { end -= 1 }
    if end > max(linkStart, start), !isPreformatted { links.append((max(linkStart, start)..<end, target)) }
    linkStart = arena.count
  }
}
