/// Lines that keep their breaks: listings, drawings, verse, columns set by hand, letters that are quoted.
extension BlockBuilder {
  func fenced(from number: Int, before limit: Int) -> Block {
    var last = number
    while last + 1 < limit {
      last += 1
      let range = lines.trimmed(last)
      if let first = range.first, lines.bytes[first] == 0x60, lines.isFence(range) { break }
    }
    return verbatimBlock(number, last)
  }

  func verbatimBlock(_ first: Int, _ last: Int) -> Block {
    Block(
      kind: .verbatim, range: lines.text.line(first).lowerBound..<lines.text.line(last).upperBound,
      lines: first...last)
  }

  /// The lines up to the next blank one, where they are set by hand: indented, spaced out, or broken short.
  func verbatim(from number: Int, before limit: Int, isWrapped: Bool) -> Block? {
    // A drawing may hang from a name.
    let isDrawn =
      isBranch(number) || number + 1 < limit && (isBranch(number + 1) || isTopOfBox(number))
    // Fewer lines are none that are spaced out, and most paragraphs are one.
    let isRun = (1..<Self.fewestSet).allSatisfy { number + $0 < limit && !lines.content(number + $0).isEmpty }
    let isSet = isWrapped || isDrawn || lines.indent(number) >= 4 || isRun && isSpacedOut(number)
    guard isSet || mayBeSet(number, before: limit) else { return nil }
    var last = number
    let most = isSet ? 500 : Self.longestSet
    // Bars alone are part of a drawing, and elsewhere what a page's layout left.
    while last + 1 < limit, last - number < most,
      !(isDrawn ? lines.isBlank(last + 1) : lines.content(last + 1).isEmpty)
    {
      last += 1
    }
    let all = number...last
    let inset = all.prefix { lines.indent($0) >= 4 }
    if isDrawn || inset.count == all.count { return verbatimBlock(number, last) }
    if mayWrap, inset.count > 1, let last = inset.last { return verbatimBlock(number, last) }
    if all.count >= (isWrapped ? 1 : Self.fewestSet), all.count(where: isSpacedOut) * 2 >= all.count {
      return verbatimBlock(number, last)
    }
    return mayWrap ? lastSet(in: all).map { verbatimBlock(number, $0) } : nil
  }

  /// A cheap test for lines that are quoted, code, or indented below the first.
  private func mayBeSet(_ number: Int, before limit: Int) -> Bool {
    guard mayWrap, number + 1 < limit else { return false }
    guard isNarrow(number), isNarrow(number + 1) else { return false }
    return isQuoted(number) || hasBrace(number) || hasBrace(number + 1) || lines.indent(number + 1) > 0
  }

  /// The last of the lines that keep their breaks though they are no columns: of a letter that is quoted, code, verse.
  private func lastSet(in all: ClosedRange<Int>) -> Int? {
    let quoted = all.prefix(while: isQuoted)
    if quoted.count >= 2, let last = quoted.last {
      return quoted.allSatisfy(isNarrow) ? last : nil
    }
    guard all.count >= 2, lines.afterBullet(all.lowerBound) == nil else { return nil }
    if all.allSatisfy(isNarrow), all.contains(where: hasBrace), all.count(where: isCode) * 2 >= all.count {
      return all.upperBound
    }
    if all.dropFirst().allSatisfy({ lines.indent($0) >= 4 }) { return all.upperBound }
    let isVerse =
      all.count >= Self.fewestSet
      && all.allSatisfy { number in
        let line = lines.trimmed(number)
        return isShort(number)
          && lines.bytes[line].first.map { $0.isLetter || $0 >= 0x80 } ?? false
      }
    return isVerse && all.contains { (1...3).contains(lines.indent($0)) } ? all.upperBound : nil
  }

  private func isNarrow(_ number: Int) -> Bool { wrapped.columns(number) <= Self.widestQuoted }

  /// Columns of a line of verse, and of one that is quoted as it was wrapped.
  static let (widestVerse, widestQuoted) = (60, 110)
  /// Lines that are looked at together: each of a long run may be the first of such.
  private static let longestSet = 40

  func isQuoted(_ number: Int) -> Bool {
    lines.trimmed(number).first.map { lines.bytes[$0] == 0x3E } ?? false
  }

  /// Ends as statements and blocks of programs do.
  private func isCode(_ number: Int) -> Bool {
    hasBrace(number) || lines.trimmed(number).last.map { lines.bytes[$0] == 0x3B } ?? false
  }

  private func hasBrace(_ number: Int) -> Bool {
    lines.trimmed(number).last.map { lines.bytes[$0] == 0x7B || lines.bytes[$0] == 0x7D } ?? false
  }

  /// So many lines with wide gaps one under the other are set by hand in a text whose paragraphs are one line each.
  private static let fewestSet = 3
  /// Points that lead to a page number; an ellipsis has three, and four at a sentence's end.
  private static let fewestLeaders = 5

  /// True for the upper edge of a box around words.
  private func isTopOfBox(_ number: Int) -> Bool {
    let (edge, below) = (lines.trimmed(number), lines.trimmed(number + 1))
    guard let first = below.first, BoxSigns.barLength(lines.bytes, first) > 0 else { return false }
    return BoxSigns.isRule(lines.bytes, edge) && BoxSigns.hasJunction(lines.bytes, edge)
  }

  private func isBranch(_ number: Int) -> Bool {
    let line = lines.trimmed(number)
    // Most lines are words.
    guard let first = line.first, !lines.bytes[first].isLetter else { return false }
    return BoxSigns.isBranch(lines.bytes, line)
  }

  /// True where three spaces stand together inside the line, or the points that lead to a page number.
  private func isSpacedOut(_ number: Int) -> Bool {
    let line = lines.trimmed(number)
    return lines.bytes.withUnsafeBufferPointer { bytes in
      var offset = line.lowerBound
      while let start = ByteScan.firstRun(in: bytes, offset..<line.upperBound) {
        if bytes[start] == 0x20 { return true }
        offset = start + 3
        while offset < line.upperBound, bytes[offset] == 0x2E { offset += 1 }
        if offset - start >= Self.fewestLeaders { return true }
      }
      return false
    }
  }
}
