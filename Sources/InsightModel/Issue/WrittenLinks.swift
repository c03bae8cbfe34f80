extension Issue {
  /// The links in a range of the healed text: those that its markup has, and addresses that stand in the text. Ascending;
  /// none overlap.
  public func allLinks(in range: Range<Int>) -> [Link] {
    let marked = Array(links(in: range))
    let written = WrittenLinks.links(in: text.bytes, range).filter { link in
      !marked.contains { $0.range.overlaps(link.range) }
    }
    return (marked + written).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension Link {
  /// The address that a program may be given: `http:`, `https:` and `mailto:` alone, every byte that is no plain ASCII
  /// written as `%XX`, so that what is shown is what is opened. Nil for others.
  public var address: String? {
    var bytes = Array(target.utf8)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let start = bytes.prefix { $0 <= 0x20 }.count
    bytes.removeFirst(start)
    guard WrittenLinks.schemes.contains(where: { bytes.startsWithScheme($0) }) else { return nil }
    let digits = Array("0123456789ABCDEF".utf8)
    var address: [UInt8] = []
    for byte in bytes {
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "<"),
        byte != UInt8(ascii: ">")
      {
        address.append(byte)
      } else {
        address += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: address, as: UTF8.self)
  }
}

/// Addresses that stand in a text as they are.
enum WrittenLinks {
  static let schemes = ["https://", "http://", "mailto:"].map { Array($0.utf8) }

  /// An address ends at white space, at what is no ASCII (a Korean particle follows it at once), and before the signs that
  /// end a sentence.
  static func links(in bytes: [UInt8], _ range: Range<Int>) -> [Link] {
    var links: [Link] = []
    var start = range.lowerBound
    while let colon = ByteScan.firstIndex(of: UInt8(ascii: ":"), in: bytes, start..<range.upperBound) {
      guard let (at, scheme) = scheme(around: colon, in: bytes, range), at >= start else {
        start = colon + 1
        continue
      }
      var end = at + scheme.count
      while end < range.upperBound, isPart(bytes[end]) { end += 1 }
      while end > at + scheme.count, isEnd(bytes, at, end) { end -= 1 }
      if end > at + scheme.count {
        links.append(
          Link(range: at..<end, target: String(decoding: bytes[at..<end], as: UTF8.self)))
      }
      start = max(end, colon + 1)
    }
    return links
  }

  /// The scheme that a colon belongs to, and where it begins: not within a word.
  private static func scheme(around colon: Int, in bytes: [UInt8], _ range: Range<Int>) -> (
    at: Int, scheme: [UInt8]
  )? {
    for scheme in schemes {
      let at = colon - (scheme.firstIndex(of: UInt8(ascii: ":")) ?? 0)
      if at >= range.lowerBound, bytes[at..<range.upperBound].startsWithScheme(scheme),
        at == range.lowerBound || !bytes[at - 1].isASCIILetter
      {
        return (at, scheme)
      }
    }
    return nil
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !Array("<>\"`{}|\\^".utf8).contains(byte)
  }

  /// True where the last byte belongs to the sentence: a stop, or a bracket that was not opened in the address.
  private static func isEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let last = bytes[end - 1]
    if Array(".,;:!?'*_~".utf8).contains(last) { return true }
    for (open, close) in [("(", ")"), ("[", "]")] {
      guard let open = open.utf8.first, let close = close.utf8.first, last == close else { continue }
      let own = bytes[start..<end]
      return own.count { $0 == open } < own.count { $0 == close }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}

extension Collection<UInt8> {
  /// In whatever case its letters are.
  fileprivate func startsWithScheme(_ scheme: [UInt8]) -> Bool {
    count >= scheme.count
      && zip(self, scheme).allSatisfy { byte, wanted in
        byte == wanted || (wanted >= UInt8(ascii: "a") && byte | 0x20 == wanted)
      }
  }
}
