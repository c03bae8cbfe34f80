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
    var string = MultiLineString()
    for (number, line) in lines.enumerated().dropFirst().prefix(500) {
      let line = trimmed(line)
      if isTOML {
        let wasOpen = string.isOpen
        string.read(line)
        if wasOpen { continue }
      }
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
    /// The field that further lines may go on with, and what it has so far.
    var open: (key: String, parts: [String])?
    var string = MultiLineString()
    func close() {
      guard let (key, parts) = open else { return }
      open = nil
      let text = parts.joined(separator: " ").drop { $0 == " " }
      if text.hasPrefix("["), let end = text.lastIndex(of: "]") {
        set(&fields, key, text[text.index(after: text.startIndex)..<end].split(outsideQuotes: ",").map(value))
      } else {
        set(&fields, key, [value(text[...])])
      }
    }
    for bytes in lines {
      let line = String(decoding: trimmed(bytes), as: UTF8.self)
      let item = line.drop { $0 == " " || $0 == "\t" }
      if string.isOpen {
        open?.parts.append(line)
        string.read(bytes)
        continue
      }
      let isInner = item.startIndex != line.startIndex || item.hasPrefix("- ")
      if let key = open?.key, key.hasPrefix("author"), open?.parts.isEmpty ?? false, isInner, !isTOML {
        // An author may have further fields: `- name: Jo Ek`, and below it an address.
        let entry = item.hasPrefix("- ") ? item.dropFirst(2) : item
        if let mark = entry.firstIndex(of: ":"), entry[..<mark].allSatisfy(\.isLetter) {
          if entry[..<mark] == "name" { set(&fields, key, [value(entry[entry.index(after: mark)...])]) }
          continue
        }
      }
      if let key = open?.key, item.hasPrefix("- "), !isTOML {
        set(&fields, key, [value(item.dropFirst(2))])
        continue
      }
      // What is indented goes on with a text, but is a field of its own below a bare name.
      if let parts = open?.parts, item.startIndex != line.startIndex, !parts.isEmpty {
        open?.parts.append(String(item))
        continue
      }
      close()
      // What stands in a table of TOML says nothing of the issue.
      if isTOML, item.hasPrefix("[") { break }
      guard item.startIndex == line.startIndex, let mark = line.firstIndex(of: isTOML ? "=" : ":") else {
        continue
      }
      let key = String(line[..<mark].filter { $0 != " " && $0 != "\"" }).lowercased()
      let rest = String(line[line.index(after: mark)...].drop { $0 == " " })
      // `>` and `|` say that the text begins in the next line.
      let isBelow = !isTOML && ["", ">", "|", ">-", "|-", ">+", "|+"].contains(rest)
      open = (key, isBelow && rest.isEmpty ? [] : [isBelow ? "" : rest])
      if isTOML { string.read(bytes) }
    }
    close()
    return fields
  }

  /// Without quotation marks, and without a comment after a bare value.
  private static func value(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    for quotes in MultiLineString.quotes
    where text.count >= 6 && text.hasPrefix(quotes) && text.hasSuffix(quotes) {
      return String(text.dropFirst(3).dropLast(3).drop { $0 == " " })
    }
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
  /// The parts between separators that stand in no quotation marks.
  fileprivate func split(outsideQuotes separator: Character) -> [Substring] {
    var quote: Character?
    return split { sign in
      if let open = quote {
        if sign == open { quote = nil }
        return false
      }
      if sign == "\"" || sign == "'" { quote = sign }
      return sign == separator
    }
  }

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

/// A string of TOML that goes on over lines, between three quotation marks.
private struct MultiLineString {
  static let quotes = ["\"\"\"", "'''"]

  private(set) var isOpen = false

  mutating func read(_ line: ArraySlice<UInt8>) {
    for quotes in Self.quotes {
      var rest = line
      while rest.count >= 3 {
        if rest.starts(with: quotes.utf8) {
          isOpen.toggle()
          rest = rest.dropFirst(3)
        } else {
          rest = rest.dropFirst()
        }
      }
    }
  }
}
