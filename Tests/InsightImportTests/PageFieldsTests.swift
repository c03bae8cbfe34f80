import InsightModel
import Testing

@testable import InsightImport

/// What a page says of itself, told from what its text says of other things.
@Suite struct PageFieldsTests {
  private func published(_ body: String, head: String = "") throws -> String? {
    try read("<!doctype html><title>Weirs</title>\(head)<h1>Weirs</h1>\(body)").header.published
  }

  @Test(arguments: [
    // In a sentence, whether it ends with it or not.
    "<p>The weir broke on <time datetime=1911-02-03>3 February 1911</time>, as is told.</p><p>It stands.</p>",
    "<p>It broke on <time datetime=1911-02-03>3 February 1911</time>.</p>",
    // Below the text, beside it, around it.
    "<p>It stands.</p><p>It holds.</p><div><p>Jo, <time datetime=2018-04-05>5 April</time></p></div>",
    "<aside><p><time datetime=2018-04-05>5 April</time></p></aside><p>It stands.</p>",
    "<footer><time datetime=2018-04-05>5 April</time></footer><p>It stands.</p>",
    "<ul><li>Ely<li>Wick</ul><p>It stands.</p><p><time datetime=2018-04-05>5 April</time></p>",
    // A change, and no day.
    "<p><time class=updated datetime=2018-04-05>5 April</time></p><p>It stands.</p>",
    "<p><time itemprop=dateModified datetime=2018-04-05>5 April</time></p><p>It stands.</p>",
    "<p><time datetime=2018-04-31>5 April</time></p><p>It stands.</p>",
    "<p><time datetime=10:30>10:30</time></p><p>It stands.</p>",
    "<p><time datetime=PT2H>two hours</time></p><p>It stands.</p>",
  ]) func anotherDayIsNotThePages(body: String) throws {
    #expect(try published(body) == nil)
  }

  @Test(arguments: [
    "<p><time datetime=2018-04-05T09:00>5 April</time></p><p>It stands.</p>",
    "<p>By Jo Ek, <time datetime=2018-04-05>5 April 2018</time></p><p>It stands.</p>",
    "<p>A weir of stone stands at last.</p><p>Jo Ek</p><time datetime=2018-04-05>5 April</time><p>It stands.</p>",
    "<p>It stands.</p><p>It holds.</p><p>In all: <time itemprop=datePublished content=2018-04-05T01:00>5 April</time></p>",
    "<p>It stands.</p><p>It holds.</p><p><time class=entry-published datetime=2018-04-05>5 April</time></p>",
    "<p>It stands.</p><p>It holds.</p><p><time pubdate datetime=2018-04-05>5 April</time></p>",
  ]) func aDayAboveTheTextOrThatSaysSoIs(body: String) throws {
    #expect(try published(body) == "2018-04-05")
  }

