import InsightModel
import Testing

@testable import InsightTUI

/// A text that has grown or shrunk is shown where it was.
@Suite struct FollowedTextTests {
  /// Two articles of forty paragraphs, with further lines before, between and after them.
  private static func issue(before: Int = 0, between: Int = 0, after: Int = 0, from first: Int = 1)
    -> InsightModel.Issue
  {
    func paragraphs(_ name: String, _ numbers: some Sequence<Int>) -> String {
      var text = ""
      for number in numbers {
        text += "The \(name) gauge showed \(number) feet of water at noon.\n"
      }
      return text
    }
    var page = "Title\n\nRiver Papers No. 4 of Gauges\n\nPost Date\n\n2031-05-02\n\nⅠ. GAUGES\n\n"
    page += "1. The Upper Lock\n\n"
    page += paragraphs("new", 0..<before)
    page += paragraphs("upper", first...40)
    page += "\n2. The Lower Lock\n\n"
    page += paragraphs("late", 0..<between)
    page += paragraphs("lower", 1...40)
    page += paragraphs("last", 0..<after)
    return InsightModel.Issue(bytes: Array(page.utf8))
  }

  /// What stands at the head of the pane.
  private static func head(_ reader: Reader) -> String { reader.screen[1...5].joined(separator: "\n") }

  static let states = [
    issue(after: 30), issue(before: 25), issue(before: 3, between: 7, after: 2), issue(from: 15), issue(),
  ]

  @Test(arguments: states.indices)
  func sourceLinesKeepTheirPlace(state: Int) {
    var reader = Sample.reader(of: [Sample.document(Self.issue(), name: "river.txt")], 80, 12, at: "1.1")
    reader.press("o", "2", "7", "j")
    let line = reader.screen[1].split(separator: " ").dropFirst()
    #expect(line.starts(with: ["The", "upper", "gauge"]))
    reader.take([.loaded(0, .ready(Self.states[state]))])
    #expect(reader.screen[1].split(separator: " ").dropFirst() == line && reader.context == .source)
  }

  @Test(arguments: states.indices)
  func anArticleKeepsItsPlace(state: Int) {
    var reader = Sample.reader(of: [Sample.document(Self.issue(), name: "river.txt")], 80, 12, at: "1.2")
    reader.press("4", "0", "j")
    let second = Self.head(reader)
    reader.press("K", "7", "0", "j")
    let first = Self.head(reader)
    reader.take([.loaded(0, .ready(Self.states[state]))])
    #expect(Self.head(reader) == first)
    reader.press("J")
    #expect(Self.head(reader) == second)
  }

  /// What is gone is near where it was; a text that has nothing in common with the one before has a place too.
  @Test func whatIsGoneIsNear() {
    var reader = Sample.reader(of: [Sample.document(Self.issue(), name: "river.txt")], 80, 12, at: "1.1")
    reader.press("o", "1", "8", "j")
    reader.take([.loaded(0, .ready(Self.issue(from: 30)))])
    #expect(reader.screen[1].contains("upper"))
    for issue in [
      Sample.almanac, InsightModel.Issue(bytes: []), InsightModel.Issue(bytes: Array("one line".utf8)),
      Sample.insight,
    ] {
      reader.take([.loaded(0, .ready(issue))])
      #expect(reader.view().size == reader.size)
    }
  }
}
