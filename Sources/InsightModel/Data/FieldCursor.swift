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
  private var isDone = false
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
        at += 1
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
