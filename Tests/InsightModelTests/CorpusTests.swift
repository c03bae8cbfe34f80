import Foundation
import Testing

@testable import InsightModel

/// Invented documents of the folder Corpus, each with what must be recovered from it beside it, in every encoding
/// and damage that it can be in. What must be recovered is written where it is missing, and its test fails once,
/// so that someone looks at it. With INSIGHT_RECORD=1 all is written again.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
  }

  @Test func thereAreMany() {
    #expect(Self.names.count >= 40)
  }

  @Test(arguments: names)
  func isRecovered(_ name: String) throws {
    let issue = read(try Self.text(name))
    let found = Recovered.all(of: issue)
    let file = Self.folder.appendingPathComponent(name + ".expected")
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    guard let known = try? String(contentsOf: file, encoding: .utf8) else {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Testing.Issue.record("Corpus/\(name).expected is new: look at it, then run again")
      return
    }
    let differences = Recovered.differences(known, found)
    #expect(differences == [], "Corpus/\(name).expected; INSIGHT_RECORD=1 writes it anew")
  }

  @Test(arguments: names)
  func noWordIsLostOrSaidTwice(_ name: String) throws {
    let issue = read(try Self.text(name))
    #expect(losses(in: issue) == [])
    #expect(Recovered.letters(of: issue) == Recovered.letters(in: issue.string(0..<issue.text.bytes.count)))
  }

  @Test(arguments: names, Variant.allCases)
  func isRecoveredFrom(_ name: String, _ variant: Variant) throws {
    let text = try Self.text(name)
    guard let bytes = variant.bytes(of: text) else { return }
    let issue = Issue(bytes: bytes)
    #expect(losses(in: issue) == [])
    #expect(Recovered.differences(Recovered.structure(of: read(text)), Recovered.structure(of: issue)) == [])
  }

  /// A document may lack the characters that a state is about, but not all of them.
  @Test(arguments: Variant.allCases)
  func isTried(_ variant: Variant) throws {
    let count = try Self.names.count { variant.bytes(of: try Self.text($0)) != nil }
    #expect(count >= 3, "\(count) documents")
  }
}

/// What was recovered from a document, as compact text.
enum Recovered {
  static func all(of issue: Issue) -> String {
    structure(of: issue) + "\n" + diagnostics(of: issue)
  }

  /// Header fields, furniture, and one line a section, article and block, long ones cut in the middle.
  static func structure(of issue: Issue) -> String {
    let header = issue.header
    let fields: [(String, String?)] = [
      ("title", header.title), ("periodical", header.periodical), ("number", header.number.map(String.init)),
      ("author", header.author), ("published", header.published), ("reads", header.reads.map(String.init)),
      ("attachment", header.attachment),
      ("topics", header.topics.isEmpty ? nil : header.topics.joined(separator: " + ")),
      ("previous", header.previous), ("next", header.next),
    ]
    var lines = fields.compactMap { name, value in value.map { "\(name): \($0)" } }
    for kind in [Furniture.Kind.breadcrumb, .header, .footer] {
      let numbers = issue.furniture.filter { $0.kind == kind }.map { String($0.line) }
      if !numbers.isEmpty { lines.append("\(kind.rawValue): line \(numbers.joined(separator: ", "))") }
    }
    lines.append(issue.isPeriodical ? "periodical" : "no periodical")
    return (lines + picture(issue).split(separator: "\n").map(shortened)).joined(separator: "\n")
  }

  /// The lines that only one of the two has, after `-` and `+`.
  static func differences(_ known: String, _ found: String) -> [String] {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    return lines(found).difference(from: lines(known)).map { change in
      switch change {
      case .remove(_, let line, _): "- \(line)"
      case .insert(_, let line, _): "+ \(line)"
      }
    }
  }

  /// One line of a picture, its middle left out where it is long.
  private static func shortened(_ line: Substring) -> String {
    line.count <= 90 ? String(line) : "\(line.prefix(55)) … \(line.suffix(25)) (\(line.count))"
  }

  /// What is said of the document besides its healings.
  private static func diagnostics(of issue: Issue) -> String {
    issue.diagnostics.filter { $0.kind != "healing" && $0.kind != "spacing" }
      .map { "! \($0.lines.lowerBound): \($0.message)\n" }.joined()
  }

  /// All letters and digits in the order in which the issue's parts hold them.
  static func letters(of issue: Issue) -> String {
    let text = issue.text
    var parts: [(start: Int, text: String)] = []
    func add(_ range: Range<Int>) { parts.append((range.lowerBound, text.string(range))) }
    /// A heading with the number before it.
    func add(heading title: Range<Int>, line: Int?, after covered: Int = 0) {
      guard let line else { return }
      add(max(covered, text.line(line).lowerBound)..<title.upperBound)
    }
    for field in issue.header.fields { for line in field.lines { add(text.line(line)) } }
    for item in issue.furniture { add(text.line(item.line)) }
    for section in issue.sections { add(heading: section.title, line: section.line) }
    for article in issue.articles {
      let section = issue.sections[article.section]
      // The first headline may share the line of its section's heading.
      add(
        heading: article.headline, line: article.line,
        after: section.line == article.line ? section.title.upperBound : 0)
    }
    for block in issue.blocks {
      switch block.kind {
      case .table: for line in block.lines { add(text.line(line)) }
      case .paragraph, .keyPoint, .subheading, .note, .verbatim, .item, .quotation: add(block.range)
      }
    }
    return letters(in: parts.sorted { $0.start < $1.start }.map(\.text).joined())
  }

  static func letters(in text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
