import InsightModel

/// A formula as one line of text, `x²+1/2`: the letters and figures of MathML's elements alone would be other numbers.
struct MathText {
  /// How firmly a part of a formula holds together: what holds less than its place asks for stands in parentheses.
  private enum Bond: Int {
    case sum, product, script, atom
  }

  private struct Part {
    var text: String
    var bond = Bond.atom
    var isOperator = false
    /// A word, or a fraction, whose neighbours must not seem to be of it.
    var isApart = false
    /// Parts the scripts behind a sign from those before it.
    var isPrescripts = false
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset: Int
  private let end: Int

  /// Formulas nest less; what is deeper is read as if it stood beside what holds it.
  private static let deepest = 64

  /// The text of what stands between the tags of a `math` element.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var reader = MathText(bytes: bytes, offset: range.lowerBound, end: range.upperBound)
    let text = joined(reader.parts(until: nil, depth: 0)).text
    return Array(text.split(separator: " ").joined(separator: " ").utf8)
  }

  // MARK: Elements

  /// What stands up to the end of an element.
  private mutating func parts(until name: String?, depth: Int) -> [Part] {
    var parts: [Part] = []
    while offset < end {
      guard isTag(offset) else {
        let text = words()
        if !text.isEmpty { parts.append(Part(text: text)) }
        continue
      }
      let (own, isEnd, isEmpty, attributes) = tag()
      if isEnd {
        if own == name { return parts }
      } else if depth < Self.deepest, !own.isEmpty {
        let inner = isEmpty ? [] : self.parts(until: own, depth: depth + 1)
        if let part = part(own, attributes, inner) { parts.append(part) }
      }
    }
    return parts
  }

  /// What an element makes of its parts; nil for what is not shown, or said twice.
  private func part(_ name: String, _ attributes: Range<Int>, _ parts: [Part]) -> Part? {
    switch name {
    case "annotation", "annotation-xml", "mphantom": return nil
    case "mi", "mn", "ms", "mtext":
      let text = parts.map(\.text).joined()
      return Part(text: text, isApart: name != "mn" && text.count > 1)
    case "mo": return Part(text: parts.map(\.text).joined(), isOperator: true)
    case "mspace": return Part(text: " ")
    case "mprescripts": return Part(text: "", isPrescripts: true)
    case "none": return Part(text: "")
    case "semantics", "maction": return parts.first
    case "msub" where parts.count == 2, "munder" where parts.count == 2:
      return Self.scripted(parts[0], lower: parts[1], upper: nil)
    case "msup" where parts.count == 2: return Self.scripted(parts[0], lower: nil, upper: parts[1])
    case "mover" where parts.count == 2:
      return Self.accented(parts[0], parts[1]) ?? Self.scripted(parts[0], lower: nil, upper: parts[1])
    case "msubsup" where parts.count == 3, "munderover" where parts.count == 3:
      return Self.scripted(parts[0], lower: parts[1], upper: parts[2])
    case "mmultiscripts" where !parts.isEmpty: return Self.multiscripted(parts)
    case "mfrac" where parts.count == 2:
      // Without a stroke one stands above the other, as in a binomial.
      if value("linethickness", attributes)?.hasPrefix("0") ?? false {
        return Part(text: parts[0].text + " over " + parts[1].text, bond: .sum)
      }
      return Part(
        text: Self.within(parts[0], .product) + "/" + Self.within(parts[1], .script), bond: .product,
        isApart: true)
    case "msqrt": return Part(text: "√" + Self.within(Self.joined(parts), .atom), bond: .script)
    case "mroot" where parts.count == 2:
      return Part(
        text: Self.script(parts[1], isRaised: true) + "√" + Self.within(parts[0], .atom), bond: .script)
    case "mtr", "mlabeledtr": return Part(text: parts.map(\.text).joined(separator: ", "), bond: .sum)
    case "mtable": return Part(text: parts.map(\.text).joined(separator: "; "), bond: .sum)
    case "mfenced":
      return Part(
        text: (value("open", attributes) ?? "(") + parts.map(\.text).joined(separator: ", ")
          + (value("close", attributes) ?? ")"))
    case _: return Self.joined(parts)
    }
  }

  /// Parts side by side.
  private static func joined(_ parts: [Part]) -> Part {
    let parts = parts.filter { !$0.text.isEmpty }
    guard parts.count != 1 else { return parts[0] }
    var text = ""
    var depth = 0
    /// What stands outside of all brackets.
    var (operators, opened) = (0, 0)
    for (index, part) in parts.enumerated() {
      var own = part.text
      if part.isOperator {
        if opening.contains(own) {
          depth += 1
          if depth == 1 { opened += 1 }
        } else if closing.contains(own) {
          depth -= 1
        } else if depth == 0, !joining.contains(own) {
          operators += 1
        }
        // Signs that are not seen, and say that what is beside them is multiplied, applied, parted or added.
        if own == "\u{2062}", index > 0, index + 1 < parts.count {
          let (last, next) = (parts[index - 1], parts[index + 1])
          own =
            isDigit(last.text.last) && isDigit(next.text.first)
            ? "·" : last.isApart || next.isApart ? " " : ""
        } else if own == "\u{2061}" || own == "\u{2064}" {
          own = index + 1 < parts.count && opening.contains(parts[index + 1].text) ? "" : " "
        } else if own == "\u{2063}" {
          own = ","
        }
      }
      let isBeside = index > 0 && !part.isOperator && !parts[index - 1].isOperator
      if isBeside, part.isApart || parts[index - 1].isApart || isDigit(text.last) && isDigit(own.first) {
        text += " "
      }
      text += own
    }
    // Brackets around all of it hold it together.
    let isFenced =
      opened == 1 && operators == 0 && depth == 0 && opening.contains(parts.first?.text ?? "")
      && closing.contains(parts.last?.text ?? "")
    return Part(
      text: text, bond: isFenced ? .atom : operators > 0 ? .sum : .product,
      isApart: parts.contains(where: \.isApart) && !isFenced)
  }

