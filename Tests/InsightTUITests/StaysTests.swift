import InsightModel
import Testing

@testable import InsightTUI

/// What was done by hand stays: states, the place in a list, the issue that is open.
@Suite struct StaysTests {
  /// In 1.2, with what the keys' rest does after each key that is pressed.
  private static func reader() -> Reader {
    var reader = Sample.reader(80, 24, at: "1.2")
    _ = reader.update(.remembered(0, Shelved.memory))
    return reader
  }

  private static func state(_ reader: Reader, _ article: String = "1.2") -> ArticleMemory? {
    reader.memories[0]?.articles[article]
  }

  private static func rest(_ reader: inout Reader) { _ = reader.update(.idle) }

  /// What was read by itself and taken back is not read again while it is open, and what was done before is reached.
  @Test func anUndoneReadStaysUndone() {
    var reader = Self.reader()
    _ = reader.update(.key("*"))
    _ = reader.update(.key("G"))
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == true && Self.state(reader)?.isStarred == true)
    reader.press("U")
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == false && Self.state(reader)?.isStarred == true)
    #expect(reader.update(.dwelt(opening: reader.openings)).isEmpty)
    reader.press("U")
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == false && Self.state(reader)?.isStarred == false)
    reader.press(.control("r"))
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == false && Self.state(reader)?.isStarred == true)
    // Opened anew it is read as any other.
    reader.press("J", "K", "G")
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == true)
  }

  /// `r` makes an article unread while its end is on the screen; another one that is opened then is read as ever.
  @Test func whatIsMadeUnreadAtItsEndStaysUnread() {
    var reader = Self.reader()
    reader.press("G")
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == true)
    reader.press("r")
    Self.rest(&reader)
    #expect(Self.state(reader)?.isRead == false)
    reader.press("J", "G")
    Self.rest(&reader)
    #expect(Self.state(reader, "2.1")?.isRead == true && Self.state(reader)?.isRead == false)
  }

  /// The words of a step name its issue where that is not on the screen.
  @Test func whatIsUndoneIsNamedWithItsIssue() {
    var reader = Self.reader()
    _ = reader.update(.key("*"))
    _ = reader.update(.key("U"))
    #expect(reader.notice?.text == "undone: starred 1.2")
    var listed = Reader(documents: [], size: Size(columns: 80, rows: 24))
    listed.openLibrary(Shelved.issues, last: nil)
    listed.press(.enter)
    listed.take([.loaded(0, .ready(Sample.almanac)), .remembered(0, Shelved.memory)])
    listed.press("*", .escape, .escape, "U")
    #expect(listed.notice?.text == "undone: starred 1.1 of Harbour Almanac No. 7")
    listed.press(.control("r"))
    #expect(listed.notice?.text == "done again: starred 1.1 of Harbour Almanac No. 7")
  }

  @Test func anIssueIsNamedByItsNumber() {
    #expect(KeptIssue.name("Route 66", 8, "x", "f") == "Route 66 No. 8")
    #expect(KeptIssue.name("Route 66", nil, "x", "f") == "Route 66")
    #expect(KeptIssue.name(nil, 8, nil, "/l/f.txt") == "f.txt")
  }

  /// What is found in a text that is open by its path is shown there, and not in a second copy.
  @Test func whatIsOpenIsOpenedOnce() {
    func opened(_ id: Int, of memory: DocumentMemory) -> Reader {
      var reader = Sample.reader(80, 24, at: "1.2")
      _ = reader.update(.remembered(0, memory))
      reader.press("F")
      reader.write("tid")
      let match = Shelved.match("2.1", "the tides", [4..<9], id: id)
      reader.take([.found("tid", isBest: false, FindOutcome(results: [Result(match: match)], total: 1))])
      reader.press(.enter)
      return reader
    }
    let same = opened(7, of: Shelved.memory)
    #expect(same.documents.count == 1 && same.article?.reference.article == 2)
    // Another issue, and a text of this number that is not kept.
    #expect(opened(8, of: Shelved.memory).documents.count == 2)
    #expect(opened(7, of: DocumentMemory(document: 7, isKept: false)).documents.count == 2)
  }

  private static func selected(_ reader: Reader) -> Int? {
    if case .library(let pane) = reader.overlay { pane.selected?.id } else { nil }
  }

  private static func library() -> Reader {
    var reader = Reader(documents: [], size: Size(columns: 80, rows: 24))
    reader.openLibrary(Shelved.issues, last: nil)
    return reader
  }

  /// A search in the list goes on from its issue after that was changed, and where it was taken out from there.
  @Test(arguments: ["r", "*", "D"] as [Key]) func theSearchStaysAtItsIssue(key: Key) {
    var reader = Self.library()
    reader.press("/")
    reader.write("letter")
    reader.press(.enter)
    #expect(Self.selected(reader) == 4 && reader.pageSearch?.count == "1/2")
    reader.press(key)
    let isOut = key == "D"
    _ = reader.update(.listed(isOut ? Array(Shelved.issues.dropFirst()) : Shelved.issues))
    #expect(reader.pageSearch?.count == (isOut ? "–/1" : "1/2"))
    reader.press("n")
    #expect(Self.selected(reader) == 2)
  }

  /// The cursor stays on its line where a periodical sorts lower without its newest issue, and goes to what comes back.
  @Test func theCursorStaysOnItsLine() {
    var reader = Self.library()
    let rest = Array(Shelved.issues.dropFirst())
    reader.press("D")
    #expect(Self.selected(reader) == 3)
    _ = reader.update(.listed(rest))
    #expect(Self.selected(reader) == 3)
    var moved = reader
    reader.press("U")
    _ = reader.update(.listed(rest))
    _ = reader.update(.listed(Shelved.issues))
    #expect(Self.selected(reader) == 4)
    // Who has moved meanwhile is left there.
    moved.press("U", "j")
    _ = moved.update(.listed(Shelved.issues))
    #expect(Self.selected(moved) == 2)
    // At the end of the list, on the last line.
    reader.press("G", "D")
    #expect(Self.selected(reader) == 3)
  }
}
