import Testing

@testable import InsightModel

/// Letters, minutes and the like, whose paragraphs somebody broke by hand.
@Suite struct WrappedLinesTests {
  private func blocks(_ text: String) -> [String] {
    let issue = read(text)
    return issue.blocks.map { block in
      let words = issue.string(block.range).split(whereSeparator: \.isNewline).map(\.trimmingSpaces)
      let sign =
        switch block.kind {
        case .paragraph: block.keepsBreaks ? "=" : "p"
        case .keyPoint: "-"
        case .subheading: "h"
        case .verbatim: "v"
        case .note, .item, .quotation, .table: "?"
        }
      return "\(sign) \(words.joined(separator: block.kind == .paragraph && !block.keepsBreaks ? " " : "/"))"
    }
  }

  /// A sentence may go on with a number; lines that begin with numbers each, and a shorter one above a number, are texts of their own.
  @Test(arguments: [
    (
      "the nets that you sent in spring have held through all of the winter,\n12 of them at least, though nobody had mended them.",
      1
    ),
    (
      "die Netze aus dem letzten Jahr haben den ganzen Winter gehalten bis zum\n4. Mai, als der Sturm kam, und alle Fischer waren froh darüber.",
      1
    ),
    (
      "12 nets were sent in the spring of that year, and all were of the best\n14 nets were sent in the autumn, and they were made of nylon only.",
      2
    ),
    (
      "All the nets that were sent to us in the spring of\n2031 was a good year for the nets of hemp, and none of them was lost.",
      2
    ),
  ])
  func aLineMayGoOnWithANumber(_ text: String, _ count: Int) {
    let own = blocks("Dear Mr Blom,\n\n\(text)\n\nYours,\nIda\n")
    #expect(own.contains("p " + text.split(separator: "\n").joined(separator: " ")) == (count == 1), "\(own)")
  }

  /// Lines as wide as a wide terminal, and one column more; among them a name of so many letters.
  @Test(arguments: [(110, true), (111, true), (140, true), (141, false)])
  func aParagraphMayBeAsWideAsATerminal(_ width: Int, _ isWhole: Bool) {
    let open = "Beim Stapellauf trug der Bürgermeister die Kette, und neben ihm stand "
    let name = String(repeating: "a", count: width - open.count - 4)
    let lines = [open + name + " und", "rief, das Schiff möge allen Glück bringen."]
    #expect(lines[0].count == width)
    let whole = "Liebe Leute,\n\n" + lines.joined(separator: "\n") + "\n\nEure Ida\n"
    #expect(blocks(whole).contains("p " + lines.joined(separator: " ")) == isWhole, "\(blocks(whole))")
  }

