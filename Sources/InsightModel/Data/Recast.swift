/// Makes a text of another form one of rows with commas between fields and double quotes around those that need them,
/// portion by portion.
struct Recast: Sendable {
  /// What the text is.
  enum Form: Sendable, Equatable {
    case fields(Fields)
    case aligned(AlignedLayout)
    case json
  }

  /// Fields that a scan for one separator and double quotes would not find.
  struct Fields: Sendable, Equatable {
    /// One space stands for any number of spaces and tabs.
    var separator: [UInt8] = [0x2C]
    /// The sign around fields; nil for none.
    var quote: UInt8? = 0x22
    /// True for quotes that may be apostrophes, since nobody said that they are quotes: what one of them opens ends on its line.
    var mayBeApostrophes = false
    /// True where the separator also stands at both ends of each line, `| a | b |`, and rules may stand between them.
    var isEdged = false
    /// True where a backslash makes a separator, a quote or a backslash a sign like any other.
    var hasEscapes = false
    /// Lines that begin with this are none.
    var comment: [UInt8]?
    /// What the rows have: where nobody said what a comment is, it has fewer fields.
    var width: Int?
    /// True where it is more than one word too, as `#n/a` may be a cell: unless most such lines are.
    var areWords = true

    /// True for a line that is none of the rows.
    func isComment(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
      guard let comment, line.starts(with: comment) else { return false }
      // No row begins with two slashes.
      guard let width, comment.count == 1 else { return true }
      var parted = 1
      for at in line.indices.dropLast(separator.count - 1)
      where separator.indices.allSatisfy({ line[at + $0] == separator[$0] }) {
        parted += 1
      }
      guard parted < width else { return false }
      let text = line.dropFirst()
      return !areWords || text.first == comment[0] || text.contains(0x20)
        || !text.contains { $0.isWord }
    }
  }

  private let form: Form
  private var json = JSONRows()
  /// Lines that have come, and those of them in which rows began.
  private var lines = 0
  private var begun = RowLines()

  init(_ form: Form) { self.form = form }

  /// The names of the columns that the text itself gives to its fields; nil where its first row does.
  var names: [String]? { form == .json ? json.names : nil }

  /// The lines of the text in which its rows begin.
  var rowLines: RowLines { form == .json ? json.lines : begun }

  /// The names of lists of rows beside the one that is read.
  var otherLists: [String] { json.otherLists }

  /// True where members of objects stand together in one column.
  var hasFurtherMembers: Bool { json.hasFurtherMembers }

  /// What of the text makes no rows; nil where all of it does.
  var lack: String? {
    guard form == .json else { return nil }
    if json.broken.count > 0 {
      let (count, first) = json.broken
      return count == 1
        ? "line \(first) is no JSON" : "\(count) lines are no JSON, the first is line \(first)"
    }
    if json.cut > 0 {
      return
        "of \(json.cut) rows with few members among many columns those beyond column \(JSONRows.columnsOfCut) are left out"
    }
    return json.isCutOff ? "the list of rows does not end" : nil
  }

  /// Appends what the first `count` bytes make; returns how many of them are used up. Those that are left wait for more,
  /// none where this is the end.
  mutating func convert(_ bytes: [UInt8], _ count: Int, isEnd: Bool, into rows: inout [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      let text = UnsafeBufferPointer(rebasing: buffer[..<min(count, buffer.count)])
      let used =
        switch form {
        case .fields(let fields): convert(text, fields, isEnd: isEnd, into: &rows)
        case .aligned(let layout): convert(text, layout, isEnd: isEnd, into: &rows)
        case .json: json.convert(text, isEnd: isEnd, into: &rows)
        }
      // The last line counts a line end that is not there.
      return min(used, text.count)
    }
  }

