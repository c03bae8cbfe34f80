/// The words that label the fields of a page, and what may be their values.
extension HeaderReader {
  func labelOrField(_ number: Int) -> Header.Label? {
    label(at: number) ?? fieldOnOneLine(number)?.label
  }

  /// `Attach File | |`: label and value are cells of one line.
  func hasEmptyCell(_ number: Int) -> Bool {
    let line = lines.trimmed(number)
    return lines.bytes[line].last == 0x7C
      && lines.bytes[line.lowerBound + 1..<line.upperBound - 1].contains(0x7C)
  }

  /// False for a heading of the text after a field that has no value.
  func mayBeValue(_ number: Int, of label: Header.Label, labelledAt labelLine: Int) -> Bool {
    // `L. Kim` is an author, though L is a numeral.
    if label != .author, HeadingScheme.sectionHeading(lines, number) != nil { return false }
    // Where the label stands in a cell, its value does too.
    if lines.bytes[lines.trimmed(labelLine)].last == 0x7C, lines.bytes[lines.trimmed(number)].last != 0x7C {
      return false
    }
    // A headline may end in a file's name, where its text stands right below it.
    if label == .attachment, SquareHeadings.isHeading(lines, number),
      let next = lines.firstFilled(from: number + 1, through: lines.count),
      !SquareHeadings.isHeading(lines, next), HeadingScheme.sectionHeading(lines, next) == nil
    {
      return false
    }
    return Header.mayBe(lines.string(lines.content(number)), valueOf: label)
  }

  static let vocabulary: [(words: StaticString, label: Header.Label)] = [
    ("|title|subject|제목|题目|标题|標題", .title),
    ("|author|writer|by|작성자|글쓴이|作者|發布者", .author),
    ("|post date|date|posted|published|registration date|작성일|등록일|日期|发布日期|發布日期", .published),
    ("|read|reads|hit|hits|views|view|조회|조회수|阅读|点击|閱讀", .reads),
    ("|attach file|attach files|attached file|attachment|attachments|file|첨부파일|첨부|附件", .attachment),
    ("|prev|previous|이전|이전글|上一篇", .previous),
    ("|next|다음|다음글|下一篇", .next),
  ]

  /// A word's code is its place in the vocabulary.
  private static let labels = WordTable(
    vocabulary.enumerated().map { ($0.element.words, UInt8($0.offset)) })

  func label(at number: Int) -> Header.Label? { label(lines.content(number)) }

  func label(_ range: Range<Int>) -> Header.Label? { Self.label(range, in: lines.text) }

  static func label(_ range: Range<Int>, in text: SourceText) -> Header.Label? {
    guard (1...40).contains(range.count) else { return nil }
    var word = range
    if text.bytes[word].last == 0x3A { word = text.trimmed(word.dropLast()) }
    if text.bytes[word].suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) {
      word = text.trimmed(word.dropLast(3))
    }
    return text.bytes.withUnsafeBufferPointer { bytes in
      labels.code(of: UnsafeBufferPointer(rebasing: bytes[word])).map { vocabulary[Int($0)].label }
    }
  }

  /// `Author: KH` and `Author | KH`.
  func fieldOnOneLine(_ number: Int) -> Header.Field? {
    let range = lines.content(number)
    guard
      let split = lines.bytes[range.prefix(40)].firstIndex(where: {
        $0 == 0x3A || $0 == 0x7C || $0 == 0x09 || $0 == 0xEF
      })
    else { return nil }
    var after = split + 1
    if lines.bytes[split] == 0xEF {
      guard lines.bytes[split..<range.upperBound].starts(with: "：".utf8) else { return nil }
      after = split + 3
    }
    let value = lines.text.trimmed(after..<range.upperBound)
    guard !value.isEmpty, let label = label(lines.text.trimmed(range.lowerBound..<split)) else { return nil }
    // Cells may be the names of a table's columns.
    let isCell = lines.bytes[split] == 0x7C || lines.bytes[split] == 0x09
    if isCell,
      lines.bytes[value].contains(where: { $0 == 0x7C || $0 == 0x09 })
        || !Header.mayBe(lines.string(value), valueOf: label)
    {
      return nil
    }
    return Header.Field(label: label, value: value, lines: [number])
  }
}
