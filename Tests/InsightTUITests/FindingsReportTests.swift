import InsightModel
import Testing

@testable import InsightTUI

/// The list of what was found in a document.
@Suite struct FindingsReportTests {
  private static func reader(_ columns: Int = 100, _ rows: Int = 30) -> Reader {
    Reader(
      documents: [Document(name: "seed", state: .ready(Sample.insight))],
      size: Size(columns: columns, rows: rows))
  }

  private static func pane(_ reader: Reader) throws -> ReportPane {
    guard case .report(let pane) = reader.overlay else { throw NoReport() }
    return pane
  }

  private struct NoReport: Error {}

  @Test func whatIsProvenComesFirstAndHealingsAreCountedByKind() throws {
    var reader = Self.reader()
    reader.press("G")
    #expect(reader.contents.selected == .report(0))
    expect(&reader, .enter, changes: ["overlay: nil → report of 0 at 0 from 0"])
    let pane = try Self.pane(reader)
    let first = try #require(pane.items.first)
    #expect(first.entry.kind == .proven && first.address == "2.1")
    // As the table prints it.
    #expect(first.text.hasPrefix("Apple, 2024 Revenue: printed 20,51, proven 20,510: "))
    let healings = pane.items.filter { $0.entry.kind == .healing }
    #expect(healings.map(\.entry.lines.count).reduce(0, +) == Sample.insight.healings.count)
    #expect(Set(healings.map(\.entry.message)).count == healings.count)
    #expect(healings.map(\.entry.lines.count) == healings.map(\.entry.lines.count).sorted(by: >))
    #expect(pane.lines(columns: 100).first?.text == "Figures that the others prove to be damaged (1)")
  }

  @Test func enterGoesToTheCell() {
    var reader = Self.reader()
    reader.press("G", .enter, .enter)
    #expect(reader.context == .table && reader.overlay == nil)
    #expect(reader.openGrid?.printed(reader.table?.selectedRow ?? 0, reader.table?.column ?? 0) == "20,51")
    #expect(reader.notice?.text.hasPrefix("Apple, 2024 Revenue: ") == true)
  }

  @Test func enterGoesToTheLineOfAHealing() throws {
    var reader = Self.reader()
    reader.press("G", .enter)
    let items = try Self.pane(reader).items
    let index = try #require(items.firstIndex { $0.entry.kind == .healing && $0.address == "3.2" })
    let entry = items[index].entry
    for _ in 0..<index { reader.press("j") }
    reader.press(.enter)
    #expect(reader.context == .article)
    let flow = try #require(reader.flow)
    let line = Sample.insight.text.line(entry.line)
    let shown = flow.rows(from: reader.article?.place.row ?? RowPlace(), count: reader.panes.article.rows)
    #expect(shown.contains { line.contains($0.row.anchor) || $0.row.anchor == line.lowerBound })
  }

  @Test func theCursorStaysOnTheScreen() throws {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 5)] {
      var reader = Self.reader(columns, rows)
      reader.press("G", .enter)
      for key: Key in ["j", "j", "k", .pageDown, .pageDown, .pageUp, "G", "g", "3", "G", .control("d")] {
        reader.press(key)
        guard case .report(let pane) = reader.overlay else { continue }
        let lines = pane.lines(columns: columns)
        let first = lines.firstIndex { $0.entry == pane.cursor }
        #expect(first.map { (pane.top..<pane.top + rows - 2).contains($0) } == true, "\(columns) \(key)")
      }
    }
  }

  @Test(arguments: 1...60)
  func everyLineFitsAnyScreen(columns: Int) {
    let pane = ReportPane(document: 0, Sample.insight)
    for line in pane.lines(columns: columns) where !line.isTitle {
      #expect(CharacterWidth.columns(of: line.text) <= max(10, columns - 6))
    }
  }
}
