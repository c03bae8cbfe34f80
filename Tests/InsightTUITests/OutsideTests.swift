import Foundation
import Testing

@testable import InsightModel
@testable import InsightTUI

/// Links, the editor, and what is typed from run to run.
@Suite struct OutsideTests {
  private static func link(_ target: String) -> Link { Link(range: 0..<1, target: target) }

  /// Only what a browser or a mail program may be given, and all of it in plain signs.
  @Test func onlyPlainAddressesAreOpened() {
    #expect(Self.link("https://a.example/b?c=d&e#f").address == "https://a.example/b?c=d&e#f")
    #expect(Self.link(" HTTP://a.example ").address == "HTTP://a.example")
    #expect(Self.link("mailto:a@b.example").address == "mailto:a@b.example")
    #expect(
      Self.link("https://пример.example/ü\u{1B}[0m\" x").address?.unicodeScalars.allSatisfy {
        (0x21..<0x7F).contains($0.value)
      } == true)
    for target in [
      "javascript:alert(1)", "file:///etc/passwd", "ftp://a", "data:text/html,x", "/a", "", "-https://a",
      "https:/a",
    ] {
      #expect(Self.link(target).address == nil, "\(target)")
    }
  }

  @Test(arguments: [
    ("see https://a.example/b.", ["https://a.example/b"]),
    ("(https://a.example/b_(c))", ["https://a.example/b_(c)"]),
    ("https://a.example에서", ["https://a.example"]),
    ("“http://a.example”, mailto:x@y.example!", ["http://a.example", "mailto:x@y.example"]),
    ("xhttps://a.example", []), ("https:// nothing", []),
    ("HTTPS://A.example;http://b.example", ["HTTPS://A.example", "http://b.example"]),
    ("<https://a.example/>", ["https://a.example/"]), ("e-mail: a@b.example", []),
  ]) func addressesStandInTheText(text: String, wanted: [String]) {
    let issue = Issue(bytes: Array(text.utf8))
    // A stop between two without a blank belongs to the first where no address can say otherwise.
    let found = issue.allLinks(in: 0..<issue.text.bytes.count).map(\.target)
    #expect(found == wanted || text.contains(";") && found.count == 1)
  }

  @Test(
    arguments: [
      ([:], ["xclip", "tmux", "wl-copy"], []),
      (["DISPLAY": ":0"], ["xclip", "xsel", "wl-copy"], ["xclip"]),
      (["DISPLAY": ":0"], ["xsel", "tmux"], ["xsel"]),
      (["DISPLAY": ":0", "WAYLAND_DISPLAY": "w"], ["xclip", "wl-copy"], ["wl-copy"]),
      (["DISPLAY": ":0", "WAYLAND_DISPLAY": "w"], ["xclip"], ["xclip"]),
      (["TMUX": "/tmp/t,1,0", "DISPLAY": ":0"], ["tmux", "xclip"], ["xclip", "tmux"]),
      (["TMUX": "/tmp/t"], [], []),
    ] as [([String: String], [String], [String])])
  func theClipboardHasItsPrograms(_ variables: [String: String], _ there: [String], _ wanted: [String]) {
    let found = Clipboard.programs(variable: { variables[$0] ?? "" }, isThere: there.contains)
    #expect(found.map { $0[0] } == wanted)
  }

  /// Copied is what a program has taken and ended well.
  @Test func whatAProgramHasTakenIsCopied() throws {
    let file = NSTemporaryDirectory() + "insight-clipboard-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let taking = ["sh", "-c", "cat > \(file)"]
    let text = String(repeating: "Lomé 9 ", count: 100_000)
    #expect(Clipboard.take(text, by: [taking]))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    #expect(!Clipboard.take(text, by: [["false"]]) && !Clipboard.take(text, by: [["no-such-program"]]))
    #expect(!Clipboard.take(text, by: []) && Clipboard.take(text, by: [["false"], ["true"]]))
  }

  @Test func aCopyThatNobodyConfirmsIsNotCalledOne() {
    var reader = Sample.reader(100, 24, at: "2.1")
    _ = reader.update(.copied("Lomé", isSure: false))
    #expect(reader.foot.contains("handed to the terminal’s clipboard: Lomé"))
    _ = reader.update(.copied("Lomé", isSure: true))
    #expect(reader.foot.contains("copied Lomé"))
  }

  @Test func linksAreShownBeforeOneIsOpened() {
    var reader = Sample.linked()
    #expect(reader.foot.contains("u links"))
    reader.press(.enter)
    #expect(reader.context == .links)
    #expect(reader.screen.contains { $0.contains("https://quay.example/tenders?no=7") })
    reader.press("j", "j")
    #expect(reader.screen.contains { $0.contains("mailto:desk@quay.example") })
    #expect(reader.update(.key(.enter)) == [.openLink("mailto:desk@quay.example")])
    reader.press(.escape)
    #expect(reader.context == .article)
    reader.press("J", "u")
    #expect(reader.context == .article && reader.notice?.text == "no link in this article")
  }

  @Test func whatIsNoPlainAddressIsNotOpened() {
    var reader = Sample.linked()
    reader.overlay = .links(LinksPane(items: [LinksPane.Item(text: "a", target: "../b.html", address: nil)]))
    #expect(reader.update(.key(.enter)).isEmpty && reader.notice?.isWarning == true)
    #expect(reader.screen.contains { $0.contains("../b.html") })
  }

  @Test func theEditorIsCalledAtTheLine() {
    #expect(Programs.words("emacsclient -nw -a ''  \"x y\"") == ["emacsclient", "-nw", "-a", "", "x y"])
    #expect(Programs.words("$(rm) `x` ;") == ["$(rm)", "`x`", ";"])
    #expect(
      Programs.editor(of: "/a b", line: 7, visual: "", editor: "nano -w") == ["nano", "-w", "+7", "/a b"])
    #expect(Programs.editor(of: "/a", line: 1, visual: "vim", editor: "nano") == ["vim", "/a"])
    #expect(Programs.editor(of: "/a", line: 7, visual: "/opt/bin/hx", editor: "") == ["/opt/bin/hx", "/a:7"])
    #expect(
      Programs.editor(of: "/a", line: 7, visual: "code --wait", editor: "") == [
        "code", "--wait", "--goto", "/a:7",
      ])
    #expect(Programs.editor(of: "/a", line: 7, visual: " ", editor: "") == ["vi", "+7", "/a"])
    let there = { (name: String) in name == "lynx" || name == "xdg-open" }
    #expect(
      Programs.browser(of: "https://a", browser: "chrome %s:lynx -x %s", isThere: there) == [
        "lynx", "-x", "https://a",
      ])
    #expect(Programs.browser(of: "https://a", browser: "lynx", isThere: there) == ["lynx", "https://a"])
    #expect(Programs.browser(of: "https://a", browser: "", isThere: there) == ["xdg-open", "https://a"])
    #expect(Programs.browser(of: "https://a", browser: "w3m", isThere: { _ in false }) == nil)
  }

  @Test func theFileIsOpenedAtTheLineOfWhatIsShown() {
    var reader = Sample.linked()
    guard case .edit(0, let first)? = reader.update(.key("e")).first else {
      Testing.Issue.record("not there")
      return
    }
    #expect(first == 11)
    reader.press("o", "G")
    let line = (reader.article?.source?.item ?? 0) + 1
    #expect(reader.update(.key("e")) == [.edit(0, line: line)])
    var table = Sample.reader(80, 24, at: "2.1")
    table.press("t", "j")
    guard let row = table.table?.selectedRow else {
      Testing.Issue.record("not there")
      return
    }
    let wanted = Sample.almanac.sourceLine(of: Sample.almanac.tables[0].rows[row].line)
    #expect(table.update(.key("e")) == [.edit(0, line: wanted)])
  }

  @Test func aDataFileIsOpenedAtTheLineOfTheRow() {
    let mills = DataSample.grid("mills.csv", "Mills of the vale\n\nmill;sacks\nOrr;\"7\n8\"\nBly;9\nCam;4\n")
    var reader = DataSample.reader(mills, 80, 24)
    reader.press("j")
    #expect(reader.update(.key("e")) == [.edit(0, line: 6)])
    reader.press("j")
    #expect(reader.update(.key("e")) == [.edit(0, line: 7)])
  }

  // MARK: What was typed

  @Test func whatWasTypedInEarlierRunsComesBack() {
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("/")
    reader.take([.searches([.text: ["older", "old"], .rows: ["x>1"], .find: ["tides"]])])
    reader.press(.up)
    #expect(reader.prompt?.text == "old")
    reader.press(.up)
    #expect(reader.prompt?.text == "older")
    reader.press(.control("u"))
    reader.write("the")
    #expect(reader.lastTyped[.text] == "old")
    reader.press(.enter)
    #expect(reader.lastTyped[.text] == "the")
    reader.press("/")
    reader.press(.up)
    #expect(reader.prompt?.text == "the")
    reader.press(.escape, "F", .up)
    guard case .results(let pane) = reader.overlay else {
      Testing.Issue.record("not there")
      return
    }
    #expect(pane.text == "tides")
  }

  /// What comes while one has gone back already does not move what one sees.
  @Test func theOlderTextsDoNotMoveWhatIsRecalled() {
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("/")
    reader.write("one")
    reader.press(.enter, "/", .up)
    reader.take([.searches([.text: ["zero", "one"]])])
    #expect(reader.prompt?.text == "one")
    reader.press(.up)
    #expect(reader.prompt?.text == "zero")
  }

  // MARK: Tables

  private static func table() -> Reader {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.take([.remembered(0, Shelved.memory)])
    reader.press("t")
    return reader
  }

  @Test func aRowIsStarredAndUndoneInItsOrder() {
    var reader = Self.table()
    guard let row = reader.table?.selectedRow, let grid = reader.openGrid else {
      Testing.Issue.record("not there")
      return
    }
    let name = RowNames(grid).keys[row]
    #expect(reader.update(.key("*")) == [.remember(0, .rowStar(true, grid: 0, row: name))])
    #expect(reader.starredRows == [row])
    reader.press("s")
    let sorted = reader.table?.view.arrangement
    reader.press("U")
    #expect(reader.table?.view.arrangement != sorted && reader.starredRows == [row])
    #expect(reader.update(.key("U")) == [.remember(0, .rowStar(false, grid: 0, row: name))])
    #expect(reader.update(.key(.control("r"))) == [.remember(0, .rowStar(true, grid: 0, row: name))])
    reader.press(.control("r"))
    #expect(reader.table?.view.arrangement == sorted)
  }

  @Test func aCellIsNoted() {
    var reader = Self.table()
    reader.press(.right, "a")
    reader.write("ask for the figures")
    let effects = reader.update(.key(.enter))
    guard
      case .remember(0, .note(let note?, replacing: nil))? = effects.first, let cell = note.cell
    else {
      Testing.Issue.record("not there")
      return
    }
    let block = note.block
    #expect(note.body == "ask for the figures" && note.article == "2.1" && block != nil)
    #expect(note.quotation.hasPrefix(cell.row + ", " + cell.column + ": "))
    reader.press("j", "k")
    #expect(reader.foot.contains("¶ ask for the figures"))
    #expect(reader.screen.contains { $0.contains("¶") })
    reader.press(.escape)
    // The table's paragraph is marked too.
    reader.press("g")
    #expect(reader.note(onItem: (block ?? 0) + 1)?.cell == cell)
  }

  @Test func aNoteGoesOnInTheEditor() {
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.take([.remembered(0, Shelved.memory)])
    reader.press("a")
    reader.write("one")
    #expect(reader.update(.key(.control("e"))).contains(.editText("one")))
    #expect(reader.context == .prompt)
    let effects = reader.update(.edited("one\n\u{1B}[2Jtwo\n\n"))
    guard case .remember(0, .note(let note?, replacing: nil))? = effects.first, note.article == "1.2" else {
      Testing.Issue.record("not there")
      return
    }
    let body = note.body
    #expect(body.hasPrefix("one\n") && body.hasSuffix("two") && !body.contains("\u{1B}"))
    #expect(reader.context == .article)
    #expect(reader.update(.key("a")).contains(.editText(body)))
    #expect(reader.update(.edited(nil)).allSatisfy { $0 == .wakeWhenIdle })
  }

  @Test func dataFilesHaveNoStars() {
    var reader = Sample.reader(80, 24, at: "2.1")
    reader.take([.remembered(0, nil)])
    reader.press("t", "*")
    #expect(reader.notice?.text.contains("no library") == true)
  }

  /// A table that was found opens as a table; Esc comes back to the list.
  @Test func aTableThatWasFoundOpensAsOne() {
    var reader = Sample.reader(80, 24, at: "1.2")
    reader.press("F")
    reader.write("has:table")
    guard let article = Sample.almanac.article(at: Address("2.1")!) else {
      Testing.Issue.record("not there")
      return
    }
    let blocks = Sample.almanac.articles[article].blocks
    let block = blocks.firstIndex { Sample.almanac.blocks[$0].kind == .table(0) }
    let match = Match(
      id: nil, file: "a", periodical: nil, number: nil, published: nil,
      head: ArticleHead(key: "2.1", headline: "", section: ""),
      passage: Passage(
        kind: .table, article: article, block: block.map { $0 - blocks.lowerBound }, lines: 1...1, text: "x"),
      ranges: [])
    reader.take([
      .found("has:table", isBest: false, FindOutcome(results: [Result(match: match, document: 0)], total: 1))
    ])
    reader.press(.enter)
    #expect(reader.context == .table && reader.table?.reference.table == 0)
    reader.press(.escape)
    #expect(reader.context == .results)
  }
}
