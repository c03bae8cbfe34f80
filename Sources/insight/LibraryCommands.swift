import ArgumentParser
import InsightLibrary
import InsightModel
import InsightTUI

/// The form that the library's commands print.
enum ListFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

/// The library as the commands use it.
enum Shelf {
  /// The library of the person who runs the program, made where there is none.
  static func open() throws(Failure) -> Library {
    guard let path = LibraryFile.path else {
      throw Failure(
        message: "there is no home folder for the library; name a file by INSIGHT_LIBRARY",
        status: .unreadable)
    }
    return try run { () throws(LibraryError) in try library(at: path, onMigration: tell(path)) }
  }

  /// Opens a file, to be read alone where nothing may be written.
  static func library(at path: String, onMigration: () -> Void = {}) throws(LibraryError) -> Library {
    Programs.areForbidden
      ? try Library(path: path, readOnly: Programs.refusal)
      : try Library(path: path, onMigration: onMigration)
  }

  /// Says why a library of an older version takes a while to open.
  private static func tell(_ path: String) -> () -> Void {
    let name = Harmless.path(path)
    return { Output.warn("\(name): its tables are brought to this version; a copy is kept as \(name).bak") }
  }

  /// The library where there is one; nil keeps nothing yet.
  static func openIfThere() throws(Failure) -> Library? {
    guard let path = LibraryFile.path, LibraryFile.exists(path) else { return nil }
    return try run { () throws(LibraryError) in try library(at: path, onMigration: tell(path)) }
  }

  /// Does something with it; what goes wrong ends the command.
  static func run<Value: ~Copyable>(_ body: () throws(LibraryError) -> Value) throws(Failure) -> Value {
    do throws(LibraryError) { return try body() } catch {
      let status: Status =
        switch error.kind {
        case .full, .readOnly: .unwritable
        case .damaged, .damagedIssue, .newer, .refused, .internalFault: .unreadable
        }
      throw Failure(message: error.message, status: status)
    }
  }
}

/// `insight add`: keeps files in the library.
struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Keep issues in the library.",
    discussion: """
      The same bytes twice are one. Another text of the same periodical and number takes the place of the older, which stays \
      as a revision, and comes back when it is added again; so does what a feed has grown from. Folders are looked \
      through with those in them; a mailbox is a folder.
      """)

  @Argument(help: "Files or folders; - is standard input.", completion: .file())
  var paths: [String]

  @Option(help: "text or json.")
  var format: ListFormat = .text

  @OptionGroup var crash: CrashOption
  @OptionGroup var encoding: EncodingOption

  /// So many bytes of files are kept in one step.
  private static let portion = 8 << 20

  func run() throws {
    let files = try Files.find(paths, encoding: encoding.encoding, isDeep: true)
    var library = try Shelf.open()
    var outcome = Outcome()
    var waiting: [Incoming] = []
    var size = 0
    for file in files {
      switch Files.content(file) {
      case .issue(let issue, let bytes, let changed):
        waiting.append(
          Incoming(
            file: Files.wholePath(file), bytes: bytes, issue: issue, changed: changed,
            encoding: file.encoding,
            isNamed: file.folder == nil))
        size += bytes.count
        if size >= Self.portion {
          try Self.keep(&waiting, in: &library, &outcome)
          size = 0
        }
      case .leftOut(let why): outcome.leftOut.append((file.title, why))
      case .refused(let why): outcome.refused.append((file.title, why))
      }
    }
    try Self.keep(&waiting, in: &library, &outcome)
    // What lists need is made when it is missing, so that this may fail; and so is what is counted.
    _ = try? library.keepCatalog()
    if outcome.isEmpty { throw Read.noIssue(files, []) }
    switch format {
    case .text: Output.lines(outcome.lines)
    case .json: Output.json(outcome.json)
    }
    if let first = outcome.refused.first {
      throw Failure(message: "\(first.file): \(first.reason)", status: .unreadable)
    }
  }

  private static func keep(
    _ waiting: inout [Incoming], in library: inout Library, _ outcome: inout Outcome
  ) throws(Failure) {
    guard !waiting.isEmpty else { return }
    let incoming = waiting
    let kept = try Shelf.run { () throws(LibraryError) in try library.add(incoming) }
    for (file, kept) in zip(waiting, kept) { outcome.take(kept, file) }
    waiting = []
    while (try? library.gatherFrequent()) == true {}
  }

  /// What became of the files.
  private struct Outcome {
    var added: [Int] = []
    var known: [Int] = []
    var revised: [Int] = []
    var refused: [(file: String, reason: String)] = []
    /// Files of folders that are no issues.
    var leftOut: [(file: String, reason: String)] = []
    /// What is said of each revision.
    private var revisions: [String] = []

    var isEmpty: Bool { added.isEmpty && known.isEmpty && revised.isEmpty && refused.isEmpty }

    mutating func take(_ kept: Kept, _ file: Incoming) {
      switch kept {
      case .added(let id): added.append(id)
      case .known(let id): known.append(id)
      case .revised(let id, let older):
        revised.append(id)
        let header = file.issue.header
        let name = [header.periodical, header.number.map { "No. \($0)" }].compactMap { $0 }.joined(
          separator: " ")
        revisions.append(
          "\(Harmless.path(file.file)): another text of \(name); it takes the place of \(older)")
      }
    }

    var lines: [String] {
      revisions + ["added \(added.count), kept already \(known.count), revised \(revised.count)"]
        + (leftOut.isEmpty ? [] : ["left out \(leftOut.count): " + Self.list(leftOut)])
        + refused.dropFirst().map { "\($0.file): \($0.reason)" }
    }

    /// As many names as one looks through.
    private static let mostNamed = 10

    private static func list(_ files: [(file: String, reason: String)]) -> String {
      let named = files.prefix(mostNamed).map { "\($0.file) (\($0.reason))" }.joined(separator: ", ")
      return files.count > mostNamed ? named + " and \(files.count - mostNamed) more" : named
    }

    private static func json(_ files: [(file: String, reason: String)]) -> JSON {
      .list(files.map { .members([("file", .text($0.file)), ("reason", .text($0.reason))]) })
    }

    var json: JSON {
      .members([
        ("schema", .text("insight.add/1")),
        ("added", .list(added.map(JSON.integer))),
        ("known", .list(known.map(JSON.integer))),
        ("revised", .list(revised.map(JSON.integer))),
        ("refused", Self.json(refused)),
        ("leftOut", Self.json(leftOut)),
      ])
    }
  }
}

