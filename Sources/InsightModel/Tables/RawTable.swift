/// A table as it was cut out of the page, before its columns are typed.
struct RawTable {
  var caption = Caption()
  var header = RawHeader.none
  var columnCount: Int
  /// Row by row, `columnCount` a row.
  var cells: [RawCell] = []
  /// The further lines of cells that take several lines, by the cell's index.
  var further: [Int: [Range<Int>]] = [:]
  var rows: [RawRow] = []
  /// True where the rows may have another number of columns.
  var isUnsure = false
  /// What the source note says after `Source:`.
  var source: String?
  var lines: ClosedRange<Int>

  func cell(_ row: Int, _ column: Int) -> RawCell { cells[row * columnCount + column] }

  /// The cell's text, its lines joined by spaces.
  func text(_ row: Int, _ column: Int, in text: SourceText) -> String {
    let index = row * columnCount + column
    return ([cells[index].range] + (further[index] ?? [])).map(text.string).joined(separator: " ")
  }

  /// True where in some column the name has another form than every cell below it: without their digits, or one word
  /// over several.
  func isHeaded(_ text: SourceText) -> Bool {
    guard case .names(let names, _) = header, names.allSatisfy({ !$0.isEmpty }) else { return false }
    func form(_ text: some Sequence<UInt8>) -> (hasDigit: Bool, isOne: Bool) {
      var form = (hasDigit: false, isOne: true)
      for byte in text {
        if byte.isDigit { form.hasDigit = true }
        if byte == 0x20 { form.isOne = false }
      }
      return form
    }
    return names.enumerated().contains { column, name in
      let named = form(name.utf8)
      let forms = rows.indices.map { form(text.bytes[cell($0, column).range]) }
      return !named.hasDigit && forms.allSatisfy(\.hasDigit) || named.isOne && forms.allSatisfy { !$0.isOne }
    }
  }

  /// True where the rows are alike and what they hold, with what stands around it, is no chance.
  func isTable(_ proof: TableProof) -> Bool {
    let isNamed = header.isNamed
    let whole = rows.count(where: \.isWhole)
    guard columnCount >= 2, whole * 2 >= rows.count, rows.count + (isNamed ? 1 : 0) >= 2 else { return false }
    var (numeric, texts, full) = (0, 0, 0)
    for column in 0..<columnCount {
      let numbers = rows.indices.count { cell($0, column).isNumber }
      let words = rows.indices.count { cell($0, column).content == .text }
      if numbers >= min(2, rows.count), numbers > words { numeric += 1 }
      if words * 2 > rows.count { texts += 1 }
      if rows.indices.contains(where: { !cell($0, column).isNone }) { full += 1 }
    }
    // Words alone, each under a name.
    let areNamed = isNamed && full == columnCount && columnCount >= 3 && whole == rows.count
    let hasHoles = cells.contains(where: \.isNone)
    switch proof {
    case .frame: return numeric >= 1 || full == columnCount
    case .markdown, .ends:
      return numeric >= 1
        || full == columnCount && columnCount >= 3 && whole == rows.count
          && rows.count + (isNamed ? 1 : 0) >= 3
    case .marks: return numeric >= 1
    case .said:
      return numeric >= 1 && rows.count >= 2 && (texts >= 1 || columnCount >= 3)
        || areNamed && !hasHoles && rows.count >= 3
    case .headed:
      return numeric >= 1 && rows.count >= 2 || isNamed && full == columnCount && !hasHoles && rows.count >= 3
    case .gaps: return numeric >= 2 && rows.count >= 3 && texts >= 1
    }
  }
}

enum RawHeader {
  case none
  /// One a column, and what else they may be.
  case names([String], or: [String]? = nil)
  /// The text of the lines that name the columns, to be cut into names.
  case runTogether(HeaderLine, lines: ClosedRange<Int>)

  var isNamed: Bool { if case .none = self { false } else { true } }

  /// True where each column has a name.
  var isWhole: Bool { if case .names(let names, _) = self { !names.contains("") } else { false } }
}

struct RawRow {
  var line: Int
  /// How many cells the line has.
  var found: Int
  /// False where the line has other cells than the table, so that they had to be put under its columns.
  var isWhole: Bool
}

struct RawCell {
  /// The bytes of the text; empty where the row has no such cell.
  var range: Range<Int>
  var content: CellContent

  static let none = RawCell(range: 0..<0, content: .missing)

  var isNone: Bool { range.isEmpty }

  /// What is malformed may be sound with a comma before decimals.
  var isNumber: Bool { content.value != nil || content == .malformed }

  /// True for what names a column rather than stands in one: `2024`, the end of `Q4 2024`.
  var isYear: Bool { range.count == 4 && content.value.map { (1900...2100).contains($0.digits) } ?? false }

  /// The end of `Net Profit (2024)` too.
  var closesName: Bool {
    isYear || range.count == 6 && content.value.map { (-2100 ... -1900).contains($0.digits) } ?? false
  }

  /// True for a number that names no column.
  var isValue: Bool { isNumber && !isYear }

  var shape: ColumnShape {
    switch content {
    case .missing, .text: .text
    case .percent: .percent
    case .number, .money, .malformed: .number
    }
  }

  /// As one word of a row.
  var token: Token {
    let kind: Token.Kind =
      switch shape {
      case .text, .date: content.isMissing ? .missing : .word
      case .percent: .percent
      case .number: .number
      }
    return Token(range: range, content: content, kind: kind)
  }
}

extension SourceText {
  /// A cell as its bytes are read before anything is known of its column.
  func cell(_ range: Range<Int>) -> RawCell { RawCell(range: range, content: content(range)) }

  func content(_ range: Range<Int>) -> CellContent {
    bytes.withUnsafeBufferPointer { CellReader.readUnsettled(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

/// A table found in the lines of an article.
struct FoundTable {
  var raw: RawTable
  /// The line of the source note right after it.
  var note: Int?

  /// The lines of caption, header and rows, 1-based.
  var lines: ClosedRange<Int> { raw.lines }
}
