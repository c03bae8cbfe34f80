import ArgumentParser
import Glibc
import InsightLibrary
import InsightModel
import InsightTUI

/// `insight search`: passages of the library, or of files.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find passages in the library, or in files; the exit status is 1 if there is none.",
    discussion: """
      Words must all stand in a passage; "…" is a phrase, word* a beginning, OR, -word, a near b and ( ) join them. in:NAME, \
      since:DATE, before:DATE, is:unread, is:starred, has:note, has:table and section:NAME say where to look. Case, accents \
      and the form of quotes do not matter.
      """)

  @Argument(help: "What to look for.")
  var query: String

  @Argument(help: "Files or folders; - is standard input. Without them: the library.", completion: .file())
  var paths: [String] = []

  @Option(name: .customLong("in"), help: "A part of the periodical's name.")
  var periodical: String?

  @Option(help: "Published at this date or after it: 2025, 2025-05 or 2025-05-31.")
  var since: String?

  @Option(help: "Published at this date or before it.")
  var until: String?

  @Option(help: "Print no more matches than this.")
  var limit: Int?

  @Option(help: "text or json.")
  var format: ListFormat = .text

  @OptionGroup var crash: CrashOption
  @OptionGroup var encoding: EncodingOption

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number of matches, not \(limit)") }
  }

  /// A query, or what is wrong with it.
  static func query(_ text: String) throws(Failure) -> SearchQuery {
    do throws(SearchQuery.Problem) { return try SearchQuery(text) } catch {
      throw Failure(message: error.message, status: .wrongCall)
    }
  }

  private func wanted() throws(Failure) -> SearchQuery {
    var wanted = try Self.query(query)
    if let periodical { wanted.conditions.append(.init(.periodical(periodical))) }
    do throws(SearchQuery.Problem) {
      if let since { wanted.conditions.append(.init(try .since(since, named: "--since"))) }
      if let until { wanted.conditions.append(.init(try .until(until, named: "--until"))) }
    } catch {
      throw Failure(message: error.message, status: .wrongCall)
    }
    return wanted
  }

  func run() throws {
    let wanted = try wanted()
    var printer = MatchPrinter(query, format)
    var failure: Failure?
    if !paths.isEmpty {
      let found: Found
      (found, failure) = try inFiles(wanted)
      write(found, to: &printer)
    } else if var library = try Shelf.openIfThere() {
      if let limit {
        let found = try Shelf.run { () throws(LibraryError) in
          try library.search(wanted, limit: limit, isCounted: format == .json || limit == 0)
        }
        write(found, to: &printer)
      } else {
        try printAll(wanted, of: &library, &printer)
      }
      // The others were looked into all the same.
      failure = library.passedOverError.map { Failure(message: $0.message, status: .unreadable) }
    }
    printer.end()
    if let failure { throw failure }
    if printer.total == 0 { throw ExitCode(Status.negative.rawValue) }
  }

  private func write(_ found: Found, to printer: inout MatchPrinter) {
    printer.total = found.total
    for match in found.matches { match.withView { printer.add($0) } }
  }

  /// Bytes of packed texts that are looked through at once.
  private static let portion = 1 << 18

  /// Prints what is found as it is found: the library is read by this thread, what it holds is looked through by this one and
  /// another.
  private func printAll(_ wanted: SearchQuery, of library: inout Library, _ printer: inout MatchPrinter)
    throws
  {
    let sample = printer
    let pool = OrderedPool<[HeldIssue], PrintedMatches> { sample.printed($0) }
    defer { pool.end() }
    var (portion, size, isStarted) = ([HeldIssue](), 0, false)
    var (printed, damaged) = (0, [Int]())
    func take(_ own: PrintedMatches) {
      damaged += own.damaged
      printed += own.count
      printer.add(own)
    }
    try Shelf.run { () throws(LibraryError) in
      // Only JSON says how many there are.
      try library.search(wanted, isCounted: format == .json) { total in
        printer.total = total
      } take: { issue in
        portion.append(issue)
        size += issue.size
        // The first one is printed at once.
        guard size >= Self.portion || !isStarted else { return true }
        pool.add(portion)
        (portion, size) = ([], 0)
        if isStarted {
          pool.takeReady(take)
        } else {
          pool.drain(take)
          pool.start(on: "")
          isStarted = true
        }
        return true
      }
      pool.add(portion)
      pool.drain(take)
    }
    for issue in damaged { library.passOver(issue) }
    printer.total = printed
  }

  /// Looks through files; what cannot be read is told when the others are.
  private func inFiles(_ wanted: SearchQuery) throws -> (Found, Failure?) {
    if let condition = wanted.conditions.first(where: { $0.filter.isOfState }) {
      let name =
        condition.filter == .note ? "has:note" : condition.filter == .unread ? "is:unread" : "is:starred"
      throw Failure(message: "\(name) is known of the library only; leave out the paths", status: .wrongCall)
    }
    var failure: Failure?
    var matches: [[Match]] = []
    var read = 0
    var status = stat()
    // Words beside each other are taken for files; where any of them is one, it is meant so.
    let areWords = paths.allSatisfy { $0 != "-" && stat(FileName.bytes($0), &status) != 0 && errno == ENOENT }
    if areWords, let word = paths.first {
      let words = Harmless.line(([query] + paths).joined(separator: " "))
      throw Failure(
        message:
          "\(Harmless.path(word)): no such file; several words are one query in quotes: insight search '\(words)'",
        status: .unreadable)
    }
    let files = try Files.find(paths, encoding: encoding.encoding)
    for file in files {
      switch Files.document(file) {
      case .ready(let issue):
        read += 1
        let own = issue.matches(wanted, file: file.path)
        if !own.isEmpty { matches.append(own) }
      case .failed(let why):
        failure = failure ?? Failure(message: "\(file.title): \(why)", status: .unreadable)
      case .data, .leftOut, .waiting: continue
      }
    }
    if read == 0, failure == nil { throw Read.noIssue(files, []) }
    let ordered = matches.enumerated().sorted { left, right in
      guard let a = left.element.first, let b = right.element.first else { return left.offset < right.offset }
      if a.published != b.published { return (a.published ?? "") > (b.published ?? "") }
      if a.number != b.number { return (a.number ?? -1) > (b.number ?? -1) }
      return left.offset < right.offset
    }.flatMap(\.element)
    var found = Found()
    found.total = ordered.count
    found.matches = Array(ordered.prefix(limit ?? .max))
    return (found, failure)
  }
}
