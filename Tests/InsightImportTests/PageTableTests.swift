import InsightModel
import Testing

@testable import InsightImport

/// Tables as pages of firms, offices and newsletters have them.
@Suite struct PageTableTests {
  private func words(_ page: String) throws -> [String] {
    picture(try read("<!doctype html><title>T</title><h1>Weirs</h1>\(page)"))
  }

  @Test func namesInBoldTypeOrOverColumnsAreNames() throws {
    #expect(
      try words(
        """
        <table><tr><td></td><td colspan=2><b>March</b></td><td colspan=2><b>May</b></td></tr>
        <tr><td><b>Eels</b></td><td><b>2023</b></td><td><b>2022</b></td><td><b>2023</b></td><td><b>2022</b></td></tr>
        <tr><td>Upper</td><td>41</td><td>38</td><td>57</td><td>61</td></tr>
        <tr><td><b>All</b></td><td><b>41</b></td><td><b>38</b></td><td><b>57</b></td><td><b>61</b></td></tr></table>
        """) == ["t Eels|March 2023|March 2022|May 2023|May 2022 / Upper|41|38|57|61 / All|41|38|57|61"])
  }

  @Test(arguments: [(1000, false), (1001, true)])
  func columnsThatAreNotShownAreTold(_ count: Int, _ isTold: Bool) throws {
    let rows = ["th", "td"].map { tag in
      "<tr>" + (0..<count).map { "<\(tag)>\($0)" }.joined() + "</tr>"
    }
    let issue = try read("<!doctype html><title>T</title><h1>Weirs</h1><table>\(rows.joined())</table>")
    #expect(issue.diagnostics.contains { $0.kind == "left-out" } == isTold)
  }

  @Test func theCornerIsAnyCell() throws {
    #expect(
      try words(
        """
        <table><tr><td></td><th>2023</th><th>2022</th></tr><tr><th>Ash</th><td>41</td><td>38</td></tr>
        <tr><th>Elm</th><td>7</td><td>9</td></tr></table>
        """) == ["t |2023|2022 / Ash|41|38 / Elm|7|9"])
  }

  /// What a name reaches down beside names further columns, unless figures stand there.
  @Test func namesThatReachDown() throws {
    #expect(
      try words(
        """
        <table><tr><th rowspan=2>Weir</th><th colspan=2>Eels</th></tr><tr><td>2023</td><td>2022</td></tr>
        <tr><td>Ash</td><td>41</td><td>38</td></tr><tr><td>Elm</td><td>7</td><td>9</td></tr></table>
        <table><tr><th rowspan=3>River</th><th>Weir</th><th>Eels</th></tr><tr><td>Ash</td><td>41</td></tr>
        <tr><td>Elm</td><td>7</td></tr></table>
        """) == [
          "t Weir|Eels 2023|Eels 2022 / Ash|41|38 / Elm|7|9", "t River|Weir|Eels / –|Ash|41 / –|Elm|7",
        ])
  }

  @Test func rowsReachNoFurtherThanTheirPart() throws {
    #expect(
      try words(
        """
        <table><thead><tr><th>River<th>Weir<th>Eels</thead><tbody><tr><td rowspan=7>Lea<td>Ash<td>41<tr><td>Elm<td>7</tbody>
        <tbody><tr><td rowspan=0>Ouse<td>Oak<td>12<tr><td>Yew<td>3</tbody></table>
        """) == ["t River|Weir|Eels / Lea|Ash|41 / Lea|Elm|7 / Ouse|Oak|12 / Ouse|Yew|3"])
  }

  /// Reports set a figure in cells of its own for the currency and the closing parenthesis.
  @Test func signsInColumnsOfTheirOwn() throws {
    #expect(
      try words(
        """
        <table><tr><td>&nbsp;</td><td>&nbsp;</td><td colspan=2><b>2023</b></td><td></td><td>&nbsp;</td><td colspan=2><b>2022</b></td><td></td></tr>
        <tr><td>Sales</td><td>&nbsp;</td><td>$</td><td>3,417</td><td></td><td></td><td>$</td><td>2,960</td><td></td></tr>
        <tr><td>Loss</td><td>&nbsp;</td><td></td><td>(81</td><td>)</td><td></td><td></td><td>(77</td><td>)</td></tr></table>
        """) == ["t |2023|2022 / Sales|$3,417|$2,960 / Loss|(81)|(77)"])
    // A column of currencies is one.
    #expect(
      try words(
        "<table><tr><th>Weir<th>Unit<th>Toll<tr><td>Ash<td>$<td>41<tr><td>Elm<td>€<td>7</table>")
        == ["t Weir|Unit|Toll / Ash|$|41 / Elm|€|7"])
  }

  @Test func whatStandsBelowOverAllColumnsIsANote() throws {
    let issue = try read(
      """
      <!doctype html><h1>Weirs</h1><table><tr><th>Weir<th>Eels<tr><td>Ash<td>41<tr><td>Elm<td>7
      <tfoot><tr><td colspan=2>Source: river board</td></tr></table>
      """)
    #expect(picture(issue) == ["t Weir|Eels / Ash|41 / Elm|7", "n Source: river board"])
    #expect(issue.tables.first?.source == "river board")
  }

  /// Spans that would fill gigabytes.
  @Test(arguments: [
    "<tr><td rowspan=0>a<td colspan=999>5", "<tr>\(String(repeating: "<td rowspan=0>a", count: 900))",
  ])
  func spansAreBounded(_ row: String) throws {
    let issue = try read(
      "<h1>A</h1><table>\(String(repeating: row, count: 400))\(String(repeating: "<tr><td>b", count: 5000))</table>"
    )
    #expect(issue.text.bytes.count < 4_000_000)
    #expect(text(issue).contains("b"))
  }

  @Test func aListInATableIsAList() throws {
    #expect(
      try words(
        """
        <table><tr><td>•</td><td>The weir holds.</td></tr><tr><td>•</td><td>The mill turns.</td></tr></table>
        <table><tr><td>1.</td><td>Ash</td></tr><tr><td>2.</td><td>Elm</td></tr></table>
        <table><tr><td>1.</td><td>Ash</td><td>41</td></tr><tr><td>2.</td><td>Elm</td><td>7</td></tr></table>
        """
      ).prefix(4) == ["- The weir holds.", "- The mill turns.", "1. Ash", "2. Elm"])
  }

  @Test func aRowOverAllColumnsHeadsAGroup() throws {
    let rows = "<tr><td>Flour<td>70<tr><td>Bran<td>12"
    func page(_ head: String) throws -> String? {
      picture(try read("<html><h1>Mill</h1><p>So.</p><table>\(head)\(rows)</table>")).last
    }
    let names = "<tr><th>Post<th>Tons</tr>"
    #expect(
      try page(names + "<tr><th colspan=2>Ground</th></tr>")
        == "t Post|Tons / Ground|– / Flour|70 / Bran|12")
    #expect(
      try page(names + "<tr><th colspan=2>Ground</th></tr><tr><td>Rye<td>8<tr><th colspan=2>Sold</th></tr>")
        == "t Post|Tons / Ground|– / Rye|8 / Sold|– / Flour|70 / Bran|12")
    // What brackets say is of the names, and above them all is.
    #expect(
      try page(names + "<tr><th colspan=2>(gross)</th></tr>")
        == "t Post (gross)|Tons (gross) / Flour|70 / Bran|12")
    #expect(
      try page("<caption>Mills</caption><tr><th colspan=2>Ely</th></tr>" + names)
        == "t Ely Post|Ely Tons / Flour|70 / Bran|12")
    #expect(
      try page("<tr><th rowspan=2>Post<th colspan=2>Tons</tr><tr><th>In<th>Out</tr><tr><td>Rye<td>8<td>9")
        .map { $0.hasPrefix("t Post|Tons In|Tons Out") } == true)
  }

  @Test func aMarkBehindACaptionIsWhole() throws {
    let rows = "<tr><th>Weir<th>Boats<tr><td>Upper<td>31<tr><td>Lower<td>28"
    func caption(_ words: String) throws -> String? {
      try read("<html><h1>Weirs</h1><table><caption>\(words)</caption>\(rows)</table>").tables.first?.caption
    }
    #expect(try caption("Boats by weir<sup>[4]</sup>") == "Boats by weir[4]")
    #expect(try caption("Boats by weir [a]") == "Boats by weir [a]")
    #expect(try caption("[Boats by weir]") == "Boats by weir")
    #expect(try caption("Boats by weir]") == "Boats by weir")
  }

  @Test func aWikisLinksForEditingAreNoText() throws {
    let issue = try read(
      """
      <!doctype html><h1>Weirs</h1><h2><span>Upper</span><span class="mw-editsection"><span>[</span><a
      href="/w?action=edit">edit</a><span>]</span></span></h2><p>It holds.</p><div class=mw-heading><h2>Lower</h2><span
      class="mw-editsection"><span>[</span><a href="/w?action=edit">edit</a><span>]</span></span></div><p>It leaks [edit].</p>
      """)
    #expect(picture(issue) == ["A 1 Upper", "p It holds.", "A 2 Lower", "p It leaks [edit]."])
  }

  @Test func picturesAboveRowsWithNamesAreNone() throws {
    let rows = "<tr><th>Seat<td>Ely</tr><tr><th>Acres<td>300</tr>"
    func page(_ head: String, _ rows: String) throws -> [String] {
      picture(try read("<html><h1>Mill</h1><p>So.</p><table>\(head)\(rows)</table>"))
    }
    let wide = "<tr><th colspan=2>Duchy of Wick</tr><tr><td colspan=2><img alt=Flag></tr>"
    #expect(try page(wide, rows).suffix(2) == ["t | / Seat|Ely / Acres|300", "n [Flag]"])
    #expect(
      try page("<tr><td><img alt=Flag><td><img alt=Arms></tr>", rows).suffix(3)
        == ["t | / Seat|Ely / Acres|300", "n [Flag]", "n [Arms]"])
    // Where rows have no names of their own they name the columns.
    #expect(
      try page("<tr><td><img alt=Oats><td><img alt=Rye></tr>", "<tr><td>30<td>40<tr><td>31<td>42").last
        == "t [Oats]|[Rye] / 30|40 / 31|42")
  }
}
