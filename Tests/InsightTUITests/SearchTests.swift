import InsightModel
import Testing

@testable import InsightTUI

/// Searching the article.
@Suite struct SearchTests {
  /// A reader in 1.2, where "quay" stands three times, with `letters` typed behind `/`.
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
    expect(&reader, .tab)
    expect(&reader, .control("l"), effects: [.redraw])
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

  @Test func takesAndStepsWithANoticeAtTheEnds() {
    var reader = Self.searching("quay")
    expect(&reader, .enter, changes: ["prompt: “quay” → nil"])
    expect(
      &reader, "n", changes: ["article.place: 0.0 → 1.0 “The café's o”", "search.current: 0 → 1"])
    expect(&reader, "n", changes: ["search.current: 1 → 2"])
    expect(
      &reader, "n",
      changes: [
        "article.place: 1.0 “The café's o” → 0.0", "search.current: 2 → 0",
        "notice: nil → searched on from the beginning",
      ])
    expect(
      &reader, "N",
      changes: [
        "article.place: 0.0 → 1.0 “The café's o”", "search.current: 0 → 2",
        "notice.text: “searched on from the beginning” → “searched on from the end”",
      ])
    expect(&reader, "N", changes: ["search.current: 2 → 1", "notice: searched on from the end → nil"])
  }

  @Test func stepsWhileOneTypes() {
    var reader = Self.searching("quay")
    expect(
      &reader, .down, changes: ["article.place: 0.0 → 1.0 “The café's o”", "search.current: 0 → 1"])
    expect(&reader, .control("n"), changes: ["search.current: 1 → 2"])
    expect(&reader, .up, changes: ["search.current: 2 → 1"])
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
    expect(&reader, .escape, changes: ["focus: article → contents"])
  }

  @Test func escapeReturnsToWhereTheSearchBegan() {
    var reader = Sample.reader(60, 12, at: "1.2")
    reader.press(.down)
    reader.press("/")
    reader.write("quay")
    reader.press(.enter, "n")
    let place = reader.article?.place.row ?? RowPlace()
    #expect(place != RowPlace(item: 0, row: 1))
    reader.press(.escape)
    #expect(reader.article?.place.row == RowPlace(item: 0, row: 1))
    #expect(reader.search == nil && reader.focus == .article)
    expect(&reader, .escape, changes: ["focus: article → contents"])
  }

  @Test func givingUpReturnsToo() {
    var reader = Self.searching("quay")
    reader.press(.down)
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
        "search.matches: 0 → 5", "search.current: nil → 0", "prompt: “gate” → nil",
        "notice: nil → not in the article before; found in 2.1",
      ])
    expect(
      &reader, .escape,
      changes: [
        "contents.cursor: 5 → 3", "article.reference: 0/2 → 0/1", "places[0/2]: nil → 0.0",
        "search: /gate/ 1/5 from 0/1 at 0.0 → nil",
        "notice: not in the article before; found in 2.1 → nil",
      ])
  }

  @Test func aWordThatIsNowhere() {
    var reader = Self.searching("zz")
    expect(
      &reader, .enter,
      changes: [
        "places[0/1]: nil → 0.0", "search: /zz/ no match from 0/1 at 0.0 → nil", "prompt: “zz” → nil",
        "notice: nil → ! not found: zz",
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
    expect(&reader, "n", changes: ["notice: nil → ! no match for quay in this article"])
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
