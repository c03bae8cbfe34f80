/// The tokens of a page, one after the other, in one pass (HTML standard, 13.2.5). Of tags that say nothing here no
/// tokens are made.
struct HTMLTokens {
  enum Token {
    /// Bytes between tags; `isRaw` where nothing in them is a reference.
    case text(Range<Int>, isRaw: Bool)
    /// `attributes` are the bytes between the name and the `>`.
    case start(Tag, attributes: Range<Int>)
    case end(Tag)
    case done
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next token begins.
  private(set) var offset: Int
  /// Where a tag, a comment or a script begins that never ends: what stands in it is not shown.
  private(set) var endless: Int?
  /// The element whose raw text comes next.
  private var raw: Tag?
  private let tags = TagTable.all

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    offset = start
  }

  mutating func next() -> Token {
    if let raw { return rawText(of: raw) }
    while offset < bytes.count {
      guard bytes[offset] == 0x3C, offset + 1 < bytes.count else { return text() }
      switch bytes[offset + 1] {
      case 0x41...0x5A, 0x61...0x7A:
        let (tag, nameEnd) = name(offset + 1)
        let end = tagEnd(from: nameEnd)
        if end == bytes.count {
          // What is no element may be words: `a <x`.
          guard tag != nil else { return rest() }
          endless = offset
        }
        offset = min(bytes.count, end + 1)
        guard let tag else { continue }
        if tag.isRaw { raw = tag }
        return .start(tag, attributes: nameEnd..<end)
      case 0x2F:
        guard offset + 2 < bytes.count else { return text() }
        let (tag, nameEnd) = name(offset + 2)
        offset = min(bytes.count, tagEnd(from: nameEnd) + 1)
        if let tag { return .end(tag) }
      case 0x21, 0x3F: skipDeclaration()
      case _: return text()
      }
    }
    return .done
  }

  /// What stands before the next end of an element, which is passed over; nil where there is none.
  mutating func skip(to tag: Tag) -> Range<Int>? {
    var place = first(0x3C, from: offset)
    while place + 1 < bytes.count {
      if bytes[place + 1] == 0x2F, case (let name, let end) = name(place + 2), name == tag {
        let range = offset..<place
        offset = min(bytes.count, tagEnd(from: end) + 1)
        return range
      }
      place = first(0x3C, from: place + 1)
    }
    return nil
  }

  /// True where the next tag, after nothing but white space, begins an element, or ends it.
  mutating func isNext(_ tag: Tag, isEnd: Bool = false) -> Bool {
    switch next() {
    case .text(let range, _): range.allSatisfy { bytes[$0] <= 0x20 } && isNext(tag, isEnd: isEnd)
    case .start(let own, _): own == tag && !isEnd
    case .end(let own): own == tag && isEnd
    case .done: false
    }
  }

  /// Up to the next `<` that may be a tag; at least one byte.
  private mutating func text() -> Token {
    let start = offset
    offset = first(0x3C, from: offset + 1)
    return .text(start..<offset, isRaw: false)
  }

  private mutating func rest() -> Token {
    defer { offset = bytes.count }
    return .text(offset..<bytes.count, isRaw: false)
  }

  private mutating func rawText(of tag: Tag) -> Token {
    let start = offset
    raw = nil
    let name = Array(tag.name.utf8)
    var end = tag == .plaintext ? bytes.count : first(0x3C, from: offset)
    while end < bytes.count, !isEnd(at: end, name) { end = first(0x3C, from: end + 1) }
    if end == bytes.count, tag != .plaintext { endless = start }
    offset = end
    let isRaw = tag != .title && tag != .textarea
    return .text(start..<end, isRaw: isRaw)
  }

  private func isEnd(at start: Int, _ name: [UInt8]) -> Bool {
    guard start + 2 + name.count <= bytes.count, bytes[start + 1] == 0x2F else { return false }
    for place in name.indices where bytes[start + 2 + place] | 0x20 != name[place] { return false }
    let next = start + 2 + name.count
    return next == bytes.count || bytes[next] <= 0x20 || bytes[next] == 0x3E || bytes[next] == 0x2F
  }

  private func first(_ byte: UInt8, from start: Int) -> Int { first(byte, from: start, before: bytes.count) }