  /// Writes a field so that it is read as it is.
  static func append(_ field: some Collection<UInt8>, to rows: inout [UInt8]) {
    let needsQuotes =
      field.first == 0x20 || field.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      rows.append(contentsOf: field)
      return
    }
    rows.append(0x22)
    for byte in field {
      if byte == 0x22 { rows.append(byte) }
      rows.append(byte)
    }
    rows.append(0x22)
  }

  // MARK: Fields

  private typealias Text = UnsafeBufferPointer<UInt8>

  private mutating func convert(_ text: Text, _ fields: Fields, isEnd: Bool, into rows: inout [UInt8]) -> Int
  {
    var (at, unclosed) = (0, 0)
    while at < text.count {
      let known = rows.count
      guard let end = Self.appendRow(text, at, fields, &unclosed, isEnd: isEnd, to: &rows) else { return at }
      // An empty line is no row.
      if rows.count > known + 1 { begun.add(lines) }
      lines += text[at..<min(end, text.count)].count { $0 == 0x0A }
      at = end
    }
    return at
  }

  /// So many bytes are looked through for quotes that close nothing; after that a field ends on its line.
  private static let mostUnclosed = 1 << 22

  /// The fields of one row of a text, and where the row ends; nil where more of it has to come. `searched` is how many bytes have
  /// been looked through in vain for the end of a quotation.
  private static func appendRow(
    _ text: Text, _ start: Int, _ fields: Fields, _ searched: inout Int, isEnd: Bool, to rows: inout [UInt8]
  ) -> Int? {
    let kept = rows.count
    var at = start
    func lineEnd(_ from: Int) -> Int? {
      var end = from
      while end < text.count, text[end] != 0x0A { end += 1 }
      return end < text.count ? end : isEnd ? end : nil
    }
    guard var end = lineEnd(start) else { return nil }
    let next = end + 1
    if fields.isEdged {
      guard !isRule(text[start..<end]) else { return next }
      while at < end, text[at] <= 0x20 { at += 1 }
      while at < end, text[end - 1] <= 0x20 { end -= 1 }
      // A line may lack one.
      if at + 1 < end, text[end - 1] == 0x7C { end -= 1 }
      if at < end, text[at] == 0x7C { at += 1 }
    }
    if fields.comment != nil, fields.isComment(Text(rebasing: text[start..<end])) { return end + 1 }
    let isSpaced = fields.separator == [0x20]
    func isSeparator(_ at: Int) -> Int? {
      if isSpaced { return text[at] == 0x20 || text[at] == 0x09 ? 1 : nil }
      guard at + fields.separator.count <= text.count,
        fields.separator.indices.allSatisfy({ text[at + $0] == fields.separator[$0] })
      else { return nil }
      return fields.separator.count
    }
    if isSpaced { while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 } }
    var isFirst = true
    /// Where an apostrophe stands that nothing closes: what opens after it is not closed either.
    var unclosed = Int.max
    while true {
      if !isFirst { rows.append(0x2C) }
      isFirst = false
      var field: [UInt8] = []
      var opening = at
      while fields.quote != nil, opening < end, text[opening] == 0x20 { opening += 1 }
      let isApostrophe = fields.mayBeApostrophes
      let isOfLine = isApostrophe || searched > mostUnclosed
      if let quote = fields.quote, opening < end, text[opening] == quote, !isApostrophe || opening < unclosed,
        let closed = quoted(
          isOfLine ? Text(rebasing: text[..<end]) : text, opening, quote, fields, isSeparator,
          isEnd: isEnd || isOfLine)
      {
        switch closed {
        case .open:
          rows.removeLast(rows.count - kept)
          return nil
        case .none:
          unclosed = opening
          if !isOfLine { searched += min(text.count - opening, longestQuoted) }
        case .field(let content, let next):
          append(content, to: &rows)
          at = next
          if at > end {
            guard let later = lineEnd(at) else {
              rows.removeLast(rows.count - kept)
              return nil
            }
            end = later
          }
          if at < end, let length = isSeparator(at) {
            at += length
            if isSpaced { while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 } }
            continue
          }
          rows.append(0x0A)
          return max(next, end + 1)
        }
      }
      var hasMore = false
      while at < end {
        if fields.hasEscapes, text[at] == 0x5C, at + 1 < end {
          let next = text[at + 1]
          if next == 0x5C || next == fields.quote || isSeparator(at + 1) != nil {
            field.append(next)
            at += 2
            continue
          }
        }
        // [02/May/2031:08:15:00 +0900]
        if isSpaced, field.isEmpty, text[at] == 0x5B, let close = bracketEnd(text, at, end) {
          field += text[at..<close]
          at = close
          continue
        }
        if let length = isSeparator(at) {
          at += length
          hasMore = true
          break
        }
        field.append(text[at])
        at += 1
      }
      if isSpaced {
        while at < end, text[at] == 0x20 || text[at] == 0x09 || text[at] == 0x0D { at += 1 }
        if at == end { hasMore = false }
      }
      if !hasMore, field.last == 0x0D { field.removeLast() }
      if fields.isEdged {
        while field.last == 0x20 { field.removeLast() }
        append(field.drop { $0 == 0x20 }, to: &rows)
      } else {
        append(field, to: &rows)
      }
      if !hasMore {
        rows.append(0x0A)
        return max(next, end + 1)
      }
    }
  }

  /// `|---|:--|`
  private static func isRule(_ line: Slice<Text>) -> Bool {
    line.allSatisfy { $0 <= 0x20 || "-=+:|".utf8.contains($0) }
      && zip(line, line.dropFirst()).contains { $0 == $1 && $0 == 0x2D || $0 == $1 && $0 == 0x3D }
  }

  /// Where a field in brackets ends, which spaces do not part; nil for what is none.
  private static func bracketEnd(_ text: Text, _ start: Int, _ end: Int) -> Int? {
    guard let close = text[(start + 1)..<end].firstIndex(where: { $0 == 0x5D || $0 == 0x5B }),
      text[close] == 0x5D, close + 1 == end || text[close + 1] <= 0x20
    else { return nil }
    return close + 1
  }

  private enum Quoted {
    case field([UInt8], next: Int)
    /// The quote is a sign like any other.
    case none
    /// It may close in what has to come.
    case open
  }

  /// The longest text between quotes, in bytes: what is longer has lost its closing quote.
  private static let longestQuoted = 1 << 16

  private static func quoted(
    _ text: Text, _ start: Int, _ quote: UInt8, _ fields: Fields, _ isSeparator: (Int) -> Int?, isEnd: Bool
  ) -> Quoted? {
    var content: [UInt8] = []
    var at = start + 1
    while at < text.count, at - start < longestQuoted {
      let byte = text[at]
      if fields.hasEscapes, byte == 0x5C, at + 1 < text.count,
        text[at + 1] == quote || text[at + 1] == 0x5C || isSeparator(at + 1) != nil
      {
        content.append(text[at + 1])
        at += 2
        continue
      }
      if byte == quote {
        if at + 1 < text.count, text[at + 1] == quote {
          content.append(quote)
          at += 2
          continue
        }
        let isClosed =
          at + 1 == text.count || text[at + 1] == 0x0A || text[at + 1] == 0x0D || isSeparator(at + 1) != nil
        if at + 1 == text.count, !isEnd { return .open }
        if isClosed {
          var next = at + 1
          while next < text.count, text[next] == 0x0D { next += 1 }
          return .field(content, next: next)
        }
      }
      content.append(byte)
      at += 1
    }
    return isEnd || at - start >= longestQuoted ? Quoted.none : .open
  }

  // MARK: Aligned columns

  private mutating func convert(_ text: Text, _ layout: AlignedLayout, isEnd: Bool, into rows: inout [UInt8])
    -> Int
  {
    var at = 0
    while at < text.count {
      var end = at
      while end < text.count, text[end] != 0x0A { end += 1 }
      if end == text.count, !isEnd { return at }
      let line = Text(rebasing: text[at..<end])
      at = end + 1
      lines += 1
      if BoxSigns.isLine(line) || line.allSatisfy({ $0 <= 0x20 }) { continue }
      begun.add(lines - 1)
      if let last = layout.lines, lines > last {
        Self.append(line.last == 0x0D ? line.dropLast() : line[...], to: &rows)
        rows.append(0x0A)
        continue
      }
      let cuts = layout.cuts(line) + [line.count]
      for index in layout.starts.indices {
        if index > 0 { rows.append(0x2C) }
        var cell = line[cuts[index]..<max(cuts[index], cuts[index + 1])]
        while let last = cell.last, last <= 0x20 { cell.removeLast() }
        while let first = cell.first, first <= 0x20 { cell.removeFirst() }
        Self.append(cell, to: &rows)
      }
      rows.append(0x0A)
    }
    return at
  }
}
