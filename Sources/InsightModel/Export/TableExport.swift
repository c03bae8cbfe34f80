/// Rows and columns of a grid to be written as text: the only rule of how.
public struct TableExport: Equatable, Sendable {
  /// How rows and columns are written.
  public enum Format: String, CaseIterable, Sendable {
    /// RFC 4180, with line feeds.
    case csv
    /// The same with tabs, as spreadsheets copy it: quotes only where a cell needs them.
    case tsv
    /// A table as `insight.issue/1` has it.
    case json
    case markdown

    /// What the ending of a file's name asks for; nil for endings of other kinds.
    public init?(fileName: String) {
      guard let dot = fileName.lastIndex(of: "."), let first = fileName.first, first != ".",
        !fileName[dot...].contains("/")
      else { return nil }
      switch fileName[dot...].lowercased() {
      case ".csv": self = .csv
      case ".tsv", ".tab": self = .tsv
      case ".json": self = .json
      case ".md", ".markdown": self = .markdown
      case _: return nil
      }
    }
  }

  /// May be changed: rows and columns hold for every format.
  public var format: Format
  /// As printed, in the order to write them.
  public let rows: [UInt32]
  /// In the order to write them.
  public let columns: [Int]
  /// Numbers in plain digits, nothing where there is none; else cells as they are shown. JSON has both.
  public var hasValues: Bool
  /// In CSV and TSV cells that a spreadsheet would run as formulas begin with an apostrophe.
  public var isDefused: Bool

  /// Without rows and columns: all of them, as printed.
  public init(
    _ grid: Grid, format: Format, rows: [UInt32]? = nil, columns: [Int]? = nil, hasValues: Bool = false,
    isDefused: Bool = false
  ) {
    self.format = format
    self.rows = rows ?? (0..<UInt32(grid.rowCount)).map { $0 }
    self.columns = columns ?? Array(grid.columns.indices)
    self.hasValues = hasValues
    self.isDefused = isDefused
  }

  /// True where one of the first rows, or a column's name, has what a spreadsheet would run as a formula.
  public func hasFormulas(_ grid: Grid, among count: Int) -> Bool {
    func isFormula(_ text: String) -> Bool {
      var text = text
      return text.withUTF8 { TableWriter.isFormula($0) }
    }
    if columns.contains(where: { isFormula(grid.columns[$0].name) }) { return true }
    return rows.prefix(count).contains { row in
      var isFound = false
      grid.withTexts(Int(row)) { text in
        for column in columns where !isFound { text(column) { isFound = TableWriter.isFormula($0) } }
      }
      return isFound
    }
  }

  private static let portion = 1 << 16

  /// Writes the text in UTF-8, in portions. `sink` also learns the part that is done, 0...1, and says whether to go on;
  /// false where it said no.
  @discardableResult
  public func write(_ grid: Grid, to sink: ([UInt8], Double) -> Bool) -> Bool {
    var writer = TableWriter(self, grid)
    writer.begin()
    for (place, row) in rows.enumerated() {
      writer.write(row: Int(row), isFirst: place == 0)
      guard writer.bytes.count >= Self.portion || place % 4096 == 4095 else { continue }
      if !sink(writer.bytes, Double(place) / Double(rows.count)) { return false }
      writer.bytes.removeAll(keepingCapacity: true)
    }
    writer.end()
    return sink(writer.bytes, 1)
  }

  /// The whole text; nil where it would be longer than `limit` bytes, or where `progress` said no.
  public func text(_ grid: Grid, limit: Int = .max, progress: (Double) -> Bool = { _ in true }) -> [UInt8]? {
    var text: [UInt8] = []
    let isWhole = write(grid) { portion, part in
      text += portion
      return text.count <= limit && progress(part)
    }
    return isWhole ? text : nil
  }

  /// The text line by line, at most so many of them.
  public func lines(_ grid: Grid, limit: Int = .max) -> [String] {
    var text: [UInt8] = []
    var count = 0
    write(grid) { portion, _ in
      text += portion
      count += portion.count { $0 == 0x0A }
      return count < limit
    }
    if text.last == 0x0A { text.removeLast() }
    return text.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(limit).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The table as JSON, whatever the format.
  public func json(_ grid: Grid) -> JSON { TableWriter(self, grid).json }
}
