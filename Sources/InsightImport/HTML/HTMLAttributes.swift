/// What may stand in attributes: `-edit`, `hidden`, `line-through`, `vertical-align`, `font-weight`.
struct AttributeHints: OptionSet {
  var rawValue: UInt8
  static let editing = AttributeHints(rawValue: 16)
  static let hidden = AttributeHints(rawValue: 1)
  static let struck = AttributeHints(rawValue: 2)
  static let placed = AttributeHints(rawValue: 4)
  static let bold = AttributeHints(rawValue: 8)
  /// What a style says of the text.
  static let styles: AttributeHints = [.struck, .placed, .bold]
}

/// What attributes say: of the page, of where a link leads, of what is not shown.
extension HTMLReader {
  mutating func readMeta(_ attributes: Range<Int>) {
    guard let content = tokens.attribute("content", attributes), !content.isEmpty else { return }
    for key in ["name", "property", "itemprop"] as [StaticString] {
      let name = words(key, attributes)
      if !name.isEmpty { fields.append((name, oneLine(content))) }
    }
  }

  /// A time that the page gives, and where: it may be the page's own, or one that its text tells of.
  mutating func readTime(_ attributes: Range<Int>) {
    guard times.count < Self.mostTimes,
      let value = tokens.attribute("datetime", attributes) ?? tokens.attribute("content", attributes),
      case let day = DateText.day(String(decoding: oneLine(value), as: UTF8.self)), DateText.isDay(day)
    else { return }
    let names = words("itemprop", attributes) + " " + words("class", attributes)
    let isNamed = names.contains("publish") || tokens.attribute("pubdate", attributes) != nil
    guard isNamed || !(names.contains("modif") || names.contains("update")) else { return }
    times.append(PageTime(day: day, isNamed: isNamed, place: arena.count))
  }

  /// What schema.org's words say of the page: its date and its authors, where they are those of one article.
  mutating func readLinkedData(_ range: Range<Int>) {
    // Pages made as XML have it in a section of its own.
    let start =
      bytes[range].first { $0 > 0x20 && $0 != 0x2F } == UInt8(ascii: "<")
      ? bytes[range].dropFirst().firstIndex { $0 == UInt8(ascii: "{") } ?? range.upperBound : range.lowerBound
    guard range.count <= Self.longestData, let data = JSONValue(bytes[start..<range.upperBound]) else {
      return
    }
    let things = data.elements.flatMap { $0["@graph"]?.elements ?? [$0] }
    let articles = things.filter { $0["datePublished"]?.text != nil && $0["headline"]?.text != nil }
    guard let article = articles.first, articles.count == 1, let date = article["datePublished"]?.text else {
      return
    }
    fields.append(("ld-date", oneLine(date)))
    for author in article["author"]?.elements ?? [] {
      if let name = author["name"]?.text ?? author.text { fields.append(("ld-author", oneLine(name))) }
    }
  }

  /// The page's own is among the first.
  private static let mostTimes = 100

  /// More is no description of a page.
  private static let longestData = 1 << 20

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

  /// True for a wiki's links beside a heading that lead to where its text is changed.
  func isForEditing(_ attributes: Range<Int>) -> Bool { words("class", attributes).contains("-editsection") }

  /// True for what is neither seen nor the text of a picture of a formula.
  mutating func isUnseen(_ tag: Tag, _ attributes: Range<Int>) -> Bool {
    if tag.isVoid { return false }
    return isHidden(attributes) ? !holdsFormula(tag) : isFormulaAgain(attributes)
  }

  private func isHidden(_ attributes: Range<Int>) -> Bool {
    if tokens.attribute("hidden", attributes) != nil { return true }
    let style = style(attributes)
    return style.contains("display:none") || style.contains("visibility:hidden")
      // How mails hide the line that lists of mails show.
      || style.contains("overflow:hidden")
        && ["max-height:0;", "max-height:0px"].contains { (style + ";").contains($0) }
  }

  /// The value of an attribute in small letters; empty where it is missing.
  func words(_ name: StaticString, _ attributes: Range<Int>) -> String {
    tokens.attribute(name, attributes).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
  }

  func style(_ attributes: Range<Int>) -> String { words("style", attributes).filter { $0 > " " } }

  /// What stands in attributes: few need more of a look than this.
  func hints(_ attributes: Range<Int>) -> AttributeHints {
    var hints = AttributeHints()
    // `hidden` and a space are the shortest that say anything.
    guard attributes.count >= 6 else { return hints }
    func has(_ distance: Int, _ letter: Unicode.Scalar) -> Bool {
      attributes.contains(offset + distance) && bytes[offset + distance] | 0x20 == UInt8(ascii: letter)
    }
    var offset = attributes.lowerBound
    while offset < attributes.upperBound {
      if bytes[offset] == UInt8(ascii: "-") {
        if has(1, "t"), has(2, "h"), has(3, "r") { hints.insert(.struck) }
        if has(-1, "l"), has(1, "a") { hints.insert(.placed) }
        if has(1, "w"), has(2, "e") { hints.insert(.bold) }
        if has(1, "e"), has(2, "d"), has(3, "i") { hints.insert(.editing) }
      } else if bytes[offset] | 0x20 == UInt8(ascii: "n"),
        has(1, "o") && has(2, "n") || has(-5, "h") && has(-1, "e")
      {
        hints.insert(.hidden)
      }
      offset += 1
    }
    return hints
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
