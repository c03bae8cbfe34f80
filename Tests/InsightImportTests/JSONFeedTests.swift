import InsightModel
import Testing

@testable import InsightImport

@Suite struct JSONFeedTests {
  private static let feed = #"""
    {"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "Loom & Warp", "home_page_url": "https://loom.example/",
     "author": {"name": "The weavers"},
     "items": [
      {"id": "b", "url": "https://loom.example/b", "title": "Flax <falls>", "date_published": "2024-05-06T07:08:09+02:00",
       "authors": [{"name": "Jo Ek"}, {"name": "P. Ool"}], "content_html": "<p>Down by <b>41<\/b>.<\/p><p><a href=\"c\">More<\/a><\/p>"},
      {"id": 3, "content_text": "No \"title\": caf\u00e9 \ud83d\ude00.", "date_published": "2024-05-01T00:00:00Z"}
    ]}
    """#

  @Test func aFeedInJSONIsAPeriodical() throws {
    let issue = try read(Self.feed, name: "feed.json")
    #expect(issue.isPeriodical)
    #expect(issue.header.title == "Loom & Warp")
    #expect(issue.header.author == "The weavers")
    #expect(issue.header.published == "2024-05-06")
    #expect(
      picture(issue) == [
        "A 1 Flax <falls>", "n 2024-05-06, Jo Ek, P. Ool", "p Down by 41.", "p More", "A 2 2024-05-01",
        "n 2024-05-01",
        "p No \"title\": café 😀.",
      ])
    #expect(issue.links.map(\.target) == ["https://loom.example/b", "https://loom.example/c"])
    #expect(issue.sourceLine(of: issue.articles.last?.line ?? 0) == 6)
  }

  @Test func whatBreaksOffOrNestsIsRead() throws {
    for length in stride(from: 60, to: Self.feed.utf8.count, by: 7) {
      let issue = try Importer.issue(Array(Self.feed.utf8.prefix(length)))
      #expect(issue.diagnostics.contains { $0.kind == "truncated" })
    }
    #expect(try !read(Self.feed).diagnostics.contains { $0.kind == "truncated" })
    let cut = try Importer.issue(Array(Self.feed.utf8.prefix(Self.feed.utf8.count - 30)))
    #expect(picture(cut).contains("p No \"title\": café 😀."))
    #expect(JSONValue.read(Array(String(repeating: "[", count: 100_000).utf8)).brokenAt != nil)
    #expect(JSONValue.read(Array("[\(String(repeating: "1,", count: 600_000))1]".utf8)).brokenAt != nil)
    #expect(JSONValue([UInt8]()) == nil)
  }

  @Test func otherObjectsAreNone() {
    #expect(Form(Array(#"{"title": "a", "items": []}"#.utf8)) != .feed)
    #expect(Form(Array(#"[{"version": "https://jsonfeed.org/version/1"}]"#.utf8)) != .feed)
    #expect(Form(Array(Self.feed.utf8)) == .feed)
  }
}
