import ArgumentParser
import Glibc
import InsightLibrary
import InsightModel

/// `insight notes`: what was noted, with what it is about.
struct Notes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Print all notes with what they are about; the exit status is 1 if there is none.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case markdown, text, json }

  @Option(help: "markdown, text or json.")
  var format: Format = .text

  @OptionGroup var crash: CrashOption

  func run() throws {
    var notes: [PlacedNote] = []
    if var library = try Shelf.openIfThere() {
      notes = try Shelf.run { () throws(LibraryError) in try library.allNotes() }
    }
    switch format {
    case .markdown: Output.lines(notes.flatMap(Self.markdown))
    case .text: Output.lines(notes.flatMap(Self.text))
    case .json:
      Output.json(.members([("schema", .text("insight.notes/1")), ("notes", .list(notes.map(Self.json)))]))
    }
    if notes.isEmpty { throw ExitCode(Status.negative.rawValue) }
  }

  /// `2.1/4`, as `--at` takes it, of a note on a cell with that: where the words are gone, the article.
  private static func address(_ placed: PlacedNote) -> String {
    guard let block = placed.note.block else { return placed.note.article }
    let address = "\(placed.note.article)/\(block + 1)"
    guard let cell = placed.note.cell, !placed.note.isLost, let part = IssuePart(address) else {
      return address
    }
    return "\(IssuePart.cell(part, row: cell.row, column: cell.column))"
  }

  /// `Harbour Letter No. 7, 2031-03-04, 1.2`.
  private static func citation(_ placed: PlacedNote) -> String {
    let name = placed.periodical.map { name in placed.number.map { "\(name) No. \($0)" } ?? name }
    let file = placed.file.map { Harmless.path($0.split(separator: "/").last.map(String.init) ?? $0) }
    let source = name ?? placed.title ?? file ?? "a text that is not kept"
    let article = placed.note.article.prefix { $0 != "#" }.description
    return [source, placed.published, article].compactMap { $0 }.joined(separator: ", ")
  }

  /// True where a file has the bytes of a note's text: its path may have been given to another since.
  private static func lies(_ placed: PlacedNote, at file: String) -> Bool {
    guard file.hasPrefix("/"), let part = Files.parts(of: InputFile(path: file)).first,
      let bytes = Files.bytes(part, limit: largest)
    else {
      return false
    }
    return ContentHash(of: bytes).text == placed.hash
  }

  /// Larger files are data, or worth no reading for this.
  private static let largest = 64 << 20

  /// How to come back: to the file, where it is there still, else to what the library keeps of it.
  private static func command(_ placed: PlacedNote) -> String? {
    let at = "insight --at \(quoted(address(placed))) "
    guard let file = placed.file, lies(placed, at: file) else {
      return placed.isKept ? at + "--kept \(placed.document)" : nil
    }
    return at + Harmless.path(quoted(file))
  }

  /// As a shell takes it for one word.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "/._-+,".unicodeScalars.contains(scalar)
    }
    if isPlain { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// What is said of a note whose words have been changed.
  private static func loss(_ placed: PlacedNote) -> String {
    placed.note.isLost ? " (these words are gone from the text)" : ""
  }

  static func markdown(_ placed: PlacedNote) -> [String] {
    var lines = ["> \(placed.note.quotation)", ""]
    lines += placed.note.body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines += [
      "", "— \(citation(placed))\(loss(placed))",
    ]
    if let command = command(placed) { lines += ["", "    \(command)"] }
    return lines + [""]
  }

  private static func text(_ placed: PlacedNote) -> [String] {
    let quotation = placed.note.quotation
    let shown = quotation.count > 100 ? quotation.prefix(99) + "…" : quotation[...]
    return ["\(citation(placed)): “\(shown)”\(loss(placed))"]
      + placed.note.body.split(separator: "\n").map { "  \($0)" }
  }

  private static func json(_ placed: PlacedNote) -> JSON {
    .members([
      ("id", .integer(placed.note.id)),
      ("issue", placed.isKept ? .integer(placed.document) : .null),
      ("file", .optional(placed.file)),
      ("periodical", .optional(placed.periodical)),
      ("number", .optional(placed.number)),
      ("published", .optional(placed.published)),
      ("address", .text(address(placed))),
      ("command", .optional(command(placed))),
      ("quotation", .text(placed.note.quotation)),
      ("note", .text(placed.note.body)),
      ("written", .integer(placed.note.written)),
      ("lost", .truth(placed.note.isLost)),
    ])
  }
}
