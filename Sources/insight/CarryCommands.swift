import ArgumentParser
import Glibc
import InsightLibrary
import InsightModel
import InsightTUI

/// `insight export`: the library as files.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Write the library to a folder: the files as they came, the notes as Markdown, the rest as JSON.",
    discussion: """
      insight import makes the same library of it. The folder is made where it is not there. Of an earlier export in it, the files \
      of issues are taken away that the library does not have any more; other files stay as they are.
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @OptionGroup var crash: CrashOption

  static let state = "state.json"
  static let notes = "notes.md"
  static let originals = "originals"

  func run() throws {
    guard !Programs.areForbidden else { throw Failure(message: Programs.refusal, status: .unwritable) }
    var library = try Shelf.open()
    var state = try Shelf.run { () throws(LibraryError) in try library.state() }
    try Self.make(folder)
    try Self.make(folder + "/" + Self.originals)
    var written = 0
    for (index, text) in state.texts.enumerated() where text.memory.isKept {
      let document = text.memory.document
      let bytes = try Shelf.run { () throws(LibraryError) in try library.original(of: document) }
      guard let bytes else { continue }
      let name = "\(Self.originals)/\(document)-\(Self.baseName(text.file ?? ""))"
      try Self.write(bytes, to: folder + "/" + name)
      state.texts[index].original = name
      written += 1
    }
    let earlier = Self.earlierState(in: folder)
    let placed = try Shelf.run { () throws(LibraryError) in try library.allNotes() }
    var markdown: [UInt8] = []
    for line in placed.flatMap(Notes.markdown) { Harmless.append(line, to: &markdown) }
    try Self.write(markdown, to: folder + "/" + Self.notes)
    // Last: what has a state is whole.
    try Self.write(Array(state.json.document.utf8), to: folder + "/" + Self.state)
    let gone = Self.takeAway(of: earlier, allBut: Set(state.texts.compactMap(\.original)), in: folder)
    let words = gone == 0 ? "" : "; took away \(gone) of an earlier export"
    Output.lines(["wrote \(written) issues and \(placed.count) notes to \(Harmless.path(folder))\(words)"])
  }

  /// The state that an earlier export has left in a folder.
  private static func earlierState(in folder: String) -> CarriedState? {
    let path = folder + "/" + state
    guard let bytes = Files.bytes(InputFile(path: path), limit: Import.largest) else { return nil }
    return try? CarriedState(json: String(decoding: bytes, as: UTF8.self), file: Harmless.path(path))
  }

  /// Takes away the files that an earlier export has written and this one has not, as far as they still are what was written.
  private static func takeAway(of earlier: CarriedState?, allBut written: Set<String>, in folder: String)
    -> Int
  {
    var count = 0
    for text in earlier?.texts ?? [] {
      guard let original = text.original, !written.contains(original) else { continue }
      let parts = original.split(separator: "/", omittingEmptySubsequences: false)
      let path = folder + "/" + original
      guard parts.count == 2, parts[0] == originals, parts[1] != "..",
        let bytes = Files.bytes(InputFile(path: path), limit: Import.largest),
        ContentHash(of: bytes).text == text.hash, unlink(FileName.bytes(path)) == 0
      else { continue }
      count += 1
    }
    return count
  }

  /// The last part of a path, of signs that every file system takes.
  private static func baseName(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let plain = name.unicodeScalars.map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "._-".unicodeScalars.contains(scalar))
        ? Character(scalar) : "_"
    }
    return plain.isEmpty ? "text" : String(plain.suffix(80))
  }

  private static func make(_ folder: String) throws {
    if mkdir(FileName.bytes(folder), 0o700) != 0, errno != EEXIST {
      throw Failure(
        message:
          "\(Harmless.path(folder)): \(String(cString: strerror(errno)).lowercased()); name another folder",
        status: .unwritable)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    switch FileWriter.write(bytes, to: path, overwriting: true) {
    case .written: return
    case .exists: throw Failure(message: "\(Harmless.path(path)): it is there already", status: .unwritable)
    case .failed(let why): throw Failure(message: "\(Harmless.path(path)): \(why)", status: .unwritable)
    }
  }
}

/// `insight import`: what `insight export` has written.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take a folder that insight export has written into the library.",
    discussion: "What is in the library already stays; what was read, starred and noted is put together.")

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @OptionGroup var crash: CrashOption

  /// More than any library has to say.
  static let largest = 1 << 30

  func run() throws {
    let path = folder + "/" + Export.state
    guard let bytes = Files.bytes(InputFile(path: path), limit: Self.largest) else {
      throw Failure(
        message: "\(Harmless.path(path)): no such file; name a folder that insight export has written",
        status: .unreadable)
    }
    let state = try Shelf.run { () throws(LibraryError) in
      try CarriedState(json: String(decoding: bytes, as: UTF8.self), file: Harmless.path(path))
    }
    var library = try Shelf.open()
    var (added, known) = (0, 0)
    var failure: Failure?
    for text in state.texts {
      if let original = text.original, !original.split(separator: "/").contains("..") {
        var file = InputFile(path: folder + "/" + original)
        file.encoding = text.encoding
        switch Files.content(file) {
        case .issue(let issue, let bytes, let changed):
          let incoming = Incoming(
            file: text.file ?? Files.wholePath(file), bytes: bytes, issue: issue, changed: changed,
            encoding: text.encoding, isNamed: false)
          let kept = try Shelf.run { () throws(LibraryError) in
            try library.reserve(text)
            return try library.add([incoming])
          }
          switch kept.first {
          case .added, .revised: added += 1
          case .known, nil: known += 1
          }
        case .leftOut: break
        case .refused(let why):
          failure = failure ?? Failure(message: "\(file.title): \(why)", status: .unreadable)
        }
      }
    }
    // When all are there: what is remembered of a text would go on to one that is added after it.
    for text in state.texts { try Shelf.run { () throws(LibraryError) in try library.take(text) } }
    try Shelf.run { () throws(LibraryError) in try library.take(state) }
    _ = try? library.keepCatalog()
    Output.lines(["added \(added), kept already \(known)"])
    if let failure { throw failure }
  }
}
