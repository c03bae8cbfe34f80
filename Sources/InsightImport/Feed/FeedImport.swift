import InsightModel

/// Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom (RFC 4287). A feed is a periodical, its entries are articles.
enum FeedImport {
  static func markup(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> Markup {
    let document = DecodedDocument(bytes, declared: HTMLImport.declaredEncoding(bytes), wanted: encoding)
    var markup = Markup(source: document)
    markup.isPeriodical = true
    let (feed, entries) =
      document.text.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
      ? JSONFeedReader.read(document.text, &markup) : readXML(document.text, &markup)
    markup.fields.title = feed.title.isEmpty ? nil : oneLine(feed.title)
    markup.fields.author = names(feed.authors)
    let dates = ([feed.date] + entries.map(\.date)).filter { !$0.isEmpty }.map { DateText.day(oneLine($0)) }
    markup.fields.published = feed.date.isEmpty ? dates.max() : dates.first
    for var entry in entries {
      // Where nothing is said they are relative to where the entry stands.
      if entry.base.isEmpty { entry.base = entry.link.isEmpty ? feed.link : entry.link }
      add(entry, to: &markup)
    }
    if entries.isEmpty, !feed.content.isEmpty {
      HTMLImport.append(feed.content, to: &markup, headings: .levels(line: 1))
    }
    return markup
  }

  private static func readXML(_ source: SourceText, _ markup: inout Markup) -> (FeedEntry, [FeedEntry]) {
    let reader = FeedReader()
    if let (reason, line) = XMLReader.read(source.bytes, reader) {
      markup.note(.truncated("the feed cannot be read from line \(line) on (\(reason))"), line: line)
    }
    reader.finish()
    return (reader.feed, reader.entries)
  }

  /// Several are one text, each named once.
  private static func names(_ authors: [[UInt8]]) -> String? {
    var names: [String] = []
    for var name in authors.map(oneLine) {
      // `jo@example.org (Jo Ek)`, as RSS has it.
      if name.contains("@"), name.last == ")", let open = name.firstIndex(of: "(") {
        name = String(name[name.index(after: open)...].dropLast())
      }
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func add(_ entry: FeedEntry, to markup: inout Markup) {
    let date = entry.date.isEmpty ? "" : DateText.day(oneLine(entry.date))
    let author = names(entry.authors) ?? ""
    var title = Array(oneLine(entry.title).utf8)
    // An entry without a title is told from others by its date.
    if title.isEmpty { title = Array((date.isEmpty ? entry.link : date).utf8) }
    if title.isEmpty { title = Array("…".utf8) }
    let link = entry.link.isEmpty ? [] : [(range: 0..<title.count, target: entry.link)]
    markup.add(.article, title, sourceLines: [entry.line], links: link)
    let note = [date, author].filter { !$0.isEmpty }.joined(separator: ", ")
    if !note.isEmpty { markup.add(.note, Array(note.utf8), sourceLines: [entry.line]) }
    if entry.isText {
      markup.add(.text, entry.content, sourceLines: [entry.line])
    } else {
      HTMLImport.append(
        entry.content, to: &markup, headings: .belowHeadline(line: entry.line), base: entry.base)
    }
  }

  /// Words of HTML, as titles may have them, as one line of text. What is no element that titles have is text: `<up>`.
  private static func oneLine(_ text: [UInt8]) -> String {
    var words: [UInt8] = []
    if text.contains(0x3C) || text.contains(0x26) {
      var marked = text
      for place in text.indices.reversed() where text[place] == 0x3C {
        let isEnd = place + 1 < text.count && text[place + 1] == 0x2F
        let name = text[min(text.count, place + (isEnd ? 2 : 1))...].prefix {
          ($0 | 0x20) >= 0x61 || HTMLReader.isDigit($0)
        }
        let isKnown =
          inline.contains(String(decoding: name, as: UTF8.self).lowercased())
          || text[place...].starts(with: "<!".utf8)
        if !isKnown { marked.replaceSubrange(place...place, with: "&lt;".utf8) }
      }
      marked.withUnsafeBufferPointer { bytes in
        var reader = HTMLReader(bytes)
        reader.run()
        for piece in reader.pieces where !piece.text.isEmpty {
          if !words.isEmpty { words.append(0x20) }
          words += reader.arena[piece.text]
        }
      }
    } else {
      words = text
    }
    return words.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3",
    "h4", "i",
    "img", "ins", "kbd", "mark", "p", "q", "ruby", "rb", "rp", "rt", "s", "samp", "small", "span", "strike",
    "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
}

/// What a feed says of one of its entries, or of itself.
struct FeedEntry {
  /// With its markup, as `content`.
  var title: [UInt8] = []
  var link = ""
  var content: [UInt8] = []
  /// How full `content` is said to be: a summary gives way to the whole text.
  var fullness = 0
  var isText = false
  /// What relative links in `content` are relative to.
  var base = ""
  var date: [UInt8] = []
  var authors: [[UInt8]] = []
  /// The element that names them.
  var authorName = ""
  var line = 1

  /// What is plain text is no markup, though it may look like it.
  static func escaped(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      byte == 0x26 ? Array("&amp;".utf8) : byte == 0x3C ? Array("&lt;".utf8) : [byte]
    }
  }
}

/// Collects what a feed says of itself and of its entries.
private final class FeedReader: XMLHandler {
  private(set) var feed = FeedEntry()
  private(set) var entries: [FeedEntry] = []
  private var isInEntry = false
  private var path: [String] = []
  /// The text of the element that is being read, and how deep it stands.
  private var value: [UInt8] = []
  private var fieldDepth: Int?
  private var isText = false
  /// Markup inside of the element is part of its text.
  private var isMarkup = false
  /// The element holds a picture or the like.
  private var isForeign = false
  /// What relative addresses are relative to, for each open element.
  private var bases: [String] = []
  /// The prefix that all of the feed's own names have: `atom:`.
  private var prefix = ""

  /// More than a feed's text may have, whatever its entities say.
  private static let largest = 256 << 20
  private var total = 0

  /// A text that is so many times as long says more, whatever it is called.
  private static let muchMore = 2

  private var current: FeedEntry {
    get { isInEntry ? entries[entries.count - 1] : feed }
    set { if isInEntry { entries[entries.count - 1] = newValue } else { feed = newValue } }
  }

  private static let spaces = ["http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/"]

  private func own(_ name: String) -> String {
    !prefix.isEmpty && name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }

  func begin(_ full: String, _ attributes: [String: String], line: Int) {
    if path.isEmpty, full != "rss" {
      let space = attributes.first { $0.key.hasPrefix("xmlns:") && Self.spaces.contains($0.value) }
      prefix = space.map { $0.key.dropFirst(6) + ":" } ?? ""
    }
    let name = own(full)
    path.append(name)
    bases.append(WebAddress.resolved(attributes["xml:base"] ?? "", in: bases.last ?? ""))
    if fieldDepth != nil {
      guard isMarkup else { return }
      value += "<\(name)".utf8
      for (key, text) in attributes
      where key == "href" || key == "src" || key == "alt" || key.hasSuffix("span") {
        value += " \(key)=\"\(text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;"))\"".utf8
      }
      value.append(0x3E)
      return
    }
    switch name {
    case "item", "entry":
      guard !isInEntry else { return }
      isInEntry = true
      entries.append(FeedEntry(line: line))
    case "title", "description", "summary", "content", "content:encoded", "pubdate", "published", "updated",
      "dc:date",
      "dc:creator", "author", "name", "lastbuilddate", "subtitle", "itunes:author", "itunes:summary",
      "media:description":
      // `author` of Atom holds `name`; `title` of `image` is the picture's.
      if name == "author", isAtom { return }
      if name == "name", path.dropLast().last != "author" { return }
      if !isInEntry, path.contains("image") || path.contains("textinput") { return }
      // What an entry was taken from has a title, authors and dates of its own.
      if path.dropLast().last == "source" || path.dropLast(2).last == "source" { return }
      fieldDepth = path.count
      value = []
      let type = attributes["type"] ?? ""
      isMarkup = type == "xhtml"
      isText = isAtom && (type.isEmpty || type == "text" || type == "text/plain")
      isForeign = type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("html+xml")
    case "link":
      if let target = attributes["href"], attributes["rel"] == nil || attributes["rel"] == "alternate" {
        if current.link.isEmpty { current.link = WebAddress.resolved(target, in: bases.last ?? "") }
      } else if attributes["href"] == nil {
        fieldDepth = path.count
        value = []
      }
    case _: return
    }
  }

  private var isAtom: Bool { path.first == "feed" }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard fieldDepth != nil, total < Self.largest else { return }
    total += bytes.count
    if isMarkup {
      for byte in bytes {
        if byte == 0x26 {
          value += "&amp;".utf8
        } else if byte == 0x3C {
          value += "&lt;".utf8
        } else {
          value.append(byte)
        }
      }
    } else {
      value.append(contentsOf: bytes)
    }
  }

