import Foundation
import InsightModel

@testable import InsightTUI

/// Issues to read in tests: an invented one, its successor, and the real one of the repository.
enum Sample {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Two sections, four articles, a table with missing cells and ties, signs of many scripts, a healed text.
  static let almanac = Issue(bytes: bytes(folder.appendingPathComponent("Documents/almanac-7.txt")))
  /// One section, two articles.
  static let successor = Issue(bytes: bytes(folder.appendingPathComponent("Documents/almanac-8.txt")))
  /// Two articles: a table that the prose speaks of twelve times, once wrongly, and prose without one.
  static let honey = Issue(bytes: bytes(folder.appendingPathComponent("Documents/honey-3.txt")))
  /// Four sections of three articles, a table in 2.1.
  static let insight = Issue(
    bytes: bytes(
      folder.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("seeds/000_672f859cd5f54008.txt")))

  /// A table of gains and losses in two years, with wide names.
  static let profits = Issue(bytes: Array(ledger.utf8))

  private static let ledger = """
    Ⅰ. FERRIES

    1. What the Lines Earned

    Table 1. Profit by Line (Unit: Thousand)
    Line 2031 Profit 2030 Profit Growth (%)
    Ōsaka Loop 大阪環状線 1,240 -310 12.5%
    Nordsjø Express ⛴️ -875 220 -497.7%
    Île Verte 33 30 10.0%
    한강 Crossing -120 -118 -1.7%
    Straße Three -4 15 -126.7%
    Total 274 -163 3.1%
    """

  /// A table whose second row has no name and whose fourth has lost its amount.
  static let lost = Issue(
    bytes: Array(
      """
      Ⅰ. YARDS

      1. What Is on Order

      Table 2. Orders by Yard
      Rank Yard Ships Share
      1 Ulsan 4,120 41.2%
      2 2,981 29.8%
      3 Mokpo 1,304 13.0%
      4 Geoje 9.9%
      5 Tongyeong 603 6.0%
      Total 10,000 100.0%
      """.utf8))

  /// Two tables: in a row of the first, and in a column of the second, one number is wrong, and nothing tells which.
  static let doubtful = Issue(
    bytes: Array(
      """
      Ⅰ. DYKES

      1. What Was Spent

      Table 1. Dyke Account (Unit: Thousand EUR)
      | Work | Granted | Spent | Left |
      | Sluice at Hove | 6,120 | 4,077 | 2,043 |
      | Groynes of Wick | 5,310 | 3,984 | 1,236 |
      | Pumping Station | 7,450 | 6,871 | 579 |
      | Survey | 2,006 | 1,190 | 816 |
      | Footbridge | 3,380 | 1,745 | 1,635 |

      2. How Many Came

      Table 2. Two Towers (Unit: Thousand EUR)
      | Month | North | South |
      | June | 3,120 | 2,400 |
      | July | 4,310 | 3,310 |
      | August | 4,004 | 3,070 |
      | Total | 11,434 | 8,870 |
      """.utf8))

  private static func bytes(_ file: URL) -> [UInt8] {
    guard let data = try? Data(contentsOf: file) else { fatalError("no test document \(file.path)") }
    return Array(data)
  }

  static func document(_ issue: Issue, name: String = "almanac-7.txt") -> Document {
    Document(name: name, state: .ready(issue))
  }

  /// A reader of the almanac: in the contents, or in the article with the address.
  /// An article with links: two that stand in the text, one before a particle.
  static let links = Issue(
    bytes: Array(
      """
      Title

      Quay Papers No. 2 of Cranes

      Post Date

      2031-05-02

      Ⅰ. CRANES

      1. The Lift Begins

      The tender stands at https://quay.example/tenders?no=7, and last year's (see http://quay.example/old) is closed.

      문의: mailto:desk@quay.example로 보내십시오.

      2. No Way Out

      Nothing leads anywhere from here.

      """.utf8))

  static func linked(_ columns: Int = 80, _ rows: Int = 24) -> Reader {
    reader(of: [document(links, name: "quay.txt")], columns, rows, at: "1.1")
  }

  static func reader(_ columns: Int = 80, _ rows: Int = 24, at address: String? = nil) -> Reader {
    reader(of: [document(almanac)], columns, rows, at: address)
  }

  static func reader(
    of documents: [Document], _ columns: Int = 80, _ rows: Int = 24, at address: String? = nil
  ) -> Reader {
    Reader(
      documents: documents, size: Size(columns: columns, rows: rows), part: address.flatMap { IssuePart($0) }
    )
  }

  /// A reader whose first document's figures have been read.
  static func figured(_ issue: Issue, _ columns: Int = 80, _ rows: Int = 24, at address: String? = nil)
    -> Reader
  {
    var reader = reader(of: [document(issue, name: "honey-3.txt")], columns, rows, at: address)
    reader.take([.facts(0, revision: 0, Facts(issue))])
    return reader
  }

  /// Two issues, the second one folded.
  static func twoIssues(_ columns: Int = 80, _ rows: Int = 24) -> Reader {
    reader(of: [document(almanac), document(successor, name: "almanac-8.txt")], columns, rows)
  }
}

extension Reader {
  /// Takes events that a test does not look at; what is shown when the keys rest is shown.
  mutating func take(_ events: [Event]) {
    for event in events where update(event).contains(.wakeWhenIdle) { _ = update(.idle) }
  }

  /// Presses keys that a test does not look at.
  mutating func press(_ keys: Key...) { take(keys.map(Event.key)) }

  /// Types letters that a test does not look at.
  mutating func write(_ letters: String) { take(letters.unicodeScalars.map { .key(.character($0)) }) }

  /// The rows of the frame as text, without the blanks at their ends.
  var screen: [String] {
    let frame = view()
    return (0..<frame.size.rows).map { row in
      var text = ""
      for cell in frame.row(row) {
        text.unicodeScalars.append(contentsOf: frame.scalars(cell).compactMap(Unicode.Scalar.init))
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The data rows of the table in the order they are shown in.
  var shownRows: [Int] { table?.view.order.map(Int.init) ?? [] }

  /// The last row of the screen.
  var foot: String { screen.last ?? "" }
}
