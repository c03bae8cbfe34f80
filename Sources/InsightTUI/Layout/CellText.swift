import InsightModel

/// The texts of cells as the screen takes them: one line, of a certain width.
enum CellText {
  /// More bytes than any line of a screen shows.
  private static let longest = 4096

  /// What a cell shows, as much of it as any screen could; nil where the row has no such cell.
  static func shown(_ grid: Grid, _ row: Int, _ column: Int) -> String? {
    guard let text = grid.shown(row, column) else { return nil }
    return text.utf8.count > longest ? String(decoding: text.utf8.prefix(longest), as: UTF8.self) : text
  }

  /// A number before its decimal point, and the rest with the point and any unit.
  static func split(_ text: String) -> (Substring, Substring) {
    let bytes = text.utf8
    var at = bytes.startIndex
    var lastDigit = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == 0x2E { return (text[..<at], text[at...]) }
      if (0x30...0x39).contains(bytes[at]) { lastDigit = bytes.index(after: at) }
      at = bytes.index(after: at)
    }
    return lastDigit == bytes.startIndex ? (text[...], "") : (text[..<lastDigit], text[lastDigit...])
  }

  /// The text where it fits, else its beginning with an ellipsis.
  static func cut(_ text: String, _ columns: Int) -> String {
    // No character takes more columns than bytes.
    guard text.utf8.count > columns, CharacterWidth.columns(of: text) > columns else { return text }
    var cut = ""
    var used = 0
    for character in text {
      let width = CharacterWidth.columns(of: String(character))
      if used + width > columns - 1 { break }
      cut.append(character)
      used += width
    }
    return cut + "…"
  }

  static func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - CharacterWidth.columns(of: text)))
  }

  static func leading(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - CharacterWidth.columns(of: text))) + text
  }
}
