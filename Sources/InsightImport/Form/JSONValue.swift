/// A value in JSON (RFC 8259). Total: what is malformed ends what it stands in, and what was read before it is kept.
indirect enum JSONValue {
  case text([UInt8])
  /// A number, `true`, `false` or `null`, as it is written.
  case bare([UInt8])
  case list([JSONValue])
  /// The members in order, and where the object begins.
  case object([(name: [UInt8], value: JSONValue)], offset: Int)

  /// Nil where no value begins.
  init?(_ bytes: some Collection<UInt8>) {
    guard let value = Self.read(Array(bytes)).value else { return nil }
    self = value
  }

  /// The value that the bytes begin with, and where it breaks off; nil where it is whole.
  static func read(_ bytes: [UInt8]) -> (value: JSONValue?, brokenAt: Int?) {
    var reader = JSONReader(bytes: bytes)
    let value = reader.value(depth: 0)
    return (value, reader.brokenAt)
  }

  subscript(name: String) -> JSONValue? {
    guard case .object(let members, _) = self else { return nil }
    return members.first { $0.name.elementsEqual(name.utf8) }?.value
  }

  /// The text of a text; nil for others and where it is empty.
  var text: [UInt8]? {
    guard case .text(let text) = self, !text.isEmpty else { return nil }
    return text
  }

  /// The elements of a list; what is none is the one element.
  var elements: [JSONValue] {
    guard case .list(let elements) = self else { return [self] }
    return elements
  }

  /// Where an object begins.
  var offset: Int? {
    guard case .object(_, let offset) = self else { return nil }
    return offset
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0

  /// Where something lacks or is too much, first.
  private(set) var brokenAt: Int?
  private var values = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Deeper than any document nests, and more than any holds.
  private static let (deepest, most) = (64, 1 << 19)

  mutating func value(depth: Int) -> JSONValue? {
    values += 1
    guard depth < Self.deepest, values < Self.most, let first = next() else {
      breakOff()
      return nil
    }
    switch first {
    case UInt8(ascii: "\""): return .text(text())
    case UInt8(ascii: "["):
      at += 1
      var elements: [JSONValue] = []
      while let sign = next(), sign != UInt8(ascii: "]"), let element = value(depth: depth + 1) {
        elements.append(element)
        skip(UInt8(ascii: ","))
      }
      close(UInt8(ascii: "]"))
      return .list(elements)
    case UInt8(ascii: "{"):
      let offset = at
      at += 1
      var members: [(name: [UInt8], value: JSONValue)] = []
      while next() == UInt8(ascii: "\"") {
        let name = text()
        skip(UInt8(ascii: ":"))
        guard let own = value(depth: depth + 1) else { break }
        members.append((name, own))
        skip(UInt8(ascii: ","))
      }
      close(UInt8(ascii: "}"))
      return .object(members, offset: offset)
    case _:
      let word = bytes[at...].prefix { $0 > 0x20 && !",]}[{:\"".utf8.contains($0) }
      guard !word.isEmpty else {
        breakOff()
        return nil
      }
      at += word.count
      return .bare(Array(word))
    }
  }

  /// The next byte that is no white space.
  private mutating func next() -> UInt8? {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    return at < bytes.count ? bytes[at] : nil
  }

  private mutating func skip(_ byte: UInt8) {
    if next() == byte { at += 1 }
  }

  private mutating func close(_ byte: UInt8) {
    if next() == byte { at += 1 } else { breakOff() }
  }

  private mutating func breakOff() { brokenAt = brokenAt ?? min(at, bytes.count) }

  /// Reads a text from its quotation mark on.
  private mutating func text() -> [UInt8] {
    var output: [UInt8] = []
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count else {
        output.append(bytes[at])
        at += 1
        continue
      }
      let sign = bytes[at + 1]
      at += 2
      switch sign {
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(0x20)
      case UInt8(ascii: "u"): output += scalar()
      case _: output.append(sign)
      }
    }
    if at >= bytes.count { breakOff() }
    at = min(at + 1, bytes.count)
    return output
  }

  /// The character of four hexadecimal digits, or of two times four.
  private mutating func scalar() -> [UInt8] {
    guard var value = unit() else { return Array("\u{FFFD}".utf8) }
    if (0xD800..<0xDC00).contains(value), bytes[at...].starts(with: "\\u".utf8) {
      let back = at
      at += 2
      if let low = unit(), (0xDC00..<0xE000).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        at = back
      }
    }
    return Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }

  private mutating func unit() -> UInt32? {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      return nil
    }
    at += 4
    return value
  }
}
