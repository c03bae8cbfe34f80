import InsightModel
import Testing

@testable import InsightTUI

/// Searching the article.
@Suite struct SearchTests {
  /// A reader in 1.2, where "quay" stands three times, with `letters` typed after `/`.
  private static func searching(_ letters: String = "", _ columns: Int = 60, at address: String = "1.2")
    -> Reader
  {
    var reader = Sample.reader(columns, 12, at: address)
    reader.press("/")
    reader.write(letters)
    return reader
  }

  @Test func searchesWhileOneTypes() {
    var reader = Self.searching()
    #expect(reader.context == .prompt)
    expect(&reader, "q", changes: ["search: nil → /q/ 1/3 from 0/1 at 0.0", "prompt.text: “” → “q”"])
    expect(
      &reader, "u",
      changes: ["search.search: /q/ → /qu/", "search.matches: 3 → 3", "prompt.text: “q” → “qu”"])
    expect(
      &reader, .backspace,
      changes: ["search.search: /qu/ → /q/", "search.matches: 3 → 3", "prompt.text: “qu” → “q”"])
  }

  @Test func keysAreLettersInThePrompt() {
    var reader = Self.searching("qQ?:/ nN")
    #expect(reader.prompt?.text == "qQ?:/ nN")
    expect(&reader, .tab, changes: ["notice: nil → Tab does nothing here; in an article: to the next pane"])
    expect(
      &reader, .control("l"),
      changes: ["notice: Tab does nothing here; in an article: to the next pane → nil"], effects: [.redraw])
  }

  @Test func lettersThatComeTogetherAreAsThoseThatComeApart() {
    var (together, apart) = (Sample.reader(120, 24), Sample.reader(120, 24))
    together.press(.enter, "/")
    apart.press(.enter, "/", "g", "a", "t", "e")
    _ = together.update(.typed(["g", "a", "t", "e"]))
    #expect(Changes.between(together, apart) == [])
  }

  @Test func findsWhatWasTyped() throws {
    let reader = Self.searching("quay")
    let search = try #require(reader.search)
    #expect(search.matches.map { Sample.almanac.string($0).lowercased() } == ["quay", "quay", "quay"])
    #expect(search.count == "1/3")
  }

  @Test func takesAndStepsOnIntoOtherArticles() {
    var reader = Self.searching("quay")
    expect(&reader, .enter, changes: ["typedBefore: + “quay”", "prompt: “quay” → nil"])
    expect(
      &reader, "n", changes: ["article.place: 0.0 → 1.0 “The café's o”", "search.current: 0 → 1"])
    expect(&reader, "n", changes: ["search.current: 1 → 2"])
  }

  /// From the last match of an article the next one is in another, and back.
  @Test func stepsOnIntoOtherArticles() throws {
    var reader = Self.searching("the")
    reader.press(.enter)
    let count = try #require(reader.search?.matches.count)
    for _ in 0..<count { reader.press("n") }
    let next = try #require(reader.article?.reference.article)
    #expect(next > 1 && reader.search?.current == 0)
    #expect(reader.notice?.text == "on in \(Sample.almanac.address(of: next))")
    reader.press("N")
    #expect(reader.article?.reference.article == 1 && reader.search?.count == "\(count)/\(count)")
    #expect(reader.notice?.text == "on in 1.2")
    for _ in 0..<count { reader.press("N") }
    #expect(reader.article?.reference.article == 0 && reader.notice?.text == "on in 1.1")
    while reader.notice?.text.hasPrefix("searched on") != true { reader.press("N") }
    #expect(reader.notice?.text.hasPrefix("searched on from the end of the issue, in ") == true)
  }

  @Test func aWordOfOneArticleIsSearchedForInIt() {
    var reader = Self.searching("gate", at: "2.1")
    reader.press(.enter, "N")
    #expect(reader.notice?.text == "searched on from the end" && reader.search?.count == "5/5")
    reader.press("n")
    #expect(reader.notice?.text == "searched on from the beginning" && reader.search?.count == "1/5")
  }

  /// What is not here is told where it is.
  @Test func thePromptKnowsTheWholeIssue() {
    var reader = Self.searching("gate")
    #expect(reader.foot.hasSuffix("0 here, 5 in this issue"))
    reader.write("zz")
    #expect(reader.foot.hasSuffix("no match"))
  }

  @Test func stepsWhileOneTypes() {
    var reader = Self.searching("quay")
    expect(
      &reader, .control("n"), changes: ["article.place: 0.0 → 1.0 “The café's o”", "search.current: 0 → 1"])
    expect(&reader, .control("n"), changes: ["search.current: 1 → 2"])
    expect(&reader, .control("p"), changes: ["search.current: 2 → 1"])
  }

