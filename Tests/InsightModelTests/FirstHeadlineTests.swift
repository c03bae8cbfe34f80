import Testing

@testable import InsightModel

/// What stands after an empty `Attach File`: a headline or a file, and what stands below squares.
@Suite struct FirstHeadlineTests {
  /// Words of labels, and words that begin or end one, are no labels; a label in other letters is one.
  @Test(arguments: [
    ("Post", true), ("Files", true), ("Registration", true), ("Attach", true), ("Date  Posted", true),
    ("POST DATE", false), ("attach files", false), ("Registration Date", false),
  ])
  func onlyWholeLabelsAreLabels(_ line: String, _ isText: Bool) {
    let issue = read(
      "Title\n\nTolls of the canal (Letter No. 9)\n\n\(line)\n\nThe council has agreed on the tolls for all boats, and nobody else has.\n"
    )
    #expect(issue.blocks.contains { issue.string($0.range) == line } == isText)
  }

  private static func page(_ first: String) -> Issue {
    read(
      """
      HOME > Notices > Letters

      Tolls of the canal (Letter No. 9)

      Post Date

      Attach File

      \(first)

      The council has agreed on the tolls for all boats in the old harbour.

      2. A crane for the south quay

      It lifts forty tonnes and comes in May.
      """)
  }

  @Test(arguments: [
    "Tolls fall 7.5%", "Crew put at 3.4", "Owners call it \u{201C}a fair toll.\u{201D}",
    "Yard moves to the U.K.",
    "Boats of 2.5m pay less", "Firm to ship for A.B. Dorn", "Who pays?",
  ])
  func headlinesAreNoFiles(_ headline: String) {
    let issue = Self.page("1. \(headline)")
    #expect(issue.articles.map { issue.string($0.headline) } == [headline, "A crane for the south quay"])
    #expect(issue.header.attachment == nil)
  }

  @Test(arguments: ["1. Tolls.pdf", "1.tolls_2026.hwpx", "1. Tolls (final).zip"])
  func filesAreNoHeadlines(_ name: String) {
    #expect(Self.page(name).header.attachment == name)
  }

  private static func subheadings(_ body: String) -> [String] {
    let issue = Self.page("1. Tolls\n\n\(body)")
    return issue.blocks.filter { $0.kind == .subheading }.map { issue.string($0.range) }
  }

  @Test func aSquareStandsOverASubheading() {
    let found = Self.subheadings(
      "□ Locks and weirs\n\n-The upper lock-\n\nIt is mended in March, and closed till then.")
    #expect(found == ["□ Locks and weirs", "The upper lock"])
  }

  @Test func squaresOfAListAreNoSubheadings() {
    #expect(
      Self.subheadings("□ Boats under ten metres\n□ Boats of the fleet\n□ Rafts\n\nAll others pay in full.")
        == [])
  }
}
