/// Tells what stands before the decimals of a table's numbers: a point, or a comma where points part thousands.
enum TableDecimalMark {
  /// By the cells themselves; where a point before three digits may be either, by the document's other
  /// numbers, else by a total or the document's language.
  static func mark(of raw: RawTable, in text: SourceText) -> DecimalMark {
    var (commas, points, unsettled) = (0, 0, 0)
    /// Numbers with one comma before three digits; commas that part no thousands; and what currencies say.
    var (grouped, sure, wholes, great) = (0, 0, 0, 0)
    text.bytes.withUnsafeBufferPointer { bytes in
      for cell in raw.cells {
        let word = UnsafeBufferPointer(rebasing: bytes[cell.range])
        switch cell.content {
        // Beside a malformed number the others tell.
        case .malformed:
          commas += isDecimalComma(word) || hasGroupsOfPoints(word) ? 1 : 0
          sure += isSureComma(word) ? 1 : 0
        case .number(let figure), .percent(let figure), .money(let figure):
          if isUnsettled(figure, word) {
            unsettled += 1
            let currency = CurrencyWord.evidenceOfThree(word)
            wholes += currency.contains(.wholeMoney) ? 1 : 0
            great += currency.contains(.greatMoney) ? 1 : 0
          } else if figure.decimals > 0 || figure.digits.magnitude >= 1000 && word.contains(comma) {
            points += 1
            if figure.decimals == 0, word.count(where: { $0 == comma }) == 1 { grouped += 1 }
          }
        case .missing, .text: continue
        }
      }
    }
    if commas >= 2, commas > points * 2 { return .comma }
    // Beside 0,250 the comma of 1,500 stands before decimals too.
    if points == grouped, commas >= max(grouped, sure > 0 ? 1 : 2) { return .comma }
    if points == 0, wholes > 0, wholes == unsettled { return .comma }
    // One among many may be a slip.
    guard unsettled > 0, points * fewForSlip <= unsettled + commas || points == 1 else {
      return .point
    }
    if commas > points { return .comma }
    if let mark = mark(of: text) { return mark }
    return points == 0 && great > 0 || hasTotalOfThousands(raw, text) || hasCounts(raw, text)
      || text.bytes.withUnsafeBufferPointer(CommaLanguage.isWritten)
      ? .comma : .point
  }

  /// Beside so many numbers that may be either one with other decimals decides nothing, nor does one alone.
  private static let fewForSlip = 4

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  private static func isDecimalComma(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count { $0 == comma } == 1 && CellReader.read(word, .comma).value != nil
  }

  /// `0,5`, `-0,250`, `1,2 Mrd.`: no number in groups begins so, and who counts in billions has decimals.
  private static func isSureComma(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isDecimalComma(word), let first = word.firstIndex(where: \.isDigit), let last = word.last else {
      return false
    }
    return last.isLetter || last == point
      || word[first] == 0x30 && first + 1 < word.count && word[first + 1] == comma
  }

  /// `1.084.831`; three points may be an address of the internet.
  private static func hasGroupsOfPoints(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count { $0 == point } == 2 && CellReader.read(word, .comma).value != nil
  }

  /// `8.400` may be thousands; `0.400` and `8.40` cannot.
  private static func isUnsettled(_ figure: Figure, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    figure.decimals == 3 && figure.digits.magnitude >= 1000 && !word.contains(comma)
  }

  // MARK: Columns

