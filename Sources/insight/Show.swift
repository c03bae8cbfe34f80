import ArgumentParser
import InsightModel
import InsightTUI

/// `insight show`: an issue or one article, printed.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print an issue, or one article of it.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, json, html }

  @Argument(help: "A file; - is standard input.", completion: .file())
  var issue: String

  @Argument(
    help:
      "A section, 2, an article, 2.1, a block of it, 2.1/5, or a table, 2.1/table1. Without it: the whole issue.",
    completion: Completions.parts)
  var address: String?

  @Option(
    name: .customLong("at"), help: "A part by its address, as after the file.",
    completion: Completions.parts)
  var at: String?

  @Option(help: "text, markdown, json or html.")
  var format: Format = .text

  @OptionGroup var measure: MeasureOption
  @OptionGroup var encoding: EncodingOption

  @OptionGroup var crash: CrashOption

  func run() throws {
    guard address == nil || at == nil else {
      throw Failure(message: "name one part, not \(address ?? "") and \(at ?? "")", status: .wrongCall)
    }
    let wanted = try (address ?? at).map { try Self.part($0) }
    let files = try Files.find([issue], encoding: encoding.encoding)
    if format == .text || format == .markdown { Pager.start() }
    try Self.printAll(files, part: wanted, format: format, width: measure.width, isLinear: measure.linear)
  }

  /// Prints every file. Of a folder only the issues; a file that cannot be read fails when the others are printed.
  static func printAll(
    _ files: [InputFile], part: IssuePart?, format: Format = .text, width: Int? = nil, isLinear: Bool = false
  ) throws {
    var failure: Failure?
    var printed = 0
    for file in files {
      let state = Files.document(file)
      failure = failure ?? Failure(lackOf: state, file.title)
      if let doubt = state.encodingDoubt { Output.warn("\(file.title): \(doubt)") }
      switch state {
      case .ready(let issue):
        if printed > 0, format == .text || format == .markdown { Output.lines([""]) }
        try printOne(issue, file.title, part, format, width, isLinear)
        printed += 1
      case .data(let grid, _):
        let rows = grid.allRows
        switch format {
        case .text:
          if isLinear {
            LinearText.table(grid, rows: rows, to: Output.lines)
          } else {
            PlainText.table(grid, rows: rows, columns: Output.tableColumns(width), to: Output.lines)
          }
        case .html: HTMLPage.table(grid, rows: rows, to: Output.lines)
        case .markdown: export(grid, .markdown, rows)
        case .json: export(grid, .json, rows)
        }
        printed += 1
      case .failed(let why):
        failure = failure ?? Failure(message: "\(file.title): \(why)", status: .unreadable)
      case .leftOut, .waiting:
        continue
      }
    }
    if let failure { throw failure }
    if printed == 0 { throw Read.noIssue(files, []) }
  }

  private static func export(_ grid: Grid, _ format: TableExport.Format, _ rows: [UInt32]) {
    Output.table(TableExport(grid, format: format, rows: rows), grid)
  }

  static func printOne(
    _ issue: Issue, _ title: String, _ part: IssuePart?, _ format: Format, _ width: Int?,
    _ isLinear: Bool
  ) throws {
    var issue = issue
    var article: Int?
    if let part {
      let place = try place(of: part, in: issue, title)
      switch place {
      case .section: break
      case .article(let index): article = index
      case .block(let index, let block):
        if case .table(let number) = issue.blocks[block].kind, format == .json {
          let grid = Grid(issue.tables[number])
          return export(grid, .json, grid.allRows)
        }
        article = index
      }
      issue = issue.excerpt(place)
    }
    switch format {
    case .text where isLinear:
      Output.lines(article.map { LinearText.article(issue, $0) } ?? LinearText.issue(issue))
    case .text:
      let columns = min(Output.columns(width), width ?? PlainText.widest)
      let tables = Output.tableColumns(width)
      Output.lines(
        article.map { PlainText.article(issue, $0, columns: columns, tableColumns: tables) }
          ?? PlainText.issue(issue, columns: columns, tableColumns: tables))
    case .html:
      Output.lines(HTMLPage.issue(issue, article: article))
    case .markdown:
      Output.lines(article.map { Markdown.article(issue, $0, depth: 1) } ?? Markdown.issue(issue))
    case .json:
      Output.json(IssueJSON.value(issue, article: article))
    }
  }

  /// What a part's name means; a failure where it is none.
  static func part(_ text: String) throws -> IssuePart {
    guard let part = IssuePart(text) else {
      throw Failure(
        message:
          "\(Harmless.line(text)) is no address; 2 is a section, 2.1 an article, 2.1/5 a block, 2.1/table1 a table, 2.1/table1/ROW/COLUMN a cell",
        status: .wrongCall)
    }
    return part
  }

  static func place(of part: IssuePart, in issue: Issue, _ title: String) throws -> PartPlace {
    do {
      _ = try issue.cell(of: part)
      return try issue.place(of: part)
    } catch {
      throw Failure(message: "\(title): \(error.message)", status: .negative)
    }
  }
}
