import InsightModel

/// Reads a page in one pass: its text, and what each part of it is. The elements that are open are few and bounded;
/// what does not nest as it should ends what it stands in, and no text is lost by it.
struct HTMLReader {
  private struct Open {
    var tag: Tag
    /// The furniture, list, quotation or link around it, given back when it ends.
    var furniture: Int?
    var isInMain: Bool
    var quotes: Int
    var depth: Int
    var table: Int
    var menu: Int?
  }

  /// A list that may be a menu.
  private struct List {
    var isOrdered: Bool
    var next: Int
    var items = 0
    /// Letters inside and outside of links.
    var linked = 0
    var plain = 0
  }

  private struct Figure {
    var firstPiece: Int
    var caption: Range<Int>?
  }

  private struct TableState {
    var table = PageTable()
    var firstPiece: Int
    var isInHead = false
    var cell: (start: Int, cell: PageTable.Cell)?
    var captionStart: Int?
  }

  /// Deeper than any page; what is opened beyond is read as if it were not.
  private static let deepest = 256

  private var tokens: HTMLTokens
  private let bytes: UnsafeBufferPointer<UInt8>
  private var open: [Open] = []
  /// How many of each element are open.
  private var counts: [Tag: Int] = [:]

  private(set) var arena: [UInt8] = []
  private(set) var pieces: [Piece] = []
  private(set) var links: [(range: Range<Int>, target: [UInt8])] = []
  private(set) var tables: [PageTable] = []
  private(set) var title: [UInt8] = []
  private(set) var fields: [(name: String, value: [UInt8])] = []
  /// Parts of the page around its text; true where one has ended, for what never ends is none.
  private var furnitures: [Bool] = []
  private var lists: [List] = []

  // The piece that is being read.
  private var start = 0
  private var firstLink = 0
  private var startOffset = 0
  private var heading: Int?
  private var mark: ItemMark?
  private var endsInSpace = true
  private var isPreformatted = false
  private var imageText: [UInt8] = []
  private var linkTarget: [UInt8]?
  private var linkStart = 0
  private var raised: (tag: Tag, from: Int)?

  // What it stands in.
  private var furniture: Int?
  private var isInMain = false
  private var quotes = 0
  private var openLists: [Int] = []
  private var tableStates: [TableState] = []
  private var menu: Int?
  private var figures: [Figure] = []

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
  private var rawTag: Tag?

  private mutating func read(_ range: Range<Int>, isRaw: Bool) {
    if let tag = rawTag {
      rawTag = nil
      switch tag {
      case .title:
        if title.isEmpty { append(range, to: &title) }
        return
      case .xmp, .plaintext, .textarea:
        break
      case _:
        return
      }
    }
    if start == arena.count { startOffset = range.lowerBound }
    if isPreformatted { return readPreformatted(range, isRaw: isRaw) }
    let linked = arena.count
    append(range, isRaw: isRaw)
    if let list = openLists.last { count(arena.count - linked, in: list) }
  }

  /// Letters of a list's items, to tell a menu.
  private mutating func count(_ letters: Int, in list: Int) {
    if linkTarget == nil { lists[list].plain += letters } else { lists[list].linked += letters }
  }

