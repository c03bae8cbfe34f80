/// Something a reader of the raw file should know, with the lines it concerns.
public struct Diagnostic: Equatable, Sendable {
  /// What it is about: `was` and `found` are as the file has it, `now` is what is shown in its place.
  public enum Problem: Equatable, Sendable {
    /// A character that a wrong decoding destroyed was put back.
    case healed(was: String, now: String)
    /// Ideographic spaces that a wrong decoding had made visible are read as blanks.
    case blanked(was: String, count: Int)
    /// Looks destroyed, but no reading is plausible: left as it is.
    case unhealed(was: String)
    /// The encoding was guessed, and another one is not much less likely.
    case guessedEncoding(TextEncoding, rival: TextEncoding)
    /// Bytes that are no text in the document's encoding.
    case undecodable(count: Int)
    /// Control characters, escapes or direction overrides, shown as signs that do nothing.
    case controlShown(was: String, now: String)
    /// A cell that looks like a number and is none.
    case malformedNumber(text: String, column: String)
    /// A table row that lacks or exceeds the columns of its table.
    case raggedRow(expected: Int, found: Int)
    /// A section's numeral or an article's number that does not follow the one before.
    case outOfOrder(expected: String, found: String)
    /// A table whose header could not be cut into its columns with confidence.
    case unsureColumns(header: String)
    /// The file is full of control characters: a picture, an archive, a program.
    case binary
    /// The document names another encoding as its own than the one it is in.
    case otherEncoding(declared: String, found: String)
    /// Parts of a page that are no part of its text: navigation, forms, what stands around it.
    case pageFurniture(lines: Int)
    /// The file ends before what it holds does.
    case truncated(String)
    /// Parts of a document that are not shown, and why.
    case leftOut(String)
    /// The document has none of the structure of an issue and is shown as text.
    case plainText
  }

  /// Decides `kind`, `message` and whether it is a doubt.
  public var problem: Problem
  /// 1-based, in the file as given.
  public var lines: ClosedRange<Int>

  /// `lines` are 1-based lines of the file.
  public init(_ problem: Problem, lines: ClosedRange<Int>) {
    self.problem = problem
    self.lines = lines
  }

  /// The word for this kind of diagnostic in the JSON output.
  public var kind: String {
    switch problem {
    case .healed: "healing"
    case .blanked: "spacing"
    case .unhealed: "unhealed"
    case .guessedEncoding: "encoding"
    case .undecodable: "undecodable"
    case .controlShown: "control"
    case .malformedNumber: "malformed-number"
    case .raggedRow: "ragged-row"
    case .outOfOrder: "out-of-order"
    case .unsureColumns: "unsure-columns"
    case .binary: "binary"
    case .otherEncoding: "encoding"
    case .pageFurniture: "furniture"
    case .truncated: "truncated"
    case .leftOut: "left-out"
    case .plainText: "plain-text"
    }
  }

  /// True where the reader should doubt what is shown; false where it only says what was done.
  public var isDoubt: Bool {
    switch problem {
    case .healed, .blanked, .controlShown, .plainText, .pageFurniture: false
    case .otherEncoding, .truncated, .leftOut, .unhealed, .guessedEncoding, .undecodable, .malformedNumber,
      .raggedRow,
      .outOfOrder, .unsureColumns, .binary:
      true
    }
  }

  /// True where the text was made by a guess. Of letters in Windows-1252 at least those of ASCII are known, and signs.
  var isOfGuess: Bool {
    if case .guessedEncoding(let encoding, _) = problem { encoding != .windows1252 } else { false }
  }

  /// True where it says that the encoding was guessed.
  var isGuess: Bool {
    if case .guessedEncoding = problem { true } else { false }
  }

  /// True for what a finding of the audit says too, with its reasons.
  var isToldAsFinding: Bool {
    if case .malformedNumber = problem { true } else { false }
  }

  /// What stood in the file, where the diagnostic is about one text.
  public var was: String? {
    switch problem {
    case .healed(let was, _), .blanked(let was, _), .unhealed(let was), .controlShown(let was, _): was
    case .malformedNumber(let text, _): text
    case .outOfOrder(_, let found): found
    case .unsureColumns(let header): header
    case .guessedEncoding, .undecodable, .raggedRow, .binary, .plainText, .otherEncoding, .pageFurniture,
      .truncated, .leftOut:
      nil
    }
  }

  /// What is shown in its place.
  public var now: String? {
    switch problem {
    case .healed(_, let now), .controlShown(_, let now): now
    case .blanked: " "
    case .unhealed, .guessedEncoding, .undecodable, .malformedNumber, .raggedRow, .outOfOrder, .unsureColumns,
      .binary,
      .plainText, .otherEncoding, .pageFurniture, .truncated, .leftOut:
      nil
    }
  }

  /// One sentence for people.
  public var message: String {
    switch problem {
    case .healed(let was, let now): "read \(was) as \(now)"
    case .blanked(let was, let count): "read \(was) as blank space, \(count) times in these lines"
    case .unhealed(let was): "\(was) looks like damage, but nothing it could have been is plausible"
    case .guessedEncoding(let encoding, let rival):
      "read as \(encoding.rawValue), but it may be \(rival.rawValue); --encoding NAME says which"
    case .undecodable(let count):
      count == 1 ? "1 byte is no text in this encoding" : "\(count) bytes are no text in this encoding"
    case .controlShown(let was, let now): "control character \(was) shown as \(now)"
    case .malformedNumber(let text, let column):
      "\(text) in column \(column) is not a well-formed number"
    case .raggedRow(let expected, let found):
      "this row has \(found) cells where the table has \(expected) columns"
    case .outOfOrder(let expected, let found): "\(found) stands where \(expected) was expected"
    case .unsureColumns(let header): "could not be sure how to cut the header into columns: \(header)"
    case .binary: "this file is full of control characters and hardly a text; nothing in it is healed"
    case .otherEncoding(let declared, let found):
      "says that it is \(declared), but is read as \(found), which it is"
    case .pageFurniture(let lines):
      lines == 1
        ? "1 line around the page's text is left out" : "\(lines) lines around the page's text are left out"
    case .truncated(let what): "\(what); what there is of it is shown"
    case .leftOut(let what): what
    case .plainText: "no section or header field of an issue was found; shown as text"
    }
  }
}
