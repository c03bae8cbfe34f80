import InsightModel

/// Passages as bytes, to be packed: numbers in groups of seven bits, the lowest first, texts with their length before them.
extension Passages {
  /// What stands first, so that another layout is known.
  private static let layout = 1

  var bytes: [UInt8] {
    var writer = PassageWriter()
    writer.number(Self.layout)
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

  /// Nil for bytes that are none of passages.
  init?(bytes: [UInt8]) {
    var reader = PassageReader(bytes: bytes)
    guard reader.number() == Self.layout, let articleCount = reader.count() else { return nil }
    var articles: [ArticleHead] = []
    for _ in 0..<articleCount {
      guard let key = reader.text(), let headline = reader.text(), let section = reader.text() else {
        return nil
      }
      articles.append(ArticleHead(key: key, headline: headline, section: section))
    }
    guard let count = reader.count() else { return nil }
    var list: [Passage] = []
    for _ in 0..<count {
      guard let raw = reader.number().flatMap(UInt8.init(exactly:)), let kind = Passage.Kind(rawValue: raw),
        let article = reader.number(), articles.indices.contains(article), let block = reader.number(),
        let first = reader.number(), let lines = reader.number(), lines > 0,
        case (let end, let overflow) = first.addingReportingOverflow(lines - 1), !overflow,
        let text = reader.text()
      else { return nil }
      list.append(
        Passage(
          kind: kind, article: article, block: block == 0 ? nil : block - 1, lines: first...end, text: text))
    }
    self.init(articles: articles, list: list)
  }
}

private struct PassageWriter {
  var bytes: [UInt8] = []

  mutating func number(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

private struct PassageReader {
  let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> Int? {
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

  mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }
}
