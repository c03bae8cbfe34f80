import Testing

@testable import InsightModel

/// Words that are called like a page's fields, in texts that are no publisher's pages: nothing of them is lost.
@Suite struct FieldWordTests {
  private static let texts = [
    "Market day\n\nNext\n\nThe pens are washed and the ropes are coiled.\n\nGo home by noon.",
    "Our Monday\n\nWe shut the mill at four.\n\nPrevious\n\nWe shut it at five, and nobody came.",
    "A walk\n\nPrev\n\nOver the bridge.\n\nNext\n\nUp the hill, where the road ends.\n\nThen back.",
    "Chores\n\nRead\n\nthe meter in the cellar every Friday.\n\nClean\n\nthe grate.",
    "Leaflet\n\nTitle\n\nDr, Ms or none\n\nStreet\n\nas on the parcel",
    "The form\n\nAttach File\n\nChoose the drawing and wait until the bar is full.",
    "A rule\n\nAuthor\n\nis whoever wrote more than half of the lines.\n\nTitle\n\nmay be left out.",
    "Home > Boats > Oars\n\nThe oars are of ash, and as long as two men.",
    "next | oil the hinge\nprev | sand the door\n\nNow it is done.",
  ]

  @Test(arguments: texts)
  func nothingIsLost(_ text: String) {
    let issue = read(text)
    let shown =
      (issue.header.title.map { [$0] } ?? []) + issue.articles.map { issue.string($0.headline) }
      + issue.blocks.map { issue.string($0.range) }
      + issue.tables.flatMap { $0.columns.map(\.name) + $0.rows.flatMap { $0.cells.compactMap { $0?.text } } }
    let words = Set(shown.joined(separator: " ").split(whereSeparator: \.isWhitespace))
    let lost = text.split(whereSeparator: \.isWhitespace).filter {
      $0 != "|" && $0 != ">" && !words.contains($0)
    }
    #expect(lost.isEmpty, "\(lost)")
  }

  @Test func fieldsOfAPageThatNumbersItsIssueAreRead() {
    let issue = read(
      "Mill Letter No. 7\n\nAuthor\n\nB. Orr\n\nRead\n\n41\n\nThe race is dry.\n\nPrev\n\nNo Data\n\nNext\n\nMill Letter No. 8"
    )
    #expect(issue.header.author == "B. Orr" && issue.header.reads == 41 && issue.header.number == 7)
    #expect(issue.header.next == "Mill Letter No. 8" && issue.blocks.count == 1)
  }

  @Test func aNeighbourAloneEndsALabelledPageOnlyWhereNoTextFollows() {
    let head = "Title: Mill Letter No. 7\nDate: 2031-04-02\n\nThe race is dry.\n\n"
    #expect(read(head + "Next\n\nMill Letter No. 8\n\nMill House, Orr").header.next == "Mill Letter No. 8")
    #expect(read(head + "Next\n\nThe weir\n\nIt is mended in May.").header.next == nil)
  }

  @Test func neighboursBeforeAFurtherSectionAreWordsOfTheText() {
    let issue = read(
      "Title\n\nMill Letter No. 7\n\nAuthor\n\nOrr\n\nⅠ. RACES\n\n1. Steps\n\nOpen it.\n\nPrev\n\nThe gate was shut.\n\nNext\n\n"
        + "The wheel is let down.\n\nⅡ. WEIRS\n\n1. Repairs\n\nNone this year.")
    #expect(issue.header.next == nil && issue.sections.count == 2)
    #expect(losses(in: issue) == [])
  }

  /// A paragraph of two lines whose second begins with a name: the first ends in a word that needs another.
  @Test func aWordThatNeedsAnotherGoesOn() {
    let issue = read(
      "Dear Tom,\n\nthe lock is open again, so come up to the mill on\nMonday with the cart.\n\nOrr\n")
    #expect(
      issue.blocks.map { issue.string($0.range) }.contains(
        "the lock is open again, so come up to the mill on\nMonday with the cart."))
  }

  /// A drawing keeps its lines, with what it hangs from; so do quotations, code and verse.
  @Test(arguments: [
    "tools\n├── rakes\n│   ├── ash.txt\n│   └── elm.txt\n└── hoes.txt",
    "tools/\n|-- rakes\n|   `-- ash.txt\n`-- hoes.txt",
    "+-----------+\n| Mind the  |\n| gates!    |\n+-----------+",
    "> When do the boats come? I have asked at\n> the quay.\n>\n>> Nobody knew.",
    "while (open(gate)) {\n  shut(gate);\n}", "for gate in gates:\n    shut(gate)\n    wait(3)",
    "The wheel goes round,\n  the water falls,\nthe miller sings",
  ])
  func whatIsSetByHandKeepsItsLines(_ tree: String) {
    let issue = read("What there is:\n\n\(tree)\n\nThat is all.\n")
    #expect(issue.blocks.map(\.kind) == [.paragraph, .verbatim, .paragraph] && issue.tables.isEmpty)
    #expect(issue.string(issue.blocks[1].range) == tree)
  }

  /// An item whose words go on below themselves is one; options and permissions of files are no items.
  @Test func itemsGoOnBelowTheirWords() {
    let issue = read(
      "To bring:\n\n- a rake\n  of ash\n- a hoe\n\n12. two buckets\n    of tin\n13. a rope\n\n-n  none\n-rw-r--r-- list.txt\n-early start\n"
    )
    let texts = issue.blocks.map {
      issue.string($0.range).split(whereSeparator: \.isNewline).map(\.trimmingSpaces).joined(separator: "/")
    }
    #expect(
      texts == [
        "To bring:", "a rake/of ash", "a hoe", "12. two buckets/of tin", "13. a rope",
        "-n  none/-rw-r--r-- list.txt", "early start",
      ])
    #expect(issue.blocks.filter { $0.kind == .keyPoint }.count == 3)
  }

  /// Sentences that end in semicolons are no code; lines of a log keep what they begin with.
  @Test(arguments: [
    ("The gates are shut;\nthe sluices are open;\nthe weir is dry;", false),
    ("Stuck: gate 7\n  at the weir\n2024-03-01 gate open", true),
  ])
  func linesBelowOneAnotherStayThat(_ text: String, _ isSet: Bool) throws {
    let issue = read("What there is:\n\n\(text)\n")
    let block = try #require(issue.blocks.last)
    #expect(issue.string(block.range) == text)
    #expect(block.kind == (isSet ? .verbatim : .paragraph) && block.keepsBreaks != isSet)
  }
}
