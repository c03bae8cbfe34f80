/// What the first tag of a document tells of it.
enum MarkupHead {
  /// HTML or a feed; nil for other documents, other XML among them.
  static func form(_ head: [UInt8]) -> Form? {
    var offset = skipSpace(head, 0)
    // Declarations and comments stand before the first tag.
    var isDeclared = false
    while offset + 1 < head.count, head[offset] == 0x3C {
      if head[offset...].starts(with: "<!--".utf8) {
        guard let end = find("-->", in: head, from: offset + 4) else { return nil }
        offset = skipSpace(head, end)
      } else if head[offset + 1] == 0x3F {
        guard let end = find("?>", in: head, from: offset + 2) else { return nil }
        isDeclared = true
        offset = skipSpace(head, end)
      } else if head[offset + 1] == 0x21 {
        if name(head, offset + 2) == "doctype", name(head, skipSpace(head, offset + 9)) == "html" {
          return .html
        }
        guard let end = declarationEnd(head, offset) ?? find(">", in: head, from: offset) else { return nil }
        offset = skipSpace(head, end)
      } else {
        break
      }
    }
    guard offset + 1 < head.count, head[offset] == 0x3C else { return nil }
    switch name(head, offset + 1) {
    case "rss", "feed", "rdf:rdf": return .feed
    case let tag where tag.hasSuffix(":feed"): return .feed
    case "svg" where isWhole(head, "</svg>"):
      return .refused("is an SVG picture and no text; name a file with text")
    case let tag where structure.contains(tag): return .html
    // Amid text a lone tag of these is of Markdown or of XML as well.
    case let tag where !isDeclared && unclosed.contains(tag): return .html
    case let tag where !isDeclared && contents.contains(tag):
      // Words may speak of a tag; what it opens is closed.
      return find("</\(tag)", in: head, from: offset) != nil || head.count >= Form.reach ? .html : nil
    case _: return nil
    }
  }

  /// True where nothing stands behind an end, as far as the head tells.
  private static func isWhole(_ head: [UInt8], _ end: String) -> Bool {
    guard head.count < Form.reach, let last = head.lastIndex(where: { $0 > 0x20 }) else { return true }
    return head[...last].suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  /// The offset after a declaration. A document type may hold others, in brackets, and any of them a `>` in quotes.
  private static func declarationEnd(_ head: [UInt8], _ start: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    for offset in start..<head.count {
      switch head[offset] {
      case let byte where quote != nil: if byte == quote { quote = nil }
      case 0x22, 0x27: quote = head[offset]
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x3E where depth <= 0: return offset + 1
      case _: continue
      }
    }
    return nil
  }

  /// True where the page says itself that it is HTML.
  static func isPage(_ head: [UInt8]) -> Bool {
    let start = skipSpace(head, 0)
    var offset = start
    while let tag = head[offset...].firstIndex(of: 0x3C), tag < start + 4096, tag + 1 < head.count {
      let name = name(head, tag + (head[tag + 1] == 0x21 ? 2 : 1))
      if name == "doctype" || name == "html" || name == "head" || name == "body" { return true }
      offset = tag + 1
    }
    return false
  }

  private static let structure: Set<String> = ["html", "head", "body", "title", "meta", "link", "base"]
  private static let contents: Set<String> = [
    "script", "style", "iframe", "h1", "h2", "h3", "h4", "h5", "h6", "div", "font", "table", "a", "b", "i",
    "em", "strong", "ul", "ol", "dl", "center", "span", "blockquote", "pre", "main", "article", "section",
    "header", "nav", "form", "figure", "li", "dt", "dd", "u", "small", "code", "aside", "details", "caption",
  ]
  /// Whose ends may be left out, or that have none.
  private static let unclosed: Set<String> = ["br", "p", "img", "hr", "tbody", "thead", "tr", "td", "th"]

  private static func skipSpace(_ head: [UInt8], _ start: Int) -> Int {
    var offset = start
    while offset < head.count {
      // A mark may stand behind blanks, where programs put files together.
      if head[offset] == 0xEF, head[offset...].starts(with: [0xEF, 0xBB, 0xBF]) {
        offset += 3
      } else if head[offset] <= 0x20 {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  private static func name(_ head: [UInt8], _ start: Int) -> String {
    guard start < head.count else { return "" }
    let word = head[start...].prefix(16).prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F && $0 != 0x5B }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// The offset after the next `text`.
  private static func find(_ text: String, in head: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var offset = start
    while offset + wanted.count <= head.count {
      if head[offset] == wanted[0], head[offset...].starts(with: wanted) { return offset + wanted.count }
      offset += 1
    }
    return nil
  }
}

/// Whether a text begins with the head of a mail.
enum MailHead {
  static func form(_ head: [UInt8]) -> Form? {
    guard let first = head.first(where: { $0 > 0x20 }), first < 0x7B else { return nil }
    if head.starts(with: "From ".utf8), let end = head.firstIndex(of: 0x0A),
      head[..<end].contains(0x3A), isHead(head[(end + 1)...])
    {
      return .mailbox
    }
    return isHead(head[...]) ? .mail : nil
  }

  /// True for fields with names, up to a blank line, among them such as only mails have.
  private static func isHead(_ head: ArraySlice<UInt8>) -> Bool {
    var (fields, own, hasSender, hasSubject, isFrom) = (0, 0, false, false, false)
    var rest = head
    // The first line of most texts shows that they are none.
    while fields < 200, !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[..<end]
      rest = end < rest.endIndex ? rest[(end + 1)...] : rest[rest.endIndex...]
      guard let first = line.first, first != 0x0D else { break }
      if first == 0x20 || first == 0x09 {
        if fields == 0 { return false }
        hasSender = hasSender || isFrom && line.contains(0x40)
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex, colon - line.startIndex <= 60,
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { return false }
      fields += 1
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      isFrom = name == "from"
      switch name {
      case "received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature",
        "content-transfer-encoding", "x-mailer":
        own += 1
      case "from": hasSender = line[colon...].contains(0x40)
      case "subject", "date", "to": hasSubject = true
      case _: continue
      }
    }
    return fields >= 2 && ((own > 0 && (hasSubject || hasSender || own > 1)) || (hasSender && hasSubject))
  }
}