  @Test func whatTheHeadSaysComesFirst() throws {
    let body = "<p><time datetime=2018-04-05>5 April</time></p><p>It stands.</p>"
    #expect(try published(body, head: "<meta name=date content=2018-04-03>") == "2018-04-03")
    #expect(try published(body, head: "<meta itemprop=datePublished content=2018-04-03>") == "2018-04-03")
    let twice = "<meta property=article:of itemprop=datePublished content=2018-04-03>"
    #expect(try published(body, head: twice) == "2018-04-03")
    #expect(try published(body, head: "<meta name=date content=2018-13-45>") == "2018-04-05")
    #expect(try published("<p>It stands.</p>", head: "<meta name=date content=2018-02-30>") == nil)
    #expect(
      try published("<p>It stands.</p>", head: "<meta name=date content='Spring 2018'>") == "Spring 2018")
    // A later one is of a change.
    let change = "<meta property='article:published_time' content='2018-04-09T10:00:00Z'>"
    let data = """
      <script type='application/ld+json'> <![CDATA[{"@type":"NewsArticle","headline":"Weirs","datePublished":"2018-04-02"}]]></script>
      """
    #expect(try published(body, head: change + data) == "2018-04-02")
  }

  @Test func theHeadlineIsTheHeadingThatThePagesTitleNames() throws {
    let health = try read(
      """
      <!doctype html><title>Flour Keeps Longer in Cold Mills | Grain</title><h1>Milling Center</h1><p>Tools</p>
      <h2>Flour keeps longer in cold mills</h2><p>It does.</p><h3>Why?</h3><p>Because.</p>
      """)
    #expect(health.header.title == "Flour keeps longer in cold mills")
    #expect(picture(health) == ["h Milling Center", "p Tools", "p It does.", "A 1 Why?", "p Because."])
    let dated = try read(
      """
      <!doctype html><title>A very long name of a site: Bran</title><meta property=og:title content="Bran &amp; meal">
      <h2>06 May 2019</h2><h3>Bran & meal</h3><p>It is.</p>
      """)
    #expect(dated.header.title == "Bran & meal")
  }

  @Test(arguments: [
    // The first heading is named, in part or with more; or none is; or what is named is only the site.
    ("Grain Post: Oats", "<h1>Oats</h1><h2>Grain Post</h2><p>A.</p>", "Oats"),
    ("Oats", "<h1>Oats &amp; rye</h1><h2>Oats</h2><p>A.</p>", "Oats & rye"),
    ("Oats and what is made of them", "<h1>Mills</h1><h2>Barley</h2><p>A.</p>", "Mills"),
    (
      "Why oats keep so long in cold mills | Grain Post", "<h1>Mills</h1><h2>Grain Post</h2><p>A.</p>",
      "Mills"
    ),
    ("The Grain Post", "<h1>The Grain Post</h1><h2>Oats</h2><p>A.</p>", "The Grain Post"),
    ("T", "<h1>Oats</h1><p>A.</p>", "Oats"),
  ]) func anotherHeadingIsNot(title: String, body: String, headline: String) throws {
    #expect(try read("<!doctype html><title>\(title)</title>\(body)").header.title == headline)
  }

  /// What only the head of a page says is healed as its text is, with the text as evidence, and stays where it is sound.
  @Test(arguments: [
    ("DÃ©jÃ  vu Ã  la ferme", "<p>It stands.</p>", "Déjà vu à la ferme"),
    ("Jo\u{92}s oats", "<p>It stands.</p>", "Jo’s oats"),
    ("RÃ©ka", "<p>La riviÃ¨re est Ã©levÃ©e, dÃ©jÃ  trÃ¨s large, prÃ¨s de la forÃªt.</p>", "Réka"),
    ("Größe & Maß", "<p>It stands.</p>", "Größe & Maß"), ("Â, Ã und Ä", "<p>It stands.</p>", "Â, Ã und Ä"),
    ("Мельница на реке", "<p>Она стоит.</p>", "Мельница на реке"),
  ])
  func theTitleIsHealed(_ title: String, _ body: String, _ meant: String) throws {
    let issue = try read("<!doctype html><title>\(title)</title><meta name=author content='\(title)'>\(body)")
    #expect(issue.header.title == meant)
    #expect(issue.header.author == meant)
    #expect(issue.diagnostics.contains { $0.now == meant } == (title != meant))
  }

  /// The words before a time say what was done then, below the text too.
  @Test(
    arguments: [
      (
        "<p>It stands.</p><p>It holds.</p><p>Published on <time datetime=2018-04-05>5 April</time></p>",
        "2018-04-05"
      ),
      (
        "<p>Es steht.</p><p>Es hält.</p><p>Veröffentlicht: <time datetime=2018-04-05>5. April</time></p>",
        "2018-04-05"
      ),
      (
        "<p>Updated <time datetime=2018-04-09>9 April</time>, posted <time datetime=2018-04-05>5 April</time></p><p>It.</p>",
        "2018-04-05"
      ),
      ("<p>Last updated <time datetime=2018-04-05>5 April</time></p><p>It stands.</p>", nil),
      ("<p>It stands.</p><p>It holds.</p><p>Seen on <time datetime=2018-04-05>5 April</time></p>", nil),
      ("<p>It stands.</p><p>The law was published on <time datetime=2018-04-05>5 April</time>.</p>", nil),
      (
        "<p>It stands.</p><aside><p>Published on <time datetime=2018-04-05>5 April</time></p></aside>", nil
      ),
    ] as [(String, String?)])
  func wordsBeforeATimeTellWhatItIs(_ body: String, _ day: String?) throws {
    #expect(try published(body) == day)
  }

  @Test func theSiteIsNoTitleOfItsPage() throws {
    let page = "<!doctype html><title>Grain</title><meta property=og:site_name content=Grain>"
    let named = page + "<meta property=og:title content='Of oats'><p>Oats are sown.</p>"
    #expect(try read(named).header.title == "Of oats")
    #expect(try read(page + "<p>Oats are sown.</p>").header.title == "Grain")
  }
}
