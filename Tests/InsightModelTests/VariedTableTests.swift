import Foundation
import InsightModel
import Testing

/// Tables of which a word, a line, a sign or a digit was lost, doubled or put elsewhere, with what is read of each today. What such
/// a table means is often open: this is a record that shows what a change of the code does to them, and not what is right. A
/// difference is looked at, and kept where it is no worse; INSIGHT_RECORD=1 writes the record again.
@Suite struct VariedTableTests {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Varied/tables.txt")
  /// Stands before a text, and before what is read of it.
  private static let (given, found) = ("§ given\n", "§ read\n")

  /// The texts, each with what was read of it.
  private static let variants: [(text: String, picture: String)] = {
    let whole = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return whole.components(separatedBy: given).dropFirst().map { part in
      let pieces = part.components(separatedBy: found)
      return (pieces[0], pieces.count > 1 ? pieces[1] : "")
    }
  }()

  /// The tables, what is said of them, and what became of the lines around them.
  private static func picture(_ text: String) -> String {
    let issue = read(text)
    let reasons = issue.tables.flatMap(\.findings).flatMap(\.reasons).map { "  as \($0)\n" }
    let blocks = InsightModelTests.picture(issue).split(separator: "\n").map { "\($0)\n" }
    return TablePicture.of(issue.tables, issue.diagnostics) + reasons.joined() + blocks.joined()
  }

  @Test func readingsStay() throws {
    #expect(Self.variants.count > 50)
    if ProcessInfo.processInfo.environment["INSIGHT_RECORD"] == "1" {
      let whole = Self.variants.map { Self.given + $0.text + Self.found + Self.picture($0.text) }
      try whole.joined().write(to: Self.path, atomically: true, encoding: .utf8)
      return
    }
    for (text, picture) in Self.variants { #expect(Self.picture(text) == picture, "\(text)") }
  }

  /// Every number that a cell is worth stands in it, or is told by a finding.
  @Test func noValueIsInvented() {
    for (text, _) in Self.variants {
      for table in read(text).tables {
        for cell in table.rows.flatMap(\.cells) {
          guard let cell, let value = cell.value, cell.finding == nil else { continue }
          let digits = cell.text.utf8.filter { (0x30...0x39).contains($0) && $0 != 0x30 }
          let own = value.description.utf8.filter { (0x30...0x39).contains($0) && $0 != 0x30 }
          #expect(
            own == digits || !cell.text.utf8.allSatisfy { $0 < 0x80 }, "\(cell.text) is no \(value)\n\(text)")
        }
      }
    }
  }
}
