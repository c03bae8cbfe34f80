import ArgumentParser
import InsightModel

/// `insight facts`: what tables and prose say, and where they disagree.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "List what tables and prose say, figure by figure, and whether they agree.",
    discussion: "The exit status of --disagreeing is 1 where nothing disagrees.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv, json }

  @Option(help: "Only figures of what has this in its name.")
  var entity: String?

  @Option(help: "Only figures of a measure that has this in its name.")
  var measure: String?

  @Option(help: "Only figures of this time: 2024, 2024-Q1.")
  var period: String?

  @Flag(help: "Only what the prose says otherwise than the tables.")
  var disagreeing = false

  @Option(help: "text, csv or json.")
  var format: Format = .text

  @Argument(help: "Files or folders; - is standard input.")
  var paths: [String]

  @OptionGroup var crash: CrashOption
  @OptionGroup var encoding: EncodingOption

  private typealias Row = (file: String, row: FactTable.Row)

  func run() throws {
    var failure: Failure?
    var rows: [Row] = []
    var read = 0
    let files = try Files.find(paths, encoding: encoding.encoding)
    for file in files {
      switch Files.document(file) {
      case .ready(let issue):
        read += 1
        rows += FactTable(issue, Facts(issue)).rows.filter(isWanted).map { (Harmless.path(file.path), $0) }
      case .failed(let why):
        failure = failure ?? Failure(message: "\(file.title): \(why)", status: .unreadable)
      case .data: read += 1
      case .leftOut, .waiting: continue
      }
    }
    switch format {
    case .text: Output.lines(rows.map(Self.line))
    case .csv: Output.table(Self.export(rows), Self.grid(rows))
    case .json:
      Output.json(.members([("schema", .text("insight.facts/1")), ("facts", .list(rows.map(Self.json)))]))
    }
    if let failure { throw failure }
    if read == 0 { throw Read.noIssue(files, []) }
    if rows.isEmpty, disagreeing { throw ExitCode(Status.negative.rawValue) }
  }

  private func isWanted(_ row: FactTable.Row) -> Bool {
    func has(_ text: String?, _ wanted: String?) -> Bool {
      guard let wanted else { return true }
      return text?.lowercased().contains(wanted.lowercased()) ?? false
    }
    if disagreeing, row.verdict != .disagree { return false }
    if let period, row.period?.hasPrefix(period) != true { return false }
    return has(row.entity, entity) && has(row.measure, measure)
  }

  private static func line(_ row: Row) -> String {
    let fact = row.row
    if let why = fact.reasons.first, let verdict = fact.verdict {
      return "\(row.file):\(fact.line): \(verdict.rawValue): \(why)"
    }
    let about = [fact.entity, fact.measure, fact.period].compactMap { $0 }.joined(separator: ", ")
    var unit = ""
    if case .cell = fact.place, let own = fact.unit, !fact.text.hasSuffix(own) { unit = " " + own }
    return
      "\(row.file):\(fact.line): \(fact.source): \(about)\(about.isEmpty ? "" : ": ")\(fact.text)\(unit)"
  }

  private static func json(_ row: Row) -> JSON {
    let fact = row.row
    return .members([
      ("file", .text(row.file)), ("line", .integer(fact.line)), ("source", .text(fact.source)),
      ("address", .text(fact.address.description)), ("entity", .optional(fact.entity)),
      ("measure", .optional(fact.measure)),
      ("period", .optional(fact.period)), ("value", FactJSON.number(fact.value)),
      ("unit", .optional(fact.unit)),
      ("text", .text(fact.text)), ("verdict", .optional(fact.verdict?.rawValue)),
      ("reasons", .list(fact.reasons.map(JSON.text))),
    ])
  }

  private static func grid(_ rows: [Row]) -> Grid {
    Grid(
      derived: "facts", ["File"] + FactTable.Column.allCases.map(\.rawValue),
      rows.map { row in [row.file] + FactTable.Column.allCases.map(row.row.text) })
  }

  private static func export(_ rows: [Row]) -> TableExport { TableExport(grid(rows), format: .csv) }
}
