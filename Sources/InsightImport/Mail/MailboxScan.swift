import Glibc
import InsightModel

/// Where the messages of a mailbox stand (mbox, RFC 4155). It is given the mailbox portion by portion, since that may be
/// larger than memory.
public struct MailboxScan {
  /// Where a message stands, in bytes.
  public struct Message: Sendable, Equatable {
    /// From the line that begins it, `From ann@example.org Mon Jan  6 10:00:00 2025`, to the end of its last line with
    /// anything in it.
    public var range: Range<Int>
    /// Where its own first line begins.
    public var start: Int
  }

  /// More messages are read neither one by one nor as one issue: nobody looks through them, and each takes room.
  public static let most = 100_000
  /// What is said of a mailbox with more, in words that go on a file's name.
  public static let refusal = "is a mailbox of more than \(most) messages; split it into several"

  /// Those whose beginning has been seen.
  public private(set) var messages: [Message] = []
  /// How many bytes have been taken.
  private var count = 0
  /// Where the line begins whose end is looked for.
  private var lineStart = 0
  /// The beginning of a line whose end has not been seen.
  private var open: [UInt8] = []
  private var isAfterBlank = true

  public init() {}

  /// No line of a mail is longer (RFC 5322, 2.1.1): what is begins no message.
  private static let longestLine = 998

  /// Takes the next bytes of the mailbox.
  public mutating func take(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    var place = 0
    while let hit = memchr(base + place, 0x0A, bytes.count - place) {
      let length = (base + place).distance(to: UnsafeRawPointer(hit))
      let line = UnsafeRawBufferPointer(start: base + place, count: length)
      count += length + 1
      place += length + 1
      if open.isEmpty { takeLine(line) } else { endLine(with: line) }
    }
    let rest = UnsafeRawBufferPointer(start: base + place, count: bytes.count - place)
    count += rest.count
    open += rest.prefix(max(0, Self.longestLine - open.count))
  }

  /// All of it has been taken: the last line may lack its end.
  public mutating func end() {
    if !open.isEmpty { endLine(with: UnsafeRawBufferPointer(start: nil, count: 0)) }
  }

  private mutating func endLine(with rest: UnsafeRawBufferPointer) {
    let line = open + rest.prefix(max(0, Self.longestLine - open.count))
    open = []
    line.withUnsafeBytes { takeLine($0) }
  }

  /// The line that ends where what was taken ends.
  private mutating func takeLine(_ line: UnsafeRawBufferPointer) {
    defer { lineStart = count }
    guard let first = line.first, !(line.count == 1 && first == 0x0D) else {
      isAfterBlank = true
      return
    }
    if isAfterBlank, first == 0x46, line.starts(with: Self.mark), Self.hasDate(line) {
      messages.append(Message(range: lineStart..<count, start: count))
    } else if let last = messages.indices.last {
      messages[last].range = messages[last].range.lowerBound..<count
    }
    isAfterBlank = false
  }

  /// How the line begins that begins a message.
  public static let mark = Array("From ".utf8)

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map { Array($0.utf8) }

  /// True for a line with weekday, time and year as C's `asctime` writes them: `From ` within text is escaped by `>`, but not
  /// by all.
  private static func hasDate(_ line: UnsafeRawBufferPointer) -> Bool {
    var (hasDay, hasTime, hasYear) = (false, false, false)
    for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      let digits = word.prefix { (0x30...0x39).contains($0) }.count
      hasYear = hasYear || word.count == 4 && digits == 4
      hasTime = hasTime || (1...2).contains(digits) && word.dropFirst(digits).first == 0x3A
      hasDay = hasDay || word.count == 3 && weekdays.contains { word.elementsEqual($0) }
    }
    return hasDay && hasTime && hasYear
  }

  /// The messages of a mailbox that is all there.
  public static func messages(_ bytes: [UInt8]) -> [Message] {
    var scan = MailboxScan()
    bytes.withUnsafeBytes { scan.take($0) }
    scan.end()
    return scan.messages
  }
}

/// A message of a mailbox as a file of its own.
public enum MailboxMessage {
  /// What it is called: the mailbox's name and which of its messages it is, from 1.
  public static func name(_ number: Int, of box: String) -> String { "\(box)#\(number)" }

  /// The mailbox and the number in such a name; nil for another.
  public static func parts(of name: String) -> (box: String, number: Int)? {
    guard let mark = name.utf8.lastIndex(of: 0x23), mark > name.startIndex,
      let number = Int(name[name.utf8.index(after: mark)...]), number > 0
    else { return nil }
    return (String(name[..<mark]), number)
  }

  /// The mailbox in such a name.
  public static func box(of name: String) -> String? { parts(of: name)?.box }

  /// What mail programs note of a message in its mailbox; it changes when the message is read or moved.
  private static let notes = [
    "status", "x-status", "x-mozilla-status", "x-mozilla-status2", "x-mozilla-keys", "x-keywords", "x-uid",
    "x-imap", "x-imapbase", "content-length", "lines", "x-evolution", "x-gmail-labels",
  ]

  /// The bytes of a message without such fields, so that it stays the same one. The line that begins it stays: it says that
  /// lines of its text may be escaped.
  public static func asSent(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var rest = bytes
    var isNote = false
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      let line = rest[..<end]
      if line.first == 0x0A || line.starts(with: [0x0D, 0x0A]) { break }
      // A field goes on in lines that begin with a space.
      if line.first != 0x20, line.first != 0x09 {
        let name = line.prefix(40).prefix { $0 != 0x3A }
        isNote = notes.contains(String(decoding: name, as: UTF8.self).lowercased())
      }
      if !isNote { output += line }
      rest = rest[end...]
    }
    return output + rest
  }
}