  private static let opening: Set<String> = ["(", "[", "{", "⟨", "⌊", "⌈"]
  private static let closing: Set<String> = [")", "]", "}", "⟩", "⌋", "⌉"]
  private static let joining: Set<String> = ["\u{2061}", "\u{2062}", "′", "″", "!"]

  // MARK: Signs above and below

  private static func within(_ part: Part, _ least: Bond) -> String {
    part.bond.rawValue >= least.rawValue || part.text.count == 1 ? part.text : "(" + part.text + ")"
  }

  private static func scripted(_ base: Part, lower: Part?, upper: Part?) -> Part {
    let text =
      within(base, .atom) + (lower.map { script($0, isRaised: false) } ?? "")
      + (upper.map { script($0, isRaised: true) } ?? "")
    return Part(text: text, bond: .script, isOperator: base.isOperator && base.text.count == 1)
  }

  /// In signs that are raised or lowered themselves where there are such.
  private static func script(_ part: Part, isRaised: Bool) -> String {
    guard !part.text.isEmpty else { return "" }
    if primes.contains(part.text) { return part.text }
    if let signs = RaisedText.signs(Array(part.text.utf8)[...], isRaised: isRaised, after: []) {
      return String(decoding: signs, as: UTF8.self)
    }
    return (isRaised ? "^" : "_") + within(part, .atom)
  }

  private static let primes: Set<String> = ["′", "″", "‴", "°", "∘", "*", "†"]

  /// A letter with a stroke, an arrow or the like above it.
  private static func accented(_ base: Part, _ over: Part) -> Part? {
    guard base.text.unicodeScalars.count == 1, let sign = accents[over.text] else { return nil }
    return Part(text: base.text + sign)
  }

  private static let accents = [
    "¯": "\u{304}", "‾": "\u{304}", "^": "\u{302}", "ˆ": "\u{302}", "~": "\u{303}", "˜": "\u{303}",
    "˙": "\u{307}", "→": "\u{20D7}", "⃗": "\u{20D7}",
  ]

  /// `¹⁴₆C`: pairs of what stands below and above, first those behind the sign.
  private static func multiscripted(_ parts: [Part]) -> Part {
    let split = parts.firstIndex(where: \.isPrescripts) ?? parts.count
    func scripts(_ own: ArraySlice<Part>) -> String {
      zip(0..., own).map { script($1, isRaised: $0 % 2 == 1) }.joined()
    }
    return Part(
      text: scripts(parts[min(split + 1, parts.count)...]) + within(parts[0], .atom)
        + scripts(parts[min(1, split)..<split]), bond: .script)
  }

  private static func isDigit(_ sign: Character?) -> Bool { sign.map { "0"..."9" ~= $0 } ?? false }

  // MARK: Tags and text

  private func value(_ name: StaticString, _ attributes: Range<Int>) -> String? {
    HTMLTokens(bytes).attribute(name, attributes).map { String(decoding: $0, as: UTF8.self) }
  }

  private func isTag(_ place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: "<"), place + 1 < end else { return false }
    let next = bytes[place + 1]
    return next | 0x20 >= 0x61 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || next == UInt8(ascii: "?")
  }

  /// Reads a tag, a comment among them as one without a name.
  private mutating func tag() -> (name: String, isEnd: Bool, isEmpty: Bool, attributes: Range<Int>) {
    let start = offset + 1
    offset = start
    while offset < end, bytes[offset] != UInt8(ascii: ">") { offset += 1 }
    let inner = bytes[start..<offset]
    offset = min(end, offset + 1)
    let isEnd = inner.first == UInt8(ascii: "/")
    let name = inner.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    guard let first = name.first, first | 0x20 >= 0x61 else { return ("", isEnd, true, start..<start) }
    // Books have a prefix before their names.
    let own = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name[...]
    return (
      String(decoding: own, as: UTF8.self).lowercased(), isEnd, inner.last == UInt8(ascii: "/"),
      name.endIndex..<inner.endIndex
    )
  }

  /// The text up to the next tag, its references read and its white space made one space.
  private mutating func words() -> String {
    var output: [UInt8] = []
    while offset < end, !isTag(offset) {
      if bytes[offset] == UInt8(ascii: "&") {
        offset = CharacterReference.read(bytes, offset, before: end, to: &output)
      } else {
        output.append(bytes[offset] <= 0x20 ? 0x20 : bytes[offset])
        offset += 1
      }
    }
    return Passages.oneLine(String(decoding: output, as: UTF8.self))
  }
}
