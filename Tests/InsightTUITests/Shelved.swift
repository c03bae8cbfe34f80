import InsightModel

@testable import InsightTUI

/// Kept issues and what is remembered, for tests.
enum Shelved {
  static let issues = [
    KeptIssue(
      id: 4, file: "/l/d.txt", periodical: "Harbour Letter", number: 9, published: "2031-04-01",
      title: "Harbour Letter No. 9 of Tides and Tugs", articles: 4, read: 0, starred: 0, revisions: 0),
    KeptIssue(
      id: 3, file: "/l/c.txt", periodical: "港口通讯", number: 2, published: "2031-03-20",
      title: "港口通讯 No. 2 of 航运",
      articles: 3, read: 1, starred: 1, revisions: 1),
    KeptIssue(
      id: 2, file: "/l/b.txt", periodical: "Harbour Letter", number: 8, published: "2031-03-18",
      title: "Harbour Letter No. 8 of Cranes", articles: 4, read: 4, starred: 0, revisions: 0),
    KeptIssue(
      id: 1, file: "/l/notes.txt", periodical: nil, number: nil, published: nil, title: nil, articles: 1,
      read: 0,
      starred: 0, revisions: 0),
  ]

  /// Of the almanac: kept, one article read, one starred, a note.
  static var memory: DocumentMemory {
    var memory = DocumentMemory(document: 7, isKept: true)
    memory.articles["1.1"] = ArticleMemory(isRead: true)
    memory.articles["2.1"] = ArticleMemory(isStarred: true)
    return memory
  }

  static func match(_ address: String, _ text: String, _ ranges: [Range<Int>], id: Int? = 4, number: Int = 9)
    -> Match
  {
    Match(
      id: id, file: "/l/d.txt", periodical: "Harbour Letter", number: number, published: "2031-04-01",
      head: ArticleHead(key: address, headline: "A headline", section: "TIDES"),
      passage: Passage(kind: .text, article: 0, block: 1, lines: 9...9, text: text), ranges: ranges)
  }
}
