import ArgumentParser
import InsightModel

/// `insight check`: what was healed, what is doubtful.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "List what is doubtful, where the prose contradicts a table, and what was healed; the exit status is 1 if there is anything.",
    discussion: "Findings come first; healings of one kind are counted together, at the first of them.")

  @Flag(help: "List each healing by itself, and the lines left out around the text; all by line.")
  var all = false

  @Argument(help: "Files or folders; - is standard input.", completion: .file())
  var paths: [String]

  @OptionGroup var crash: CrashOption
  @OptionGroup var encoding: EncodingOption

  func run() throws {
    var failure: Failure?
    var (found, checked) = (0, 0)
    let files = try Files.find(paths, encoding: encoding.encoding)
    Pager.start()
    for file in files {
      let path = Harmless.path(file.path)
      switch Files.document(file) {
      case .ready(let issue):
        let report = Report(issue, Facts(issue))
        // What a reader should look at before what was only done; each as compilers write it.
        // What stands around the text is no reason to look at it.
        let entries = all ? report.entries : report.grouped.filter { $0.kind != .furniture }
        let lines = (entries.filter(\.kind.isFinding) + entries.filter { !$0.kind.isFinding }).map {
          "\(path):\($0.line): \($0.text)\(Self.count($0))"
        }
        found += entries.count { $0.kind != .furniture }
        checked += 1
        Output.lines(lines)
      case .failed(let why):
        failure = failure ?? Failure(message: "\(file.title): \(why)", status: .unreadable)
      case .data(let grid, _):
        // Of the file as a whole.
        let lines = grid.doubts.map { "\(path):1: \($0)" }
        found += lines.count
        checked += 1
        Output.lines(lines)
      case .leftOut, .waiting:
        continue
      }
    }
    if let failure { throw failure }
    if checked == 0 { throw Read.noIssue(files, []) }
    if found > 0 { throw ExitCode(Status.negative.rawValue) }
  }

  /// How often, and on which lines, where that is more than once.
  private static func count(_ entry: Report.Entry) -> String {
    guard entry.lines.count > 1, let last = entry.lines.last else { return "" }
    return ", \(entry.lines.count) times, last in line \(last)"
  }
}
