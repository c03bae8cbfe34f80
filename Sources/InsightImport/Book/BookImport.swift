import InsightModel

/// Books in EPUB (2 and 3): the chapters in the order of the spine.
enum BookImport {
  /// More files than any book has.
  private static let mostParts = 5000

  static func markup(_ bytes: [UInt8]) throws(ImportError) -> Markup {
    let whole = Archive(bytes)
    guard let archive = whole ?? Archive.completed(bytes).flatMap(Archive.init) else {
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
    let decoded = document(package)
    _ = XMLReader.read(decoded.text.bytes, book)
    var markup = Markup(source: decoded)
    markup.isPeriodical = true
    markup.fields.title = book.title.isEmpty ? nil : book.title
    markup.fields.author = book.authors.isEmpty ? nil : book.authors.joined(separator: ", ")
    markup.fields.published = book.date.map(DateText.day)
    let folder = root.lastIndex(of: "/").map { String(root[...$0]) } ?? ""
    if whole == nil { markup.note(.truncated("the book breaks off before its end")) }
    var missing = 0
    let names = try names(of: book, archive, folder)
    // A book without an order has its pages in that of its list.
    let paths =
      book.spine.isEmpty
      ? book.pages
      : (book.spine.compactMap { book.items[$0] }
        + book.beside.compactMap { book.items[$0] }.filter { $0 != book.contents })
    for path in paths.prefix(mostParts).map({ resolved($0, in: folder) }) {
      guard let page = try read(archive, path) else {
        missing += 1
        continue
      }
      let chapter = document(page)
      markup.noteOnce(chapter)
      HTMLImport.append(
        chapter.text.bytes, to: &markup, headings: .chapters(line: 1), title: names[path],
        isContents: path == book.contents.map { resolved($0, in: folder) })
    }
    if missing > 0 {
      markup.note(.truncated("\(missing) of \(paths.count) chapters are not in the book"))
    }
    if archive.damaged > 0 {
      markup.note(
        .truncated("\(archive.damaged) of the book’s files \(archive.damaged == 1 ? "is" : "are") damaged"))
    }
    if paths.count > mostParts {
      markup.note(.leftOut("\(paths.count - mostParts) chapters after the first \(mostParts) are not shown"))
    }
    return markup
  }

  /// What the book's contents call its pages, by their paths: the first name of each.
  private static func names(of book: PackageReader, _ archive: Archive, _ folder: String) throws(ImportError)
    -> [String: String]
  {
    guard
      let path = (book.contents ?? book.spineContents.flatMap { book.items[$0] }).map({
        resolved($0, in: folder)
      }),
      let bytes = try read(archive, path)
    else { return [:] }
    let reader = ContentsReader()
    _ = XMLReader.read(document(bytes).text.bytes, reader)
    let own = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return Dictionary(reader.names.map { (resolved($0.path, in: own), $0.name) }) { first, _ in first }
  }

  private static func document(_ bytes: [UInt8]) -> DecodedDocument {
    DecodedDocument(bytes, declared: HTMLImport.declaredEncoding(bytes))
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
  private(set) var beside: [String] = []
  /// The paths of its pages, as they are listed.
  private(set) var pages: [String] = []
  /// The path of its contents, and the item that the spine says is that.
  private(set) var contents: String?
  private(set) var spineContents: String?
  private var value: [UInt8] = []

  func begin(_ name: String, _ attributes: [String: String], line: Int) {
    value = []
    switch name {
    case "item", "opf:item":
      guard let id = attributes["id"], let path = attributes["href"] else { return }
      items[id] = path
      let isContents = attributes["properties"]?.split(separator: " ").contains("nav") ?? false
      if isContents { contents = path }
      let type = attributes["media-type"] ?? ""
      if !isContents, type.hasSuffix("/xhtml+xml") || type.hasSuffix("/html") { pages.append(path) }
    case "spine", "opf:spine": spineContents = attributes["toc"]
    case "itemref", "opf:itemref":
      guard let id = attributes["idref"] else { return }
      // What is not linear stands beside the text, as notes do.
      if attributes["linear"] == "no" { beside.append(id) } else { spine.append(id) }
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

/// The names and targets of a book's contents: an NCX (EPUB 2) or a page of links (EPUB 3).
private final class ContentsReader: XMLHandler {
  private(set) var names: [(path: String, name: String)] = []
  private var value: [UInt8] = []
  private var label = ""
  private var target: String?

  func begin(_ name: String, _ attributes: [String: String], line: Int) {
    switch name {
    case "navlabel", "ncx:navlabel": value = []
    case "content", "ncx:content": if let path = attributes["src"] { add(path, label) }
    case "a":
      value = []
      target = attributes["href"]
    case _: return
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if value.count < 1000 { value.append(contentsOf: bytes) }
  }

  func end(_ name: String) {
    switch name {
    case "navlabel", "ncx:navlabel": label = words
    case "a":
      if let target { add(target, words) }
      target = nil
    case _: return
    }
  }

  private var words: String {
    value.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private func add(_ path: String, _ name: String) {
    if !name.isEmpty, names.count < 10_000 { names.append((path, name)) }
  }
}
