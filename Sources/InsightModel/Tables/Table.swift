/// A table of an article: what was printed, and what each cell is worth.
public struct Table: Sendable, Equatable {
  /// The article it stands in.
  public var address: Address
  /// The number in `Table 1.`; nil where it has none.
  public var number: Int?
  /// Without number and unit; empty where there is none.
  public var caption: String
  /// The unit of the whole table, `Million USD`; nil where none is named.
  public var unit: String?
  /// What the source note names; nil where there is none.
  public var source: String?
  /// What stands before the decimals of its numbers.
  var mark = DecimalMark.point
  /// From left to right. Where the header was printed without gaps, its names are cut by their words and by
  /// what the columns hold.
  public var columns: [Column]
  /// In printed order, totals and notes included, the header not.
  public var rows: [Row]
  /// What the audit has to say, by rows; cells refer to it by index.
  public var findings: [Finding]
  /// 1-based lines of the file, from the caption to the last row.
  public var lines: ClosedRange<Int>

  /// What the cells of a column have in common.
  public struct Column: Sendable, Equatable {
    /// As printed; may be empty.
    public var name: String
    /// What most of its cells hold, which decides how they are read, aligned and sorted.
    public var type: ColumnType
    /// `%`, a currency with its scale, …; nil for ranks and texts.
    public var unit: String?

    /// For columns of tables that are made rather than read.
    public init(name: String, type: ColumnType, unit: String?) {
      self.name = name
      self.type = type
      self.unit = unit
    }
  }

  /// What a column holds; the raw value is the word in the JSON output.
  public enum ColumnType: String, Sendable, Equatable {
    case rank, number, percent, money, date, text

    /// Numbers align at the right, and sort downwards first.
    public var isNumeric: Bool {
      switch self {
      case .rank, .number, .percent, .money: true
      case .date, .text: false
      }
    }

    /// Cells have values, and sort by them.
    public var hasValues: Bool { isNumeric || self == .date }
  }

  /// What a row is to the others; the raw value is the word in the JSON output.
  public enum Role: String, Sendable, Equatable {
    case data, others, total, average
    /// A source or remark that stands where a row would.
    case note

    /// All but data stay below, however the rows are sorted.
    public var isPinned: Bool {
      switch self {
      case .data: false
      case .others, .total, .average, .note: true
      }
    }

    /// True for what a total is the sum of.
    public var isPart: Bool {
      switch self {
      case .data, .others: true
      case .total, .average, .note: false
      }
    }
  }

  /// One row below the header; a note that stands where a row would is one too.
  public struct Row: Sendable, Equatable {
    /// From the row's name, and where that leaves it open from the sums and the order of the rows.
    public var role: Role
    /// One for each column; nil where the row has no such cell.
    public var cells: [Cell?]
    /// 1-based line of the file.
    public var line: Int
    /// True where the line has fewer cells than the table has columns, so that one was lost or never there.
    public var isShort = false
    /// True where a single space parts the name from the cell after it.
    var isRunTogether = false
    /// How it takes part in sums by its name and by what adds up.
    var partByName = RowPart.item

    /// How it takes part in sums.
    var part: RowPart {
      switch role {
      case .total: partByName == .aside ? .aside : .total
      case .others: .others
      case .average, .note: .aside
      case .data: partByName
      }
    }

    /// The cell in a column; nil where the row has none.
    func cell(_ column: Int) -> Cell? { column < cells.count ? cells[column] : nil }
  }

  /// One cell: its text and what that is worth. Of a cell that was lost there is none.
  public struct Cell: Sendable, Equatable {
    /// As printed.
    public var text: String
    /// What it sorts by; nil where it is missing, no number, or in doubt.
    public var value: Figure?
    /// Index in `Table.findings`; nil where nothing is to be said of it.
    public var finding: Int?
  }

  /// What the audit says of a cell.
  public struct Finding: Sendable, Equatable {
    /// 0-based index of the row; nil where it concerns a whole column.
    public var row: Int?
    /// 0-based index of the column; nil where it concerns a whole row.
    public var column: Int?
    /// The cell's text as printed; empty where the finding is about a whole row or column, or about a cell
    /// that is lost or ran into its neighbour.
    public var printed = ""
    /// The one value that the other cells prove; nil where they prove none.
    public var proven: Figure?
    /// Sentences that a reader can check.
    public var reasons: [String]
    /// Of what is not proven: the cells that may be wrong, each with the values that would fit the others.
    public var suspects: [Suspect] = []

    /// A cell that may be wrong, and what it may be.
    public struct Suspect: Sendable, Equatable {
      /// 0-based index of the row.
      public var row: Int
      /// 0-based index of the column.
      public var column: Int
      /// The least and the greatest value that fit, as they would be printed.
      public var least: Figure
      /// Equal to `least` where a single value fits.
      public var greatest: Figure
    }

    static let doubtMark = "?"
    /// Stands after what is shown: `*` for a proven value, `?` for what is in doubt.
    public var mark: String { proven == nil ? Self.doubtMark : "*" }
  }

  /// The cell, or nil outside the table and where the row has none.
  public func cell(_ row: Int, _ column: Int) -> Cell? {
    rows.indices.contains(row) && column >= 0 ? rows[row].cell(column) : nil
  }

  /// The column that names the rows: the first one of text, else the first.
  public var nameColumn: Int? {
    columns.firstIndex { $0.type == .text } ?? (columns.isEmpty ? nil : 0)
  }
}

extension RowRole {
  /// As a table has it.
  var role: Table.Role {
    switch self {
    case .data: .data
    case .others, .perhapsOthers: .others
    case .total, .subtotal, .perhapsTotal: .total
    case .average: .average
    }
  }
}
