import InsightModel

/// What is typed to write a table to a file.
struct ExportPrompt: Equatable, Sendable {
  var name: String {
    didSet { isProposed = false }
  }
  /// The name is the one that was put there: what is typed takes its place.
  private(set) var isProposed = true
  /// The rows and columns in view; the format follows from the name.
  let rows: [UInt32]
  let columns: [Int]
  var hasValues = false
  var isDefused = false
  /// The file exists: it is asked whether to overwrite it with this.
  private(set) var text: [UInt8]?
  private(set) var asksToOverwrite = false
  /// Why it could not be written.
  var problem: String?

  init(name: String, rows: [UInt32], columns: [Int]) {
    self.name = name
    self.rows = rows
    self.columns = columns
  }

  var format: TableExport.Format { TableExport.Format(fileName: name) ?? .csv }

  func export(_ grid: Grid) -> TableExport {
    TableExport(
      grid, format: format, rows: rows, columns: columns, hasValues: hasValues, isDefused: isDefused)
  }

  mutating func hold(_ text: [UInt8]) { self.text = text }

  mutating func ask() { asksToOverwrite = true }

  mutating func goOn() {
    asksToOverwrite = false
    text = nil
  }

  /// `4 rows and 3 columns as CSV, as printed`
  var summary: String {
    let size = Words.count(rows.count, "row") + " and " + Words.count(columns.count, "column")
    switch format {
    case .csv: return size + " as CSV, " + manner
    case .tsv: return size + " as TSV, " + manner
    case .markdown: return size + " as Markdown, " + manner
    case .json: return size + " as JSON, as printed and as values"
    }
  }

  private var manner: String {
    (hasValues ? "as values" : "as printed") + (isDefused ? ", without formulas" : "")
  }

  private static let longestName = 60

  /// A name for a file from a title: its words with hyphens between them.
  static func fileName(_ title: String) -> String {
    var name = ""
    for word in title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      guard name.isEmpty || name.utf8.count + word.utf8.count < longestName else { break }
      name += (name.isEmpty ? "" : "-") + word.prefix(longestName / 4)
    }
    return (name.isEmpty ? "table" : name) + ".csv"
  }
}

/// What came of writing a file.
public enum WriteOutcome: Equatable, Sendable {
  case written(byteCount: Int)
  /// There is a file of this name, and it was not to be overwritten.
  case exists
  /// Why not, in words.
  case failed(String)
}
