import ArgumentParser
import Glibc
import InsightModel
import InsightTUI

/// `insight PATH…`: the reader, or the text where there is no terminal to draw on.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open issues in the reader (what insight does when no command is named).")

  @Argument(help: "Files or folders; - is standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    name: .customLong("at"),
    help:
      "Where to begin: at a section, 2, an article, 2.1, a block of it, 2.1/5, a table, 2.1/table1, or a cell, 2.1/table1/ROW/COLUMN.",
    completion: Completions.parts)
  var address: String?

  @Option(help: "Open the issue of the library with this number; insight list shows them.")
  var kept: Int?

  @Flag(help: "Print the keys of the reader, and what they do.")
  var keys = false

  @Flag(help: "Print a configuration with every setting as it is when nothing is said.")
  var printConfig = false

  @Flag(help: "Read files again when they change, and stay at their end where one is there.")
  var follow = false

  @OptionGroup var data: DataOptionGroup
  @Flag(help: "Print sentences in place of rules and columns, also to a terminal.")
  var linear = false

  @OptionGroup var crash: CrashOption
  @OptionGroup var encoding: EncodingOption

  func run() throws {
    if printConfig { return Output.lines(Settings.standardText) }
    if keys { return Output.lines(Self.keyLines) }
    let wanted = try address.map { try Show.part($0) }
    if let kept {
      guard paths.isEmpty else {
        throw Failure(
          message: "--kept names an issue of the library; leave out the paths", status: .wrongCall)
      }
      return try Self.openKept(kept, part: wanted, isLinear: linear)
    }
    try Self.read(
      paths: paths, part: wanted, try data.options(), encoding: encoding.encoding, isLinear: linear,
      isFollowing: follow)
  }

  /// The keymap as text, a part for each place where keys have meanings.
  private static var keyLines: [String] {
    let parts = KeyReference.all(Configuration.read().settings.keymap)
    let columns = parts.flatMap(\.rows).map(\.keys.count).max() ?? 0
    var lines: [String] = []
    for part in parts {
      if !lines.isEmpty { lines.append("") }
      lines.append(part.title)
      for row in part.rows {
        let space = String(repeating: " ", count: columns - row.keys.count + 2)
        lines.append("  \(row.keys)\(space)\(row.summary)")
      }
    }
    return lines
  }

  static func read(
    paths: [String], part: IssuePart?, _ options: DataOptions = DataOptions(), encoding: TextEncoding? = nil,
    isLinear: Bool = false, isFollowing: Bool = false
  ) throws {
    var paths = paths
    if paths.isEmpty {
      if isatty(STDIN_FILENO) == 1 { return try openLibrary() }
      paths = ["-"]
    }
    let files = try Files.find(paths, encoding: encoding).map { file in
      var file = file
      file.options = options
      return file
    }
    guard Output.isTerminal, !isLinear else {
      return try Show.printAll(files, part: part, isLinear: isLinear)
    }

    // What is remembered is looked up after the first screen, which does not wait for it.
    let keeper = LibraryKeeper(files)
    // The first document that can be read is shown at once; the others are read while it is shown.
    var documents = files.map { Document(name: $0.name, state: .waiting) }
    var begun: (index: Int, data: DataFile)?
    let configuration = Configuration.read()
    for index in firstLooks(files, configuration.settings) {
      let (state, rest) = Files.head(files[index])
      documents[index].state = state
      begun = rest.map { (index, $0) }
      if documents[index].isReadable { break }
    }
    guard documents.contains(where: \.isReadable) else { throw noIssue(files, documents) }
    if let part, documents.count == 1, let issue = documents[0].issue {
      _ = try Show.place(of: part, in: issue, Harmless.path(files[0].path))
    }
    try runReader(documents, files, keeper, part, begun, isFollowing, configuration: configuration)
  }

  /// The files in the order in which one is looked for to be shown first: of a folder the newest issue, as far as numbers and
  /// dates in the names of files tell.
  private static func firstLooks(_ files: [InputFile], _ settings: Settings) -> [Int] {
    guard settings.beginsWithNewest, files.allSatisfy({ $0.folder != nil }) else {
      return Array(files.indices)
    }
    let numbered = files.indices.filter { files[$0].name.contains(where: \.isNumber) }
    return numbered.reversed() + files.indices.filter { !files[$0].name.contains(where: \.isNumber) }
  }

  /// `begun` is the document of which the head has been read.
  private static func runReader(
    _ documents: [Document], _ files: [InputFile], _ keeper: LibraryKeeper, _ part: IssuePart?,
    _ begun: (index: Int, data: DataFile)?,
    _ isFollowing: Bool, opening: LibraryKeeper.Opening? = nil,
    configuration: (settings: Settings, faults: [String])? = nil
  ) throws {
    let (settings, faults) = configuration ?? Configuration.read()
    var terminal: Terminal
    do {
      terminal = try Terminal(themes: settings.themes)
    } catch {
      throw Failure(message: error.description, status: .wrongCall)
    }
    var reader = Reader(
      documents: documents, size: terminal.size, part: part, isPlain: terminal.isPlain,
      settings: settings, faults: faults)
    reader.isFollowing = isFollowing
    if let name = terminal.unknownName {
      reader.tell("taken for \(Terminal.usual): the terminal \(name) is not known here")
    }
    switch opening {
    case .list(let issues, let last): reader.openLibrary(issues, last: last)
    case .issue(_, let memory, let contentsWidth): reader.resume(memory, contentsWidth: contentsWidth)
    case nil: break
    }
    let known = ReadOnce()
    if begun == nil {
      for index in documents.indices where documents[index].isReadable { _ = known.isFirst(index) }
    }
    let watch: Shell.Watch = { tell in
      var watch = FileWatch(files)
      watch.run(tell)
    }
    let locate: Shell.Locate = { index, kept in
      if let kept { return keeper.path(of: kept) }
      guard files.indices.contains(index), files[index].path != "-", files[index].message == nil else {
        return nil
      }
      return files[index].path
    }
    var shell = Shell(reader, watch: files.isEmpty ? nil : watch, keeper: keeper.keeper, locate: locate) {
      index, kept, reading, deliver in
      if let kept {
        _ = deliver(keeper.document(kept, as: reading?.encoding))
        return
      }
      if let reading {
        _ = deliver(Files.document(files[index], as: reading))
        return
      }
      // What is read again replaces what is shown when all of it is there.
      guard known.isFirst(index) else {
        _ = deliver(Files.document(files[index]))
        return
      }
      if let begun, begun.index == index { return begun.data.finish(deliver) }
      let (state, rest) = Files.head(files[index])
      if deliver(state) { rest?.finish(deliver) }
    }
    shell.run(on: &terminal)
    terminal.close()
    // The screen named the first alone.
    for fault in faults { Output.warn(fault) }
  }

  /// Opens an issue of the library, or prints it.
  private static func openKept(_ id: Int, part: IssuePart?, isLinear: Bool) throws {
    let keeper = LibraryKeeper([])
    let state = keeper.document(id, as: nil)
    guard case .ready(let issue) = state else {
      let why = if case .failed(let why) = state { why } else { "it cannot be read" }
      throw Failure(message: "issue \(id): \(why); insight list shows what is kept", status: .unreadable)
    }
    guard Output.isTerminal, !isLinear else {
      return try Show.printOne(issue, "issue \(id)", part, .text, nil, isLinear)
    }
    if let part { _ = try Show.place(of: part, in: issue, "issue \(id)") }
    let header = issue.header
    let name = KeptIssue.name(header.periodical, header.number, header.title, keeper.file(of: id) ?? "")
    try runReader([Document(name: name, state: state, kept: id)], [], keeper, part, nil, false)
  }

  /// Opens the reader on the library.
  private static func openLibrary() throws {
    let configuration = Configuration.read()
    let folders = configuration.settings.libraryFolders
    let keeper = LibraryKeeper([], folders: folders)
    guard Output.isTerminal else {
      throw Failure(message: "nothing to read; name a file or a folder: insight PATH", status: .wrongCall)
    }
    // Where folders are named, what is in them comes after an empty list.
    guard let opening = try keeper.openNow() ?? (folders.isEmpty ? nil : .list([], last: nil)) else {
      throw Failure(
        message:
          "nothing to read; name a file or a folder: insight PATH, or keep issues first: insight add PATH",
        status: .wrongCall)
    }
    var documents: [Document] = []
    if case .issue(let document, _, _) = opening { documents = [document] }
    try runReader(documents, [], keeper, nil, nil, false, opening: opening, configuration: configuration)
  }

  /// Why there is nothing to show: the first file that failed, or files that are no issues.
  static func noIssue(_ files: [InputFile], _ documents: [Document]) -> Failure {
    for (file, document) in zip(files, documents) {
      if case .failed(let why) = document.state {
        return Failure(message: "\(file.title): \(why)", status: .unreadable)
      }
    }
    let folder = files.compactMap(\.folder).first ?? "."
    return Failure(
      message: "\(Harmless.path(folder)): no issue in this folder; name a file to read it as plain text",
      status: .unreadable
    )
  }
}
