import CCmark
import InsightModel

/// Markdown, as GitHub reads it.
enum MarkdownImport {
  /// What is nested deeper is no Markdown that a person wrote, and costs its square.
  private static let deepest = 100
  /// Larger files are read as plain text.
  private static let largest = 64 << 20

  /// nil where the text cannot be read as Markdown within bounds.
  static func markup(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> Markup? {
    let document = DecodedDocument(bytes, wanted: encoding)
    let text = document.text.bytes
    guard text.count <= largest, !isTooCostly(text) else { return nil }
    var markup = Markup(source: document)
    var start = 0
    var skipped = 0
    let head = text.prefix(65_536).split(separator: 0x0A, omittingEmptySubsequences: false)
    if let length = FrontMatter.length(head) {
      markup.fields = FrontMatter.fields(head[1..<length - 1], isTOML: text.first == 0x2B)
      start = document.text.lineCount > length ? document.text.lineStarts[length] : text.count
      skipped = length
      markup.isPeriodical = true
    }
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
      return nil
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist"] {
      if let known = cmark_find_syntax_extension(name) {
        _ = cmark_parser_attach_syntax_extension(parser, known)
      }
    }
    for piece in [text[start...], MarkdownFootnotes.missingNames(text[start...])[...]] {
      piece.withUnsafeBytes { rest in
        cmark_parser_feed(parser, rest.bindMemory(to: CChar.self).baseAddress, rest.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    var writer = MarkdownWriter(markup: markup, skipped: skipped, last: document.text.lineCount)
    writer.write(root)
    // What has a heading is written to be read.
    if writer.markup.elements.contains(where: \.kind.isHeading) { writer.markup.isPeriodical = true }
    return writer.markup
  }

  /// cmark walks all the columns of a table for each of them; a table that is wider is read as one of a plain text.
  private static let mostColumns = 4000

  /// True where a line opens more quotations and lists than `deepest`, or has more columns than `mostColumns`.
  private static func isTooCostly(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var (marks, isHead, bars) = (0, true, 0)
      for offset in text.indices {
        switch text[offset] {
        case 0x0A: (marks, isHead, bars) = (0, true, 0)
        case 0x7C:
          isHead = false
          bars += 1
          if bars > mostColumns { return true }
        case 0x3E where isHead: marks += 1
        case 0x2A where isHead, 0x2B where isHead, 0x2D where isHead:
          // A rule is no list in lists.
          if offset + 1 < text.count, text[offset + 1] <= 0x20 { marks += 1 } else { isHead = false }
        case 0x20, 0x09: continue
        case _: isHead = false
        }
        if marks > deepest { return true }
      }
      return false
    }
  }
}

/// Writes what cmark found as the one form.
private struct MarkdownWriter {
  var markup: Markup
  /// Lines before the text that cmark has read.
  let skipped: Int
  /// The last line of the file; what stands below it only names footnotes.
  let last: Int

  private var quotes = 0
  private var lists: [(isOrdered: Bool, next: Int)] = []
  private var mark: ItemMark?
  // What is being read.
  private var content: [UInt8] = []
  private var links: [(range: Range<Int>, target: String)] = []
  private var linkStart: [Int] = []
  /// The line of each line of it, how many lines of the source have ended in it.
  private var (contentLines, ends): ([Int], Int) = ([], 0)
  private var isSoft = false
  private var raised: Int?
  /// What parts a word that follows right here from what stands before it.
  private var seam: (place: Int, sign: [UInt8]) = (-1, [])
  private var (footnote, footnotes): (Int?, Int) = (nil, 0)
  private var isInCell = false
  private var rows: [[UInt8]] = []
  private var rowLines: [Int] = []
  private var isFirstCell = true

  init(markup: Markup, skipped: Int, last: Int) {
    self.markup = markup
    self.skipped = skipped
    self.last = last
  }

  mutating func write(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { exit(node) }
    }
  }

  private func line(_ node: OpaquePointer) -> Int { max(1, Int(cmark_node_get_start_line(node))) + skipped }

  private func literal(_ node: OpaquePointer) -> [UInt8] {
    guard let text = cmark_node_get_literal(node) else { return [] }
    return Array(String(cString: text).utf8)
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: quotes += 1
    case CMARK_NODE_LIST:
      lists.append(
        (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, Int(cmark_node_get_list_start(node))))
    case CMARK_NODE_ITEM:
      let isTask = String(cString: cmark_node_get_type_string(node)) == "tasklist"
      beginItem(isTask ? .task(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node)) : nil)
    case CMARK_NODE_CODE_BLOCK: addCode(node)
    case CMARK_NODE_HTML_BLOCK:
      HTMLImport.append(literal(node), to: &markup, headings: .levels(line: line(node)))
    case CMARK_NODE_THEMATIC_BREAK: markup.addBlank()
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: begin()
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      // They come in the order of their numbers.
      footnotes += 1
      footnote = footnotes
      markup.addBlank()
    case CMARK_NODE_TEXT: append(literal(node))
    case CMARK_NODE_CODE:
      append(literal(node))
    case CMARK_NODE_SOFTBREAK:
      isSoft = true
      ends += 1
    case CMARK_NODE_LINEBREAK:
      ends += 1
      breakLine(node)
    case CMARK_NODE_HTML_INLINE: addTag(literal(node), node)
    case CMARK_NODE_LINK: linkStart.append(content.count)
    case CMARK_NODE_FOOTNOTE_REFERENCE: append([0x5B] + literal(node) + [0x5D])
    case _:
      switch String(cString: cmark_node_get_type_string(node)) {
      case "table": (rows, rowLines) = ([], [])
      case "table_header", "table_row":
        rows.append([])
        rowLines.append(line(node))
        isFirstCell = true
      case "table_cell":
        begin()
        isInCell = true
      case "strikethrough": append(HTMLReader.deletion)
      case _: break
      }
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: quotes -= 1
    case CMARK_NODE_LIST: if !lists.isEmpty { lists.removeLast() }
    case CMARK_NODE_ITEM: mark = nil
    case CMARK_NODE_PARAGRAPH:
      add(mark.map { .item($0) } ?? .paragraph, node)
      mark = nil
    case CMARK_NODE_HEADING: add(.heading(Int(cmark_node_get_heading_level(node))), node)
    case CMARK_NODE_LINK:
      guard let start = linkStart.popLast(), let url = cmark_node_get_url(node) else { return }
      let target = String(cString: url)
      if start < content.count, !target.isEmpty, linkStart.isEmpty {
        links.append((start..<content.count, target))
      }
    case _:
      switch String(cString: cmark_node_get_type_string(node)) {
      case "table_cell":
        isInCell = false
        guard !rows.isEmpty else { return }
        if !isFirstCell { rows[rows.count - 1].append(0x09) }
        isFirstCell = false
        rows[rows.count - 1] += content.map { $0 == 0x09 ? 0x20 : $0 }
      case "strikethrough": endDeletion()
      case "table":
        markup.addBlank()
        markup.add(
          .table(hasCaption: false, headerRows: 1), Array(rows.joined(separator: [0x0A])),
          sourceLines: rowLines,
          quotes: quotes)
        markup.addBlank()
      case _: break
      }
    }
  }

  /// What was taken back stands between signs that no number has: `~~500~~ 620`.
  private mutating func endDeletion() {
    append(HTMLReader.deletion)
    seam = (content.count, [0x20])
  }

  /// What a tag of HTML amid text says: that a line ends, that a text is raised, lowered or taken back.
  private mutating func addTag(_ tag: [UInt8], _ node: OpaquePointer) {
    if tag.starts(with: "<br".utf8) { return breakLine(node) }
    for name in ["del", "s", "strike"] {
      if tag.elementsEqual("<\(name)>".utf8) { return append(HTMLReader.deletion) }
      if tag.elementsEqual("</\(name)>".utf8) { return endDeletion() }
    }
    for name in ["sup", "sub"] {
      if tag.elementsEqual("<\(name)>".utf8) { raised = content.count }
      guard tag.elementsEqual("</\(name)>".utf8), let from = raised else { continue }
      raised = nil
      guard from < content.count, links.last.map({ $0.range.upperBound <= from }) ?? true, linkStart.isEmpty,
        let signs = RaisedText.signs(
          content[from...], isRaised: name == "sup", after: content[..<from])
      else { return }
      content.replaceSubrange(from..., with: signs)
    }
  }

  /// A line that its author ended; in a heading a space stands for it, and in a cell.
  private mutating func breakLine(_ node: OpaquePointer) {
    guard let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH,
      linkStart.isEmpty
    else {
      isSoft = true
      // Two numbers below one another are not one with a space between its thousands.
      if isInCell, let last = content.last, HTMLReader.isDigit(last) {
        seam = (content.count, [0x20, 0x2F, 0x20])
      }
      return
    }
    while content.last == 0x20 { content.removeLast() }
    if !content.isEmpty { content.append(0x0A) }
    contentLines.append(line(parent) + ends)
    isSoft = false
  }

  private mutating func beginItem(_ task: ItemMark?) {
    guard let list = lists.last else { return }
    mark = task ?? (list.isOrdered ? .number(list.next) : .bullet)
    lists[lists.count - 1].next += 1
  }

  private mutating func begin() {
    content = footnote.map { Array("[\($0)] ".utf8) } ?? []
    footnote = nil
    (contentLines, ends, links, linkStart, raised, isSoft, seam) = ([], 0, [], [], nil, false, (-1, []))
  }

  private mutating func append(_ words: [UInt8]) {
    var text = words
    guard !text.isEmpty else { return }
    if isSoft {
      // A slice would hold the text, which would be copied when it grows.
      let head = Array(content.suffix(Self.joint))
      let isTight = LineJoin.isTight(
        Array(head + [0x0A] + text.prefix(Self.joint)), head.count..<head.count + 1)
      if !content.isEmpty, !isTight { content.append(0x20) }
      isSoft = false
    }
    if content.last == 0x0A { text.removeFirst(text.prefix { $0 == 0x20 }.count) }
    if seam.place > 0, content[min(seam.place, content.count)...].allSatisfy({ $0 == 0x20 }),
      let first = text.first, seam.sign.count > 1 ? HTMLReader.isDigit(first) : HTMLReader.isWord(first)
    {
      content.replaceSubrange(min(seam.place, content.count)..., with: seam.sign)
      seam.place = -1
    }
    content += text.map { $0 == 0x0A ? 0x20 : $0 }
  }

  /// So many bytes before a line's end and after it tell what stands between.
  private static let joint = 8

  private mutating func add(_ kind: Markup.Kind, _ node: OpaquePointer) {
    while content.last.map({ $0 <= 0x20 }) ?? false { content.removeLast() }
    guard !content.isEmpty, line(node) <= last else { return }
    // What goes on with an item stands below its words.
    let isFurther = kind == .paragraph && !lists.isEmpty
    markup.add(
      kind, content, sourceLines: [line(node)] + contentLines, quotes: quotes,
      depth: isFurther ? lists.count : max(0, lists.count - 1), links: links)
    begin()
  }

  private mutating func addCode(_ node: OpaquePointer) {
    var text = literal(node)
    while let last = text.last, last <= 0x20 { text.removeLast() }
    guard !text.isEmpty else { return }
    var (length, offset, sign): (Int32, Int32, CChar) = (0, 0, 0)
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &sign) != 0
    let first = line(node) + (isFenced ? 1 : 0)
    let count = text.count { $0 == 0x0A } + 1
    if mark != nil {
      // An item that begins with a listing has no words of its own.
      mark = nil
    }
    markup.add(
      .verbatim, text, sourceLines: Array(first..<first + count), quotes: quotes,
      depth: lists.count)
  }
}