  func end(_ full: String) {
    let name = own(full)
    if let depth = fieldDepth {
      if path.count > depth {
        // `<br></br>` would be two of them.
        if isMarkup, name != "br" { value += "</\(name)>".utf8 }
      } else {
        fieldDepth = nil
        take(name)
      }
    } else if name == "item" || name == "entry" {
      isInEntry = false
    }
    if !path.isEmpty {
      path.removeLast()
      bases.removeLast()
    }
  }

  /// What was open when the feed broke off is kept.
  func finish() {
    guard let depth = fieldDepth, path.indices.contains(depth - 1) else { return }
    fieldDepth = nil
    take(path[depth - 1])
  }

  private func take(_ name: String) {
    let own = value
    value = []
    let isEmpty = !own.contains { $0 > 0x20 }
    guard !isEmpty, !isForeign else { return }
    func set(_ fullness: Int) {
      // What is called a summary may be the longer text all the same.
      guard
        fullness > current.fullness
          ? own.count * Self.muchMore >= current.content.count
          : own.count > current.content.count * Self.muchMore
      else { return }
      current.base = bases.last ?? ""
      current.content = own
      current.fullness = fullness
      current.isText = isText
    }
    switch name {
    case "title": if current.title.isEmpty { current.title = isText ? FeedEntry.escaped(own) : own }
    case "link":
      if current.link.isEmpty {
        current.link = String(decoding: own, as: UTF8.self).filter { !$0.isWhitespace }
      }
    case "content:encoded", "content": set(3)
    case "description", "summary": set(2)
    case "subtitle", "itunes:summary", "media:description": set(1)
    case "pubdate", "published", "dc:date": current.date = own
    case "updated", "lastbuilddate": if current.date.isEmpty { current.date = own }
    case "dc:creator", "author", "name", "itunes:author":
      // Other elements name the same people in other words.
      guard current.authors.isEmpty || current.authorName == name else { return }
      current.authors.append(own)
      current.authorName = name
    case _: return
    }
  }
}
