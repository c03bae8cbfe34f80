/// What stands above and below the rows of a table.
extension TableFinder {
  struct Top {
    var caption = Caption()
    /// The first line of caption or header.
    var first: Int
  }

  /// The caption above `top`, the first line of the header, or of the rows where there is none.
  func caption(above top: Int, in body: Range<Int>, hasHeader: Bool) -> Top {
    var found = Top(first: top)
    guard let above = lineAbove(top, body) else { return found }
    let range = lines.content(above)
    let isNear = above == top - 1
    if let caption = caption(range) {
      found = Top(caption: caption, first: above)
      // The unit may have a line of its own.
      guard caption.title.isEmpty || caption.number == nil, let second = lineAbove(above, body) else {
        return found
      }
      if let upper = self.caption(lines.content(second)), upper.number != nil,
        upper.unit == nil || caption.unit == nil,
        caption.title.isEmpty || upper.title.isEmpty
      {
        found.caption = Caption(merging: upper, caption)
        found.first = second
      } else if caption.title.isEmpty, second == above - 1, isTitle(second, in: body) {
        found.caption.title = lines.string(lines.content(second))
        found.first = second
      }
    } else if hasHeader, isNear, isTitle(above, in: body) {
      found = Top(first: above)
      found.caption.title = lines.string(range)
    }
    return found
  }

  /// The table with its caption, and with the source after its last line.
  func finished(_ table: RawTable, below top: Top, through last: Int, _ body: Range<Int>) -> FoundTable {
    var raw = table
    raw.caption = top.caption
    let source = source(after: last, in: body)
    raw.source = source?.text
    raw.lines = top.first...last
    return FoundTable(raw: raw, note: source?.line)
  }

  func caption(_ range: Range<Int>) -> Caption? { Self.caption(range, in: lines) }

  /// The caption that a line is by its own words.
  static func caption(_ range: Range<Int>, in lines: PageLines) -> Caption? {
    guard range.count <= 400, Caption.isPossible(lines.bytes[range]) else { return nil }
    let caption = Caption(lines.bytes[range])
    guard caption.isCaption, lines.endsSentence(range) else { return caption.isCaption ? caption : nil }
    // A sentence may say `(in tonnes)`, or `Table 4 shows`.
    let isSentence = caption.number == nil ? range.count > 100 : caption.title.utf8.first?.isSmall ?? false
    return isSentence ? nil : caption
  }

  func isCaption(_ number: Int) -> Bool { caption(lines.content(number)) != nil }

  /// A short line of words right above a table's header that is neither a sentence nor a point, after the end of a
  /// paragraph.
  private func isTitle(_ number: Int, in body: Range<Int>) -> Bool {
    let range = lines.content(number)
    guard (6...110).contains(range.count), !lines.endsSentence(range), lines.afterBullet(number) == nil,
      let first = range.first, let last = range.last, lines.bytes[last] != 0x2C
    else { return false }
    let byte = lines.bytes[first]
    guard byte.isCapital || byte.isDigit || byte >= 0x80 || byte == 0x5B || byte == 0x3C else { return false }
    guard number > body.lowerBound else { return true }
    let before = lines.content(number - 1)
    return before.isEmpty || headings.contains(number - 1) || lines.endsSentence(before)
  }

  /// A line that may name so many columns.
  func isHeader(_ number: Int, columns: Int) -> Bool {
    guard mayName(number) else { return false }
    let count = wordCount(number)
    return count * 2 >= columns && count <= columns * 6
  }

  /// A line of words that is no sentence and no point.
  func mayName(_ number: Int) -> Bool {
    let range = lines.content(number)
    return range.count <= Self.longestRow && lines.bytes[range].first != 0x2D && !endsAsSentence(range)
      && lines.afterBullet(number) == nil
      && lines.bytes[range].contains { $0.isLetter || $0 >= 0xC3 }
  }

