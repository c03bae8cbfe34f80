import ArgumentParser
import Glibc
import InsightLibrary
import InsightModel
import InsightTUI

/// `insight search`: passages of the library, or of files.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
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
    var failure: Failure?
    var found = Found()
    if !paths.isEmpty {
      (found, failure) = try inFiles(wanted)
    } else if var library = try Shelf.openIfThere() {
      // Only JSON says how many there are.
      if format == .text, limit != 0 {
        try list(wanted, of: &library)
        return
      }
      found = try Shelf.run { () throws(LibraryError) in try library.search(wanted, limit: limit ?? .max) }
    }
    switch format {
    case .text:
      var lines = MatchLines()
      lines.add(found.matches)
      lines.write()
    case .json: Output.json(MatchText.json(found, query: query))
    }
    if let failure { throw failure }
    if found.total == 0 { throw ExitCode(Status.negative.rawValue) }
  }

  /// Prints what is found as it is found.
  private func list(_ wanted: SearchQuery, of library: inout Library) throws {
    var lines = MatchLines()
    let total = try Shelf.run { () throws(LibraryError) in
      try library.search(wanted, limit: limit ?? .max) { more in lines.add(more) }
    }
    lines.write()
    if total == 0 { throw ExitCode(Status.negative.rawValue) }
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

/// Matches as lines of text: the first go out at once, the others many together.
struct MatchLines {
  private var bytes: [UInt8] = []
  /// What is before the address in the lines of an issue, and a match in it.
  private var head: (match: Match, text: String)?
  private var most = 0
  /// Bytes that go out together: as many as a pipe takes.
  private static let most = 1 << 16

  mutating func add(_ matches: [Match]) {
    for match in matches {
      let head = head(match)
      Harmless.append(to: &bytes) { line in
        line.append(contentsOf: head.utf8)
        line.append(contentsOf: match.head.address.utf8)
        line.append(contentsOf: "  ".utf8)
        MatchText.append(match, to: &line)
      }
      if bytes.count >= most { write() }
    }
  }

  mutating func write() {
    Output.bytes(bytes)
    bytes.removeAll(keepingCapacity: true)
    most = Self.most
  }

  /// Date and issue.
  private mutating func head(_ match: Match) -> String {
    if let head, head.match.id == match.id, head.match.file == match.file { return head.text }
    let file = match.file == "-" ? "standard input" : match.file
    let name = KeptIssue.name(match.periodical, match.number, nil, file)
    let parts = [match.published, match.periodical == nil ? Harmless.path(name) : name].compactMap { $0 }
    let text = parts.map { $0 + "  " }.joined()
    head = (match, text)
    return text
  }
}

/// Matches as they are printed.
enum MatchText {
  /// The longest piece of a passage on a line of text, in characters.
  private static let longest = 160
  /// What stands before the first word that was found, in characters.
  private static let lead = 50

  /// The passage around what was found, in UTF-8.
  static func append(_ match: Match, to line: inout [UInt8]) {
    var text = match.passage.text
    text.withUTF8 { text in
      /// Where so many characters behind a place begin; the end where there are fewer.
      func place(_ count: Int, after start: Int) -> Int {
        var (at, left) = (start, count)
        while at < text.count, left > 0 {
          repeat { at += 1 } while at < text.count && text[at] & 0xC0 == 0x80
          left -= 1
        }
        return at
      }
      guard place(longest, after: 0) < text.count else { return line.append(contentsOf: text) }
      var start = place((match.ranges.first?.lowerBound ?? 0) - lead, after: 0)
      if start > 0 {
        line.append(contentsOf: "…".utf8)
        let reach = start..<place(lead, after: start)
        if let blank = text[reach].firstIndex(of: UInt8(ascii: " ")) { start = blank + 1 }
      }
      let end = place(longest, after: start)
      line.append(contentsOf: text[start..<end])
      if end < text.count { line.append(contentsOf: "…".utf8) }
    }
  }

  static func json(_ found: Found, query: String) -> JSON {
    .members([
      ("schema", .text("insight.search/1")),
      ("query", .text(query)),
      ("total", .integer(found.total)),
      ("matches", .list(found.matches.map(json))),
    ])
  }

  private static func json(_ match: Match) -> JSON {
    let lines = match.passage.lines
    return .members([
      ("file", .text(match.file)),
      ("id", .optional(match.id)),
      ("periodical", .optional(match.periodical)),
      ("number", .optional(match.number)),
      ("published", .optional(match.published)),
      ("address", .text(match.head.address)),
      ("headline", .text(match.head.headline)),
      ("lines", .list([.integer(lines.lowerBound), .integer(lines.upperBound)])),
      ("text", .text(match.passage.text)),
      (
        "ranges",
        .list(match.ranges.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) })
      ),
    ])
  }
}
