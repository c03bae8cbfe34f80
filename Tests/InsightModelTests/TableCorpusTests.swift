import Foundation
import InsightModel
import Testing

/// Tables as they are met, one a file, named after what is peculiar to it, with what must be recovered beside it.
/// An expectation that is missing is written, and its test fails once, so that someone looks at it. With
/// INSIGHT_RECORD=1 all of them are written anew.
@Suite struct TableCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Tables")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test(arguments: names)
  func table(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
    let issue = read(text)
    #expect(losses(in: issue) == [])
    #expect(name.hasPrefix("no_table") == issue.tables.isEmpty)
    let found = TablePicture.of(issue.tables, issue.diagnostics)
    let file = Self.folder.appendingPathComponent(name + ".expected")
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Testing.Issue.record("Tables/\(name).expected is new: look at it, then run again")
      return
    }
    #expect(found == expected)
  }

  @Test func theCorpusIsThere() { #expect(Self.names.count >= 60) }
}
