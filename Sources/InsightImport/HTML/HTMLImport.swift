import InsightModel

/// Pages in HTML.
enum HTMLImport {
  static func markup(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> Markup {
    let document = DecodedDocument(bytes, declared: declaredEncoding(bytes), wanted: encoding)
    var markup = Markup(source: document)
    markup.isPage = true
    markup.isPeriodical = true
    let page = document.text.bytes.withUnsafeBufferPointer { bytes in
      var reader = HTMLReader(bytes)
      reader.run()
      return reader
    }
    page.write(to: &markup, of: document.text)
    return markup
  }

  /// A page or a part of one that stands in another document, such as a feed's entry. `title` heads what has words and no
  /// heading of its own; links are relative to `base`.
  static func append(
    _ html: [UInt8], to markup: inout Markup, headings: HTMLPlacement, title: String? = nil,
    base: String = "", isContents: Bool = false
  ) {
    html.withUnsafeBufferPointer { bytes in
      var reader = HTMLReader(bytes)
      // A chapter or an entry is text throughout: its notes and boxes are no furniture of a page.
      reader.isInMain = true
      reader.base = base
      reader.run()
      // What only leads elsewhere is no chapter.
      if isContents,
        reader.pieces.allSatisfy({ reader.isFurniture($0) || $0.kind == .heading(1) || $0.text.isEmpty })
      {
        return
      }
      if let title, !reader.hasHeading, reader.pieces.contains(where: { !$0.text.isEmpty }) {
        markup.add(.article, Array(title.utf8), sourceLines: [1])
      }
      reader.write(to: &markup, placement: headings, isWhole: false)
    }
  }

  /// How many letters, digits and signs a page shows.
  static func letters(_ html: [UInt8]) -> Int {
    html.withUnsafeBufferPointer { bytes in
      var reader = HTMLReader(bytes)
      reader.isInMain = true
      reader.run()
      return reader.arena.count { $0 > 0x20 }
    }
  }

  /// What a page's `meta` says its encoding is; it stands within the first kilobyte (HTML standard, 13.2.3.2).
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(2048).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for mark in ["charset=", "encoding="] {
      let wanted = Array(mark.utf8)
      var offset = 0
      while offset + wanted.count < head.count {
        guard head[offset] == wanted[0], head[offset...].starts(with: wanted) else {
          offset += 1
          continue
        }
        let name = head[(offset + wanted.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }.prefix {
          $0 > 0x22 && $0 < 0x7F && $0 != 0x27 && $0 != 0x3B && $0 != 0x3E && $0 != 0x2F
        }
        if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        offset += wanted.count
      }
    }
    return nil
  }
}

/// What the headings of a page are in the document that it is a part of.
enum HTMLPlacement {
  /// By their levels, as the page has them.
  case ofPage(SourceText)
  /// By their levels, all from one line of the document that the page is a part of.
  case levels(line: Int)
  /// Below the headline that stands above them; all from one line of the document.
  case belowHeadline(line: Int)
  /// The least level opens articles, the others are subheadings.
  case chapters(line: Int)
}

extension HTMLReader {
  var hasHeading: Bool {
    pieces.contains { if case .heading = $0.kind { true } else { false } }
  }

  func write(to markup: inout Markup, of source: SourceText) {
    write(to: &markup, placement: .ofPage(source), isWhole: true)
  }

  /// Writes the text of the page without what stands around it. `isWhole`: it has a head and furniture of its own.
  func write(to markup: inout Markup, placement: HTMLPlacement, isWhole: Bool) {
    let text = pieces.filter {
      !isFurniture($0) && !(isWhole && !$0.isInMain && ($0.menu.map(isMenu) ?? isLinkBar($0)))
    }
    let inMain = text.filter(\.isInMain)
    // What a page calls its main part is its text, unless that is only a frame for a few words.
    let isMain = isWhole && length(inMain) * 4 >= length(text)
    let shown = length(text) == 0 ? pieces : isMain ? inMain : text
    var title: Int?
    if isWhole {
      readFields(&markup, of: shown)
      title = self.title(of: shown)
      let left = pieces.count { $0.kind != .blank } - shown.count { $0.kind != .blank }
      if left > 0 { markup.note(.pageFurniture(lines: left)) }
      if let endless = tokens.endless, case .ofPage(let source) = placement {
        markup.note(
          .truncated("the page breaks off in a tag, a comment or a script"),
          line: source.lineNumber(at: endless))
      }
    }
    let least = shown.compactMap { piece in if case .heading(let level) = piece.kind { level } else { nil } }
      .min()
    for (number, piece) in zip(0..., shown) {
      var own: Markup.Kind?
      // What stands above the headline is no part of what it heads.
      if let title, case .heading = piece.kind, number <= title {
        own = number == title ? .title : .subheading
      }
      add(piece, to: &markup, placement, least: least ?? 1, as: own)
    }
  }

  private func length(_ pieces: [Piece]) -> Int {
    pieces.reduce(0) { $0 + $1.text.count + ($1.isTable ? 200 : 0) }
  }

  private func add(
    _ piece: Piece, to markup: inout Markup, _ placement: HTMLPlacement, least: Int, as known: Markup.Kind?
  ) {
    func line(_ offset: Int) -> Int {
      switch placement {
      case .ofPage(let source): source.lineNumber(at: offset)
      case .levels(let line), .belowHeadline(let line), .chapters(let line): line
      }
    }
    let kind: Markup.Kind
    switch piece.kind {
    case .blank:
      markup.addBlank()
      return
    case .table(let index):
      let table = tables[index].lines(arena)
      if table.isCutOff {
        markup.note(.leftOut("a table's columns after the first \(PageTable.widest) are not shown"))
      }
      guard table.lines.count > (table.hasCaption ? 1 : 0) + (table.headerRows ?? 0) else { return }
      markup.addBlank()
      markup.add(
        .table(hasCaption: table.hasCaption, headerRows: table.headerRows),
        Array(table.lines.joined(separator: [0x0A])),
        sourceLines: table.offsets.map(line), quotes: piece.quotes)
      for note in table.notes where !note.text.isEmpty {
        markup.add(.note, note.text, sourceLines: [line(note.offset)], quotes: piece.quotes)
      }
      markup.addBlank()
      return
    case .heading where known != nil: kind = known ?? .subheading
    case .heading(let level):
      switch placement {
      case .ofPage, .levels: kind = .heading(level)
      case .belowHeadline: kind = .subheading
      case .chapters: kind = level == least ? .article : .subheading
      }
    case .paragraph: kind = .paragraph
    case .note: kind = .note
    case .item(let mark): kind = .item(mark)
    case .verbatim: kind = .verbatim
    }
    let content = Array(arena[piece.text])
    markup.add(
      kind, content, sourceLines: [line(piece.offset)] + piece.breaks.map(line), quotes: piece.quotes,
      depth: piece.depth,
      links: links[piece.links].map {
        (
          $0.range.lowerBound - piece.text.lowerBound..<$0.range.upperBound - piece.text.lowerBound,
          WebAddress.resolved(String(decoding: $0.target, as: UTF8.self), in: base)
        )
      })
  }
}

extension Piece {
  fileprivate var isTable: Bool { if case .table = kind { true } else { false } }
}