  private func first(_ byte: UInt8, from start: Int, before end: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset] != byte { offset += 1 }
    return min(offset, end)
  }

  private func name(_ start: Int) -> (Tag?, end: Int) {
    var end = start
    var letters: UInt64 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= 0x20 || byte == 0x3E || byte == 0x2F { break }
      if end - start < 8 {
        letters = letters << 8 | UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
      end += 1
    }
    if let tag = tags[letters, end - start] { return (tag, end) }
    // Books have a prefix before the names of formulas' elements.
    let isFormula = end - start > 5 && bytes[start..<end].suffix(5).elementsEqual(":math".utf8)
    return (isFormula ? .math : nil, end)
  }

  /// The `>` of a tag; those in quoted values are none.
  private func tagEnd(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x3E: return offset
      case 0x3D:
        // A quotation mark opens a value only after `=`.
        offset += 1
        while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
        guard offset < bytes.count else { return bytes.count }
        let quote = bytes[offset]
        if quote == 0x22 || quote == 0x27 {
          let close = first(quote, from: offset + 1)
          // One that is never closed is no quotation mark.
          offset = close < bytes.count ? close + 1 : offset + 1
        }
      case _: offset += 1
      }
    }
    return bytes.count
  }

  private mutating func skipDeclaration() {
    if offset + 3 < bytes.count, bytes[offset + 1] == 0x21, bytes[offset + 2] == 0x2D,
      bytes[offset + 3] == 0x2D
    {
      var end = offset + 4
      while true {
        end = first(0x3E, from: end)
        if end >= bytes.count {
          endless = offset
          break
        }
        let isShort = end == offset + 4 || (end == offset + 5 && bytes[end - 1] == 0x2D)
        if isShort || (bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D && end >= offset + 6) { break }
        end += 1
      }
      offset = min(bytes.count, end + 1)
    } else if starts(with: "<![CDATA[") {
      // In HTML it is a comment, but pages made as XML keep text in it.
      offset += 9
    } else {
      let end = first(0x3E, from: offset)
      if end == bytes.count { endless = offset }
      offset = min(bytes.count, end + 1)
    }
  }

  private func starts(with text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { text in text.indices.allSatisfy { bytes[offset + $0] == text[$0] } }
  }

  // MARK: Attributes

  /// The value of an attribute, its references read; empty for one without a value, nil where it is missing. Names are
  /// in small letters.
  func attribute(_ name: StaticString, _ attributes: Range<Int>) -> [UInt8]? {
    name.withUTF8Buffer { name in
      var offset = attributes.lowerBound
      let end = attributes.upperBound
      while offset < end {
        while offset < end, bytes[offset] <= 0x20 || bytes[offset] == 0x2F { offset += 1 }
        let start = offset
        while offset < end, bytes[offset] > 0x20, bytes[offset] != 0x3D, bytes[offset] != 0x2F { offset += 1 }
        let own = start..<offset
        while offset < end, bytes[offset] <= 0x20 { offset += 1 }
        var value = offset..<offset
        if offset < end, bytes[offset] == 0x3D {
          offset += 1
          while offset < end, bytes[offset] <= 0x20 { offset += 1 }
          if offset < end, bytes[offset] == 0x22 || bytes[offset] == 0x27 {
            let quote = bytes[offset]
            let close = first(quote, from: offset + 1, before: end)
            value = offset + 1..<max(offset + 1, close)
            offset = min(end, close + 1)
          } else {
            let first = offset
            while offset < end, bytes[offset] > 0x20 { offset += 1 }
            value = first..<offset
          }
        } else if offset == start {
          offset += 1
        }
        guard own.count == name.count,
          name.indices.allSatisfy({ bytes[own.lowerBound + $0] | 0x20 == name[$0] })
        else {
          continue
        }
        var output: [UInt8] = []
        var place = value.lowerBound
        while place < value.upperBound {
          if bytes[place] == 0x26 {
            place = CharacterReference.read(
              bytes, place, before: value.upperBound, inAttribute: true, to: &output)
          } else {
            output.append(bytes[place])
            place += 1
          }
        }
        return output
      }
      return nil
    }
  }
}
