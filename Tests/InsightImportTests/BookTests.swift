import CZlib
import InsightModel
import Testing

@testable import InsightImport

@Suite struct BookTests {
  /// An archive of files that are stored as they are.
  private static func archive(_ files: [(name: String, text: String)]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    for file in files {
      let (name, text) = (Array(file.name.utf8), Array(file.text.utf8))
      let check = Int(crc32(0, text, UInt32(text.count)))
      let common =
        little(20, 2) + little(0, 8) + little(check, 4) + little(text.count, 4) + little(text.count, 4)
        + little(name.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 10) + little(bytes.count, 4) + name
      bytes += little(0x0403_4B50, 4) + common + name + text
    }
    let start = bytes.count
    return bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2)
      + little(files.count, 2)
      + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  private static let files = [
    ("mimetype", "application/epub+zip"),
    (
      "META-INF/container.xml",
      "<container><rootfiles><rootfile full-path='O/p.opf'/></rootfiles></container>"
    ),
    (
      "O/p.opf",
      """
      <package><metadata xmlns:dc='d'><dc:title>Tides</dc:title><dc:creator>A. Nor</dc:creator><dc:date>2020-05-01</dc:date></metadata>
      <manifest><item id='b' href='t/two.xhtml'/><item id='a' href='t/one%20x.xhtml'/><item id='c' href='gone.xhtml'/></manifest>
      <spine><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>
      """
    ),
    ("O/t/two.xhtml", "<html><body><h1>Ebb</h1><h2>Night</h2><p>It falls.</p></body></html>"),
    ("O/t/one x.xhtml", "<html><body><h1>Flood</h1><p>It rises.</p></body></html>"),
  ]

  @Test func chaptersFollowTheSpine() throws {
    let issue = try Importer.issue(Self.archive(Self.files))
    #expect(issue.header.title == "Tides")
    #expect(issue.header.author == "A. Nor")
    #expect(issue.header.published == "2020-05-01")
    #expect(picture(issue) == ["A 1 Flood", "p It rises.", "A 2 Ebb", "h Night", "p It falls."])
    #expect(issue.diagnostics.contains { $0.kind == "truncated" })
  }

  /// Notes and boxes beside the text, which a page would have as its furniture.
  @Test func notesOfAChapterAreText() throws {
    var files = Array(Self.files.prefix(3))
    files.append(
      (
        "O/t/one x.xhtml",
        "<html><body><h1>Slack</h1><p>It rests.</p><aside><p>Twice a day.</p></aside><footer>By A. Nor</footer></body></html>"
      ))
    let issue = try Importer.issue(Self.archive(files))
    #expect(picture(issue) == ["A 1 Slack", "p It rests.", "p Twice a day.", "p By A. Nor"])
  }

  /// Of an older book, whose pages have no headings: its contents name them. Where the spine is empty the list gives the order.
  @Test(arguments: ["<spine toc='n'><itemref idref='b'/><itemref idref='a'/></spine>", "<spine toc='n'/>"])
  func pagesWithoutHeadingsAreNamedByTheContents(_ spine: String) throws {
    var files = Array(Self.files.prefix(2))
    files.append(
      (
        "O/p.opf",
        "<package><metadata xmlns:dc='d'><dc:title>Tides</dc:title></metadata><manifest><item id='n' href='c/toc.ncx'"
          + " media-type='application/x-dtbncx+xml'/><item id='b' href='t/b.html' media-type='application/xhtml+xml'/>"
          + "<item id='a' href='t/a.html' media-type='application/xhtml+xml'/></manifest>\(spine)</package>"
      ))
    files.append(
      (
        "O/c/toc.ncx",
        "<ncx><navMap><navPoint><navLabel><text>Slack</text></navLabel><content src='../t/b.html#top'/></navPoint>"
          + "<navPoint><navLabel><text>Not seen</text></navLabel><content src='../t/a.html'/></navPoint></navMap></ncx>"
      ))
    files.append(("O/t/b.html", "<html><body><p>It stands.</p></body></html>"))
    files.append(("O/t/a.html", "<html><body><h2>Race</h2><p>It runs.</p></body></html>"))
    let issue = try Importer.issue(Self.archive(files))
    #expect(picture(issue) == ["A 1 Slack", "p It stands.", "A 2 Race", "p It runs."])
  }

  /// Notes that the spine calls not linear come after the text; their marks join no number.
  @Test func notesBesideTheSpineAreNotLost() throws {
    var files = Array(Self.files.prefix(2))
    files.append(
      (
        "O/p.opf",
        "<package><manifest><item id='v' href='nav.xhtml' properties='nav'/><item id='n' href='t/n.xhtml'/>"
          + "<item id='a' href='t/a.xhtml'/></manifest><spine><itemref idref='v' linear='no'/>"
          + "<itemref idref='n' linear='no'/><itemref idref='a'/></spine></package>"
      ))
    files.append(("O/nav.xhtml", "<html><body><nav><a href='t/a.xhtml'>Race</a></nav></body></html>"))
    files.append(
      (
        "O/T/A.xhtml",
        "<html><body><h1>Race</h1><p>It ran in 1911<a href='n.xhtml#n1'>1</a> and<a epub:type='noteref' href='n.xhtml#n2'>2</a>"
          + " <a href='b.xhtml'>3</a>.</p></body></html>"
      ))
    files.append(("O/t/n.xhtml", "<html><body><h1>Notes</h1><p>In May.</p></body></html>"))
    let issue = try Importer.issue(Self.archive(files))
    #expect(picture(issue) == ["A 1 Race", "p It ran in 1911¹ and² 3.", "A 2 Notes", "p In May."])
  }

