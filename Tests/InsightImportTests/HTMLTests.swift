import InsightModel
import Testing

@testable import InsightImport

@Suite struct HTMLTests {
  @Test func headingsOpenSectionsAndArticles() throws {
    let issue = try read(
      """
      <!doctype html><html><head><title>Orchard Post - The Site</title><style>h1{color:red}</style>
      <script>if (a < b) document.write("<h1>no</h1>")</script></head><body>
      <nav><ul><li><a href=/>Home<li><a href=/a>Archive</a></ul></nav>
      <main><h1>Orchard Post No. 31</h1>
      <h2>Growing</h2><h3>Pruning in <em>March</em></h3><ul><li>Cut <b>late</b></li><li>Burn what is ill</ul>
      <p>The old trees&hellip; need&nbsp;air &amp; light. <p>A second one.
      <h3>Pears</h3><p>They bloom.</p><h2>Selling</h2><h3>Markets</h3><ol start=3><li>Ely<li>Wick</ol></main>
      <footer>All rights reserved</footer></body></html>
      """)
    #expect(issue.header.title == "Orchard Post No. 31")
    #expect(issue.header.number == 31)
    #expect(
      picture(issue) == [
        "S Growing", "A 1 Pruning in March", "- Cut late", "- Burn what is ill",
        "p The old trees… need\u{A0}air & light.", "p A second one.", "A 2 Pears", "p They bloom.",
        "S Selling",
        "A 1 Markets", "3. Ely", "4. Wick",
      ])
    #expect(issue.diagnostics.contains { $0.kind == "furniture" })
  }

  /// What never ends hides the rest of a page, which is told; words are no tag.
  @Test(arguments: [
    ("<p>Low <b class=x", ["p Low"], true), ("<p>Low <!-- high <i>", ["p Low"], true),
    ("<p>Low <script>high()", ["p Low"], true), ("<p>Low <x and high", ["p Low <x and high"], false),
    ("<p>Low <x>and <y", ["p Low and <y"], false), ("<p>Low <!-- x --> and high", ["p Low and high"], false),
  ])
  func whatNeverEnds(_ page: String, _ shown: [String], _ isCut: Bool) throws {
    let issue = try read("<html><body>" + page)
    #expect(picture(issue) == shown)
    #expect(issue.diagnostics.contains { $0.kind == "truncated" } == isCut)
  }

  /// Lines of a listing are those of the page, where it breaks them itself too; none comes from a line above the one before it.
  @Test func linesOfListings() throws {
    let issue = try read("<body><p>Mill</p><pre>\n\na<br>b<br>c\nd</pre><p>Weir</p>\n<p>Lock</p>")
    let lines = (1...issue.text.lineCount).map {
      (issue.text.string(issue.text.line($0)), issue.sourceLine(of: $0))
    }
    #expect(lines.filter { !$0.0.isEmpty }.map(\.0) == ["Mill", "a", "b", "c", "d", "Weir", "Lock"])
    #expect(lines.filter { !$0.0.isEmpty }.map(\.1) == [1, 3, 3, 3, 4, 4, 5])
  }

  @Test func whatIsHiddenIsLeftOut() throws {
    let issue = try read(
      """
      <!doctype html><title>T</title><body><h1>Weirs</h1><p hidden>one<p>Seen first.</p><template><p>two</p></template>
      <div style="display: none"><div>three</div>four</div><p>Seen <span style="display:none">five</span>last.</p>
      <ul hidden><li>six</li></ul><table><tr hidden><td>seven</td></tr><tr><td>Lock</td><td>4</td></tr>
      <tr><td>Weir</td><td>5</td></tr></table></body>
      """)
    #expect(picture(issue) == ["p Seen first.", "p Seen last.", "t | / Lock|4 / Weir|5"])
  }

  /// Pictures and buttons stand amid words, which are not lost with them; a heading may be a button.
  @Test func whatStandsAmidWordsLeavesThemWhole() throws {
    let issue = try read(
      """
      <body><p><a href=/>Start</a> | <a href=/b>Boats</a> &middot; <a href=/c>Carts</a></p><h1>Locks</h1>
      <h2>Gates <svg><title>a gate</title><text>icon</text></svg></h2><h2><button aria-expanded=true>Sluices</button></h2>
      <p>Shut <button>Copy</button> at <select><option>one</select> noon <template>x</template>and
      <math><mi>h</mi><mo>=</mo><mn>3</mn><annotation encoding="application/x-tex">h=3</annotation></math>.</p>
      <p>The <ruby>川<rt>kawa</rt></ruby> and <ruby>山<rp>(</rp><rt>yama</rt><rp>)</rp></ruby>.</p></body>
      """)
    #expect(
      picture(issue) == ["A 1 Gates", "A 2 Sluices", "p Shut at noon and h=3.", "p The 川(kawa) and 山(yama)."])
  }

  @Test func textsSetSideBySideAreParagraphs() throws {
    let (left, right) = (
      String(repeating: "The weir holds. ", count: 6), String(repeating: "The mill turns. ", count: 6)
    )
    let issue = try read(
      "<!doctype html><h1>Locks<p>Never closed.<table><tr><td>\(left)</td><td>\(right)</td></tr></table><p>End."
    )
    #expect(
      picture(issue) == [
        "p Never closed.", "p " + left.dropLast(), "p " + right.dropLast(), "p End.",
      ])
    #expect(issue.header.title == "Locks")
  }

  /// What is raised or lowered must not join the number before it.
  @Test func raisedAndLoweredTextHasSignsOfItsOwn() throws {
    let issue = try read(
      """
      <h1>Mud</h1><p>Some 10<sup>5</sup> m<sup>3</sup> of CO<sub>2</sub>, k<sub>i&#x2212;1</sub>, 2<sup>0.5</sup> on the
      4<sup>th</sup>, says Orr.<sup><a href="#n7">7</a></sup></p><table><tr><th>Lock<th>Boats</tr>
      <tr><td>Upper<td>31<sup>2</sup><tr><td>Lower<td>28<sup>b</sup><tr><td>Sea<td>10<sup>4</sup></table>
      """)
    #expect(
      picture(issue) == [
        "p Some 10⁵ m³ of CO₂, kᵢ₋₁, 2^0.5 on the 4th, says Orr.⁷",
        "t Lock|Boats / Upper|31² / Lower|28ᵇ / Sea|10⁴",
      ])
    #expect(issue.tables[0].rows.map { $0.cells[1]?.value?.description } == ["31", "28", nil])
    #expect(issue.links.map(\.target) == ["#n7"])
  }

  @Test func whatNamesATableAndItsRows() throws {
    let issue = try read(
      """
      <h1>Dams</h1><figure><table><tr><th>Dam<th>Height<tr><td>Ash<td>9<tr><td>Elm<td>7</table>
      <figcaption>Dams in the valley</figcaption></figure>
      <table><tr><td colspan=3>Gates and sluices<tr><td>Dam<td>Gates<td>Sluices<tr><td>Ash<td>2<td>3<tr><td>Elm<td>1<td>4</table>
      <table><tr><th>Owner<td>The parish<tr><th>Since<td>1788<tr><th>Keeper<td>A. Orr</table>
      """)
    #expect(issue.tables.map(\.caption) == ["Dams in the valley", "Gates and sluices", ""])
    #expect(
      picture(issue) == [
        "t Dam|Height / Ash|9 / Elm|7", "t Dam|Gates|Sluices / Ash|2|3 / Elm|1|4",
        "t | / Owner|The parish / Since|1788 / Keeper|A. Orr",
      ])
  }

  /// A caption in a paragraph of its own is the table's, with its unit; a sentence that leads to a table stays one.
  @Test(
    arguments: [
      ("<p>Table 4. Timber felled (Unit: m3)</p>", "Timber felled", "m3", 4),
      ("<p>Timber sold (in Million EUR)</p>", "Timber sold", "Million EUR", nil),
      ("<p>Table 4 shows that less timber was felled.</p>", "", nil, nil),
      ("<p>The mills paid more (the price of oak rose by 4 %).</p>", "", nil, nil),
    ] as [(String, String, String?, Int?)])
  func captionsInParagraphs(_ above: String, _ caption: String, _ unit: String?, _ number: Int?) throws {
    let table =
      "<table><tr><th>Mill</th><th>2031</th><th>2032</th></tr>"
      + "<tr><td>Aune</td><td>310</td><td>295</td></tr><tr><td>Vik</td><td>120</td><td>131</td></tr></table>"
    let issue = try read(
      "<html><body><h1>Wood</h1><p>An opening.</p>\(above)\(table)<p>An end.</p></body></html>")
    let found = try #require(issue.tables.first)
    #expect(found.caption == caption && found.unit == unit && found.number == number)
    let texts = issue.blocks.map { issue.string($0.range) }.filter { !$0.contains("\t") }
    #expect(
      texts
        == (caption.isEmpty
          ? ["An opening.", String(above.dropFirst(3).dropLast(4)), "An end."] : ["An opening.", "An end."]))
  }

  @Test func tablesAreReadCellByCell() throws {
    let issue = try read(
      """
      <html><body><h1>Catch</h1><table><caption>Landed fish (Million USD)</caption>
      <thead><tr><th rowspan=2>Port<th colspan=2>2023<tr><th>Cod<th>Hake</thead>
      <tbody><tr><td rowspan=2>Vik</td><td>1,204</td><td>33</td></tr><tr><td>980<td>41</tr>
      <tr><td>Nes<td><p>77</p><td></table><p>After.</body></html>
      """)
    let table = try #require(issue.tables.first)
    #expect(table.columns.map(\.name) == ["Port", "2023 Cod", "2023 Hake"])
    #expect(table.caption == "Landed fish")
    #expect(table.unit == "Million USD")
    #expect(picture(issue).last == "p After.")
    #expect(
      table.rows.map { $0.cells.map { $0?.text ?? "–" } } == [
        ["Vik", "1,204", "33"], ["Vik", "980", "41"], ["Nes", "77", "–"],
      ])
  }

  @Test func whatIsLaidOutInATableIsText() throws {
    let issue = try read(
      """
      <html><body><table><tr><td><h2>Left</h2><p>One story of the day.</p></td><td><table><tr><th>Day<th>Rain
      <tr><td>Mon<td>12<tr><td>Tue<td>3</table></td></tr></table></body></html>
      """)
    #expect(picture(issue).contains { $0.contains("One story of the day.") })
    #expect(issue.tables.map { $0.columns.map(\.name) } == [["Day", "Rain"]])
  }

  @Test func theNumberMayStandInTheTitleAlone() throws {
    let issue = try read(
      "<!doctype html><title>Weir Gazette, Vol. 8, No. 23 | Home</title><h1>WEIR GAZETTE</h1><p>One.</p>")
    #expect(issue.header.title == "WEIR GAZETTE")
    #expect(issue.header.number == 23)
  }

  /// What stands right below the title and lower than what follows opens no article.
  @Test func aSubtitleIsNone() throws {
    let page = "<!doctype html><h1>Weirs</h1><h3>Lower than ever</h3><p>One.</p><h2>Eels</h2><p>Two.</p>"
    #expect(picture(try read(page)) == ["h Lower than ever", "p One.", "A 1 Eels", "p Two."])
    #expect(
      picture(try read(page.replacing("</h1>", with: "</h1><p>Zero.</p>"))) == [
        "p Zero.", "A 1 Lower than ever", "p One.", "S Eels", "p Two.",
      ])
  }

  /// The same page once as text and once as HTML.
  @Test func aNewslettersPageIsReadAsItsText() throws {
    let plain = """
      Title

      Shipyard Monitor No. 7 of Steel and Engines

      Author

      RT

      Post Date

      2024-11-08

      Ⅰ. STEEL

      1. Plate Prices Rise for the Third Month in a Row

      - Mills ask for 4 percent more
      - Yards have stocks until spring
      The large mills have told their customers that plate will cost more from January on, for coal is dear.

      Ⅱ. ENGINES

      1. Makers of Engines Sell More Than They Can Build

      Orders reach into the year after next, and the makers hire people wherever they find them.
      """
    let page = """
      <html><head><title>Monitor</title></head><body><div id=gnb><ul><li><a href=/>Home</a></li><li><a href=/n>News</a>
      </li><li><a href=/q>Contact</a></li></ul></div>
      <table><tr><th>Title</th><td colspan=3>Shipyard Monitor No. 7 of Steel and Engines</td></tr>
      <tr><th>Author</th><td>RT</td><th>Post Date</th><td>2024-11-08</td></tr></table>
      <div class=view><p><b>Ⅰ. STEEL</b></p><p>&nbsp;</p><p><b>1. Plate Prices Rise for the Third Month in a Row</b></p>
      <p>&nbsp;</p><p>- Mills ask for 4 percent more<br>- Yards have stocks until spring</p>
      <p>The large mills have told their customers that plate will cost more from January on, for coal is dear.</p>
      <h3>Ⅱ. ENGINES</h3><h4>1. Makers of Engines Sell More Than They Can Build</h4>
      <p>Orders reach into the year after next, and the makers hire people wherever they find them.</p></div></body></html>
      """
    let (text, html) = (try read(plain), try read(page))
    #expect(picture(html) == picture(text))
    #expect(html.header.title == text.header.title)
    #expect(html.header.number == 7)
    #expect(html.header.author == "RT")
    #expect(html.header.published == "2024-11-08")
    #expect(html.header.topics == text.header.topics)
  }

  @Test func linksKeepTheirTargets() throws {
    let issue = try read(
      "<html><body><p>See <a href=\"https://example.org/a?b=1&amp;c=2\">the  list</a>, <a href='javascript:x()'>not</a> this.</body></html>"
    )
    #expect(issue.links.map { issue.string($0.range) } == ["the list"])
    #expect(issue.links.map(\.target) == ["https://example.org/a?b=1&c=2"])
  }

  /// Where a line of the source ends amid Chinese or Japanese no space stands.
  @Test(arguments: [
    ("水門は\n    夜に閉じる。", "水門は夜に閉じる。"), ("闸门\r\n晚上关闭，\n早上打开。", "闸门晚上关闭，早上打开。"),
    ("수문은\n밤에 닫힌다.", "수문은 밤에 닫힌다."), ("水門 は夜", "水門 は夜"), ("水門\nlock", "水門 lock"),
    ("l’écluse\nà midi", "l’écluse à midi"), ("水門<b>\nは</b>", "水門 は"),
  ])
  func linesOfTheSource(_ source: String, _ text: String) throws {
    #expect(picture(try read("<html><body><p>\(source)</p></body></html>")) == ["p " + text])
  }

  /// Words in a table and in no cell of it stand before it.
  @Test func whatStandsInNoCellIsKept() throws {
    let issue = try read(
      "<body><p>Above.</p><table>Loose words<caption>Locks</caption><tr><th>Lock</th><th>Rise</th></tr>more <b>of them</b><tr><td>Ely</td><td>3</td></tr><tr><td>Wick</td><td>4</td></tr></table><p>Below.</p></body>"
    )
    let text = picture(issue).joined(separator: "/")
    #expect(text.contains("p Above./p Loose words/p more of them/"))
    #expect(issue.tables.count == 1 && issue.tables[0].rows.count == 2)
    let items = try read(
      "<body><table>Loose<tr><td>•</td><td>First of two things.</td></tr><tr><td>•</td><td>And the other.</td></tr></table></body>"
    )
    #expect(picture(items).joined(separator: "/").contains("Loose"))
  }

  @Test func linksAreRelativeToWhatThePageSays() throws {
    let page = "<a href='b.html'>one</a> <a href='/c'>two</a> <a href='https://elsewhere.org'>three</a>"
    func targets(_ head: String) throws -> [String] {
      try read("<html><head>\(head)</head><body><p>\(page)</p></body></html>").links.map(\.target)
    }
    #expect(
      try targets("<base target='_top'><base href='https://quay.org/d/'><base href='https://later.org/'>")
        == ["https://quay.org/d/b.html", "https://quay.org/c", "https://elsewhere.org"])
    #expect(try targets("") == ["b.html", "/c", "https://elsewhere.org"])
  }

  @Test func quotationsListingsAndNestedLists() throws {
    let issue = try read(
      """
      <body><h1>T</h1><h2>A</h2><p>Before.</p><blockquote><p>Said so.<p>And more.</blockquote>
      <pre>
      one
        two &lt;b&gt;
      </pre><ul><li>a<ul><li>b</ul><li>c</ul>
      """)
    #expect(
      picture(issue) == [
        "A 1 A", "p Before.", "> q Said so.", "> q And more.", "v one/  two <b>", "* a", "  * b", "* c",
      ])
  }

  @Test func theEncodingIsWhatMarkMetaAndEvidenceSay() throws {
    var bytes = Array("<html><head><meta charset=\"euc-kr\"></head><body><p>".utf8)
    bytes += [0xB0, 0xA1, 0xB3, 0xAA, 0xB4, 0xD9] + Array("</p></body></html>".utf8)
    let issue = try Importer.issue(bytes)
    #expect(text(issue).contains("가나다"))
    // Saved again as UTF-8 with the old declaration.
    let other = try read(
      "<html><head><meta charset=windows-1252></head><body><p>Žluťoučký kůň</p></body></html>")
    #expect(text(other).contains("Žluťoučký kůň"))
    #expect(other.diagnostics.contains { $0.kind == "encoding" })
  }

  @Test func brokenMarkupLosesNoText() throws {
    for page in [
      "<html><body><nav>Menu that never ends <p>alpha <b>beta", "<html><p>alpha<table><tr><td>beta",
      "<html><body><p title=\"never closed>alpha</p><p>beta</p>",
      "<html><ul><li>alpha<table><td>1</ul></table>beta",
      "<html><body><a href=x><div>alpha</a></div></div></body>beta", "<html><h1>alpha<h2>beta</h1></h2>",
      "<!-- x --><html><body>alpha<!-- beta --><p>beta<!-- never closed",
    ] {
      let words = text(try read(page))
      #expect(words.contains("alpha") && words.contains("beta"), "\(page): \(words)")
    }
  }

  @Test func linesAreThoseOfTheFile() throws {
    let issue = try read("<html>\n<body>\n<p>one</p>\n\n<p>two\nand three</p>\n<pre>a\nb</pre></body></html>")
    #expect(issue.blocks.map { issue.sourceLines(of: $0.lines) } == [3...3, 5...5, 7...8])
  }

  @Test func whatIsDeepIsReadInLinearTime() throws {
    for tag in ["div", "b", "blockquote", "ul><li", "table><tr><td", "h2", "nav", "main"] {
      let page = "<html><body>" + String(repeating: "<\(tag)>", count: 50_000) + "deep words"
      #expect(text(try read(page)).contains("deep words"), "\(tag)")
    }
    let ends = "<html><body>words" + String(repeating: "</div></ul>", count: 100_000)
    #expect(text(try read(ends)).contains("words"))
    let cells =
      "<html><table>" + String(repeating: "<tr><td colspan=1000 rowspan=1000>x<td>y", count: 200) + "</table>"
    #expect(text(try read(cells)).utf8.count < 4_000_000)
  }

  /// Property: whatever stands between tags, no byte of it traps, and nothing is read but text.
  @Test func noBytesTrap() throws {
    var dice = Dice(state: 41)
    let parts = [
      "<", ">", "</", "<p>", "<table>", "<tr>", "<td rowspan=9 colspan=7>", "</table>", "<li>", "<ul>",
      "</ul>", "&amp;",
      "&#x110000;", "&nosuch;", "<!--", "-->", "<pre>", "</pre>", "<a href='", "'>", "</a>", "\0", "\u{2028}",
      "é", "x ",
      "\n", "<h3>", "</h3>", "<th>", "<caption>", "<title>", "</title>", "<nav>", "</nav>", "<blockquote>",
      "<br>", "=\"",
    ]
    for _ in 0..<400 {
      let page =
        "<html>"
        + (0..<Int.random(in: 1...60, using: &dice)).map { _ in parts.randomElement(using: &dice) ?? "" }
        .joined()
      let issue = try read(page)
      for block in issue.blocks { #expect(block.range.upperBound <= issue.text.bytes.count) }
    }
  }

  @Test func whatWasTakenBackAndWhatIsSmallJoinsNoNumber() throws {
    let issue = try read(
      """
      <html><body><h1>Ropes</h1><p>Hemp was <del>410</del><ins>377</ins>, wire <s> 80 </s>95, all <del><a href=x>1</a></del>2.</p>
      <table><tr><th>Rope<th>Price<th>Note<tr><td>Hemp<td><s>14</s>16<td>1<small>2</small>
      <tr><td>Wire<td>21<br>300<td>7<a href="#n1">3</a><tr><td>Jute<td><p>21<p>300<td>8<span style="vertical-align: super">4</span>
      <tr><td>Silk<td>9<td><img src=d alt=Down> 5</table></body></html>
      """)
    #expect(
      picture(issue) == [
        "p Hemp was ~~410~~ 377, wire ~~80~~ 95, all ~~1~~ 2.",
        "t Rope|Price|Note / Hemp|~~14~~ 16|1 2 / Wire|21 / 300|7³ / Jute|21 / 300|8⁴ / Silk|9|[Down] 5",
      ])
    let values = issue.tables[0].rows.map { row in row.cells.map { $0?.value } }
    #expect(values.map { $0[1] != nil } == [false, false, false, false])
    #expect(values.map { $0[2] != nil } == [false, true, true, false])
    #expect(issue.links.map { issue.string($0.range) } == ["1"])
  }

  @Test func linesThatTheAuthorEndedAreOneParagraph() throws {
    let issue = try read(
      """
      <html><body><h1>Mill</h1><p>The wheel <a href=x>turns<br>and turns</a><br/>
      by night.<br><br>Others &#10; sleep.</p>
      <ul><li>Quay 4<br>Oslo</ul><pre>a<br>b</pre></body></html>
      """)
    #expect(
      picture(issue) == [
        "p The wheel turns/and turns/by night.", "p Others   sleep.", "* Quay 4/Oslo", "v a/b",
      ])
    #expect(issue.blocks.map(\.keepsBreaks) == [true, false, true, false])
    #expect(issue.links.map { issue.string($0.range) } == ["turns", "and turns"])
    #expect(issue.sourceLines(of: issue.blocks[0].lines) == 1...2)
  }

  @Test func aSmallTableInATableIsWords() throws {
    let issue = try read(
      """
      <html><body><h1>Shifts</h1><table><tr><th>Mill<th>Hours<tr><td>Old<td><table><tr><td>Mon<td>11<tr><td>Tue<td>12</table>
      <tr><td>New<td>8</table></body></html>
      """)
    #expect(picture(issue).last == "t Mill|Hours / Old|Mon 11; Tue 12 / New|8")
  }

  @Test func signsThatArePicturesAreSigns() throws {
    let issue = try read(
      """
      <html><body><h1>Signs</h1><p>Up <img alt="▲" src=u>3 and <img alt="🙂" src=s>. <span style="visibility:hidden">000</span>7</p>
      <p><q>Hemp</q> <img alt="A rope" src=r>is dear.</p></body></html>
      """)
    #expect(picture(issue) == ["p Up ▲3 and 🙂. 7", "p “Hemp” is dear."])
  }
}
