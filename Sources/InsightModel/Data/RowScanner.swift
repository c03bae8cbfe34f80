/// Finds where the rows of a delimited text begin, as its bytes arrive. Line ends between quotes end no row, and empty
/// lines are no rows. A quote that is never closed, or that others contradict, is a sign like any other, so that it
/// swallows no more than its own line.
struct RowScanner {
  private let separator: UInt8
  /// The next byte to look at.
  private var offset = 0
  /// Where the quote stands that is open; nil outside quotes.
  private var opening: Int?
  /// True where a line has ended since it opened.
  private var hasLineEnd = false
  private var undone = (count: 0, bytes: 0)
  /// Bytes that have been cut off before those at hand.
  private var before = 0
  /// Byte offsets of the rows' beginnings, ascending; the last one is of a row that has not ended.
  private(set) var starts: [UInt32] = [0]

  init(separator: UInt8) { self.separator = separator }

  /// Where the last row begins: the rows before it have ended.
  var lastStart: Int { Int(starts[starts.count - 1]) }

  /// False for a text so full of quotes that never close that it is read as if it had none.
  private var isQuoting: Bool { undone.count < 8 || undone.bytes < 4 * (before + offset) }

  /// Looks at what is new in the bytes; where they are the end of the text, also at what waited for a closing quote.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) {
    while true {
      if opening == nil, !findOpening(bytes) { return }
      guard findClosing(bytes, isEnd: isEnd) else { return }
    }
  }

  /// Goes on to the next opening quote; false where there is none.
  private mutating func findOpening(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let quote: UInt8 = isQuoting ? 0x22 : 0x0A
    var start = lastStart
    while let hit = ByteScan.firstIndex(of: 0x0A, or: quote, in: bytes, from: offset) {
      offset = hit + 1
      if bytes[hit] == 0x0A {
        let isEmpty = hit == start || (hit == start + 1 && bytes[start] == 0x0D)
        start = offset
        if isEmpty { starts.removeLast() }
        starts.append(UInt32(truncatingIfNeeded: offset))
      } else if isFieldStart(hit, bytes, start) {
        opening = hit
        hasLineEnd = false
        return true
      }
    }
    offset = bytes.count
    return false
  }

  /// True where nothing but spaces stands before an offset in its field.
  private func isFieldStart(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ rowStart: Int) -> Bool {
    var before = at
    while before > rowStart, bytes[before - 1] == 0x20 { before -= 1 }
    return before == rowStart || bytes[before - 1] == separator
  }

  /// Goes on after the quote that closes the open one, or after the open one where it turns out to be none; false where
  /// the bytes do not say yet.
  private mutating func findClosing(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Bool {
    while let hit = ByteScan.firstIndex(of: 0x0A, or: 0x22, in: bytes, from: offset) {
      offset = hit + 1
      guard bytes[hit] == 0x22 else {
        hasLineEnd = true
        continue
      }
      // What follows a quote tells what it is; a carriage return tells it with what follows that.
      guard isEnd || hit + 2 < bytes.count else {
        offset = hit
        return false
      }
      let next = hit + 1 < bytes.count ? bytes[hit + 1] : 0x0A
      if next == separator || next == 0x0A
        || (next == 0x0D && (hit + 2 == bytes.count || bytes[hit + 2] == 0x0A))
      {
        opening = nil
        return true
      }
      if next == 0x22 {
        offset = hit + 2
      } else if hasLineEnd {
        takeBack(at: hit)
        return true
      }
    }
    offset = bytes.count
    guard isEnd else { return false }
    takeBack(at: bytes.count)
    return true
  }

  /// The open quote was none.
  private mutating func takeBack(at end: Int) {
    guard let quote = opening else { return }
    undone.count += 1
    undone.bytes += end - quote
    offset = quote + 1
    opening = nil
  }

  /// Forgets the bytes of whole rows, of no more than are needed for `portion` bytes; returns how many bytes, and the
  /// beginnings of the rows in them.
  mutating func cut(_ portion: Int) -> (length: Int, rows: [UInt32]) {
    let length = lastStart <= portion ? lastStart : Int(starts.first { $0 >= portion } ?? 0)
    let rest = starts.partitioningIndex { $0 >= length }
    let rows = Array(starts[..<rest])
    starts = starts[rest...].map { $0 - UInt32(length) }
    offset -= length
    before += length
    opening = opening.map { $0 - length }
    return (length, rows)
  }
}

extension Array {
  /// The first index whose element satisfies the predicate, where all after it do too; `count` where none does.
  package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
