import Foundation
import Testing

/// Files in other forms than plain text, as the commands see them.
@Suite struct OtherFormTests {
  @Test func aFolderMixesForms() async throws {
    let scratch = try Scratch()
    try scratch.write("<html><body><h1>Page Nine</h1><p>Words.</p></body></html>", to: "all/a.html")
    try scratch.write("---\ntitle: Letter Ten\nissue: 10\n---\nWords.\n", to: "all/b.md")
    try scratch.write(
      "<rss><channel><title>Feed Eleven</title><item><title>T</title></item></channel></rss>", to: "all/c")
    try scratch.write("%PDF-1.4\n", to: "all/d.txt")
    let result = try await Program.shell("gzip all/b.md; \"$insight\" all", in: scratch.folder)
    #expect(result.status == 0, "\(result.error)")
    for title in ["Page Nine", "Letter Ten", "Feed Eleven"] { #expect(result.output.contains(title)) }
    #expect(!result.output.contains("PDF"))
  }

  @Test func whatIsNoTextIsOneLineAnd66() async throws {
    let scratch = try Scratch()
    try scratch.write("%PDF-1.4\n", to: "d.txt")
    for command in ["", "show", "table", "check"] {
      let result = try await Program.shell("\"$insight\" \(command) d.txt", in: scratch.folder)
      #expect(result.status == 66)
      #expect(
        result.error
          == "insight: d.txt: is a PDF; turn it into text first: pdftotext -layout FILE - | insight -\n")
    }
  }

  @Test func packedDataIsData() async throws {
    let scratch = try Scratch()
    try scratch.write("pier,boats\nN,7\nS,12\n", to: "p.csv")
    for line in ["table p.csv.gz", "table - < p.csv.gz"] {
      let result = try await Program.shell(
        "gzip -kf p.csv; \"$insight\" \(line) --format csv", in: scratch.folder)
      #expect(result.output == "pier,boats\nN,7\nS,12\n", "\(line): \(result.error)")
    }
  }

  @Test(arguments: ["gzip", "xz"])
  func packedDataThatBreakOffAreShownAndTold(_ packer: String) async throws {
    let scratch = try Scratch()
    let rows = (0..<4000).map { "\($0),\($0 * 7919 % 1000)\n" }.joined()
    try scratch.write("berth,draught\n" + rows, to: "q.csv")
    let half = "\(packer) -c q.csv > whole; head -c $(($(stat -c %s whole) / 2)) whole > half"
    let result = try await Program.shell("\(half); \"$insight\" check half", in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.lines.contains { $0.hasPrefix("half:1: truncated: ") }, "\(result.output)\(result.error)")
    let shown = try await Program.shell("\"$insight\" table half --format csv", in: scratch.folder)
    #expect(shown.output.hasPrefix("berth,draught\n0,0\n1,919\n"))
    for command in ["table half", "table half --group berth", "show half"] {
      let told = try await Program.shell("\"$insight\" \(command) > /dev/null", in: scratch.folder)
      #expect(told.status == 66, "\(command)")
      #expect(told.error.hasPrefix("insight: half: ") && told.error.split(separator: "\n").count == 1)
    }
    #expect(try await Program.shell("\"$insight\" check whole", in: scratch.folder).status == 0)
  }

  /// What is shown is what is filtered, sorted and told.
  @Test func cellsThatWereMisreadAreReadAgain() async throws {
    let scratch = try Scratch()
    try scratch.write("StraÃŸe,Nr\nÃ–lmÃ¼hle,4\nZum BrÃ¼hl,9\nAm Kai,2\n", to: "m.csv")
    func run(_ arguments: String...) async throws -> String {
      try await Program.shell(
        "\"$insight\" table m.csv " + arguments.joined(separator: " "), in: scratch.folder
      ).output
    }
    #expect(try await run("--format csv") == "Straße,Nr\nÖlmühle,4\nZum Brühl,9\nAm Kai,2\n")
    #expect(try await run("--format csv", "--filter Brühl") == "Straße,Nr\nZum Brühl,9\n")
    #expect(try await run("--format csv", "--sort Straße").hasPrefix("Straße,Nr\nAm Kai,2\nÖlmühle,4\n"))
    let checked = try await Program.run("check", "m.csv", in: scratch.folder)
    #expect(checked.output == "m.csv:1: healing: read ÃŸ as ß and 3 more like it (UTF-8 read as Latin-1)\n")
  }

