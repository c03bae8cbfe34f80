import InsightModel

/// Documents in any form, as issues.
public enum Importer {
  /// More than any newsletter; the model counts its bytes in 32 bits.
  public static let largest = 2_000_000_000

  /// Reads a document in whatever form its bytes are. Throws where there is no text in it that could be shown, with what
  /// it is and what to do. The name decides only what the bytes leave open.
  /// `lack` is what is known to lack of it already.
  /// `encoding` is what a reader says of a text.
  public static func issue(
    _ bytes: [UInt8], name: String = "", encoding: TextEncoding? = nil, lack: String? = nil
  ) throws(ImportError) -> Issue {
    try issue(bytes, name: name, encoding, lack: lack, packings: 0)
  }

  /// Packed twice is a mistake, more often a trap.
  private static let mostPackings = 3

  private static func issue(
    _ bytes: [UInt8], name: String, _ encoding: TextEncoding?, lack: String?, packings: Int
  ) throws(ImportError) -> Issue {
    if let packing = Packing(head: Array(bytes.prefix(16))) {
      guard packings < mostPackings else {
        throw ImportError("is packed \(packings) times and still not unpacked; unpack it first")
      }
      let unpacked = try Unpacker.unpack(bytes, packing, limit: largest)
      let lack = lack ?? unpacked.lack
      if unpacked.bytes.isEmpty, let lack {
        throw ImportError("\(lack), and nothing of them can be shown; get the file again")
      }
      return try issue(unpacked.bytes, name: baseName(name), encoding, lack: lack, packings: packings + 1)
    }
    guard var markup = try markup(bytes, name: name, encoding) else {
      guard let lack else { return Issue(bytes: bytes, encoding: encoding) }
      var plain = plainMarkup(DecodedDocument(bytes, wanted: encoding))
      plain.note(.truncated(lack))
      return Issue(plain)
    }
    if let lack { markup.note(.truncated(lack)) }
    return Issue(markup)
  }

  /// A document that says what its parts are; nil for plain text.
  private static func markup(_ bytes: [UInt8], name: String, _ encoding: TextEncoding?) throws(ImportError)
    -> Markup?
  {
    switch Form(bytes, name: name) {
    case .plain: nil
    case .html: HTMLImport.markup(bytes, encoding)
    case .feed: FeedImport.markup(bytes, encoding)
    case .markdown: MarkdownImport.markup(bytes, encoding)
    case .mail, .mailbox: try MailImport.markup(bytes)
    case .book: try BookImport.markup(bytes)
    case .refused(let what): throw ImportError(what)
    }
  }

  /// Plain text of which something is known besides.
  static func plainMarkup(_ document: DecodedDocument) -> Markup {
    var markup = Markup(source: document)
    markup.addPlain(document.text.bytes[...], sourceLine: 1)
    return markup
  }

  /// `a.md` of `a.md.gz`.
  private static func baseName(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return name }
    return String(name[..<dot])
  }
}

extension Markup {
  /// Says what is doubtful of a part that is decoded for itself, each kind of doubt once.
  mutating func noteOnce(_ part: DecodedDocument, line: Int = 1) {
    for own in part.diagnostics where !diagnostics.contains(where: { $0.kind == own.kind }) {
      note(own.problem, line: line)
    }
  }
}
