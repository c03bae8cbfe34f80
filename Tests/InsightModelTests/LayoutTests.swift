import Testing

@testable import InsightModel

/// Pages as the different tools save them.
@Suite struct LayoutTests {
  @Test func gridOfCellBars() {
    let issue = read(
      """
      HOME >
      Resources > Newsletters

      Title |
      |
      Nordic Harbour Insight No. 9 of Ports, Rail, Shipping, and Bio |
      |
      Author |
      |
      EL |
      |
      Post Date |
      |
      2024-03-01 |
      |
      Read |
      |
      118 |
      |
      Attach File |
      |
       |
      |
      Ⅰ. PORT INDUSTRY TRENDS
      1. Oslo Opens Third Quay
      - Quay to cost NOK 1.2 billion - Work to begin in May - Shore power for all berths The harbour board has approved a third quay. It will open in 2027.
      2. Cranes Sold to Riga
      The old cranes go to Riga. They were built in 1988.
      Ⅱ. RAIL INDUSTRY TRENDS
      1. Freight Line Doubled
      - Capacity rises by 40% - A state-of-the-art signal system The line was doubled over the summer.
      Prev |
      |
      No Data ... |
      |
      Next |
      |
      Nordic Harbour Insight No. 10 of Ports and Rail |
      """)
    #expect(issue.header.number == 9)
    #expect(issue.header.topics == ["Ports", "Rail", "Shipping", "Bio"])
    #expect(issue.header.author == "EL")
    #expect(issue.header.published == "2024-03-01")
    #expect(issue.header.reads == 118)
    #expect(issue.header.attachment == nil)
    #expect(issue.header.next == "Nordic Harbour Insight No. 10 of Ports and Rail")
    #expect(losses(in: issue) == [])
    #expect(
      picture(issue) == """
        S1 Ⅰ|PORT INDUSTRY TRENDS
         A1|Oslo Opens Third Quay
          -|Quay to cost NOK 1.2 billion
          -|Work to begin in May
          -|Shore power for all berths
          p|The harbour board has approved a third quay. It will open in 2027.
         A2|Cranes Sold to Riga
          p|The old cranes go to Riga. They were built in 1988.
        S2 Ⅱ|RAIL INDUSTRY TRENDS
         A1|Freight Line Doubled
          -|Capacity rises by 40%
          -|A state-of-the-art signal system
          p|The line was doubled over the summer.
        """)
  }

  @Test func headingsOnOneLineWithWhatFollows() {
    let issue = read(
      """
      Ⅰ. PORT INDUSTRY TRENDS 1. Oslo Opens Third Quay

      The harbour board has approved a third quay.

      2. Cranes Sold to Riga

      They were built in 1988.
      """)
    #expect(losses(in: issue) == [])
    #expect(
      picture(issue) == """
        S1 Ⅰ|PORT INDUSTRY TRENDS
         A1|Oslo Opens Third Quay
          p|The harbour board has approved a third quay.
         A2|Cranes Sold to Riga
          p|They were built in 1988.
        """)
  }

  @Test func pageWithoutLabels() {
    let issue = read(
      """
      HOME > Resources > Newsletters


      Baltic Grain Letter No. 31 of Wheat, Barley and Rye



      Ⅰ. WHEAT MARKET TRENDS

      1. Prices Rise

      Wheat rose by 4% in April.

      Ⅱ. BARLEY MARKET TRENDS

      1. Harvest Begins

      The first fields were cut.
      """)
    #expect(issue.header.number == 31)
    #expect(issue.header.periodical == "Baltic Grain Letter")
    #expect(issue.header.published == nil)
    #expect(losses(in: issue) == [])
    #expect(issue.sections.map(\.ordinal) == [1, 2])
  }

  @Test func lawNewsletter() {
    let issue = read(
      """
      Title

      Changes in Labour Law (News Letter No.431)

      Author

      SJ

      Post Date

      2019-11-04

      1.Overtime Limited to Twelve Hours

      The assembly passed the bill on Monday.

      -point without a space

      -Entry into force-

      The act enters into force in January.

      2.Leave for Fathers

      Fathers receive ten days.
      """)
    #expect(issue.header.number == 431)
    #expect(losses(in: issue) == [])
    #expect(
      picture(issue) == """
         A1|Overtime Limited to Twelve Hours
          p|The assembly passed the bill on Monday.
          -|point without a space
          h|Entry into force
          p|The act enters into force in January.
         A2|Leave for Fathers
          p|Fathers receive ten days.
        """)
  }

  @Test func squaresAsHeads() {
    let issue = read(
      """
      Title

      Patent Brief (181)

      Author

      LJ

      □ Supreme Court on Prior Use

      The court held that prior use is a defence.

      □ New Fees

      Fees rise in July.
      """)
    #expect(issue.header.number == 181)
    #expect(losses(in: issue) == [])
    #expect(
      picture(issue) == """
         A1|Supreme Court on Prior Use
          p|The court held that prior use is a defence.
         A2|New Fees
          p|Fees rise in July.
        """)
  }

  @Test func fiveSectionsAndAPageBrokenOff() {
    let heads = ["Ⅰ. AIR TRENDS", "Ⅱ. RAIL TRENDS", "Ⅲ. ROAD TRENDS", "Ⅳ. SEA TRENDS", "Ⅴ. BIO TRENDS"]
    let text = heads.map { "\($0)\n\n1. One Thing Happened\n\n- A point\nThe first sentence of it.\n" }
      .joined(separator: "\n")
    let issue = read(String(text.dropLast(14)))
    #expect(issue.sections.count == 5)
    #expect(issue.articles.count == 5)
    #expect(issue.blocks.last.map { issue.string($0.range) } == "The first se")
    #expect(losses(in: issue) == [])
  }

  @Test func requestForComments() {
    let issue = read(
      """
      Network Working Group                                          A. Writer
      Request for Comments: 9999                                     May 1999


                           A Protocol for Harbour Cranes

      1. Introduction

         This memo describes how cranes talk. It is meant for those who build
         cranes and for those who must listen to them all day long in the
         harbour and at home.

      2. Messages

      2.1. Lift

         A lift message has four octets, of which the first names the crane
         and the others the load in kilograms without any sign at all.

      2.2. Lower

         The opposite.
      """)
    #expect(losses(in: issue) == [])
    #expect(!issue.isPeriodical)
    let titles =
      issue.sections.map { issue.string($0.title) } + issue.articles.map { issue.string($0.headline) }
    for title in ["Introduction", "Messages", "Lift", "Lower"] { #expect(titles.contains(title), "\(title)") }
  }

  @Test func changeLog() {
    let issue = read(
      """
      # Crane Changelog

      ## 2.1.0 - 2024-05-01

      ### Added

      - Shore power
      - A second hook

      ### Fixed

      - The horn

      ## 2.0.0 - 2023-01-15

      - Everything new
      """)
    #expect(issue.header.title == "Crane Changelog")
    #expect(losses(in: issue) == [])
    #expect(issue.sections.map { issue.string($0.title) } == ["2.1.0 - 2024-05-01", "2.0.0 - 2023-01-15"])
    #expect(issue.articles.map { issue.string($0.headline) } == ["Added", "Fixed", ""])
    #expect(issue.blocks.count { $0.kind == .keyPoint } == 4)
  }

  @Test func bookChapter() {
    let issue = read(
      """
      CHAPTER VII

      In Which the Harbour Freezes

      It was the coldest winter that anyone on the quay could remember, and the
      ice came earlier than the almanac had promised. By November the smaller
      boats were held fast, and by Christmas one could walk to the lighthouse.

      "It will not last," said the harbour master, who had said so every year
      since he was given the post.
      """)
    #expect(losses(in: issue) == [])
    let paragraphs = issue.blocks.filter { $0.kind == .paragraph }.map { issue.string($0.range) }
    #expect(paragraphs.count >= 2)
    #expect(paragraphs.last?.hasPrefix("\"It will not last,\"") == true)
    #expect(paragraphs.last?.hasSuffix("given the post.") == true)
  }

  @Test(arguments: [
    ("Version 2.1\n\nFaster.\n\nVersion 2.0\n\nNew.\n", ["Version 2.1", "Version 2.0"]),
    (
      "v2.1.0 (2024-05-01)\n* Faster\n\nv2.0.9 (2023-01-01)\n* New\n",
      ["v2.1.0 (2024-05-01)", "v2.0.9 (2023-01-01)"]
    ),
    ("2.1.0\n\nFaster.\n\n2.0.9\n\nNew.\n", ["2.1.0", "2.0.9"]),
    // Numbers are no versions.
    ("12.5\n\n13.5%\n\n14.5\n", []), ("Rates\n\n1.5 percent\n\n2.5 percent\n", []),
    ("Part One\n\nChapter 1\n\nA.\n\nChapter 2\n\nB.\n", ["Chapter 1", "Chapter 2"]),
    ("第一章\n\n他来了。\n\n第二章\n\n他走了。\n", ["第一章", "第二章"]),
    ("Chapter houses are old.\n\nLetter writing is not.\n", []),
    ("Ports\n=====\n\nText.\n\nCranes\n------\n\nText.\n\nRails\n-----\n\nText.\n", ["Cranes", "Rails"]),
    ("A row of hyphens is a rule.\n-----\nText.\n", []),
    // Comments of a program; a title with the first heading right below it has another depth.
    ("# tide = high\n# wind = low\n\nsail = set\n", []),
    ("# Piers\n## North\n\nText.\n\n## South\n\nText.\n", ["North", "South"]),
    ("Text.\n\n## North\n\n## South\n", ["North", "South"]),
  ])
  func headingsOfTexts(_ text: String, _ headlines: [String]) {
    let issue = read(text)
    #expect(issue.articles.filter { $0.line != nil }.map { issue.string($0.headline) } == headlines)
    #expect(losses(in: issue) == [])
  }

  /// Right above its points a short title is a subheading, up to 60 signs; a sentence that they end is none.
  @Test(arguments: [
    ("Cranes of the Northern Pier", true), ("The pier has got these cranes", false),
    ("Cranes of the Northern and the Southern Pier in Better Years", true),
    ("Cranes of the Northern and the Southern Pier in Better Years.", false),
    ("Cranes of the Northern and of the Southern Pier in Better Years", false),
  ])
  func titlesRightAbovePoints(_ line: String, _ isTitle: Bool) {
    let issue = read(
      "Ⅰ. PORTS\n\n1. A Crane Falls\n\nNobody was hurt.\n\n\(line)\n- It was old\n- It was red\n")
    #expect(issue.blocks.contains { $0.kind == .subheading } == isTitle)
  }

  /// A row of bullets parts what stands above and below it, and is no item.
  @Test(arguments: [
    ("* * *", false), ("- - - -", false), ("* *", false), ("* x", true), ("- -5 degrees", true),
  ])
  func aRowOfBulletsIsARule(_ line: String, _ isItem: Bool) {
    let issue = read("The old crane fell.\n\n\(line)\n\nNobody was hurt.\n")
    #expect(issue.blocks.contains { $0.kind == .keyPoint || $0.kind == .item(.bullet) } == isItem)
    #expect(losses(in: issue) == [])
  }

  @Test(arguments: [
    "Ⅰ. PORTS", "Ⅰ.PORTS", "Ⅰ . PORTS", "Ⅰ．PORTS", "Ⅰ、PORTS", "Ⅰ PORTS", "| Ⅰ. PORTS |", "　Ⅰ. PORTS",
  ])
  func numeralsOfSections(_ line: String) {
    let issue = read("\(line)\n\n1. A Crane Falls\n\nNobody was hurt.\n")
    #expect(picture(issue) == "S1 Ⅰ|PORTS\n A1|A Crane Falls\n  p|Nobody was hurt.")
  }

  @Test func numeralsOfAContents() {
    let contents = "CONTENTS\n\nI. THE ICE\nII. THE THAW\nIII. THE FLOOD\n\n"
    let issue = read(
      contents
        + "I. THE ICE\n\nIt came early.\n\nII. THE THAW\n\nIt came late.\n\nIII. THE FLOOD\n\nIt came.\n")
    #expect(issue.sections.filter { $0.ordinal > 0 }.compactMap(\.line) == [7, 11, 15])
    #expect(losses(in: issue) == [])
    #expect(read(contents).sections.allSatisfy { $0.ordinal == 0 })
  }

  @Test(arguments: ["Ⅰ is a numeral.", "Ⅰ", "ⅠⅡ", "Ⅰ and Ⅱ", "Chapter Ⅰ. Ports"])
  func numeralsThatOpenNoSection(_ line: String) {
    #expect(read("\(line)\n\nText of it.\n").sections.allSatisfy { $0.ordinal == 0 })
  }

  @Test func squaresBelowNumberedHeadlines() {
    let issue = read(
      """
      1.Harbour Dues
      The dues rise in May.
      2.Pilots
      □ Fewer pilots are needed
      Ships steer themselves.
      □ Night fees fall
      They fall by a third.
      """)
    #expect(
      picture(issue) == """
         A1|Harbour Dues
          p|The dues rise in May.
         A2|Pilots
          h|Fewer pilots are needed
          p|Ships steer themselves.
          h|Night fees fall
          p|They fall by a third.
        """)
    #expect(losses(in: issue) == [])
  }
}
