import InsightModel

/// What a document is, told by its bytes.
public enum Form: Equatable, Sendable {
  case plain, html, feed, book, mail, mailbox, markdown
  /// No text: what it is and what to do, in words that go on a file's name.
  case refused(String)

  /// Judges by the head of a document, which need not be more than `reach` bytes. The name decides only what the bytes
  /// leave open: whether a text without marks is Markdown.
  public init(_ bytes: [UInt8], name: String = "") {
    if let refusal = Self.refusal(bytes) {
      self = refusal
      return
    }
    if bytes.starts(with: Self.zip) {
      self = Self.archive(bytes)
      return
    }
    let head = Self.ascii(bytes)
    if JSONFeedMark.stands(in: head) {
      self = .feed
      return
    }
    if let markup = MarkupHead.form(head) {
      self =
        markup == .html && !MarkupHead.isPage(head)
          && MarkdownEvidence.isMarkdown(head, isNamed: Self.isMarkdown(name)) ? .markdown : markup
    } else if let mail = MailHead.form(head) {
      self = mail
    } else {
      self = MarkdownEvidence.isMarkdown(head, isNamed: Self.isMarkdown(name)) ? .markdown : .plain
    }
  }

  /// How many bytes tell what a document is.
  public static let reach = 65_536

  private static func isMarkdown(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".md", ".markdown", ".mdown", ".mkd"].contains { name.hasSuffix($0) }
  }

  /// The head without a mark, and of UTF-16 and UTF-32 the bytes that are not zero: marks of forms are ASCII.
  private static func ascii(_ bytes: [UInt8]) -> [UInt8] {
    var head = bytes.prefix(reach)
    let isWide = head.prefix(2).elementsEqual([0xFF, 0xFE]) || head.prefix(2).elementsEqual([0xFE, 0xFF])
    if isWide { return head.dropFirst(2).filter { $0 != 0 } }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    // `<` and a zero, or the other way round.
    if head.prefix(2).elementsEqual([0x3C, 0]) || head.prefix(2).elementsEqual([0, 0x3C]) {
      return head.filter { $0 != 0 }
    }
    return Array(head)
  }

  // MARK: What is no text

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  private struct Mark {
    var offset = 0
    var bytes: [UInt8]
    /// What few bytes alone do not tell.
    var also: (offset: Int, bytes: [UInt8]) = (0, [])
    var what: String

    func stands(in head: [UInt8]) -> Bool {
      func has(_ place: Int, _ own: [UInt8]) -> Bool {
        head.count >= place + own.count && head[place...].starts(with: own)
      }
      return has(offset, bytes) && has(also.offset, also.bytes)
    }
  }

  private static func mark(_ text: String, at offset: Int = 0, _ what: String) -> Mark {
    Mark(offset: offset, bytes: Array(text.utf8), what: what)
  }

  private static let picture = " picture and no text; name a file with text"
  private static let lzma = "packed as LZMA; unpack it first: lzcat FILE | insight -"
  private static let sound = " and no text; name a file with text"

  private static let marks: [Mark] = [
    mark("%PDF-", "a PDF; turn it into text first: pdftotext -layout FILE - | insight -"),
    Mark(bytes: [0x89, 0x50, 0x4E, 0x47], what: "a PNG" + picture),
    Mark(bytes: [0xFF, 0xD8, 0xFF], what: "a JPEG" + picture),
    mark("GIF87a", "a GIF" + picture), mark("GIF89a", "a GIF" + picture),
    mark("WEBP", at: 8, "a WebP" + picture),
    Mark(bytes: [0x42, 0x4D], also: (6, [0, 0, 0, 0]), what: "a BMP" + picture),
    Mark(bytes: [0x00, 0x00, 0x01, 0x00], also: (5, [0]), what: "an ICO" + picture),
    Mark(bytes: [0x49, 0x49, 0x2A, 0x00], what: "a TIFF" + picture),
    Mark(bytes: [0x4D, 0x4D, 0x00, 0x2A], what: "a TIFF" + picture),
    mark("ftypavif", at: 4, "an AVIF" + picture), mark("ftyphei", at: 4, "a HEIF" + picture),
    Mark(
      bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      what: "an office file; turn it into a page first: soffice --headless --convert-to html FILE"),
    mark("{\\rtf", "a rich text file; turn it into a page first: pandoc -f rtf -t html FILE | insight -"),
    mark("%!PS", "PostScript; turn it into text first: ps2txt FILE | insight -"),
    mark("AT&TFORM", "a DjVu document; turn it into text first: djvutxt FILE | insight -"),
    mark("BOOKMOBI", at: 60, "a Kindle book; turn it into an EPUB first: ebook-convert FILE book.epub"),
    mark("ITSF", "a help file; turn it into pages first: extract_chmLib FILE FOLDER"),
    mark(
      "SQLite format 3\u{0}",
      "an SQLite database; take a table out of it first: sqlite3 -csv FILE 'select * from NAME' | insight -"),
    mark("PAR1", "a Parquet file; turn it into CSV first: duckdb -csv -c \"from 'FILE'\" | insight -"),
    Mark(
      bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
      what: "a 7z archive; unpack it and name a file in it: 7z x FILE"),
    Mark(bytes: [0x5D, 0x00, 0x00], also: (10, [0, 0, 0]), what: lzma),
    Mark(bytes: [0x5D, 0x00, 0x00], also: (10, [0xFF, 0xFF, 0xFF]), what: lzma),
    Mark(bytes: [0x1F, 0x9D], what: "packed by compress; unpack it first: zcat FILE | insight -"),
    Mark(bytes: [0x04, 0x22, 0x4D, 0x18], what: "packed as LZ4; unpack it first: lz4cat FILE | insight -"),
    mark("Rar!\u{1A}\u{7}", "a RAR archive; unpack it and name a file in it: unrar x FILE"),
    mark("ustar", at: 257, "a tar archive; unpack it and name a file in it: tar -xf FILE"),
    mark("PK\u{5}\u{6}", "an empty ZIP archive; name a file with text"),
    Mark(bytes: [0x7F, 0x45, 0x4C, 0x46], what: "a program and no text; name a file with text"),
    mark("ID3", "an MP3 recording" + sound), mark("OggS", "an Ogg recording" + sound),
    mark("fLaC", "a FLAC recording" + sound), mark("WAVE", at: 8, "a WAVE recording" + sound),
    mark("ftyp", at: 4, "a film or a recording" + sound),
    Mark(bytes: [0x1A, 0x45, 0xDF, 0xA3], what: "a film" + sound),
    mark("wOFF", "a font" + sound), mark("wOF2", "a font" + sound),
  ]

  private static func refusal(_ bytes: [UInt8]) -> Form? {
    guard let known = marks.first(where: { $0.stands(in: bytes) }) else { return nil }
    // `Ā` in UTF-32 begins as an icon does, and is followed by no number of pictures.
    if known.bytes.first == 0, bytes.count > 4, bytes[4] == 0 { return nil }
    // `ftyp`, `ITSF` and the like are letters too: a text goes on as one.
    let isWords =
      known.bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      && !["%PDF-", "{\\rtf", "%!PS"].contains(String(decoding: known.bytes, as: UTF8.self))
    if isWords, !bytes.prefix(512).contains(where: { $0 < 0x07 }) { return nil }
    return .refused("is \(known.what)")
  }

  /// A ZIP archive that may be a book or an office file: the names of its first entries tell.
  private static func archive(_ bytes: [UInt8]) -> Form {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if head.contains("application/epub+zip") { return .book }
    let office: [(String, String)] = [
      ("word/", "a Word document; turn it into a page first: pandoc -f docx -t html FILE | insight -"),
      (
        "opendocument.text",
        "an OpenDocument text; turn it into a page first: pandoc -f odt -t html FILE | insight -"
      ),
      ("xl/", "an Excel workbook; save its sheets as CSV first: soffice --headless --convert-to csv FILE"),
      (
        "opendocument.spreadsheet",
        "a spreadsheet; save its sheets as CSV first: soffice --headless --convert-to csv FILE"
      ),
      ("ppt/", "a presentation; turn it into a PDF first: soffice --headless --convert-to pdf FILE"),
      (
        "opendocument.presentation",
        "a presentation; turn it into a PDF first: soffice --headless --convert-to pdf FILE"
      ),
      (
        "[Content_Types].xml",
        "an office file; turn it into a page first: soffice --headless --convert-to html FILE"
      ),
    ]
    for (name, what) in office where head.contains(name) { return .refused("is \(what)") }
    // An EPUB whose first entry is not the one that names it.
    if bytes.count > 65_536 || head.contains("META-INF/") || head.contains("OEBPS/") { return .book }
    return .refused("is a ZIP archive; unpack it and name a file in it: unzip FILE")
  }
}
