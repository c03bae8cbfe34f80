import ArgumentParser
import InsightModel

/// `insight completions`: what a shell reads to complete the command line.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completions for a shell: bash, zsh or fish.")

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func run() throws {
    guard let known = CompletionShell.allCases.first(where: { $0.rawValue == shell }) else {
      let names = CompletionShell.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(
        message: "no completions for \(Harmless.line(shell)); there are \(names)", status: .wrongCall)
    }
    Output.lines(
      Insight.completionScript(for: known).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init))
  }

  /// The parts of the issue that is named before.
  static let parts = CompletionKind.custom { words, _, _ in
    guard let issue = document(named: words)?.issue else { return [] }
    let sections = issue.sections.filter { $0.ordinal > 0 && !$0.articles.isEmpty }.map { "\($0.ordinal)" }
    return sections + issue.articles.indices.map { issue.address(of: $0).description }
  }

  /// The columns of the table that is named before.
  static let columns = CompletionKind.custom { words, _, _ in
    let state = document(named: words)
    guard let columns = state?.grid?.columns ?? state?.issue?.tables.first?.columns else { return [] }
    return columns.map(\.name).filter { !$0.isEmpty }
  }

  /// The document that the last of the words names which names one.
  private static func document(named words: [String]) -> (issue: Issue?, grid: Grid?)? {
    for word in words.dropFirst(2).reversed() where !word.hasPrefix("-") {
      guard let file = try? Files.find([word]).first, file.folder == nil else { continue }
      switch Files.document(file) {
      case .ready(let issue): return (issue, nil)
      case .data(let grid, _): return (nil, grid)
      case .failed, .leftOut, .waiting: continue
      }
    }
    return nil
  }
}
