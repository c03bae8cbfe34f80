import InsightModel

/// Books in EPUB (2 and 3): the chapters in the order of the spine.
enum BookImport {
  /// More files than any book has.
  private static let mostParts = 5000

  static func markup(_ bytes: [UInt8]) throws(ImportError) -> Markup {
    guard let archive = Archive(bytes) else {
      throw ImportError("is a ZIP archive that is cut off or damaged; get the file again")
    }
    let container = RootFinder()
    _ = XMLReader.read(try read(archive, "META-INF/container.xml") ?? [], container)
    guard let root = container.root else {
      throw ImportError("is a ZIP archive and no book; unpack it and name a file in it: unzip FILE")
    }
    guard let package = try read(archive, root) else {
      throw ImportError("is a book without contents; get the file again")
    }
    let book = PackageReader()
    let decoded = DecodedDocument(package)
    _ = XMLReader.read(decoded.text.bytes, book)
    var markup = Markup(source: decoded)
    markup.isPeriodical = true
    markup.fields.title = book.title.isEmpty ? nil : book.title
    markup.fields.author = book.authors.isEmpty ? nil : book.authors.joined(separator: ", ")
    markup.fields.published = book.date.map(DateText.day)
    let folder = root.lastIndex(of: "/").map { String(root[...$0]) } ?? ""
    var missing = 0
    for id in book.spine.prefix(mostParts) {
      guard let item = book.items[id] else { continue }
      guard let page = try read(archive, resolved(item, in: folder)) else {
        missing += 1
        continue
      }
      let text = DecodedDocument(page, declared: HTMLImport.declaredEncoding(page)).text.bytes
      HTMLImport.append(text, to: &markup, headings: .chapters(line: 1))
    }
    if missing > 0 {
      markup.note(.truncated("\(missing) of \(book.spine.count) chapters are not in the book"))
    }
    return markup
  }

  private static func read(_ archive: Archive, _ path: String) throws(ImportError) -> [UInt8]? {
    do throws(Archive.Failure) {
      return try archive.file(path)
    } catch {
      switch error {
      case .missing: return nil
      case .tooLarge:
        throw ImportError(
          "is a book that unpacks to more than a book holds; unpack it if you trust it: unzip FILE")
      }
    }
  }

  /// A path of the package, from the archive's root: references read, steps up taken.
  private static func resolved(_ path: String, in folder: String) -> String {
    let plain = TransferEncoding.percents(path.split(separator: "#").first.map(String.init) ?? path)
    var steps: [Substring] = []
    for step in (folder + plain).split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      case _: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}

/// Where a book's package document is.
private final class RootFinder: XMLHandler {
  private(set) var root: String?

  func begin(_ name: String, _ attributes: [String: String], line: Int) {
    if name == "rootfile", root == nil { root = attributes["full-path"] }
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// What a book's package document says: title, authors, files, and their order.
private final class PackageReader: XMLHandler {
  private(set) var title = ""
  private(set) var authors: [String] = []
  private(set) var date: String?
  private(set) var items: [String: String] = [:]
  private(set) var spine: [String] = []
  private var value: [UInt8] = []

  func begin(_ name: String, _ attributes: [String: String], line: Int) {
    value = []
    switch name {
    case "item", "opf:item":
      if let id = attributes["id"], let path = attributes["href"] { items[id] = path }
    case "itemref", "opf:itemref":
      // What is not linear stands beside the text: notes, the cover.
      if let id = attributes["idref"], attributes["linear"] != "no" { spine.append(id) }
    case _: return
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if value.count < 10_000 { value.append(contentsOf: bytes) }
  }

  func end(_ name: String) {
    let text = value.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    value = []
    guard !text.isEmpty else { return }
    switch name {
    case "dc:title": if title.isEmpty { title = text }
    case "dc:creator": authors.append(text)
    case "dc:date": if date == nil { date = text }
    case _: return
    }
  }
}
