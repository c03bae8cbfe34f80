import InsightModel

/// What the beginning and the end of an element mean for what is read in it.
extension HTMLReader {
  mutating func begin(_ tag: Tag, _ attributes: Range<Int>, _ offset: Int) {
    // A heading that was never closed ends where a text begins below its words.
    if heading != nil, arena.count > start, tag.endsHeading,
      let open = open.last(where: { $0.tag.level != nil })
    {
      close(open.tag, isEnd: false)
    }
    if tag.isBlock { flush() }
    // A heading may be a button that unfolds what stands below it.
    let isUnread = tag.isUnread && !(tag == .button && heading != nil)
    let hints = hints(attributes)
    if isUnread || hints.contains(.hidden) && isUnseen(tag, attributes)
      || hints.contains(.editing) && isForEditing(attributes), skip(tag)
    {
      return
    }
    if tag.isRaw { rawTag = tag }
    if tag == .script { script = words("type", attributes) }
    defer { if tag.isPhrase || hints.contains(.struck) { beginPhrase(tag, attributes, hints) } }
    switch tag {
    case .br: breakLine()
    case .hr: addBlank()
    case .img: readImage(attributes)
    case .math: readMath()
    case .meta: readMeta(attributes)
    case .base:
      // The first one holds; where the page came from may be known.
      if base.isEmpty, let address = tokens.attribute("href", attributes) {
        base = String(decoding: oneLine(address), as: UTF8.self)
      }
    case .time: readTime(attributes)
    case .a: beginLink(attributes)
    case .input:
      if mark == .bullet,
        tokens.attribute("type", attributes).map({ $0.elementsEqual("checkbox".utf8) }) ?? false
      {
        mark = .task(isDone: tokens.attribute("checked", attributes) != nil)
      }
    case .q: arena += "\u{201C}".utf8
    case .p, .span, .b, .strong, .i, .em, .u, .ins, .font, .label, .mark, .abbr, .cite, .code, .small, .sup,
      .sub,
      .del, .s, .strike:
      break
    case .script, .style, .iframe, .title, .head, .html, .body, .div, .center, .address, .fieldset,
      .legend, .hgroup,
      .noscript, .object, .option, .optgroup, .details, .summary, .plaintext, .section:
      if furnitureRole(attributes) {
        push(tag, furniture: true)
      } else if counts[tag] > 0 {
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
    case .rt:
      // What is read beside a sign stands in parentheses, unless the page has them.
      if arena.count > start, arena.last != UInt8(ascii: "(") {
        arena.append(UInt8(ascii: "("))
        isReading = true
      }
    case .annotation, .audio, .button, .canvas, .select, .svg, .template, .textarea, .video: break
    case .nav, .menu, .form, .dialog, .search:
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
    case .dt, .dd: isInDefinition = tag == .dd && counts[.dl] > 0
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
        tableStates[tableStates.count - 1].group += 1
      }
    case .tr: beginRow(offset)
    case .td, .th: beginCell(tag, attributes, offset)
    }
  }

  mutating func end(_ tag: Tag) {
    if tag.isBlock { flush() }
    endPhrase(tag)
    switch tag {
    case .a:
      lastLink.target = linkTarget ?? []
      endLink()
      lastLink.end = arena.count
    case .td, .th, .caption: endCell()
    case .tr: endCell()
    case .q: arena += "\u{201D}".utf8
    case .rt:
      if isReading { arena.append(UInt8(ascii: ")")) }
      isReading = false
    case .thead, .tbody, .tfoot:
      if !tableStates.isEmpty {
        tableStates[tableStates.count - 1].isInHead = false
        tableStates[tableStates.count - 1].group += 1
      }
    case .p, .dt, .dd: break
    case _ where tag.isPhrase: break
    case .br: breakLine()
    case _: if counts[tag] > 0 { close(tag, isEnd: true) }
    }
  }

  mutating func push(_ tag: Tag, furniture isFurniture: Bool = false) {
    guard open.count < Self.deepest else { return }
    open.append(
      Open(
        tag: tag, furniture: furniture, isInMain: isInMain, quotes: quotes, depth: openLists.count,
        table: tableStates.count, menu: menu, phrases: phrases.count))
    counts[tag] += 1
    if isFurniture, furniture == nil {
      furniture = furnitures.count
      furnitures.append(false)
    }
  }

  /// Closes an element and what is open in it. `isEnd`: the page says so.
  mutating func close(_ tag: Tag, isEnd: Bool) {
    guard let place = open.lastIndex(where: { $0.tag == tag }) else { return }
    // What stands in a cell ends nothing outside of it.
    if isEnd, tag != .table, let table = open.lastIndex(where: { $0.tag == .table }), table > place { return }
    while open.count > place {
      let item = open.removeLast()
      counts[item.tag] -= 1
      flush()
      if tableStates.count > item.table { endTable() }
      if item.tag.level != nil { heading = nil }
      switch item.tag {
      case .pre, .listing, .xmp: isPreformatted = false
      case .li: mark = nil
      case .dl: isInDefinition = false
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
      if phrases.count > item.phrases { phrases.removeSubrange(item.phrases...) }
      begin()
    }
  }

  /// Closes an open element up to the one that may hold several.
  mutating func close(_ tag: Tag, within holders: [Tag]) {
    guard counts[tag] > 0, let place = open.lastIndex(where: { $0.tag == tag }),
      !open[(place + 1)...].contains(where: { holders.contains($0.tag) || $0.tag == .table })
    else { return }
    close(tag, isEnd: true)
  }

  // MARK: Lists

  mutating func beginList(_ tag: Tag, _ attributes: Range<Int>) {
    push(tag)
    guard open.last?.tag == tag, open.count < Self.deepest else { return }
    let start =
      tokens.attribute("start", attributes).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
    openLists.append(lists.count)
    if menu == nil { menu = lists.count }
    lists.append(List(isOrdered: tag == .ol, next: start))
  }

  mutating func beginItem(_ attributes: Range<Int>) {
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

  /// True for a line of links with nothing but signs between them: `Home | Archive | Contact`.
  func isLinkBar(_ piece: Piece) -> Bool {
    guard piece.kind == .paragraph, piece.links.count >= 3, piece.text.count <= piece.links.count * 40,
      piece.breaks.isEmpty
    else {
      return false
    }
    var free = piece.text.lowerBound
    for link in links[piece.links] {
      if arena[free..<max(free, link.range.lowerBound)].contains(where: Self.isWord) { return false }
      free = link.range.upperBound
    }
    return !arena[min(free, piece.text.upperBound)..<piece.text.upperBound].contains(where: Self.isWord)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// A letter or a digit of ASCII, or of another script; not the signs of Latin-1 and of punctuation.
  static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC3 && byte != 0xE2
  }

  /// True for parts of the page that have ended and stand around its text.
  func isFurniture(_ piece: Piece) -> Bool { piece.furniture.map { furnitures[$0] } ?? false }
}
