import ArgumentParser
import Glibc

/// The command line: `insight --help` describes it.
@main
struct Insight: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insight",
    abstract: "Read periodicals with figures in them.",
    usage: """
      insight [PATH…] [--at ADDRESS]
      insight show ISSUE [ADDRESS] [--format text|markdown|json] [--width N]
      insight table ISSUE [N] [--sort COLUMNS] [--filter TERMS] [--format text|csv|tsv|json|markdown] [--width N]
      insight table FILE… [--columns COLUMNS] [--group COLUMN] [--describe]
      insight check PATH…
      """,
    discussion: """
      insight FILE… opens the reader; ? shows its keys. With output that is no terminal it prints the text instead.
      """,
    version: "0.1.0",
    subcommands: [Read.self, Show.self, TableCommand.self, Check.self, Manual.self],
    defaultSubcommand: Read.self)

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    // Paths alone need no parser, and the first screen need not wait for one.
    if !arguments.isEmpty, arguments.allSatisfy({ !$0.hasPrefix("-") || $0 == "-" }),
      !names.contains(arguments[0])
    {
      finish { try Read.read(paths: arguments, address: nil) }
    }
    do {
      var command = try parseAsRoot(arguments)
      finish { try command.run() }
    } catch {
      if exitCode(for: error) == .success { exit(withError: error) }
      let first = message(for: error).split(separator: "\n").first.map(String.init) ?? "wrong call"
      fail(
        first.hasSuffix(".") ? "\(first) See insight --help." : "\(first); see insight --help",
        status: .wrongCall)
    }
  }

  private static let names = ["read", "show", "table", "check", "manual", "help"]

  /// Runs a command and ends the program with its status.
  private static func finish(_ run: () throws -> Void) -> Never {
    do {
      try run()
      Glibc.exit(Status.success.rawValue)
    } catch let failure as Failure {
      fail(failure.message, status: failure.status)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      if exitCode(for: error) == .success { exit(withError: error) }
      fail(message(for: error), status: .wrongCall)
    }
  }

  private static func fail(_ message: String, status: Status) -> Never {
    fflush(nil)
    Output.error("insight: \(message)")
    Glibc.exit(status.rawValue)
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
}

/// Why a command cannot do what it was asked: one line, and the status to end with.
struct Failure: Error {
  var message: String
  var status: Status
}
