import ArgumentParser
import CSystem
import Glibc
import InsightModel
import InsightTUI

/// The command line: `insight --help` describes it.
@main
struct Insight: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insight",
    abstract: "Read periodicals with figures in them.",
    usage: """
      insight [PATH… | --kept ID] [--at ADDRESS] [--linear]
      insight show ISSUE [ADDRESS] [--format text|markdown|json|html] [--width N] [--linear]
      insight table ISSUE [N] [--sort COLUMNS] [--filter TERMS] [--defuse] [--format text|csv|tsv|json|markdown] [--width N] [--linear]
      insight table FILE… [--columns COLUMNS] [--group COLUMN] [--describe]
      insight check PATH…
      insight facts PATH… [--entity NAME] [--measure NAME] [--period TIME] [--disagreeing] [--format text|csv|json]
      insight search QUERY [PATH…] [--in NAME] [--since DATE] [--until DATE] [--limit N] [--format text|json]
      insight add PATH… | list [QUERY] | remove ID… [--format text|json]
      insight notes [--format markdown|text|json] | export FOLDER | import FOLDER
      insight completions bash|zsh|fish
      """,
    discussion: """
      insight FILE… opens the reader, insight alone the library; ? shows its keys. With output that is no terminal it prints the text instead.
      """,
    version: "\(Release.version)" + (Release.commit.isEmpty ? "" : " (\(Release.commit))"),
    subcommands: [
      Read.self, Show.self, TableCommand.self, Check.self, FactsCommand.self, Search.self, Add.self,
      List.self, Remove.self, Notes.self, Export.self, Import.self,
      Completions.self, Manual.self,
    ],
    defaultSubcommand: Read.self)

  static func main() {
    Crash.arm()
    let arguments = self.arguments
    let isCommand = arguments.first.map(names.contains) ?? false
    guard let options = isCommand ? [] : Environment.options else {
      Output.fail("\(Environment.optionsName): a quote has no end", .wrongCall)
    }
    // Paths alone, or nothing, need no parser, and the first screen need not wait for one.
    if !isCommand, options.isEmpty,
      arguments.allSatisfy({ !$0.hasPrefix("-") || $0 == "-" })
    {
      finish { try Read.read(paths: arguments, part: nil) }
    }
    if arguments.first == "help", let wanted = arguments.dropFirst().first, !names.contains(wanted) {
      let nearest = NearName.nearest(to: wanted, among: names)
      let help = nearest.map { "did you mean \($0)?" } ?? "see insight --help"
      Output.fail("there is no command \(Harmless.line(wanted)); \(help)", .wrongCall)
    }
    // `-dash.txt` has an h, which the parser takes for a call of help.
    let own = arguments.prefix { $0 != "--" }
    if let odd = own.indices.first(where: {
      isOddOption(own[$0], in: own.first) && ($0 == 0 || !own[$0 - 1].hasPrefix("--"))
    }) {
      let name = Harmless.line(own[odd])
      // A query may begin with what it leaves out.
      if own.first == "search" { Output.fail("there is no option \(name); \(queryHint)", .wrongCall) }
      Output.fail("there is no option \(name); a file of this name is ./\(name)", .wrongCall)
    }
    do {
      var command = try parseAsRoot(options + arguments)
      finish { try command.run() }
    } catch {
      if exitCode(for: error) == .success { answer(error) }
      let first = message(for: error).split(separator: "\n").first.map(String.init) ?? "wrong call"
      if own.first == "search", first.hasPrefix("Unknown option") {
        Output.fail("\(Harmless.line(first)); \(queryHint)", .wrongCall)
      }
      let isOfOptions = !options.isEmpty && (try? parseAsRoot(arguments)) != nil
      Output.fail(
        (isOfOptions ? "\(Environment.optionsName): " : "")
          + (first.hasSuffix(".") ? "\(first) See insight --help." : "\(first); see insight --help"),
        .wrongCall)
    }
  }

  /// True for a dash and several letters: options have two dashes, or one letter. Without an h among them the parser says it
  /// itself, but for what a query leaves out.
  private static func isOddOption(_ argument: String, in command: String?) -> Bool {
    argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.utf8.count > 2
      && (argument.contains("h") || command == "search")
  }

  /// The arguments after the program's name, each byte of them: a name need not be UTF-8.
  private static var arguments: [String] {
    var arguments: [String] = []
    while let text = insight_argument(Int32(arguments.count + 1)) {
      arguments.append(
        text.withMemoryRebound(to: UInt8.self, capacity: strlen(text)) {
          FileName.text(UnsafeBufferPointer(start: $0, count: strlen(text)))
        })
    }
    return arguments
  }

  private static let queryHint = "a query that begins with - goes after --: insight search -- QUERY"

  private static let names = [
    "read", "show", "table", "check", "facts", "search", "add", "list", "remove", "notes", "export", "import",
    "completions", "manual", "help",
  ]

  /// Runs a command and ends the program with its status.
  private static func finish(_ run: () throws -> Void) -> Never {
    do {
      try run()
      Output.finish()
      Glibc.exit(Status.success.rawValue)
    } catch let failure as Failure {
      Output.fail(failure.message, failure.status)
    } catch let code as ExitCode {
      Output.finish()
      Glibc.exit(code.rawValue)
    } catch {
      if exitCode(for: error) == .success { answer(error) }
      Output.fail(message(for: error), .wrongCall)
    }
  }

  /// Prints what was asked for instead of a command, such as the help.
  private static func answer(_ error: any Error) -> Never {
    Output.lines(
      fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    Output.finish()
    Glibc.exit(Status.success.rawValue)
  }
}

/// The exit statuses of the command.
enum Status: Int32 {
  case success = 0
  /// The answer is no: something is doubtful, nothing was found.
  case negative = 1
  case wrongCall = 2
  /// An input cannot be read (`EX_NOINPUT` of sysexits.h).
  case unreadable = 66
  /// An output cannot be written (`EX_IOERR`).
  case unwritable = 74
}

/// Why a command cannot do what it was asked: one line, and the status to end with.
struct Failure: Error {
  var message: String
  var status: Status

  init(message: String, status: Status) { (self.message, self.status) = (message, status) }

  /// That something lacks of a file of which what there is has been printed; nil where nothing is known to.
  init?(lackOf state: Document.State, _ title: String) {
    let lack: String?
    switch state {
    case .data(let grid, _): lack = grid.lack
    case .ready(let issue):
      lack =
        issue.diagnostics.lazy.compactMap { diagnostic in
          if case .truncated(let what) = diagnostic.problem { what } else { nil }
        }.first
    case .failed, .leftOut, .waiting: lack = nil
    }
    guard let lack else { return nil }
    self.init(message: "\(title): \(lack); only what there is of it was read", status: .unreadable)
  }
}