  /// Its messages are files of a folder, each called by its number.
  @Test(arguments: ["", "gzip -f m.mbox; mv m.mbox.gz m.mbox;"])
  func aMailboxIsAFolder(_ pack: String) async throws {
    func message(_ day: Int, _ subject: String, _ body: String) -> String {
      "From ida@pier.example Sat Mar  \(day) 09:00:00 2031\nFrom: Ida <ida@pier.example>\n"
        + "Date: \(day) Mar 2031 09:00:00 +0000\nStatus: RO\nSubject: \(subject)\n\n\(body)\n\n"
    }
    let scratch = try Scratch()
    let letters = message(1, "Pier Letter No. 8", "Eels are up.") + message(2, "Re: eels", "Are they?")
    try scratch.write(letters + message(8, "Pier Letter No. 9", "Cod is down."), to: "m.mbox")
    try scratch.write(message(9, "Alone", "One message."), to: "one")
    func run(_ line: String) async throws -> Program.Result {
      try await Program.shell(line, environment: ["INSIGHT_LIBRARY": "l.db"], in: scratch.folder)
    }
    _ = try await run(pack + " true")
    #expect(try await run("\"$insight\" m.mbox").lines.filter { $0.hasPrefix("Pier Letter") }.count == 2)
    let third = try await run("\"$insight\" show m.mbox#3 --format json")
    #expect(third.output.contains("\"number\": 9,") && third.output.contains("\"published\": \"2031-03-08\""))
    #expect(try await run("\"$insight\" show m.mbox#4").status == 66)
    #expect(try await run("\"$insight\" show one#1").status == 66)
    let found = try await run("\"$insight\" search 'eels before:2031-03-02' m.mbox --format json")
    #expect(found.output.contains("\"file\": \"m.mbox#1\"") && found.output.contains("\"total\": 1,"))
    #expect(try await run("\"$insight\" add m.mbox").output == "added 3, kept already 0, revised 0\n")
    #expect(
      try await run("\"$insight\" list --format json").output.contains("/m.mbox#2\",\n      \"periodical\""))
    // What its reader notes of a message makes no other one of it, and what comes is added to them.
    guard pack.isEmpty else { return }
    try scratch.write(
      letters.replacingOccurrences(of: "Status: RO\n", with: "")
        + message(8, "Pier Letter No. 9", "Cod is down.")
        + message(9, "Pier Letter No. 10", "Cod is up."), to: "m.mbox")
    #expect(try await run("\"$insight\" add .").lines.first == "added 2, kept already 3, revised 0")
  }

  @Test func aBombIsOneLine() async throws {
    let scratch = try Scratch()
    let result = try await Program.shell(
      "head -c 80M /dev/zero | gzip > b.gz; \"$insight\" show b.gz", in: scratch.folder)
    #expect(result.status == 66)
    #expect(result.error.split(separator: "\n").count == 1 && result.error.contains("zcat"))
  }

  @Test func printedCellsAreWhole() async throws {
    let scratch = try Scratch()
    let words = "the anchor was found by divers, then lost again, and at last brought up by the new crane"
    try scratch.write("what,remark\nA,\"\(words)\"\nB,no\n", to: "r.csv")
    let wide = try await Program.run("table", "r.csv", in: scratch.folder)
    #expect(wide.output.contains(words))
    let narrow = try await Program.run("table", "r.csv", "--width", "40", in: scratch.folder)
    #expect(!narrow.output.contains("…"))
    #expect(narrow.lines.allSatisfy { $0.count <= 40 })
    let pieces = narrow.lines.dropFirst(3).dropLast().map { $0.drop { $0 == "A" || $0 == " " } }
    #expect(pieces.joined(separator: " ") == words)
  }

  @Test func linearIsSentences() async throws {
    let result = try await Program.run("table", Program.seed, "--linear")
    #expect(result.lines.contains("Apple, 2024 Revenue: 20,510 (printed 20,51, proven)"))
    #expect(!result.output.contains("─"))
  }

  @Test func aPageOfHTMLNeedsNothingElse() async throws {
    let result = try await Program.run(
      "show", "-", "--format", "html",
      input:
        "Title\n\nNews No. 3 <script>alert(1)</script>\n\nAuthor\n\n\"A\" & 'B'\n\nⅠ. ONE\n\n1. Head <b>\n\nWords & more words here.\n"
    )
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("<!DOCTYPE html>"))
    #expect(result.output.contains("News No. 3 &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!result.output.contains("<script>alert"))
    #expect(
      !result.output.contains("src=") && !result.output.contains("http://")
        && !result.output.contains("https://"))
  }
}