/// `insight list`: what the library keeps.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the issues in the library, the newest first; the exit status is 1 if a query finds none.")

  @Argument(help: "Words of periodical, number, date, title or file, and in:, since:, before:, is:, has:.")
  var query: [String] = []

  @Option(help: "text or json.")
  var format: ListFormat = .text

  @OptionGroup var crash: CrashOption

  func run() throws {
    let wanted = query.isEmpty ? nil : try Search.query(query.joined(separator: " "))
    var issues: [KeptIssue] = []
    if var library = try Shelf.openIfThere() {
      issues = try Shelf.run { () throws(LibraryError) in
        if let wanted { return try library.issues(wanted) }
        return try library.issues()
      }
    }
    switch format {
    case .text: Output.lines(Self.lines(issues))
    case .json:
      Output.json(.members([("schema", .text("insight.list/1")), ("issues", .list(issues.map(Self.json)))]))
    }
    if issues.isEmpty, !query.isEmpty { throw ExitCode(Status.negative.rawValue) }
  }

  /// Number, marks of what is unread and starred, date, title.
  private static func lines(_ issues: [KeptIssue]) -> [String] {
    let digits = issues.map { String($0.id).count }.max() ?? 1
    return issues.map { issue in
      let id = String(issue.id)
      let published = issue.published ?? ""
      var line = String(repeating: " ", count: digits - id.count) + id
      line += "  " + (issue.isUnread ? "●" : " ") + (issue.starred > 0 ? "*" : " ")
      line += " " + published + String(repeating: " ", count: max(0, 10 - published.count))
      line += "  " + Passages.oneLine(issue.title ?? issue.name)
      if issue.revisions > 0 {
        line += "  (\(issue.revisions) older text\(issue.revisions == 1 ? "" : "s"))"
      }
      return line
    }
  }

  private static func json(_ issue: KeptIssue) -> JSON {
    .members([
      ("id", .integer(issue.id)),
      ("file", .text(issue.file)),
      ("periodical", .optional(issue.periodical)),
      ("number", .optional(issue.number)),
      ("published", .optional(issue.published)),
      ("title", .optional(issue.title)),
      ("unread", .truth(issue.isUnread)),
      ("starred", .truth(issue.starred > 0)),
      ("revisions", .integer(issue.revisions)),
    ])
  }
}

/// `insight remove`: takes issues out of the library.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take issues out of the library, with their older texts.",
    discussion:
      "What was read and noted of them is kept, should they come back. Their files stay where they are.")

  @Argument(help: "Numbers that insight list shows.")
  var ids: [Int]

  @Option(help: "text or json.")
  var format: ListFormat = .text

  @OptionGroup var crash: CrashOption

  func run() throws {
    var removed: [Int] = []
    if var library = try Shelf.openIfThere() {
      removed = try Shelf.run { () throws(LibraryError) in try library.remove(ids) }
    }
    switch format {
    case .text: Output.lines(["removed \(removed.count)"])
    case .json:
      Output.json(
        .members([("schema", .text("insight.remove/1")), ("removed", .list(removed.map(JSON.integer)))]))
    }
    if let missing = ids.first(where: { !removed.contains($0) }) {
      throw Failure(
        message: "there is no issue \(missing) in the library; insight list shows them", status: .negative)
    }
  }
}
