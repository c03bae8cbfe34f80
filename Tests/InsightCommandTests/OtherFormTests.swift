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