  /// `912`, `655`, `448`, `295`, `2.310`: the last number is the sum of those above it, if points part thousands, and is not if
  /// they stand before decimals. Less than a sum proves nothing: rates of three places may have whole numbers among them.
  private static func hasTotalOfThousands(_ raw: RawTable, _ text: SourceText) -> Bool {
    text.bytes.withUnsafeBufferPointer { bytes in
      (0..<raw.columnCount).contains { column in
        var numbers: [Int] = []
        var isLastUnsettled = false
        for row in raw.rows.indices {
          let cell = raw.cell(row, column)
          guard let figure = cell.content.value else { continue }
          isLastUnsettled = isUnsettled(figure, UnsafeBufferPointer(rebasing: bytes[cell.range]))
          guard isLastUnsettled || figure.decimals == 0 else { return false }
          numbers.append(figure.digits)
        }
        guard isLastUnsettled, numbers.count > fewestParts, let total = numbers.popLast() else {
          return false
        }
        // Where each has three places, the sum holds either way.
        guard numbers.contains(where: { $0 > 0 && $0 < 1000 }) else { return false }
        return numbers.reduce(0) { $0.addingReportingOverflow($1).partialValue } == total
      }
    }
  }

  /// True for a column of things that are counted, and not in thousands: nobody counts `8.394` firms.
  private static func hasCounts(_ raw: RawTable, _ text: SourceText) -> Bool {
    guard case .names(let names, _) = raw.header, raw.caption.unit == nil, !hasScale(raw.caption.title) else {
      return false
    }
    return names.prefix(raw.columnCount).enumerated().contains { column, name in
      guard isCounted(name) else { return false }
      let numbers = raw.rows.indices.map { raw.cell($0, column) }.filter(\.isNumber)
      let areOpen = numbers.map { cell in
        text.bytes.withUnsafeBufferPointer { bytes in
          cell.content.value.map { isUnsettled($0, UnsafeBufferPointer(rebasing: bytes[cell.range])) }
            ?? false
        }
      }
      return areOpen.count { $0 } > 1
        && zip(numbers, areOpen).allSatisfy { $1 || $0.content.value.map { $0.decimals == 0 } ?? true }
    }
  }

  /// `2022 Employees`, but not `Goals per Match`.
  private static func isCounted(_ name: String) -> Bool {
    let words = HeaderLine(name).words
    return words.contains { !$0.isPeriod }
      && words.allSatisfy { $0.isPeriod || $0.kinds == .number && !$0.closesUnit }
  }

  private static func hasScale(_ title: String) -> Bool {
    title.split(separator: " ").contains { word in
      var bare = String(word).trimmingPunctuation
      return bare.withUTF8 { ScaleWord.exponent($0) != nil }
    }
  }

  /// Two numbers are the sum of one another by chance.
  private static let fewestParts = 2

  // MARK: The document

  /// More of a document tells nothing new.
  private static let mostBytes = 1 << 18
  /// Sections and versions, `2.1`, are no decimals and look like them.
  private static let lead = 2
  /// One may be a list, `pages 4,5`, or a slip in the table itself.
  private static let fewest = 2

  /// What the numbers of the text have before one or two decimals; nil where it does not lead.
  private static func mark(of text: SourceText) -> DecimalMark? {
    var (commas, points) = (0, 0)
    text.bytes.withUnsafeBufferPointer { bytes in
      var at = 1
      let end = min(bytes.count, mostBytes)
      while at + 1 < end {
        defer { at += 1 }
        let sign = bytes[at]
        guard sign == comma || sign == point, bytes[at - 1].isDigit, bytes[at + 1].isDigit else { continue }
        var after = at + 1
        while after < end, bytes[after].isDigit { after += 1 }
        let isNumber = after == end || bytes[after] != comma && bytes[after] != point
        let isClosed = isNumber || after + 1 >= end || !bytes[after + 1].isDigit
        if after - at <= 3, isClosed, !isInside(at, bytes) {
          if sign == comma { commas += 1 } else { points += 1 }
        }
        at = after - 1
      }
    }
    if commas >= fewest, commas > points * lead { return .comma }
    return points >= fewest && points > commas * lead ? .point : nil
  }

  /// True where the digits before a mark follow another mark, as in `12.05.24`.
  private static func isInside(_ mark: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = mark
    while start > 0, bytes[start - 1].isDigit { start -= 1 }
    return start > 1 && (bytes[start - 1] == comma || bytes[start - 1] == point) && bytes[start - 2].isDigit
  }
}
