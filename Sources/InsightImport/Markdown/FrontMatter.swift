import InsightModel

/// The fields at the head of a Markdown file: YAML between `---`, TOML between `+++`. Of either the plain fields of the
/// top level are read; what else there is says nothing of the issue.
enum FrontMatter {
  /// How many lines it takes, its rules included; nil where there is none.
  static func length(_ lines: [ArraySlice<UInt8>]) -> Int? {
    guard let first = lines.first.map(trimmed) else { return nil }
    let isTOML = first.elementsEqual("+++".utf8)
    guard isTOML || first.elementsEqual("---".utf8) else { return nil }
    var fields = 0
    for (number, line) in lines.enumerated().dropFirst().prefix(500) {
      let line = trimmed(line)
      if line.elementsEqual(first) || (!isTOML && line.elementsEqual("...".utf8)) {
        return fields > 0 ? number + 1 : nil
      }
      guard let start = line.first else { continue }
      if line.first == 0x23 || start == 0x20 || start == 0x09 || start == 0x2D || start == 0x5D
        || start == 0x5B
      {
        continue
      }
      guard let mark = line.firstIndex(of: isTOML ? 0x3D : 0x3A), mark > line.startIndex,
        line[..<mark].allSatisfy({ $0 > 0x20 || $0 == 0x20 && isTOML }),
        isTOML || mark + 1 == line.endIndex || line[mark + 1] == 0x20
      else { return nil }
      fields += 1
    }
    return nil
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line
  }

  /// Reads the fields between its rules.
  static func fields(_ lines: ArraySlice<ArraySlice<UInt8>>, isTOML: Bool) -> Markup.Fields {
    var fields = Markup.Fields()
    var listed: String?
    var isInTable = false
    for line in lines.map({ String(decoding: trimmed($0), as: UTF8.self) }) {
      let item = line.drop { $0 == " " || $0 == "\t" }
      if item.hasPrefix("- "), let key = listed, !isTOML {
        set(&fields, key, [value(item.dropFirst(2))])
        continue
      }
      listed = nil
      if isTOML, item.hasPrefix("[") {
        isInTable = true
        continue
      }
      guard !isInTable, item.startIndex == line.startIndex, let mark = line.firstIndex(of: isTOML ? "=" : ":")
      else { continue }
      let key = String(line[..<mark].filter { $0 != " " && $0 != "\"" }).lowercased()
      let rest = line[line.index(after: mark)...].drop { $0 == " " }
      if rest.isEmpty {
        listed = key
      } else if rest.hasPrefix("["), let end = rest.lastIndex(of: "]") {
        set(&fields, key, rest[rest.index(after: rest.startIndex)..<end].split(separator: ",").map(value))
      } else {
        set(&fields, key, [value(rest)])
      }
    }
    return fields
  }

  /// Without quotation marks, and without a comment after a bare value.
  private static func value(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    if let quote = text.first, quote == "\"" || quote == "'", let end = text.dropFirst().lastIndex(of: quote)
    {
      let inner = text[text.index(after: text.startIndex)..<end]
      return String(inner).replacing("\\\"", with: "\"").replacing("''", with: "'")
    }
    if let comment = text.range(of: " #") { text = text[..<comment] }
    return String(text)
  }

  private static func set(_ fields: inout Markup.Fields, _ key: String, _ values: [String]) {
    let values = values.filter { !$0.isEmpty }
    guard let first = values.first else { return }
    switch key {
    case "title": fields.title = first
    case "author", "authors", "creator", "by":
      fields.author = ((fields.author.map { [$0] } ?? []) + values).joined(separator: ", ")
    case "date", "published", "pubdate", "published_at", "created": fields.published = DateText.day(first)
    case "issue", "number", "no", "issue_number", "nr": fields.number = Int(first)
    case "tags", "topics", "categories", "keywords": fields.topics += values
    case _: return
    }
  }
}

extension Substring {
  /// Where a text stands first, up to its end.
  fileprivate func range(of text: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