  /// Appends with white space as one space.
  private mutating func append(_ range: Range<Int>, isRaw: Bool) {
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
        offset = CharacterReference.read(bytes, offset, before: end, to: &arena)
        // A reference to white space is kept as one.
        endsInSpace = false
      } else if byte <= 0x20 {
        if !endsInSpace { arena.append(0x20) }
        endsInSpace = true
        offset += 1
      } else {
        arena.append(byte)
        endsInSpace = false
        offset += 1
      }
    }
  }

  /// The words of a title, which no other text may join.
  private func append(_ range: Range<Int>, to output: inout [UInt8]) {
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

  private mutating func readPreformatted(_ range: Range<Int>, isRaw: Bool) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x26, !isRaw {
        offset = CharacterReference.read(bytes, offset, before: range.upperBound, to: &arena)
      } else {
        arena.append(bytes[offset])
        offset += 1
      }
    }
    endsInSpace = false
  }

  // MARK: Pieces

  /// Ends the piece that is being read.
  private mutating func flush() {
    closeLink()
    if isPreformatted { return flushPreformatted() }
    while let last = arena.last, arena.count > start, last == 0x20 { arena.removeLast() }
    if arena.count == start, !imageText.isEmpty {
      arena += [0x5B] + imageText + [0x5D]
    }
    imageText = []
    if arena.count > start {
      let kind: Piece.Kind = heading.map { .heading($0) } ?? mark.map { .item($0) } ?? .paragraph
      add(kind)
      if heading == nil { mark = nil }
    } else {
      links.removeSubrange(firstLink...)
    }
    begin()
  }

  private mutating func flushPreformatted() {
    // The line end right after the tag is none of the text, nor are blank lines at the end.
    while let last = arena.last, arena.count > start, last <= 0x20 { arena.removeLast() }
    var first = start
    for place in start..<arena.count {
      if arena[place] == 0x0A { first = place + 1 } else if arena[place] > 0x20 { break }
    }
    if arena.count > first {
      startOffset += first - start
      start = first
      add(.verbatim)
    }
    begin()
  }

  private mutating func begin() {
    start = arena.count
    firstLink = links.count
    endsInSpace = true
    if linkTarget != nil { linkStart = start }
  }

  private mutating func add(_ kind: Piece.Kind) {
    pieces.append(
      Piece(
        kind: kind, text: start..<arena.count, links: firstLink..<links.count, offset: startOffset,
        quotes: quotes,
        // What goes on with an item stands below its words.
        depth: mark == nil && heading == nil && isInItem ? openLists.count : max(0, openLists.count - 1),
        furniture: furniture, isInMain: isInMain, menu: menu))
  }

  private var isInItem: Bool { !openLists.isEmpty && counts[.li, default: 0] > 0 }

  private mutating func addBlank() {
    guard pieces.last.map({ $0.kind != .blank }) ?? false else { return }
    startOffset = tokens.offset
    add(.blank)
  }

  private mutating func closeLink() {
    guard let target = linkTarget else { return }
    var end = arena.count
    while end > linkStart, arena[end - 1] == 0x20 { end -= 1 }
    if end > max(linkStart, start), !isPreformatted { links.append((max(linkStart, start)..<end, target)) }
    linkStart = arena.count
  }

  // MARK: Elements

  private mutating func begin(_ tag: Tag, _ attributes: Range<Int>, _ offset: Int) {
    if tag.isRaw { rawTag = tag }
    if tag.isBlock { flush() }
    if isHidden(attributes), !tag.isVoid, skip(tag) { return }
    switch tag {
    case .br:
      // A line of its own; two set off what follows.
      if arena.count == start, mark == nil, heading == nil { addBlank() }
      if heading == nil { flush() } else { arena.append(0x20) }
      if isPreformatted { arena.append(0x0A) }
    case .hr: addBlank()
    case .img:
      if let text = tokens.attribute("alt", attributes), !text.isEmpty, imageText.isEmpty {
        imageText = oneLine(text)
      }
    case .meta: readMeta(attributes)
    case .time:
      if let value = tokens.attribute("datetime", attributes) { fields.append(("time", value)) }
    case .a:
      endLink()
      if let target = tokens.attribute("href", attributes), !isScript(target) {
        linkTarget = oneLine(target)
        linkStart = arena.count
      }
    case .input:
      if mark == .bullet,
        tokens.attribute("type", attributes).map({ $0.elementsEqual("checkbox".utf8) }) ?? false
      {
        mark = .task(isDone: tokens.attribute("checked", attributes) != nil)
      }
    case .sup, .sub: raised = (tag, arena.count)
    case .span, .p: break
    case .script, .style, .iframe, .title, .head, .html, .body, .div, .center, .address, .fieldset,
      .legend, .hgroup,
      .noscript, .object, .option, .optgroup, .details, .summary, .plaintext, .section:
      if furnitureRole(attributes) {
        push(tag, furniture: true)
      } else if counts[tag, default: 0] > 0 {
        // Its end is not that of the one around it.
        push(tag)
      }
    case .figure:
      push(tag)
      if open.last?.tag == .figure { figures.append(Figure(firstPiece: pieces.count)) }
    case .figcaption:
      push(tag)
      if !figures.isEmpty { figures[figures.count - 1].caption = pieces.count..<pieces.count }
    case .h1, .h2, .h3, .h4, .h5, .h6:
      push(tag)
      heading = tag.level
    case .nav, .menu, .form, .select, .textarea, .button, .dialog, .svg, .math, .template, .search:
      // A form may be all of a page: only what is written into it is none of the text.
      push(tag, furniture: tag != .form)
    case .header, .footer, .aside:
      push(tag, furniture: !isInMain)
    case .main, .article:
      push(tag)
      isInMain = true
    case .blockquote:
      push(tag)
      quotes += 1
    case .pre, .listing, .xmp:
      push(tag)
      isPreformatted = true
    case .ul, .ol: beginList(tag, attributes)
    case .li:
      close(.li, within: [.ul, .ol])
      push(tag)
      beginItem(attributes)
    case .dl: push(tag)
    case .dt, .dd: break
    case .table:
      push(tag)
      var state = TableState(firstPiece: pieces.count)
      if let role = tokens.attribute("role", attributes) {
        state.table.isForLayout = role.elementsEqual("presentation".utf8) || role.elementsEqual("none".utf8)
      }
      if open.last?.tag == .table { tableStates.append(state) }
    case .caption:
      if !tableStates.isEmpty {
        endCell()
        tableStates[tableStates.count - 1].captionStart = pieces.count
      }
    case .thead, .tbody, .tfoot:
      if !tableStates.isEmpty {
        endCell()
        tableStates[tableStates.count - 1].isInHead = tag == .thead
      }
    case .tr: beginRow(offset)
    case .td, .th: beginCell(tag, attributes, offset)
    }
  }

  private mutating func end(_ tag: Tag) {
    if tag.isBlock { flush() }
    switch tag {
    case .a: endLink()
    case .td, .th, .caption: endCell()
    case .tr: endCell()
    case .sup, .sub: endRaised(tag)
    case .p, .span, .dt, .dd, .thead, .tbody, .tfoot: break
    case .br: addBlank()
    case _: if counts[tag, default: 0] > 0 { close(tag, isEnd: true) }
    }
  }

  /// Turns the raised or lowered text that ends here into signs of its own.
  private mutating func endRaised(_ tag: Tag) {
    guard let (opened, from) = raised else { return }
    raised = nil
    guard opened == tag, from >= start, from < arena.count,
      let signs = RaisedText.signs(
        arena[from...], isRaised: tag == .sup, after: from > start ? arena[from - 1] : nil)
    else { return }
    // A link in it is all of it.
    if let last = links.last, last.range.upperBound > from {
      guard last.range == from..<arena.count else { return }
      links[links.count - 1].range = from..<from + signs.count
      linkStart = from + signs.count
    }
    arena.removeSubrange(from...)
    arena += signs
  }

  private mutating func endLink() {
    closeLink()
    linkTarget = nil
  }

  private mutating func push(_ tag: Tag, furniture isFurniture: Bool = false) {
    guard open.count < Self.deepest else { return }
    open.append(
      Open(
        tag: tag, furniture: furniture, isInMain: isInMain, quotes: quotes, depth: openLists.count,
        table: tableStates.count, menu: menu))
    counts[tag, default: 0] += 1
    if isFurniture, furniture == nil {
      furniture = furnitures.count
      furnitures.append(false)
    }
  }

  /// Closes an element and what is open in it. `isEnd`: the page says so.
  private mutating func close(_ tag: Tag, isEnd: Bool) {
    guard let place = open.lastIndex(where: { $0.tag == tag }) else { return }
    // What stands in a cell ends nothing outside of it.
    if isEnd, tag != .table, let table = open.lastIndex(where: { $0.tag == .table }), table > place { return }
    while open.count > place {
      let item = open.removeLast()
      counts[item.tag, default: 1] -= 1
      flush()
      if tableStates.count > item.table { endTable() }
      if item.tag.level != nil { heading = nil }
      switch item.tag {
      case .pre, .listing, .xmp: isPreformatted = false
      case .li: mark = nil
      case .figcaption:
        if let first = figures.last?.caption?.lowerBound, first <= pieces.count {
          figures[figures.count - 1].caption = first..<pieces.count
        }
      case .figure: if let figure = figures.popLast() { endFigure(figure) }
      case _: break
      }
      if furniture != item.furniture, let own = furniture, isEnd { furnitures[own] = true }
      furniture = item.furniture
      isInMain = item.isInMain
      quotes = item.quotes
      while openLists.count > item.depth { openLists.removeLast() }
      menu = item.menu
      begin()
    }
  }

  /// Closes an open element up to the one that may hold several.
  private mutating func close(_ tag: Tag, within holders: [Tag]) {
    guard counts[tag, default: 0] > 0, let place = open.lastIndex(where: { $0.tag == tag }),
      !open[(place + 1)...].contains(where: { holders.contains($0.tag) || $0.tag == .table })
    else { return }
    close(tag, isEnd: true)
  }

  // MARK: Lists

  private mutating func beginList(_ tag: Tag, _ attributes: Range<Int>) {
    push(tag)
    guard open.last?.tag == tag, open.count < Self.deepest else { return }
    let start =
      tokens.attribute("start", attributes).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
    openLists.append(lists.count)
    if menu == nil { menu = lists.count }
    lists.append(List(isOrdered: tag == .ol, next: start))
  }

  private mutating func beginItem(_ attributes: Range<Int>) {
    guard let list = openLists.last else {
      mark = .bullet
      return
    }
    lists[list].items += 1
    if let value = tokens.attribute("value", attributes).flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
    {
      lists[list].next = value
    }
    mark = lists[list].isOrdered ? .number(lists[list].next) : .bullet
    lists[list].next &+= 1
  }

  /// True where all that a list says is links to other places.
  func isMenu(_ list: Int) -> Bool {
    let list = lists[list]
    return list.items >= 3 && list.plain == 0 && list.linked > 0 && list.linked <= list.items * 40
  }

  /// True for parts of the page that have ended and stand around its text.
  func isFurniture(_ piece: Piece) -> Bool { piece.furniture.map { furnitures[$0] } ?? false }

  // MARK: Tables

  private mutating func beginRow(_ offset: Int) {
    guard !tableStates.isEmpty else { return }
    endCell()
    let last = tableStates.count - 1
    tableStates[last].table.rows.append(PageTable.Row(isInHead: tableStates[last].isInHead, offset: offset))
  }

  private mutating func beginCell(_ tag: Tag, _ attributes: Range<Int>, _ offset: Int) {
    guard !tableStates.isEmpty else { return }
    endCell()
    let last = tableStates.count - 1
    if tableStates[last].table.rows.isEmpty { beginRow(offset) }
    func span(_ name: StaticString) -> Int {
      guard let value = tokens.attribute(name, attributes) else { return 1 }
      return min(1000, max(1, Int(String(decoding: value, as: UTF8.self)) ?? 1))
    }
    let isPlain = attributes.isEmpty
    tableStates[last].cell = (
      pieces.count,
      PageTable.Cell(
        pieces: 0..<0, isHeader: tag == .th, columns: isPlain ? 1 : span("colspan"),
        rows: isPlain ? 1 : span("rowspan"))
    )
  }

  private mutating func endCell() {
    guard !tableStates.isEmpty else { return }
    flush()
    let last = tableStates.count - 1
    // Elements that were opened in the cell end with it.
    if let table = open.lastIndex(where: { $0.tag == .table }), open.count > table + 1 {
      let inner = open[table + 1].tag
      if tableStates[last].cell != nil || tableStates[last].captionStart != nil { close(inner, isEnd: false) }
    }
    // The table itself may have ended with them.
    guard tableStates.count == last + 1 else { return }
    if let start = tableStates[last].captionStart {
      tableStates[last].table.caption = start..<pieces.count
      tableStates[last].captionStart = nil
    }
    guard let open = tableStates[last].cell else { return }
    tableStates[last].cell = nil
    var cell = open.cell
    cell.pieces = open.start..<pieces.count
    guard let row = tableStates[last].table.rows.indices.last else { return }
    tableStates[last].table.rows[row].cells.append(cell)
  }

  private mutating func endTable() {
    guard !tableStates.isEmpty else { return }
    endCell()
    guard let state = tableStates.popLast(), state.table.isData(pieces, arena) else { return }
    let first = state.firstPiece
    var piece = Piece(
      kind: .table(tables.count), text: arena.count..<arena.count, links: links.count..<links.count,
      offset: state.table.rows.first?.offset ?? 0, quotes: quotes, depth: 0, furniture: furniture,
      isInMain: isInMain,
      menu: nil)
    if first < pieces.count { piece.offset = min(piece.offset, pieces[first].offset) }
    var table = state.table
    table.keep(pieces[first...], from: first)
    tables.append(table)
    pieces.removeSubrange(first...)
    pieces.append(piece)
  }

  /// What a figure says below or above its one table is the table's caption.
  private mutating func endFigure(_ figure: Figure) {
    guard let caption = figure.caption, caption.count == 1, caption.upperBound <= pieces.count,
      figure.firstPiece <= caption.lowerBound, pieces[caption.lowerBound].kind == .paragraph
    else { return }
    let shown = pieces[figure.firstPiece...].compactMap { piece in
      if case .table(let index) = piece.kind { index } else { nil }
    }
    guard shown.count == 1, let table = shown.first, tables[table].caption == nil else { return }
    tables[table].setCaption(pieces.remove(at: caption.lowerBound))
  }

  // MARK: What elements say

  private mutating func readMeta(_ attributes: Range<Int>) {
    guard let name = tokens.attribute("name", attributes) ?? tokens.attribute("property", attributes),
      let content = tokens.attribute("content", attributes), !content.isEmpty
    else { return }
    fields.append((String(decoding: name, as: UTF8.self).lowercased(), oneLine(content)))
  }

  private func isScript(_ target: [UInt8]) -> Bool {
    String(decoding: target.prefix(16), as: UTF8.self).lowercased().drop { $0 == " " }.hasPrefix(
      "javascript:")
  }

  /// Passes over an element that is not shown, up to its end; false where it has none.
  private mutating func skip(_ tag: Tag) -> Bool {
    guard endlessHidden < Self.mostEndless else { return false }
    let back = tokens
    var (nested, holders) = (0, 0)
    while true {
      let before = tokens
      switch tokens.next() {
      case .text: continue
      case .start(let inner, _):
        if inner == tag, tag.mayLackEnd, holders == 0 {
          tokens = before
          return true
        }
        if inner == tag { nested += 1 }
        if inner.isHolder { holders += 1 }
      case .end(let inner):
        if inner == tag {
          if nested == 0 { return true }
          nested -= 1
        } else if inner.isHolder, holders == 0, tag.mayLackEnd {
          tokens = before
          return true
        }
        if inner.isHolder { holders = max(0, holders - 1) }
      case .done:
        endlessHidden += 1
        tokens = back
        return false
      }
    }
  }

  /// Hidden elements without an end: each costs a look at all of the page.
  private var endlessHidden = 0
  private static let mostEndless = 8

  private func isHidden(_ attributes: Range<Int>) -> Bool {
    guard attributes.count >= 6, mayHide(attributes) else { return false }
    if tokens.attribute("hidden", attributes) != nil { return true }
    guard let style = tokens.attribute("style", attributes) else { return false }
    return String(decoding: style, as: UTF8.self).lowercased().filter { $0 != " " }.contains("display:none")
  }

  /// True where `hidden` or `none` stands in it: few attributes need more of a look.
  private func mayHide(_ attributes: Range<Int>) -> Bool {
    (attributes.lowerBound..<attributes.upperBound).contains { offset in
      guard bytes[offset] | 0x20 == UInt8(ascii: "n") else { return false }
      return offset + 3 < attributes.upperBound && bytes[offset + 1] | 0x20 == UInt8(ascii: "o")
        && bytes[offset + 2] | 0x20 == UInt8(ascii: "n")
        || offset >= attributes.lowerBound + 5 && bytes[offset - 5] | 0x20 == UInt8(ascii: "h")
          && bytes[offset - 1] | 0x20 == UInt8(ascii: "e")
    }
  }

  private func furnitureRole(_ attributes: Range<Int>) -> Bool {
    guard attributes.count >= 8, let role = tokens.attribute("role", attributes) else { return false }
    return ["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar"]
      .contains(
        String(decoding: role, as: UTF8.self))
  }

  private func oneLine(_ bytes: [UInt8]) -> [UInt8] {
    bytes.split { $0 <= 0x20 }.joined(separator: [0x20]).map { $0 }
  }
}
