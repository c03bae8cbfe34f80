/// What attributes say: of the page, of where a link leads, of what is not shown.
extension HTMLReader {
  mutating func readMeta(_ attributes: Range<Int>) {
    guard let name = tokens.attribute("name", attributes) ?? tokens.attribute("property", attributes),
      let content = tokens.attribute("content", attributes), !content.isEmpty
    else { return }
    fields.append((String(decoding: name, as: UTF8.self).lowercased(), oneLine(content)))
  }

  func isScript(_ target: [UInt8]) -> Bool {
    String(decoding: target.prefix(16), as: UTF8.self).lowercased().drop { $0 == " " }.hasPrefix(
      "javascript:")
  }

  /// Passes over an element that is not shown, up to its end; false where it has none.
  mutating func skip(_ tag: Tag) -> Bool {
    guard endlessHidden < Self.mostEndless else { return false }
    let back = tokens
    var (nested, holders) = (0, 0)
    while true {
      let before = tokens
      switch tokens.next() {
      case .text: continue
      case .start(let inner, _):
        if inner == tag, tag.mayLackEnd, holders == 0 {
          tokens = before
          return true
        }
        if inner == tag { nested += 1 }
        if inner.isHolder { holders += 1 }
      case .end(let inner):
        if inner == tag {
          if nested == 0 { return true }
          nested -= 1
        } else if inner.isHolder, holders == 0, tag.mayLackEnd {
          tokens = before
          return true
        }
        if inner.isHolder { holders = max(0, holders - 1) }
      case .done:
        endlessHidden += 1
        tokens = back
        return false
      }
    }
  }

  static let mostEndless = 8

  func isHidden(_ attributes: Range<Int>) -> Bool {
    guard attributes.count >= 6, mayHide(attributes) else { return false }
    if tokens.attribute("hidden", attributes) != nil { return true }
    guard let style = tokens.attribute("style", attributes) else { return false }
    let words = String(decoding: style, as: UTF8.self).lowercased().filter { $0 != " " }
    return words.contains("display:none") || words.contains("visibility:hidden")
  }

  /// Whether a span is raised or lowered by its style.
  func placement(_ attributes: Range<Int>) -> Tag? {
    // `style="vertical-align:sub"` is the shortest.
    guard attributes.count >= 26, let style = tokens.attribute("style", attributes) else { return nil }
    let words = String(decoding: style, as: UTF8.self).lowercased().filter { $0 != " " }
    return words.contains("vertical-align:super")
      ? .sup : words.contains("vertical-align:sub") ? .sub : nil
  }

  /// True where `hidden` or `none` stands in it: few attributes need more of a look.
  func mayHide(_ attributes: Range<Int>) -> Bool {
    (attributes.lowerBound..<attributes.upperBound).contains { offset in
      guard bytes[offset] | 0x20 == UInt8(ascii: "n") else { return false }
      return offset + 3 < attributes.upperBound && bytes[offset + 1] | 0x20 == UInt8(ascii: "o")
        && bytes[offset + 2] | 0x20 == UInt8(ascii: "n")
        || offset >= attributes.lowerBound + 5 && bytes[offset - 5] | 0x20 == UInt8(ascii: "h")
          && bytes[offset - 1] | 0x20 == UInt8(ascii: "e")
    }
  }

  func furnitureRole(_ attributes: Range<Int>) -> Bool {
    guard attributes.count >= 8, let role = tokens.attribute("role", attributes) else { return false }
    return ["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar"]
      .contains(
        String(decoding: role, as: UTF8.self))
  }

  func oneLine(_ bytes: [UInt8]) -> [UInt8] {
    bytes.split { $0 <= 0x20 }.joined(separator: [0x20]).map { $0 }
  }
}
