import InsightModel

/// JSON Feed (jsonfeed.org, versions 1 and 1.1).
enum JSONFeedReader {
  static func read(_ source: SourceText, _ markup: inout Markup) -> (feed: FeedEntry, entries: [FeedEntry]) {
    let (value, brokenAt) = JSONValue.read(source.bytes)
    if let line = brokenAt.map(source.lineNumber) {
      markup.note(.truncated("the feed cannot be read from line \(line) on"), line: line)
    }
    guard let document = value else { return (FeedEntry(), []) }
    var feed = FeedEntry()
    feed.title = plain(document["title"])
    feed.link = string(document["home_page_url"])
    feed.authors = authors(of: document)
    feed.content = plain(document["description"])
    let entries = (document["items"]?.elements ?? []).compactMap { item -> FeedEntry? in
      guard let offset = item.offset else { return nil }
      var entry = FeedEntry(line: source.lineNumber(at: offset))
      entry.title = plain(item["title"])
      entry.link = string(item["url"] ?? item["external_url"])
      entry.authors = authors(of: item)
      entry.date = item["date_published"]?.text ?? item["date_modified"]?.text ?? []
      if let page = item["content_html"]?.text {
        entry.content = page
      } else {
        entry.content = item["content_text"]?.text ?? item["summary"]?.text ?? []
        entry.isText = true
      }
      return entry
    }
    return (feed, entries)
  }

  /// `author` is of version 1.
  private static func authors(of value: JSONValue) -> [[UInt8]] {
    ((value["authors"] ?? value["author"])?.elements ?? []).map { plain($0["name"]) }.filter { !$0.isEmpty }
  }

  private static func string(_ value: JSONValue?) -> String {
    String(decoding: value?.text ?? [], as: UTF8.self)
  }

  /// A text in which nothing is markup, as markup has it.
  private static func plain(_ value: JSONValue?) -> [UInt8] { FeedEntry.escaped(value?.text ?? []) }
}
