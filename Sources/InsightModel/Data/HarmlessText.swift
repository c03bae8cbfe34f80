/// Makes the bytes of a data file UTF-8 that no terminal acts on, portion by portion. Plain text is looked at and left as it is.
struct HarmlessText {
  /// What the text was written in; nil while ASCII has said nothing about it.
  private(set) var encoding: TextEncoding?
  /// True where a carriage return alone ends a line.
  var endsLinesWithReturns = false
  /// Bytes that could not be decoded, and control characters that are shown as signs.
  private(set) var undecodable = 0
  private(set) var controls = 0
  /// Controls of C1 that are read as signs of Windows-1252.
  private(set) var reread = 0
  /// What was misread on its way and is read again; nil where nothing was.
  private(set) var healed: HealedCells?
  private var damage: DamageEvidence?
  /// What the text may be written in as well, where the bytes do not tell; nil where they do.
  private(set) var guess: Diagnostic?

  init() {}

  /// For a text in a known encoding.
  init(encoding: TextEncoding) {
    self.encoding = encoding
    isKnown = true
  }

  /// True where the encoding need not be guessed.
  private var isKnown = false

  /// Cleans the bytes from an offset on. Returns how many of all the bytes are clean: what follows is cut off in the middle
  /// of a character.
  mutating func clean(_ bytes: inout [UInt8], from start: Int, isEnd: Bool) -> Int {
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      encoding = .utf8
    }
    if let encoding, encoding != .utf8 { return convert(&bytes, from: start, isEnd: isEnd, encoding) }
    if endsLinesWithReturns {
      for index in start..<bytes.count where bytes[index] == 0x0D { bytes[index] = 0x0A }
    }
    let found = firstFault(in: bytes, from: start, isEnd: isEnd)
    guard let rest = heal(&bytes, from: start, isEnd: isEnd, found) else {
      return clean(&bytes, from: start, isEnd: isEnd, found)
    }
    let count = clean(&bytes, from: start, isEnd: true, firstFault(in: bytes, from: start, isEnd: true))
    bytes += rest
    return count
  }

  private mutating func clean(_ bytes: inout [UInt8], from start: Int, isEnd: Bool, _ found: Fault) -> Int {
    switch found {
    case .none: return bytes.count
    case .cutOff(let offset): return offset
    case .fault(let offset):
      if encoding == nil, let legacy = legacyEncoding(Array(bytes[start...])) {
        // A stray byte in English looks Western too, and says nothing about what follows.
        if legacy != .windows1252 { encoding = legacy }
        return convert(&bytes, from: start, isEnd: isEnd, legacy)
      }
      return rewrite(&bytes, from: offset, isEnd: isEnd)
    }
  }

  // MARK: Misread text

  /// Where whole lines from an offset on show that they were misread, or lines before did, reads them again and cuts off what
  /// follows, which waits for its line's end. Nil where they do not.
  private mutating func heal(_ bytes: inout [UInt8], from start: Int, isEnd: Bool, _ found: Fault) -> [UInt8]?
  {
    guard ByteScan.firstNonASCII(in: bytes, from: start) < bytes.count else { return nil }
    let end = isEnd ? bytes.count : bytes[start...].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
    let rest = Array(bytes[end...])
    bytes.removeLast(rest.count)
    // What stands before them is a part of a row, and no reason to copy the rest.
    guard let evidence = evidence(in: bytes, found) else {
      bytes += rest
      return nil
    }
    damage = evidence
    let lines = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes += healed(lines, evidence)
    return rest
  }

  private mutating func healed(_ lines: [UInt8], _ evidence: DamageEvidence) -> [UInt8] {
    let text = Healer.healRows(lines, evidence)
    guard let read = text.bytes else { return lines }
    healed = HealedCells(text, of: lines, read, after: healed)
    return read
  }

  /// What lines and the ones before them show; nil where that is no damage, or the lines are no UTF-8.
  private func evidence(in lines: [UInt8], _ found: Fault) -> DamageEvidence? {
    if case .fault = found, !Decoder.malformedUTF8(in: lines).bad.isEmpty { return nil }
    let evidence = DamageEvidence(bytes: lines, known: damage)
    return evidence.isDamage ? evidence : nil
  }

  // MARK: UTF-8

  private enum Fault {
    case none
    case cutOff(Int)
    case fault(Int)
  }

  /// The first byte that cannot stay as it is.
  private func firstFault(in bytes: [UInt8], from start: Int, isEnd: Bool) -> Fault {
    var offset = start
    while true {
      offset = ByteScan.firstUnusual(in: bytes, from: offset)
      guard offset < bytes.count else { return .none }
      if bytes[offset] == 0x0D {
        offset += 1
        continue
      }
      let length = bytes[offset] < 0x80 ? 0 : UTF8Scalar.wellFormedLength(bytes, at: offset)
      if length == 0 {
        return !isEnd && isCutOff(bytes, offset) ? .cutOff(offset) : .fault(offset)
      }
      if Self.isHarmful(UTF8Scalar.read(bytes, at: offset, before: bytes.count).value) {
        return .fault(offset)
      }
      offset += length
    }
  }

  /// True where the bytes end inside a character that begins at `offset`.
  private func isCutOff(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let lead = bytes[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    return offset + length > bytes.count && bytes[(offset + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Beyond ASCII: C1 controls, separators of lines, and what turns the direction of writing.
  static func isHarmful(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    case _: false
    }
  }

  private mutating func rewrite(_ bytes: inout [UInt8], from start: Int, isEnd: Bool) -> Int {
    var clean = Array(bytes[..<start])
    clean.reserveCapacity(bytes.count + bytes.count / 64)
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
          UTF8Scalar.append(ControlSign.visible(UInt32(byte)).value, to: &clean)
          controls += 1
        } else {
          clean.append(byte)
        }
        offset += 1
        continue
      }
      let length = UTF8Scalar.wellFormedLength(bytes, at: offset)
      if length == 0 {
        if !isEnd, isCutOff(bytes, offset) { break }
        undecodable += 1
        UTF8Scalar.append(0xFFFD, to: &clean)
        offset += 1
        continue
      }
      let scalar = UTF8Scalar.read(bytes, at: offset, before: bytes.count).value
      if Self.isHarmful(scalar) {
        // A control of C1 was a sign of Windows-1252 before.
        let sign = (0x80..<0xA0).contains(scalar) ? Windows1252.scalar(UInt8(scalar)) : scalar
        // Where a line ends within a cell, its words are parted, as in prose.
        let isLineEnd = (0x2028...0x2029).contains(scalar)
        if sign != scalar { reread += 1 } else if !isLineEnd { controls += 1 }
        UTF8Scalar.append(isLineEnd ? 0x20 : sign == scalar ? 0xFFFD : sign, to: &clean)
      } else {
        clean.append(contentsOf: bytes[offset..<offset + length])
      }
      offset += length
    }
    let count = clean.count
    clean.append(contentsOf: bytes[offset...])
    bytes = clean
    return count
  }

  // MARK: Other encodings

  /// What the bytes are written in, where it is not UTF-8.
  private mutating func legacyEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    let decoded = Decoder.decode(bytes)
    if guess == nil { guess = decoded.diagnostics.first(where: \.isGuess) }
    return decoded.encoding == .utf8 ? nil : decoded.encoding
  }

  /// Converts whole lines: no character of the code pages holds a line feed.
  private mutating func convert(
    _ bytes: inout [UInt8], from start: Int, isEnd: Bool, _ encoding: TextEncoding
  ) -> Int {
    var stop = bytes.count
    if !isEnd {
      guard let line = lastLineEnd(bytes[start...], encoding) else { return start }
      stop = line
    }
    let rest = Array(bytes[stop...])
    var text = Decoder.decode(Array(bytes[start..<stop]), as: encoding)
    undecodable += text.diagnostics.count
    // Some rows may have been UTF-8.
    if encoding == .windows1252, let evidence = evidence(in: text.bytes, .none) {
      text.bytes = healed(text.bytes, evidence)
    }
    _ = rewrite(&text.bytes, from: 0, isEnd: true)
    bytes.removeSubrange(start...)
    bytes += text.bytes
    let count = bytes.count
    bytes += rest
    return count
  }

  /// Where the last whole line ends.
  private func lastLineEnd(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> Int? {
    guard !encoding.isASCIICompatible else { return bytes.lastIndex(of: 0x0A).map { $0 + 1 } }
    let size = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 4
    let isLittle = encoding == .utf16LittleEndian || encoding == .utf32LittleEndian
    let end = [UInt8](repeating: 0, count: size - 1)
    let feed = isLittle ? [0x0A] + end : end + [0x0A]
    var at = bytes.startIndex + bytes.count / size * size
    while at > bytes.startIndex {
      if bytes[at - size..<at].elementsEqual(feed) { return at }
      at -= size
    }
    return nil
  }

  /// Looks at the head of a file for what every byte of it depends on.
  mutating func sniff(_ head: [UInt8]) {
    if !isKnown, let wide = Decoder.wideEncoding(of: head) { encoding = wide }
    endsLinesWithReturns = !head.contains(0x0A) && head.contains(0x0D)
  }
}