  @Test func whatWasTypedComesBack() {
    var reader = Self.searching("quay")
    reader.press(.enter, "/")
    reader.write("gate")
    reader.press(.enter, "/", "x", .up)
    #expect(reader.prompt?.text == "gate")
    reader.press(.up)
    #expect(reader.prompt?.text == "quay" && reader.search?.search.pattern == "quay")
    reader.press(.up)
    #expect(reader.prompt?.text == "quay" && reader.notice?.text == "↑ has nothing to do here")
    reader.press(.down, .down)
    #expect(reader.prompt?.text == "x")
  }

  /// Source lines, records, what was found, and help are searched line by line.
  @Test func whatIsShownAsLinesIsSearched() {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 80, 24, at: "1.1")
    reader.press("o", "g", "/")
    reader.write("Gartner")
    #expect(reader.foot.contains("1/"))
    reader.press(.enter, "n")
    #expect(reader.pageSearch?.current == 1 && reader.context == .source)
    #expect(reader.screen.contains { $0.contains("Gartner") })
    reader.press(.escape)
    #expect(reader.pageSearch == nil && reader.context == .source)
    reader.press(.escape, "?", "/")
    reader.write("clipboard")
    reader.press(.enter)
    #expect(reader.context == .help && reader.screen.contains { $0.contains("clipboard") })
    reader.press("n", "N", .escape)
    #expect(reader.context == .help)
    reader.press("q", .escape, "G", .enter, "/")
    reader.write("read ? as")
    reader.press(.enter)
    guard case .report(let pane) = reader.overlay else {
      Testing.Issue.record("no report")
      return
    }
    #expect(pane.items[pane.cursor].text.hasPrefix("read ? as"))
    reader.press("/", "z", "z", .enter)
    #expect(reader.notice?.text == "not found here: zz" && reader.context == .report)
    reader.press("q")
    #expect(reader.pageSearch == nil && reader.overlay == nil)
  }

  @Test func aSearchGivenUpLeavesTheOneBefore() {
    var reader = Self.searching("quay")
    reader.press(.enter, "n")
    let before = reader
    reader.press("/")
    reader.write("café")
    #expect(reader.search?.search.pattern == "café" && reader.search?.matches.isEmpty == false)
    reader.press(.escape)
    #expect(reader.search == before.search && reader.article == before.article)
    #expect(reader.context == .article && reader.searchBefore == nil)
    reader.press("/", "x", .backspace, .enter)
    #expect(reader.search?.search.pattern == "quay")
    // Deleting from an empty prompt gives it up too.
    reader.press("/", .backspace, .escape)
    #expect(reader.search == nil && reader.context == .article)
    reader.press(.escape)
    #expect(reader.focus == .contents)
  }

  @Test func escapeEndsTheSearchAndStays() {
    var reader = Self.searching("quay")
    reader.press(.enter, "n")
    let place = reader.article?.place
    #expect(place != ArticlePlace())
    reader.press(.escape)
    #expect(reader.article?.place == place && reader.search == nil && reader.focus == .article)
    reader.press(.escape)
    #expect(reader.focus == .contents)
  }

  @Test func givingUpReturnsToo() {
    var reader = Self.searching("quay")
    reader.press(.control("n"))
    expect(
      &reader, .escape,
      changes: [
        "article.place: 1.0 “The café's o” → 0.0", "places[0/1]: nil → 0.0",
        "search: /quay/ 2/3 from 0/1 at 0.0 → nil", "prompt: “quay” → nil",
      ])
  }

  @Test func aFurtherSearchBeginsWhereOneIs() {
    var reader = Self.searching("quay")
    reader.press(.enter, "J", .pageDown)
    let place = reader.article?.place
    #expect(place != ArticlePlace())
    reader.press("/")
    reader.write("gate")
    #expect(
      reader.search?.origin
        == SearchState.Origin(
          reference: ArticleReference(document: 0, article: 2), place: place ?? ArticlePlace()))
    reader.press(.escape)
    #expect(reader.article?.reference == ArticleReference(document: 0, article: 2))
    #expect(reader.article?.place == place)
  }

  @Test func aSearchGoesOnInTheArticleThatHasTheWord() {
    var reader = Self.searching("gate")
    expect(
      &reader, .enter,
      changes: [
        "contents.cursor: 3 → 5", "article.reference: 0/1 → 0/2", "places[0/1]: nil → 0.0",
        "search.matches: 0 → 5", "search.current: nil → 0",
        "search.countInIssue: IssueCount(matches: 5, isComplete: true) → nil", "typedBefore: + “gate”",
        "prompt: “gate” → nil", "notice: nil → not in the article before; on in 2.1",
      ])
  }

  @Test func aWordThatIsNowhere() {
    var reader = Self.searching("zz")
    expect(
      &reader, .enter,
      changes: [
        "places[0/1]: nil → 0.0", "search: /zz/ no match from 0/1 at 0.0 → nil", "typedBefore: + “zz”",
        "prompt: “zz” → nil", "notice: nil → ! not found: zz",
      ])
    expect(
      &reader, "n",
      changes: [
        "notice.text: “not found: zz” → “nothing is searched for; / begins a search”",
        "notice.isWarning: true → false",
      ])
  }

  @Test func anEmptySearchGoesOnWithTheLastOne() {
    var reader = Self.searching("quay")
    reader.press(.enter, "/")
    expect(
      &reader, .enter,
      changes: [
        "article.place: 0.0 → 1.0 “The café's o”", "search.current: 0 → 1",
        "searchBefore: /quay/ 1/3 from 0/1 at 0.0 → nil", "prompt: “” → nil",
      ])
  }

  @Test func anEmptySearchWithoutALastOneDoesNothing() {
    var reader = Self.searching()
    expect(&reader, .enter, changes: ["prompt: “” → nil"])
  }

  @Test func deletesByLettersWordsAndAll() {
    var reader = Self.searching("the cat")
    expect(
      &reader, .control("w"),
      changes: [
        "search.search: /the cat/ → /the /", "search.matches: 0 → 7", "search.current: nil → 0",
        "search.countInIssue: IssueCount(matches: 0, isComplete: true) → nil",
        "prompt.text: “the cat” → “the ”",
      ])
    expect(
      &reader, .control("u"),
      changes: [
        "places[0/1]: nil → 0.0", "search: /the / 1/7 from 0/1 at 0.0 → nil", "prompt.text: “the ” → “”",
      ])
    expect(&reader, .backspace, changes: ["prompt: “” → nil"])
  }

  @Test func anotherArticleHasItsOwnMatches() {
    var reader = Self.searching("quay")
    reader.press(.enter)
    expect(
      &reader, "J",
      changes: [
        "contents.cursor: 3 → 5", "article.reference: 0/1 → 0/2", "places[0/1]: nil → 0.0",
        "search.matches: 3 → 0", "search.current: 0 → nil",
      ])
    reader.press("n")
    #expect(reader.notice?.text == "searched on from the beginning of the issue, in 1.2")
  }

  @Test func searchFromTheContentsGoesToTheArticle() {
    var reader = Sample.reader(60, 12)
    expect(&reader, "/", changes: ["focus: contents → article", "prompt: nil → “”"])
  }

  @Test func searchLeavesTheSourceLines() {
    var reader = Sample.reader(60, 12, at: "1.1")
    reader.press("o", .escape, "/")
    #expect(reader.article?.source == nil && reader.context == .prompt)
  }

  @Test func aMatchStaysOnScreenAfterAResize() throws {
    var reader = Sample.reader(of: [Sample.document(Sample.insight)], 120, 36, at: "1.1")
    reader.press("/")
    reader.write("postdoctoral")
    reader.press(.enter)
    for (columns, rows) in [(120, 12), (60, 10), (30, 8), (100, 30)] {
      reader.take([.resize(Size(columns: columns, rows: rows))])
      let found = try #require(reader.search).matches
      #expect(found.map { Sample.insight.string($0) } == ["postdoctoral"])
    }
  }

  @Test func phrasesAcrossLinesAndQuotesAreFound() {
    for phrase in [
      "night ferries", "“night ferries”", "\"night ferries\"", "the  old\tpier", "Ōsaka", "osaka",
    ] {
      let reader = Self.searching(phrase, 24, at: "1.1")
      #expect((reader.search?.matches.count ?? 0) >= 1, "\(phrase)")
    }
    #expect(Self.searching("Osaka", at: "1.1").search?.matches.count == 1)
    #expect(Self.searching("OSAKA", at: "1.1").search?.matches.isEmpty == true)
  }

  @Test func pastedTextIsTakenWhereOneTypes() {
    var reader = Self.searching()
    expect(
      &reader, .paste("the\u{1B} quay\nis"),
      changes: ["search: nil → /the� quay is/ no match from 0/1 at 0.0", "prompt.text: “” → “the� quay is”"])
    reader.press(.control("u"))
    reader.take([.paste("quay\nitself")])
    #expect(reader.search?.matches.count == 1)
  }

  @Test func pastedTextIsNotTakenForKeys() {
    var reader = Sample.reader(60, 12, at: "1.2")
    expect(
      &reader, .paste("qQjJ"),
      changes: ["notice: nil → pasted text is taken only where one types; / begins a search"])
  }
}