  func wordCount(_ number: Int) -> Int {
    let range = lines.content(number)
    var (count, isInside) = (0, false)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let space = lines.text.spaceLength(at: offset, before: range.upperBound)
      if space == 0, !isInside { count += 1 }
      isInside = space == 0
      offset += max(1, space)
    }
    return count
  }

  /// `Revenue (US$ mil.)` and `n.a.` end with points and are no sentences.
  func endsAsSentence(_ range: Range<Int>) -> Bool {
    guard lines.endsSentence(range), let last = range.last else { return false }
    if lines.bytes[last] == 0x29, let open = lines.bytes[range].lastIndex(of: 0x28), last - open <= 24 {
      return false
    }
    let start = lines.bytes[range].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? range.lowerBound
    // `Party 2021 2025 Diff.`: sentences have small words.
    let word = lines.bytes[start..<range.upperBound]
    let isShort = (3...6).contains(word.count) && word.dropFirst().dropLast().allSatisfy(\.isSmall)
    if isShort, lines.bytes[start].isCapital, start > range.lowerBound, !hasSmallWord(range) { return false }
    return !lines.bytes.withUnsafeBufferPointer {
      CellReader.read(UnsafeBufferPointer(rebasing: $0[start..<range.upperBound])).isMissing
    }
  }

  /// True where a word begins with a small letter, or is in another script.
  private func hasSmallWord(_ range: Range<Int>) -> Bool {
    range.contains { offset in
      lines.bytes[offset] >= 0x80
        || lines.bytes[offset].isSmall && (offset == range.lowerBound || lines.bytes[offset - 1] == 0x20)
    }
  }

  /// A line without the sign of a quotation, which a space follows: `>12` is a value.
  func said(_ number: Int) -> Range<Int> {
    let range = lines.content(number)
    return lines.bytes[range].starts(with: [0x3E, 0x20]) ? unquoted(range) : range
  }

  func headerLine(_ span: ClosedRange<Int>) -> HeaderLine {
    var text: [UInt8] = []
    for line in span where !lines.content(line).isEmpty {
      if !text.isEmpty { text.append(0x20) }
      text += lines.bytes[said(line)]
    }
    return HeaderLine(text)
  }

  // MARK: Source notes

  /// What the source note after a table names, and its line where it is the next one with words.
  func source(after last: Int, in body: Range<Int>) -> (text: String, line: Int?)? {
    var isNext = true
    for number in last + 1..<max(last + 1, min(last + 5, body.upperBound)) {
      guard !headings.contains(number) else { return nil }
      let range = lines.content(number)
      if range.isEmpty { continue }
      guard range.count <= 600 else { return nil }
      if number <= last + 2 || !isNext, let source = Self.source(in: lines.bytes[range]) {
        return (source, isNext ? number : nil)
      }
      // Other notes may come first.
      guard isRemark(range) else { return nil }
      isNext = false
    }
    return nil
  }

  /// True for a line that begins as a note does.
  func isRemark(_ range: Range<Int>) -> Bool {
    let bytes = lines.bytes[range]
    guard let first = bytes.first else { return false }
    return first == 0x2A || first == 0x5B || bytes.starts(with: "※".utf8) || bytes.starts(with: "†".utf8)
      || bytes.starts(with: "Note".utf8) || bytes.starts(with: "주".utf8) || bytes.starts(with: "注".utf8)
      || first.isDigit && bytes.dropFirst().first == 0x29
  }

  /// `Gartner (April 2025)` of `*Source: Gartner (April 2025)`; nil for a line that names no source.
  static func source(in line: ArraySlice<UInt8>) -> String? {
    var start = line.startIndex
    while start < line.endIndex {
      let byte = line[start]
      if byte == 0x2A || byte == 0x20 || byte == 0x28 || byte == 0x3C || byte == 0x5B || byte == 0x2D {
        start += 1
      } else if byte == 0xE2 {
        start += 3  // ※ † –
      } else {
        break
      }
    }
    guard start < line.endIndex,
      let colon = line[start...].prefix(40).firstIndex(where: { $0 == 0x3A || $0 == 0xEF })
    else {
      return nil
    }
    var end = colon
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    let isNamed = Array(line[start..<end]).withUnsafeBufferPointer {
      !$0.isEmpty && WordList.holds(sourceWords, $0)
    }
    guard isNamed else { return nil }
    let after = line[min(line.endIndex, colon + (line[colon] == 0x3A ? 1 : 3))...]
    var source = String(decoding: after, as: UTF8.self).trimmingSpaces
    if line.first == 0x28, source.hasSuffix(")"),
      source.utf8.count(where: { $0 == 0x28 }) < source.utf8.count(where: { $0 == 0x29 })
    {
      source.removeLast()
    }
    return source.isEmpty ? nil : source
  }

  private static let sourceWords: StaticString =
    " source sources 자료 출처 资料来源 来源 資料來源 数据来源 出典 quelle quellen källa källor kilde bron fuente fonte"
}

extension Caption {
  /// A caption and its unit on lines of their own.
  init(merging upper: Caption, _ lower: Caption) {
    number = upper.number ?? lower.number
    title = upper.title.isEmpty ? lower.title : upper.title
    unit = upper.unit ?? lower.unit
  }
}
