/// A field of a row: the bytes between its quotes, or all of it.
struct Field {
  /// Byte offsets.
  var start: Int
  var end: Int
  /// True where quotes stand around it.
  var isQuoted = false
  /// True where a quote inside is doubled.
  var hasDoubledQuotes = false
}

/// Walks the fields of one row (RFC 4180). A quote opens only at the head of a field and closes only at its end; others
/// are signs like any other.
struct FieldCursor {
  private let bytes: UnsafePointer<UInt8>
  private var offset: Int
  private let end: Int
  private let separator: UInt8
  private var isDone = false

  /// A row from `start` up to `end`, line end left out.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, separator: UInt8) {
    self.bytes = bytes
    self.offset = start
    self.end = end
    self.separator = separator
  }

  /// The next field; nil behind the last one. A row without bytes has one empty field.
  @inline(__always)
  mutating func next() -> Field? {
    guard !isDone else { return nil }
    if offset < end, bytes[offset] == 0x22, let field = quoted() { return field }
    let start = offset
    while offset < end, bytes[offset] != separator { offset += 1 }
    let field = Field(start: start, end: offset)
    step()
    return field
  }

  /// Behind the separator.
  @inline(__always)
  private mutating func step() {
    if offset < end { offset += 1 } else { isDone = true }
  }

  /// The field whose opening quote stands here; nil where the quote is none, because it is not closed.
  private mutating func quoted() -> Field? {
    var at = offset + 1
    var hasDoubled = false
    while at < end {
      guard bytes[at] == 0x22 else {
        at += 1
        continue
      }
      if at + 1 == end || bytes[at + 1] == separator {
        let field = Field(start: offset + 1, end: at, isQuoted: true, hasDoubledQuotes: hasDoubled)
        offset = at + 1
        step()
        return field
      }
      if bytes[at + 1] == 0x22 {
        hasDoubled = true
        at += 1
      }
      at += 1
    }
    return nil
  }

  /// The rest of the row as one field, separators and all.
  mutating func rest() -> Field? {
    guard !isDone else { return nil }
    isDone = true
    return Field(start: offset, end: end)
  }
}
