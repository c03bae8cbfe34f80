import ArgumentParser
import InsightModel
import InsightTUI

/// `insight show`: an issue or one article, printed.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print an issue, or one article of it.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, json, html }

  @Argument(help: "A file; - is standard input.")
  var issue: String

  @Argument(help: "The article, by its address, such as 2.1. Without it: the whole issue.")
  var address: String?

  @Option(help: "text, markdown, json or html.")
  var format: Format = .text

  @OptionGroup var measure: MeasureOption
  @OptionGroup var encoding: EncodingOption

  @OptionGroup var crash: CrashOption

  func run() throws {
    var wanted: Address?
    if let address {
      wanted = Address(address)
      guard wanted != nil else {
        throw Failure(
          message: "\(address) is no address; an article's address looks like 2.1", status: .wrongCall)
      }
    }
    let files = try Files.find([issue], encoding: encoding.encoding)
    if format == .text || format == .markdown { Pager.start() }
    try Self.printAll(files, address: wanted, format: format, width: measure.width, isLinear: measure.linear)
  }

  /// Prints every file. Of a folder only the issues; a file that cannot be read fails when the others are printed.
  static func printAll(
    _ files: [InputFile], address: Address?, format: Format = .text, width: Int? = nil, isLinear: Bool = false
  ) throws {
    var failure: Failure?
    var printed = 0
    for file in files {
      let state = Files.document(file)
      failure = failure ?? Failure(lackOf: state, file.title)
      switch state {
      case .ready(let issue):
        if printed > 0, format == .text || format == .markdown { Output.lines([""]) }
        try printOne(issue, file.title, address, format, width, isLinear)
        printed += 1
      case .data(let grid, _):
        let rows = grid.dataRows + grid.pinnedRows
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

  private static func printOne(
    _ issue: Issue, _ title: String, _ address: Address?, _ format: Format, _ width: Int?,
    _ isLinear: Bool
  ) throws {
    var article: Int?
    if let address {
      article = issue.article(at: address)
      guard article != nil else { throw noArticle(address, issue, title) }
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

  static func noArticle(_ address: Address, _ issue: Issue, _ title: String) -> Failure {
    let known = issue.articles.indices.map { issue.address(of: $0).description }
    let list = known.count <= 20 ? known.joined(separator: ", ") : "\(known.first ?? "")…\(known.last ?? "")"
    return Failure(message: "\(title): no article \(address); there are \(list)", status: .negative)
  }
}
