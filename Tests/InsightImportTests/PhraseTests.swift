import InsightModel
import Testing

@testable import InsightImport

/// What stands amid words in a manner of its own.
@Suite struct PhraseTests {
  private func words(_ page: String) throws -> [String] {
    picture(try read("<!doctype html><title>T</title><h1>Weirs</h1>\(page)"))
  }

  /// What is taken back within what is taken back, neither of them closed.
  @Test func deletionsThatAreNotClosed() throws {
    let issue = try read("<html><body><p>Rope <del>12é <del>é9</p><p>Sail.</p></body></html>")
    #expect(picture(issue).first == "p Rope ~~12é ~~é9~~~~")
  }

  @Test func theMarkOfANoteJoinsNoNumber() throws {
    #expect(
      try words(
        """
        <p>Some 46<span class="footnote-ref">3</span> eels, 17<i class=fn>2</i> carp, 90<em class="superscript">4</em> tench,
        61<a href="#fn8"><sup>8</sup></a> roach, 5<span style="vertical-align: super">9</span> pike.</p>
        <p>Eels a weir<a class="footnote-anchor" href="#footnote-4">4</a> and 33<a href="#n5">5</a> boats.</p>
        """) == [
          "p Some 46³ eels, 17² carp, 90⁴ tench, 61⁸ roach, 5⁹ pike.", "p Eels a weir⁴ and 33⁵ boats.",
        ])
  }

  @Test func otherSpansLeaveANumberWhole() throws {
    #expect(
      try words(
        """
        <p>Of <span class="figure">4</span><span class="figure">6</span> eels <b>1</b><i>,204</i> died, in 20<span
        class="keynotes">25</span>, says <a href="/x">BB</a><a href="/x">C</a>.</p>
        """) == ["p Of 46 eels 1,204 died, in 2025, says BBC."])
  }

  @Test func linksToTwoPlacesAreTwoWords() throws {
    #expect(
      try words(
        "<p><a href=/like>46</a><a href=/say>3</a></p><p><a>Tides</a><a>Weirs</a> and <a href=/b>a</a>, b.</p>"
      )
        == ["p 46 3", "p Tides Weirs and a, b."])
  }

  @Test func whatWasTakenBackIsSetApart() throws {
    #expect(
      try words(
        """
        <p>For <span style="color:red; text-decoration: line-through">£88</span> £71.</p>
        <p style="text-decoration:line-through">Closed on 4 May.</p><del><p>One.</p><p>Two.</p></del>
        <table><tr><th>Day<th>Eels<tr><td>Mon<td style="text-decoration:line-through">46<tr><td>Tue<td>17</table><p>End.</p>
        """) == [
          "p For ~~£88~~ £71.", "p ~~Closed on 4 May.~~", "p ~~One.~~", "p ~~Two.~~",
          "t Day|Eels / Mon|~~46~~ / Tue|17", "p End.",
        ])
  }

  @Test func whatIsHiddenAmidWordsIsLeftOut() throws {
    #expect(
      try words("<p>Slate <b hidden>88</b>71 <strong style='display : none'>up</strong>down.</p>") == [
        "p Slate 71 down."
      ])
    #expect(
      try words(
        """
        <div style="max-height:0;overflow:hidden">Before.</div><div style="max-height:0.8em;overflow:hidden">Eels.</div>
        """) == ["p Eels."])
  }

  /// What eyes see in pieces is heard as a whole.
  @Test func ofWhatIsSaidTwiceTheWholeIsRead() throws {
    #expect(
      try words(
        """
        <p>For <span class="a-offscreen">£7.25</span><span aria-hidden="true"><b>£</b>7<b>25</b></span> each.</p>
        <p><span aria-hidden="true">1 / 4</span> <span class="sr-only">1 of 4</span> weirs.</p>
        <p>Pike <span aria-hidden="true">▲</span><span class="visually-hidden">up</span> 6%.</p>
        <p><span class="initial" aria-hidden="true">E</span>els 4.</p>
        """) == ["p For £7.25 each.", "p 1 of 4 weirs.", "p Pike ▲ up 6%.", "p Eels 4."])
  }

  @Test func notesBelowAreNumbered() throws {
    #expect(
      try words(
        """
        <p>Eels a weir<a href="#footnote-1">1</a>.</p><div><a id="footnote-1" href="#footnote-anchor-1">1</a><div><p>Dry
        weight.</p></div></div>
        """) == ["p Eels a weir¹.", "1. Dry weight."])
  }

  @Test func authorsAreNamed() throws {
    func author(_ head: String) throws -> String? {
      try read("<!doctype html>\(head)<h1>A</h1><p>b").header.author
    }
    #expect(
      try author("<meta name=author content='Jo Ek'><meta name=author content='P. Ool'>") == "Jo Ek, P. Ool")
    #expect(
      try author(
        "<meta property='article:author' content='https://x.example/jo'><meta name=byl content='By Jo Ek'>")
        == "Jo Ek")
    #expect(
      try author(
        """
        <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"headline":"A",
        "datePublished":"2024-02-03T04:05:06Z","author":[{"name":"Jo Ek"},{"name":"P. Ool"}]}]}</script>
        """) == "Jo Ek, P. Ool")
    #expect(try author("<p>By <a rel=author href=/jo>Jo Ek</a></p>") == "Jo Ek")
  }
}
