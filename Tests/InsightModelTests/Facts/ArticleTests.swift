import Foundation
import Testing

@testable import InsightModel

/// Thirty-two articles of many trades in four languages, each with what a careful reader finds in it: `NAME.facts` has a line
/// `text | entity | how | verdict` for each figure that is tied to cells, and one without a verdict for each that must be left alone.
@Suite struct ArticleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Articles")

  private static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()

  @Test func thereAreThirtyTwo() { #expect(Self.names.count == 32) }

  @Test(arguments: names) func whatAReaderFinds(_ name: String) throws {
    let issue = InsightModel.Issue(
      bytes: Array(try Data(contentsOf: Self.folder.appendingPathComponent(name + ".txt"))))
    let wanted = try String(contentsOf: Self.folder.appendingPathComponent(name + ".facts"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let found = Facts(issue).mentions.filter { $0.group == .quantity || $0.group == .rank }.map { fact in
      [issue.line(fact.range), fact.entity ?? "", fact.how?.rawValue ?? "", fact.verdict?.rawValue ?? ""]
        .joined(separator: " | ")
    }
    #expect(found == wanted)
  }
}
