/// A field of a row: the bytes between its quotes, or all of it.
struct Field {
  /// Byte offsets.
  var start: Int
  var end: Int
  /// True where quotes stand around it.
  var isQuoted = false
  /// How many quotes inside are doubled.
  var doubledQuotes = 0
  /// True where a quote inside is not, or spaces stand before the first one.
  var hasStrayQuotes = false

  var hasDoubledQuotes: Bool { doubledQuotes > 0 }
}

/// Walks the fields of one row (RFC 4180). A quote opens only at the head of a field, spaces left out, and closes only at its
/// end; others are signs like any other.
struct FieldCursor {
  private let bytes: UnsafePointer<UInt8>
  private var offset: Int
  private let end: Int
  /// How many bytes there are, of this row and of others.
  private let limit: Int
  private let separator: UInt8
  private(set) var isDone = false
  /// False where the row is known to have no closing quote further on, but in the run of quotes that opens a field: a row
  /// full of quotes that never close is gone through once, and not once for each of them.
  private var mayClose: Bool

  /// A row from `start` up to `end`, line end left out; or what follows a place in it. `limit`: more bytes than the row's may
  /// be looked at.
  @inline(__always)
  init(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, separator: UInt8, limit: Int = 0,
    mayClose: Bool = true
  ) {
    self.bytes = bytes
    self.offset = start
    self.end = end
    self.limit = max(limit, end)
    self.separator = separator
    self.mayClose = mayClose
  }

  /// Where the next field begins, for another cursor to go on from; nil after the last field.
  var place: (offset: Int, mayClose: Bool)? { isDone ? nil : (offset, mayClose) }

  /// The next field; nil after the last one. A row without bytes has one empty field.
  @inline(__always)
  mutating func next() -> Field? {
    guard !isDone else { return nil }
    let start = offset
    if offset < end, bytes[offset] == 0x22 || bytes[offset] == 0x20, let field = quoted() { return field }
    offset = ByteScan.offset(of: separator, in: bytes, from: offset, before: end, limit: limit)
    let field = Field(start: start, end: offset)
    step()
    return field
  }

  /// Takes the fields that follow, no more than `most`, up to one that needs a closer look: it begins with a space, or has quotes
  /// inside its quotes. Returns how many, and how many of them are quoted. The same as `next`, but of short fields several are
  /// found by one look.
  mutating func takePlain(_ most: Int, into places: UnsafeMutablePointer<FieldBlock.Place>) -> (
    count: Int, quoted: Int
  ) {
    guard !isDone else { return (0, 0) }
    let (bytes, end, pattern) = (bytes, end, UInt64(repeating: separator))
    var (start, looked, count, quoted) = (offset, offset, 0, 0)
    /// The separators among the eight bytes before `looked` that no field has ended at, the high bit of each.
    var hits: UInt64 = 0
    while count < most {
      var (first, found, next) = (start, end, start)
      if start < end, bytes[start] | 2 == 0x22 {
        guard bytes[start] == 0x22, mayClose else { break }
        first = start &+ 1
        found = ByteScan.offset(of: 0x22, in: bytes, from: first, before: end, limit: limit)
        next = found &+ 1
        guard next == end || next < end && bytes[next] == separator else { break }
        quoted &+= 1
        (looked, hits) = (next &+ 1, 0)
      } else {
        while hits == 0, looked &+ 8 <= limit, looked < end {
          let word = UnsafeRawPointer(bytes + looked).loadUnaligned(as: UInt64.self)
          hits = ByteScan.hits(of: pattern, in: UInt64(littleEndian: word))
          looked &+= 8
        }
        if hits != 0 {
          found = min(end, looked &- 8 &+ hits.trailingZeroBitCount >> 3)
          hits &= hits &- 1
        } else if looked < end {
          found = ByteScan.offset(of: separator, in: bytes, from: looked, before: end, limit: limit)
          looked = found &+ 1
        }
        next = found
      }
      places[count] = (UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: found))
      count &+= 1
      if next == end {
        (offset, isDone) = (end, true)
        return (count, quoted)
      }
      start = next &+ 1
    }
    offset = start
    return (count, quoted)
  }

  /// After the separator.
  @inline(__always)
  private mutating func step() {
    if offset < end { offset += 1 } else { isDone = true }
  }

  /// The field whose opening quote stands here, or after spaces; nil where the quote is none, because it is not closed.
  /// A field closes at an odd run of quotes before a separator or the end: where one stands does not depend on the opening
  /// quote, unless this is one of the run.
  private mutating func quoted() -> Field? {
    var opening = offset
    while opening < end, bytes[opening] == 0x20 { opening += 1 }
    guard opening < end, bytes[opening] == 0x22 else { return nil }
    var at = opening + 1
    var doubled = 0
    // No writer puts spaces there, and so they are not written again.
    var hasStray = opening > offset
    while at < end {
      guard bytes[at] == 0x22 else {
        if !mayClose { return nil }
        at = ByteScan.offset(of: 0x22, in: bytes, from: at, before: end, limit: limit)
        continue
      }
      if at + 1 == end || bytes[at + 1] == separator {
        let field = Field(
          start: opening + 1, end: at, isQuoted: true, doubledQuotes: doubled, hasStrayQuotes: hasStray)
        offset = at + 1
        step()
        return field
      }
      if bytes[at + 1] == 0x22 {
        doubled += 1
        at += 1
      } else {
        hasStray = true
      }
      at += 1
    }
    mayClose = false
    return nil
  }

  /// The rest of the row as one field, separators and all.
  mutating func rest() -> Field? {
    guard !isDone else { return nil }
    isDone = true
    return Field(start: offset, end: end)
  }
}

extension Field {
  /// Calls `body` with the field's text.
  func withContent<Result>(
    of bytes: UnsafePointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let content = UnsafeBufferPointer(start: bytes + start, count: end - start)
    guard hasDoubledQuotes else { return body(content) }
    return DataPart.unquoted(content).withUnsafeBufferPointer(body)
  }
}
