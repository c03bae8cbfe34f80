/// How a data file is written.
public struct Dialect: Sendable, Equatable {
  /// The byte between fields: `,` `;` `|` `^` or a tab; of a file that is recast, the comma between what it is recast to.
  public var separator: UInt8
  /// How many rows name the columns: 0, 1 or 2.
  var headerRows = 1
  /// Lines above the header that are no rows: a title, comments. Without their line ends.
  var preamble: [String] = []
  /// Where those lines end, in bytes.
  var preambleLength = 0
  /// How many lines of the file stand above its first row.
  var linesAbove = 0
  /// What makes the file comma-separated; nil where its rows are read as they stand.
  var recast: Recast.Form?
  /// How the columns are written; beyond them `others`.
  var notations: [ValueNotation] = []
  var others = ValueNotation()
  /// True where most of the text is Korean, Japanese or Chinese.
  var isEastAsian = false
  /// True where Latin letters have marks, as in languages most of which write a comma before decimals.
  var hasMarkedLetters = false

  /// One header row, nothing above it, nothing recast.
  public init(separator: UInt8 = 0x2C) { self.separator = separator }

  /// True where the first row names the columns.
  public var hasHeader: Bool { headerRows > 0 }

  func notation(_ column: Int) -> ValueNotation {
    notations.indices.contains(column) ? notations[column] : others
  }

  /// The mark before decimals that is usual beside the separator: who writes commas there parts fields with semicolons.
  var usualMark: DecimalMark {
    switch recast {
    case nil: separator == 0x3B ? .comma : .point
    case .fields(let form): form.separator.first == 0x3B ? .comma : .point
    case .aligned, .json: .point
    }
  }

  /// The separator as the file has it, in a word or sign.
  public var separatorName: String {
    switch recast {
    case nil: Self.name([separator])
    case .fields(let form): Self.name(form.separator)
    case .aligned: "spaces, aligned"
    case .json: "JSON"
    }
  }

  private static func name(_ separator: [UInt8]) -> String {
    switch separator {
    case [0x09]: "tab"
    case [0x20]: "spaces"
    case _: String(decoding: separator, as: UTF8.self)
    }
  }
}

/// What a person says of how a data file is written; nil and empty where the file itself is to show it.
public struct DataOptions: Sendable, Equatable {
  /// The bytes between fields; one space stands for any number of them.
  public var separator: [UInt8]?
  /// The byte around fields; 0 for none.
  public var quote: UInt8?
  /// Whether the first row names the columns.
  public var hasHeader: Bool?
  /// Lines to leave out at the head.
  public var skip: Int?
  /// Lines that begin with this are left out.
  public var comment: UInt8?
  /// What columns hold, by their names.
  public var types: [(name: String, type: ForcedType)] = []

  /// Nothing is said, so that the file shows it all.
  public init() {}

  public static func == (left: DataOptions, right: DataOptions) -> Bool {
    left.separator == right.separator && left.quote == right.quote && left.hasHeader == right.hasHeader
      && left.skip == right.skip && left.comment == right.comment
      && left.types.elementsEqual(right.types) { $0.name == $1.name && $0.type == $1.type }
  }

  var isPlain: Bool { self == DataOptions() }
}

/// What a person says that a column holds.
public enum ForcedType: String, Sendable, CaseIterable {
  case text, number, percent, money, date
  /// Dates with the day, the month or the year before the others.
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  case yearFirst = "ymd"
  /// Numbers with a comma, or a point, before the decimals.
  case comma, point
  case duration, size

  /// What the cells are then; nil where it says no more than how they are written.
  var kind: CellValue.Kind? {
    switch self {
    case .text: .text
    case .number: .number
    case .percent: .percent
    case .money: .money
    case .date, .dayFirst, .monthFirst, .yearFirst: .date
    case .duration, .size: .measure
    case .comma, .point: nil
    }
  }

  /// How many cells of a column are that.
  func count(in tally: ColumnTally) -> Int {
    switch self {
    case .duration: tally.dimension == Unit.durations ? tally.measures : 0
    case .size: tally.dimension == Unit.sizes ? tally.measures : 0
    case .text, .number, .percent, .money, .date, .dayFirst, .monthFirst, .yearFirst, .comma, .point:
      kind.map(tally.count) ?? tally.numeric + tally.measures
    }
  }
}

extension Dialect {
  /// Spreadsheets begin a file with `sep=;` to say how it is written; some put it in quotes.
  static func hint(_ head: [UInt8]) -> (separator: UInt8, length: Int)? {
    for (open, close) in [("sep=", ""), ("\"sep=", "\"")] {
      guard head.starts(with: open.utf8, by: { WordList.lowercased($0) == $1 }),
        head.count > open.utf8.count + 1 + close.utf8.count
      else {
        continue
      }
      let separator = head[open.utf8.count]
      var at = open.utf8.count + 1
      guard head[at...].starts(with: close.utf8) else { continue }
      at += close.utf8.count
      guard at < head.count, head[at] == 0x0A || head[at] == 0x0D else { continue }
      if head[at] == 0x0D { at += 1 }
      if at < head.count, head[at] == 0x0A { at += 1 }
      return (separator, at)
    }
    return nil
  }
}