  @Test func anAddressIsOneText() {
    #expect(
      blocks(
        """
        Ida Sørli
        3 Net Loft Row
        Stornoway

        Dear Mr Blom,

        the nets that you sent in spring have held through all of the winter,
        and I should like six more of them.

        Yours,
        Ida
        """) == [
          "= Ida Sørli/3 Net Loft Row/Stornoway", "p Dear Mr Blom,",
          "p the nets that you sent in spring have held through all of the winter, and I should like six more of them.",
          "= Yours,/Ida",
        ])
  }

  @Test func aLetterWithoutBlankLinesIsParted() {
    #expect(
      blocks(
        """
        Dear Ida,
        the boat came in on Friday with the nets, and we have hung them up
        in the loft to dry. None of them is torn.
        I shall be in town until the end of the month. Should you want to
        write to me, my address is
        Hotel Bristol
        Quay 9
        4005 Stavanger
        and the post comes twice a day, which is more than I can say of the
        village.
        Yours,
        Nils
        """) == [
          "p Dear Ida,",
          "p the boat came in on Friday with the nets, and we have hung them up in the loft to dry. None of them is torn.",
          "p I shall be in town until the end of the month. Should you want to write to me, my address is",
          "= Hotel Bristol/Quay 9/4005 Stavanger",
          "p and the post comes twice a day, which is more than I can say of the village.",
          "= Yours,/Nils",
        ])
  }

  @Test func whatFollowsAListIsWhole() {
    #expect(
      blocks(
        """
        To the harbour office

        She was with us for nine years, the last three of them as head of the
        loft. Her work was
        * the mending of nets
        * the books
        She did it well, and it is not our wish that she leaves us. We hope to
        see her again.
        """
      ).suffix(3) == [
        "- the mending of nets", "- the books",
        "p She did it well, and it is not our wish that she leaves us. We hope to see her again.",
      ])
  }

  @Test func aNumberedListIsNoChainOfHeadlines() {
    #expect(
      blocks(
        """
        We agreed on the following, and nobody was against it in the end, as
        far as I can see:

        1. Nils mends the nets that were torn in March, and lends us his
           boat until then.
        2. Ida writes to the office about the light on the mole, which is
           out again.
        """) == [
          "p We agreed on the following, and nobody was against it in the end, as far as I can see:",
          "p 1. Nils mends the nets that were torn in March, and lends us his boat until then.",
          "p 2. Ida writes to the office about the light on the mole, which is out again.",
        ])
  }

  @Test func aTitleRightAboveItsParagraphStandsAlone() {
    #expect(
      blocks(
        """
        Nets that last

        Our nets are tied by hand and held under water for a week before we
        sell them, which nobody else does.

        About the loft
        The loft was built in 1911 and has been in the family ever since. It
        employs nine people.
        """
      ).suffix(2) == [
        "p About the loft",
        "p The loft was built in 1911 and has been in the family ever since. It employs nine people.",
      ])
  }

  /// A line is full where the next word had no room there; with a column more it was ended by its author.
  @Test(arguments: [(free: 0, isWhole: true), (free: 1, isWhole: false)])
  func aLineThatHadRoomEndsAText(_ free: Int, _ isWhole: Bool) {
    let second = "Stornoway has sold the catch for half of its price, as there was"
    let first =
      "Nets " + String(repeating: "n", count: second.count - "Stornoway".count - "Nets ".count - free)
    let others = (1...8).map { "Letter number \($0) came by boat and says no more." }
    let found = blocks(([first + "\n" + second + "\nno ice."] + others).joined(separator: "\n\n"))
    #expect(found.contains("p \(first) \(second) no ice.") == isWhole)
    #expect(found.contains("p \(second) no ice.") != isWhole)
  }

  @Test func linesOfTheirOwnStayApart() {
    let list = [
      "Boats in the harbour of Stornoway on the third of March this year", "ask at the office", "Nets",
    ]
    #expect(blocks(list.joined(separator: "\n")).count >= 2)
    // Items in small letters: the longest is no line that goes on.
    let items = [
      "two boats", "the big net that hangs over the door of the loft", "twine", "cork", "four oars of ash",
    ]
    #expect(blocks(items.joined(separator: "\n")) == ["= " + items.joined(separator: "/")])
  }

  /// A field begins a line of its own, even where the one above it is full; a word with a colon inside a line does not.
  @Test func fieldsAreNotJoined() {
    #expect(
      blocks(
        """
        The loft keeps a list of all the boats that have come in since May, and
        of what they owe us. Whoever wants to see it may ask the clerk.

        Owner: The Fishing Company of Stornoway and the Western Isles, Limited
        Boats: nine of oak
        Debt: none that we know: the last of it was paid in full on the 4th of
        May in cash.
        """
      ).suffix(3) == [
        "p Owner: The Fishing Company of Stornoway and the Western Isles, Limited", "p Boats: nine of oak",
        "p Debt: none that we know: the last of it was paid in full on the 4th of May in cash.",
      ])
  }

  /// Lines that are indented or spaced keep that; long ones are each a text.
  @Test func whatIsSetByHandStaysAsItIs() {
    #expect(blocks("for net in nets; do\n    hang $net\ndone") == ["v for net in nets; do/hang $net/done"])
    #expect(
      blocks("North  12 boats\nSouth  9 boats\nMole  no boat") == [
        "v North  12 boats/South  9 boats/Mole  no boat"
      ])
    let inset =
      "          1992 Ida Sørli <ida@loft.example> and her sister\n          2011 Nils Blom <nils@loft.example> alone"
    #expect(
      blocks("Owners:\n\n\(inset)\nLicense: none").contains { $0.hasPrefix("v ") && $0.hasSuffix("alone") })
    let log = [
      "10:00:02 boat seen", "10:00:03 boat came in from the north with all of its nets and was let in",
      "10:00:04 boat gone",
    ]
    #expect(blocks(log.joined(separator: "\n")) == log.map { "p \($0)" })
  }

  @Test func whatSomebodyQuotedIsNotTheAnswer() {
    #expect(
      blocks(
        """
        Nils wrote on Friday that he would come and that we should wait for
        him on the mole.
        > Is there room for
        > the nets?
        There is.
        """) == [
          "p Nils wrote on Friday that he would come and that we should wait for him on the mole.",
          "v > Is there room for/> the nets?", "p There is.",
        ])
  }

  /// `2024-05-01  Ann Lee` names a person: it is no date alone.
  @Test func aLineWithADateAndANameIsNoDate() {
    #expect(Header.date("2024-05-01  Ann Lee") == nil)
    #expect(Header.date("2024-05-01 10:30 KST") == "2024-05-01")
    #expect(Header.date("2024. 5. 1.(수)") == "2024-05-01")
  }

  @Test func aPageOfLinesHasOneParagraphALine() {
    let issue = read(
      """
      Title
      Harbour Letter No. 4
      Author
      IS
      Post Date
      2025-03-07

      Ⅰ. NETS
      1. Nets Are Dear
      Twine costs more.
      Hemp does too.
      """)
    #expect(issue.blocks.count == 2)
  }

  /// Lines of a program stand for themselves, however full they are; sentences with brackets and sums go on.
  @Test(arguments: [
    (
      [
        "let owed = nets.filter { $0.isTorn }.map(\\.price).reduce(0, +) * (1 + rate) + fee(of: nets)",
        "print(owed)",
      ],
      false
    ),
    (
      [
        "select boat, count(*), sum(catch) from trips where day >= '2024-03-01' and sum(catch) > 100",
        "order by boat;",
      ],
      false
    ),
    (
      [
        "static int longer(const void *a, const void *b) { return *(int *)a - *(int *)b; } /* 1 */",
        "int x = 1;",
      ], false
    ),
    (
      [
        "Of the nets (see list) the one of hemp (No. 7; it hangs in the loft) is torn, and so is (as",
        "far as I can see) the cork.",
      ], true
    ),
    (
      [
        "The sum is 4 + 3 = 7 nets, or 9 (with those of Ida), and the price of all of them is what we",
        "said in May; more we cannot pay.",
      ], true
    ),
  ])
  func linesOfAProgramStayApart(_ lines: [String], _ isWhole: Bool) {
    let letter = """
      Dear Ida, here is what I wrote last night in the loft, when the wind was too strong to go
      out and the others had gone home. Tell me what you think of it, and what you would change.

      \(lines.joined(separator: "\n"))

      I shall be at the quay on Friday with the boat, and if you like we can go through it once
      more before the others come back from the sea with their own.
      """
    let found = blocks(letter)
    #expect(found.contains("p " + lines.joined(separator: " ")) == isWhole, "\(found)")
  }
}