  /// The contents may stand in the spine; words beside the links are read.
  @Test(arguments: [
    ("", ["A 1 Race", "p It ran."]),
    ("<p>For all.</p>", ["A 1 Contents", "p For all.", "A 2 Race", "p It ran."]),
  ])
  func contentsInTheSpine(_ more: String, _ shown: [String]) throws {
    let files =
      Self.files.prefix(2) + [
        (
          "O/p.opf",
          "<package><manifest><item id='v' href='nav.xhtml' properties='nav'/><item id='a' href='a.xhtml'/></manifest>"
            + "<spine><itemref idref='v'/><itemref idref='a'/></spine></package>"
        ),
        (
          "O/nav.xhtml",
          "<body><h1>Contents</h1>\(more)<nav><ol><li><a href='a.xhtml'>Race</a></ol></nav></body>"
        ),
        ("O/a.xhtml", "<body><h1>Race</h1><p>It ran.</p></body>"),
      ]
    #expect(picture(try Importer.issue(Self.archive(Array(files)))) == shown)
  }

  private static func chapters(_ count: Int) -> [(name: String, text: String)] {
    let words = "It rises twice a day and falls as often. "
    return Array(files.prefix(2)) + [
      (
        "O/p.opf",
        "<package><manifest>" + (0..<count).map { "<item id='c\($0)' href='\($0).xhtml'/>" }.joined()
          + "</manifest><spine>" + (0..<count).map { "<itemref idref='c\($0)'/>" }.joined()
          + "</spine></package>"
      )
    ] + (0..<count).map { ("O/\($0).xhtml", "<body><h1>Tide \($0)</h1><p>\(words)\(words)</p></body>") }
  }

  /// Its directory stands at its end: without it the heads of its files tell what is there.
  @Test func aBookThatIsCutOffIsReadAsFarAsItGoes() throws {
    let book = Self.archive(Self.chapters(4))
    let second = try #require(Self.place(of: "O/1.xhtml", in: book))
    let whole = Self.shown(book)
    #expect(whole.lines.count == 8 && !whole.isCut)
    let cut = Self.shown(Array(book.prefix(second + 60)))
    #expect(cut.lines.prefix(2) == whole.lines.prefix(2) && cut.lines.count > 2 && cut.isCut)
    let withoutDirectory = Self.shown(Array(book.dropLast(30)))
    #expect(withoutDirectory.lines == whole.lines && withoutDirectory.isCut)
  }

  /// A chapter whose bytes are not those that were packed.
  @Test func aDamagedChapterIsTold() throws {
    var book = Self.archive(Self.chapters(2))
    let start = try #require(Self.place(of: "O/1.xhtml", in: book))
    #expect(!Self.shown(book).isCut)
    // Both heads say that it is longer than it is.
    book[start - 30 + 22] = 0xF0
    let directory = try #require(Self.place(of: "O/1.xhtml", in: book, from: start + 1))
    book[directory - 46 + 24] = 0xF0
    #expect(Self.shown(book).isCut)
  }

  /// What is doubtful of a chapter's encoding is said, as that of any page is.
  @Test func aChapterInAnotherEncodingThanItSaysIsTold() throws {
    var files = Self.chapters(1)
    files[3].text = "<?xml version='1.0' encoding='koi8-r'?><body><h1>Marée</h1><p>Elle monte.</p></body>"
    let issue = try Importer.issue(Self.archive(files))
    #expect(picture(issue) == ["A 1 Marée", "p Elle monte."])
    #expect(issue.diagnostics.contains { $0.kind == "encoding" })
  }

  private static func shown(_ book: [UInt8]) -> (lines: [String], isCut: Bool) {
    guard let issue = try? Importer.issue(book) else { return ([], false) }
    return (picture(issue), issue.diagnostics.contains { $0.kind == "truncated" })
  }

  /// Where a name stands in an archive.
  private static func place(of name: String, in bytes: [UInt8], from start: Int = 0) -> Int? {
    let name = Array(name.utf8)
    return (start..<bytes.count).first { bytes[$0...].starts(with: name) }
  }

  @Test func whatIsDamagedDoesNotTrap() {
    let book = Self.archive(Self.files)
    var dice = Dice(state: 8)
    for length in stride(from: 0, to: book.count, by: 37) {
      _ = try? Importer.issue(Array(book.prefix(length)))
    }
    for _ in 0..<300 {
      var damaged = book
      for _ in 0..<4 {
        damaged[Int.random(in: 0..<book.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      _ = try? Importer.issue(damaged)
    }
  }

  @Test func otherArchivesAreNamed() {
    let document = Self.archive([("[Content_Types].xml", "x"), ("word/document.xml", "y")])
    let error = #expect(throws: ImportError.self) { try Importer.issue(document) }
    #expect(error?.message.contains("Word") ?? false)
    let other = Self.archive([("a.txt", "x")])
    let unknown = #expect(throws: ImportError.self) { try Importer.issue(other) }
    #expect(unknown?.message.contains("unzip") ?? false)
  }
}
