import InsightModel
import Testing

@testable import InsightImport

@Suite struct FormTests {
  @Test(arguments: [
    ("%PDF-1.7\n%", "pdftotext"), ("\u{89}PNG\r\n", ""), ("GIF89a\u{1}\u{0}\u{1}\u{0}", "GIF picture"),
    ("{\\rtf1\\ansi", "pandoc"),
    ("%!PS-Adobe-3.0", "PostScript"), ("SQLite format 3\u{0}", "sqlite3"),
  ]) func whatIsNoTextIsSaid(head: String, advice: String) {
    guard !advice.isEmpty else { return }
    guard case .refused(let what) = Form(Array(head.utf8)) else {
      Testing.Issue.record("\(head) is not refused")
      return
    }
    #expect(what.hasPrefix("is ") && what.contains(advice))
    #expect(!what.contains("\n"))
  }

  @Test func wordsAreNoSignatures() {
    for text in [
      "GIF89a is a form of pictures.\n", "BZh is how the file begins\n", "PAR1 of the course is long\n",
      "wOFF\n",
    ] {
      #expect(Form(Array(text.utf8)) == .plain, "\(text)")
    }
  }

  @Test func pagesAreToldByTheirFirstTag() {
    func form(_ text: String) -> Form { Form(Array(text.utf8)) }
    #expect(form("\u{FEFF}\n<!-- saved --><!DOCTYPE HTML PUBLIC \"x\">\n<html>") == .html)
    #expect(form("<?xml version='1.0'?><html xmlns='x'><body>") == .html)
    #expect(form("<div>Words</div>") == .html)
    #expect(form("<?xml version='1.0'?>\n<!-- c --><rdf:RDF><channel>") == .feed)
    #expect(form("<?xml version='1.0'?><note><to>x</to></note>") == .plain)
    #expect(form("\t<author>x</author>\n\t<topic>y</topic>\n") == .plain)
    #expect(form("< 5 percent of them\n") == .plain)
    #expect(form("<em> and <u> are tags > no text of ours\n\nWords.\n") == .plain)
    #expect(form("\t<li><a href='/x'>One, of Wick</a></li>\n\t<li>Two, of Ely</li>\n") == .html)
    #expect(form("<p>One<p>Two") == .html)
  }

  @Test(
    arguments: [
      ([0x42, 0x4D, 0x46, 0x10, 0, 0, 0, 0, 0, 0, 0x36], "BMP"), ([0, 0, 1, 0, 2, 0, 16, 16], "ICO"),
      ([0x1F, 0x9D, 0x90, 0x65], "zcat"), ([0x04, 0x22, 0x4D, 0x18, 0x64], "lz4cat"),
      ([0x5D, 0, 0, 0x80, 0] + [UInt8](repeating: 0xFF, count: 8), "lzcat"),
      ([0x5D, 0, 0, 0, 4, 0x90, 1, 0, 0, 0, 0, 0, 0], "lzcat"),
      (Array("<?xml version='1.0'?>\n<!-- c -->\n<svg xmlns='x'><text>Hi</text></svg>\n".utf8), "SVG"),
    ] as [([UInt8], String)]) func picturesAndOtherPackingsAreToldByTheirBytes(bytes: [UInt8], advice: String)
  {
    guard case .refused(let what) = Form(bytes) else {
      Testing.Issue.record("\(advice) is not refused")
      return
    }
    #expect(what.contains(advice))
  }

  @Test func lettersThatBeginAsTheyDoAreText() {
    for text in [
      "BM is a mark of old\n", "BM", "]\u{0}\u{0}", "<svg viewBox='0 0'></svg>\n\nWords below a mark.\n",
    ] {
      #expect(Form(Array(text.utf8)) == .plain, "\(text)")
    }
    // `Ā` and `ā` in UTF-32 without a mark.
    #expect(Form([0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0x20]) == .plain)
  }
}
