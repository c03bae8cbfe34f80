import ArgumentParser
import InsightModel

/// `insight check`: what was healed, what is doubtful.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what was healed and what is doubtful; the exit status is 1 if there is anything.")

  @Argument(help: "Files or folders; - is standard input.")
  var paths: [String]

  func run() throws {
    var failure: Failure?
    var found = 0
    for file in try Files.find(paths) {
      switch Files.document(file) {
      case .ready(let issue):
        let lines = Self.lines(issue, path: file.path)
        found += lines.count
        Output.lines(lines)
      case .failed(let why):
        failure = failure ?? Failure(message: "\(file.path): \(why)", status: .unreadable)
      case .leftOut, .waiting, .data:
        continue
      }
    }
    if let failure { throw failure }
    if found > 0 { throw ExitCode(Status.negative.rawValue) }
  }

  /// `PATH:LINE: KIND: MESSAGE`, as compilers write it, by line.
  static func lines(_ issue: Issue, path: String) -> [String] {
    var entries: [(line: Int, text: String)] = []
    for diagnostic in issue.diagnostics {
      if case .malformedNumber = diagnostic.problem { continue }  // told as a finding, with its reasons
      entries.append((diagnostic.lines.lowerBound, "\(diagnostic.kind): \(diagnostic.message)"))
    }
    for table in issue.tables {
      for finding in table.findings {
        let line = finding.row.map { table.rows[$0].line } ?? table.lines.lowerBound
        let place = [
          finding.row.flatMap { row in table.nameColumn.flatMap { table.cell(row, $0)?.text } },
          finding.column.map { table.columns[$0].name },
        ].compactMap { $0 }.joined(separator: ", ")
        let proof = finding.proven.map { "proven \($0)" } ?? "not proven"
        entries.append(
          (
            line,
            "finding: \(place): printed \(finding.printed), \(proof): \(finding.reasons.joined(separator: "; "))"
          ))
      }
    }
    return entries.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map { "\(path):\($0.element.line): \($0.element.text)" }
  }
}
