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
}
