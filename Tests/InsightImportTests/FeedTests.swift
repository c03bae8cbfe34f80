import InsightModel
import Testing

@testable import InsightImport

@Suite struct FeedTests {
  @Test func aFeedIsAPeriodical() throws {
    let issue = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="x" xmlns:content="y"><channel><title>Ropewalk &amp; Sail</title>
      <image><title>logo</title></image>
      <item><title>Hemp &lt;b&gt;falls&lt;/b&gt;</title><link>https://example.org/1</link><dc:creator>Jo Ek</dc:creator>
      <pubDate>Tue, 3 Sep 2024 23:10:00 -0400</pubDate><description>short</description>
      <content:encoded><![CDATA[<h2>Why</h2><p>Less is <i>sown</i>.</p><table><tr><th>Year<th>Bales<tr><td>2023<td>410
      <tr><td>2024<td>377</table>]]></content:encoded></item>
      <item><description>&lt;p&gt;No&nbsp;title & no date.&lt;/p&gt;</description></item>
      </channel></rss>
      """)
    #expect(issue.header.title == "Ropewalk & Sail")
    #expect(
      picture(issue) == [
        "A 1 Hemp falls", "n 2024-09-03, Jo Ek", "h Why", "p Less is sown.",
        "t Year|Bales / 2023|410 / 2024|377",
        "A 2 …", "p No\u{A0}title & no date.",
      ])
    #expect(issue.links.map(\.target) == ["https://example.org/1"])
  }

  @Test func atomToo() throws {
    let issue = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Loom</title><author><name>Weavers</name></author>
      <entry><title>a &lt;b&gt; c</title><link rel="self" href="no"/><link href="https://example.org/2"/>
      <updated>2025-02-01T00:00:00Z</updated><published>2025-01-31T09:00:00Z</published><author><name>P. Ool</name></author>
      <summary>short</summary><content type="xhtml"><div xmlns="z"><p>Warp &amp; weft</p><ul><li>one</li></ul></div></content>
      </entry></feed>
      """)
    #expect(issue.header.title == "Loom")
    #expect(issue.header.author == "Weavers")
    #expect(picture(issue) == ["A 1 a <b> c", "n 2025-01-31, P. Ool", "p Warp & weft", "* one"])
    #expect(issue.links.map(\.target) == ["https://example.org/2"])
  }

  @Test func severalAuthorsAndWhereAnEntryIsFrom() throws {
    let issue = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Loom</title><entry><title>Warp</title><link href="https://l.example/a/b"/>
      <author><name>P. Ool</name></author><author><name>Jo Ek</name></author><author><name>P. Ool</name></author>
      <source><title>Mill</title><author><name>Nobody</name></author><updated>2001-01-01T00:00:00Z</updated></source>
      <updated>2025-01-31T09:00:00Z</updated><content type="html">&lt;a href="c"&gt;Weft&lt;/a&gt;</content></entry></feed>
      """)
    #expect(picture(issue) == ["A 1 Warp", "n 2025-01-31, P. Ool, Jo Ek", "p Weft"])
    #expect(issue.links.map(\.target) == ["https://l.example/a/b", "https://l.example/a/c"])
  }

  @Test func anAuthorInTwoForms() throws {
    let issue = try read(
      """
      <rss><channel><title>T</title><item><title>A</title><author>jo@l.example (Jo Ek)</author><dc:creator>J. Ek</dc:creator></item>
      <item><title>B</title><itunes:author>P. Ool</itunes:author><author>x@l.example</author></item></channel></rss>
      """)
    #expect(picture(issue) == ["A 1 A", "n Jo Ek", "A 2 B", "n P. Ool"])
  }

  /// A title may be HTML or not; what no title has as an element is text.
  @Test(arguments: [
    ("<![CDATA[Hemp <falls>]]>", "Hemp <falls>"), ("Hemp &lt;i&gt;falls&lt;/i&gt;", "Hemp falls"),
    ("<![CDATA[if x<y and z>b]]>", "if x<y and z>b"),
    ("<![CDATA[Warp&nbsp;<!-- x -->& weft]]>", "Warp\u{A0}& weft"),
  ])
  func titles(_ title: String, _ shown: String) throws {
    let issue = try read("<rss><channel><title>T</title><item><title>\(title)</title></item></channel></rss>")
    #expect(picture(issue) == ["A 1 \(shown)"])
  }

  @Test func whatBreaksOffIsShownAsFarAsItGoes() throws {
    let issue = try read(
      "<rss><channel><title>T</title><item><title>One</title><description>Whole words</description></item><item><title>Two</title><description>Half a sen"
    )
    #expect(text(issue).contains("Whole words"))
    #expect(text(issue).contains("Half a sen"))
    #expect(issue.diagnostics.contains { $0.kind == "truncated" })
  }

  /// Where it ends with a line end, what is missing is told of the last line.
  /// Tags of HTML that are no XML end it, and what stands before them is read.
  @Test func whatIsNotWellFormedIsReadUpToThere() throws {
    let issue = try read(
      "<rss version=\"2.0\"><channel><title>Weir</title><item><title>Low water</title><description>The boats wait<br>and wait.</description></item></channel></rss>"
    )
    #expect(issue.diagnostics.map(\.kind) == ["truncated"])
    #expect(picture(issue).joined(separator: "/").contains("p The boats wait"))
  }

  @Test(arguments: ["", "\n", "\n\n"]) func whereItIsCutIsOneOfItsLines(end: String) throws {
    let text =
      "<rss version=\"2.0\"><channel><title>Mast</title>\n<item><title>Yard</title><description>a spar" + end
    let issue = try read(text)
    let told = try #require(issue.diagnostics.first { $0.kind == "truncated" })
    #expect(
      told.lines.upperBound == 2 + max(0, end.utf8.count - 1)
        && told.lines.upperBound <= issue.source.lineCount)
  }

  @Test func entitiesDoNotGrow() throws {
    var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"lol\">"
    for level in 1...12 {
      bomb += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 12) + "\">"
    }
    bomb += "]><rss><channel><title>&a12;</title><item><title>&a12;</title></item></channel></rss>"
    let issue = try read(bomb)
    #expect(issue.text.bytes.count < 20 << 20)
    #expect(issue.diagnostics.contains { $0.kind == "truncated" })
  }

  @Test func namesMayHaveAPrefixAndAddressesABase() throws {
    let issue = try read(
      """
      <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://example.org/blog/"><a:title>Loom</a:title>
      <a:entry><a:title>Warp</a:title><a:link href="../warp"/><a:content type="html" xml:base="w/x/">
      &lt;p&gt;See &lt;a href="weft?y=1"&gt;weft&lt;/a&gt;.&lt;/p&gt;</a:content></a:entry></a:feed>
      """)
    #expect(issue.header.title == "Loom")
    #expect(picture(issue) == ["A 1 Warp", "p See weft."])
    #expect(
      issue.links.map(\.target) == ["https://example.org/warp", "https://example.org/blog/w/x/weft?y=1"])
  }

  @Test func addressesAreResolved() {
    func resolved(_ target: String) -> String {
      WebAddress.resolved(target, in: "https://example.org/a/b?c=1#d")
    }
    #expect(resolved("e") == "https://example.org/a/e")
    #expect(resolved("/e/./f/") == "https://example.org/e/f/")
    #expect(resolved("../../../e#g") == "https://example.org/e#g")
    #expect(resolved("#g") == "https://example.org/a/b?c=1#g")
    #expect(resolved("?h") == "https://example.org/a/b?h")
    #expect(resolved("//x.org/e") == "https://x.org/e")
    #expect(resolved("mailto:e@x.org") == "mailto:e@x.org")
    #expect(resolved("") == "https://example.org/a/b?c=1#d")
    #expect(WebAddress.resolved("e", in: "https://example.org") == "https://example.org/e")
    #expect(WebAddress.resolved("e/f", in: "g") == "e/f")
  }

  @Test func theTextOfAnEntryIsTheOneThatSaysMost() throws {
    let long = "The hemp came by boat yesterday and it is as dry as one could wish."
    let issue = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Loom</title>
      <entry><title>a</title><summary>\(long)</summary><content type="html">more</content></entry>
      <entry><title>b</title><content type="text">One line
      and its rest.

      Another.</content><summary>short</summary></entry>
      <entry><title>c</title><summary>A picture.</summary><content type="image/png">iVBORw0KGgo=</content></entry>
      </feed>
      """)
    #expect(
      picture(issue) == [
        "A 1 a", "p \(long)", "A 2 b", "p One line/and its rest.", "p Another.", "A 3 c", "p A picture.",
      ])
  }

  @Test func daysAreReadInTheFormsThatFeedsHave() {
    #expect(DateText.day("20250304T100000Z") == "2025-03-04")
    #expect(DateText.day("Tuesday, 04-Mar-25 10:00:00 GMT") == "2025-03-04")
    #expect(DateText.day("March 4, 2025 10:00") == "2025-03-04")
    #expect(DateText.day("4 March 2025") == "2025-03-04")
    #expect(DateText.day("Tue, 4 Mar 2025 10:00 EST") == "2025-03-04")
    for other in ["04/03/2025", "March 2025", "20251304", "2025-03", "May 40, 2025", "12345678901T1"] {
      #expect(DateText.day(other) == other)
    }
  }

  /// What programs put before the declaration is none of the feed.
  @Test(arguments: ["\n", "\r\n \t", "\n\u{FEFF}", "\u{FEFF}\n"]) func blanksBeforeTheDeclarationHarmNothing(
    blanks: String
  ) throws {
    let issue = try read(
      blanks
        + """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Mill Notes</title><item><title>Räder</title><description>They turn.</description></item></channel></rss>
        """)
    #expect(issue.header.title == "Mill Notes")
    #expect(picture(issue) == ["A 1 Räder", "p They turn."])
    #expect(issue.diagnostics.isEmpty)
  }
}
