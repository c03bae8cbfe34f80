import InsightModel

/// Writes passages as `Piece` says.
struct PassageWriter {
  private var bytes: [UInt8] = []

  static func bytes(
    _ layout: Int, _ firstArticle: Int, _ articles: ArraySlice<ArticleHead>, _ list: ArraySlice<Passage>
  ) -> [UInt8] {
    var writer = PassageWriter()
    writer.number(layout)
    writer.number(firstArticle)
    writer.number(articles.count)
    for article in articles {
      writer.text(article.key)
      writer.text(article.headline)
      writer.text(article.section)
    }
    writer.number(list.count)
    for passage in list {
      writer.number(Int(passage.kind.rawValue))
      writer.number(passage.article)
      writer.number(passage.block.map { $0 + 1 } ?? 0)
      writer.number(passage.lines.lowerBound)
      writer.number(passage.lines.count)
      writer.text(passage.text)
    }
    return writer.bytes
  }

  private mutating func number(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

/// Reads them again; nil, or false, for what is none.
struct PassageReader {
  let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> Int? {
    if at < bytes.count, bytes[at] < 0x80 {
      at += 1
      return Int(bytes[at - 1])
    }
    var value: UInt = 0
    var shift: UInt = 0
    while at < bytes.count, shift < 63 {
      let byte = bytes[at]
      at += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(exactly: value) }
      shift += 7
    }
    return nil
  }

  /// How many of something follow: no more than there are bytes.
  mutating func count() -> Int? { number().flatMap { $0 <= bytes.count - at ? $0 : nil } }

  private mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { at += count }
    return bytes.withUnsafeBytes { String(decoding: $0[at..<at + count], as: UTF8.self) }
  }

  mutating func skipArticle() -> Bool { skipText() && skipText() && skipText() }

  private mutating func skipText() -> Bool {
    guard let count = count() else { return false }
    at += count
    return true
  }

  mutating func article() -> ArticleHead? {
    guard let key = text(), let headline = text(), let section = text() else { return nil }
    return ArticleHead(key: key, headline: headline, section: section)
  }

  mutating func passage() -> Passage? {
    heldPassage().map { held in
      Passage(
        kind: held.kind, article: held.article, block: held.block, lines: held.lines,
        text: bytes.withUnsafeBytes { String(decoding: $0[held.text], as: UTF8.self) })
    }
  }

  mutating func heldPassage() -> HeldPassage? {
    guard let raw = number().flatMap(UInt8.init(exactly:)), let kind = Passage.Kind(rawValue: raw),
      let article = number(), let block = number(), let first = number(), let lines = number(), lines > 0,
      case (let end, let overflow) = first.addingReportingOverflow(lines - 1), !overflow, let count = count()
    else { return nil }
    defer { at += count }
    return HeldPassage(
      kind: kind, article: article, block: block == 0 ? nil : block - 1, lines: first...end,
      text: at..<at + count)
  }

  /// A text as UTF-8 that is well formed, also where the file was damaged.
  @inline(__always)
  func withText<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[range])
      if text.reduce(0, |) < 0x80 { return body(text) }
      var mended = String(decoding: text, as: UTF8.self)
      return mended.withUTF8(body)
    }
  }

  mutating func skipPassage() -> Bool {
    for _ in 0..<5 { guard number() != nil else { return false } }
    return skipText()
  }
}

/// A passage whose text stands in the bytes of its piece.
struct HeldPassage {
  var kind: Passage.Kind
  var article: Int
  var block: Int?
  var lines: ClosedRange<Int>
  var text: Range<Int>
}
