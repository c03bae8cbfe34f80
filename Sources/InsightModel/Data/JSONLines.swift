/// A text of which each line is a value in JSON; what a program says before or between them is none.
struct JSONLines {
  private(set) var objects = 0
  private(set) var arrays = 0
  private var lines = 0

  /// Lines that are looked at.
  private static let most = 50

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < text.count, lines < Self.most {
      let end = ByteScan.firstIndex(of: 0x0A, or: 0x0A, in: text, from: at) ?? text.count
      count(UnsafeBufferPointer(rebasing: text[at..<end]), isLast: end == text.count)
      at = end + 1
    }
  }

  private mutating func count(_ line: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    guard let first = line.firstIndex(where: { $0 > 0x20 }), let last = line.lastIndex(where: { $0 > 0x20 })
    else { return }
    let isWhole =
      (line[first] == 0x7B || line[first] == 0x5B) && JSONRows.valueEnd(line, first) == last + 1
    let inner = line[(first + 1)...].first { $0 > 0x20 } ?? 0
    switch line[first] {
    case 0x7B where isWhole && (inner == 0x22 || inner == 0x7D): objects += 1
    case 0x5B where isWhole && (inner.isDigit || "\"-[{".utf8.contains(inner)): arrays += 1
    // More of it may come.
    case _ where isLast: return
    case _: break
    }
    lines += 1
  }

  /// Most lines are objects, or all of them arrays.
  var areRows: Bool { objects > 1 && objects * 2 > lines || arrays > 1 && arrays == lines }
}

extension JSONRows {
  /// True for the numbers or strings of one list, with commas between them, and nothing below it.
  static func areScalars(_ text: Text, _ start: Int) -> Bool {
    var (at, count) = (start, 0)
    while at < text.count, let end = valueEnd(text, at), isValue(text[at..<end]) {
      count += 1
      at = skipBlanks(text, end)
      guard at < text.count, text[at] == 0x2C else { break }
      at = skipBlanks(text, at + 1)
    }
    return count > 1 && at < text.count && text[at] == 0x5D && skipBlanks(text, at + 1) == text.count
  }
}
