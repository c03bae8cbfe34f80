import CPeak
import Glibc
import InsightModel
import InsightTUI

/// `doublings [NAME]`: reads, draws and prints inputs of every kind that might cost more than it is long, each at one size,
/// at twice and at four times that, and prints what doubling it does to time and memory.
@main
enum Doublings {
  /// Long enough that a clock tells something, short enough that all kinds together take minutes.
  private static let leastTime = 4_000_000
  /// What arrays grow by at once is little of it. Not all kinds come to so much.
  private static let leastMemory = 500_000
  private static let mostSteps = 64
  private static let passes = 5
  /// At most twice, and what a clock and an allocator are off by.
  private static let bound = 2.4

  static func main() {
    let wanted = CommandLine.arguments.dropFirst().first
    print("| what | bytes | ms | × 2 | × 4 | MB | × 2 | × 4 | |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    var failed = 0
    for kind in Kind.all where wanted.map(kind.name.contains) ?? true {
      if !measure(kind) { failed += 1 }
    }
    print(
      "\n\(failed == 0 ? "No kind" : "\(failed) kinds") cost more than \(bound) times as much when doubled.")
    exit(failed == 0 ? 0 : 1)
  }

  private static func measure(_ kind: Kind) -> Bool {
    var count = kind.count
    func isLarge() -> Bool {
      let cost = cost(kind.text(count), kind)
      return cost.time >= leastTime && (cost.memory >= leastMemory || count >= kind.count * mostSteps)
    }
    while count < 1 << 24, !isLarge() { count *= 2 }
    let costs = [1, 2, 4].map { cost(kind.text(count * $0), kind) }
    func ratio(_ value: (Cost) -> Int, _ step: Int) -> Double {
      Double(value(costs[step])) / Double(max(1, value(costs[step - 1])))
    }
    let times = [ratio(\.time, 1), ratio(\.time, 2)]
    // What every text needs is not doubled.
    let rooms = [ratio({ $0.memory + 65_536 }, 1), ratio({ $0.memory + 65_536 }, 2)]
    let holds = times[1] <= bound && rooms[1] <= bound
    let cells =
      [kind.name, "\(kind.text(count).count)", number(Double(costs[0].time) / 1e6)] + times.map(number)
      + [number(Double(costs[0].memory) / 1e6)] + rooms.map(number) + [holds ? "" : "MORE"]
    print("| " + cells.joined(separator: " | ") + " |")
    fflush(nil)
    return holds
  }

  private static func number(_ value: Double) -> String {
    let hundredths = Int(value * 100 + 0.5)
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private struct Cost {
    /// Nanoseconds of the processor, the least of several passes.
    var time = Int.max
    /// The most bytes that were taken at once.
    var memory = 0
  }

  private static func cost(_ text: [UInt8], _ kind: Kind) -> Cost {
    var cost = Cost()
    for _ in 0..<passes {
      bench_reset_peak()
      let begin = processorTime()
      kind.work(text)
      let time = processorTime() - begin
      cost.time = min(cost.time, time)
      cost.memory = max(cost.memory, bench_peak())
      // Slow ones are slow enough to be told apart at once.
      if time > 1_000_000_000 { break }
    }
    return cost
  }

  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// One kind of input, and what is done with it.
struct Kind: Sendable {
  let name: String
  /// Where doubling begins.
  let count: Int
  let text: @Sendable (Int) -> [UInt8]
  let work: @Sendable ([UInt8]) -> Void

  private init(
    _ name: String, _ count: Int, _ work: @escaping @Sendable ([UInt8]) -> Void,
    _ text: @escaping @Sendable (Int) -> String
  ) {
    self.name = name
    self.count = count
    self.work = work
    self.text = { Array(text($0).utf8) }
  }

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  private static func rows(_ count: Int, _ row: (Int) -> String) -> String {
    (0..<count).map(row).joined(separator: "\n") + "\n"
  }

  // MARK: Work

  /// Reads a document, prints it, and shows it under a few keys.
  @Sendable private static func document(_ bytes: [UInt8]) {
    let issue = Issue(bytes: bytes)
    _ = PlainText.issue(issue, columns: 80)
    _ = Report(issue).entries
    show(Document(name: "issue.txt", state: .ready(issue)))
  }

  /// Reads a data file and does with it what a reader may ask for.
  @Sendable private static func data(_ bytes: [UInt8]) {
    guard let table = DataReader.table(name: "file.csv", bytes) else { return }
    let grid = Grid(table)
    let all = RowOrder(all: grid.rowCount)
    PlainText.table(grid, rows: grid.dataRows, columns: 80) { _ in }
    _ = grid.rows(Arrangement(keys: [SortKey(column: 0, isAscending: true)], filter: "a !zzz ~q{2}"))
    _ = grid.statistics(all)
    _ = TableExport(grid, format: .json).text(grid)
    show(Document(name: "file.csv", state: .data(grid, loaded: nil)))
  }

  /// Reads a document and ties the figures of its prose to its tables.
  @Sendable private static func facts(_ bytes: [UInt8]) { _ = Facts(Issue(bytes: bytes)) }

  /// A data file without what is written as a rectangle, whose cells are more than the file's where one row is wide.
  @Sendable private static func ragged(_ bytes: [UInt8]) {
    guard let table = DataReader.table(name: "file.csv", bytes) else { return }
    let grid = Grid(table)
    _ = grid.rows(Arrangement(keys: [SortKey(column: 0, isAscending: true)], filter: "a !zzz ~q{2}"))
    _ = grid.statistics(RowOrder(all: grid.rowCount))
    show(Document(name: "file.csv", state: .data(grid, loaded: nil)))
  }

  private static func show(_ document: Document) {
    var reader = Reader(documents: [document], size: Size(columns: 120, rows: 40))
    _ = reader.view()
    for key: Key in [
      .enter, .pageDown, "o", "G", .escape, "t", "s", "c", "c", "c", .enter, .escape, "i", .escape, "/",
    ] {
      _ = reader.update(.key(key))
      _ = reader.view()
    }
    _ = reader.update(.typed(Array("ab".unicodeScalars)))
    _ = reader.view()
  }

  /// Matches the text, which is a pattern, in a cell of its own letters.
  @Sendable private static func pattern(_ bytes: [UInt8]) {
    let cell = String(repeating: "ab", count: 2000)
    guard let table = DataReader.table(name: "file.csv", Array("n,t\n1,\(cell)\n2,b\n".utf8)) else { return }
    _ = Grid(table).rows(Arrangement(filter: "~" + String(decoding: bytes, as: UTF8.self)))
  }

  private static let header = "1. Head\n\nTable 1. Sales (Unit: Million USD)\n"

  private static func tableOfMakers(_ count: Int) -> String {
    "| Maker | 2031 | 2030 |\n|---|---|---|\n" + rows(count) { "| Maker\($0) | \(1000 + $0) | \(900 + $0) |" }
      + "\n"
  }

  // MARK: Kinds

  static let all: [Kind] = [
    Kind("document: prose", 500, document) {
      times($0, "Sales of the line rose to 12,345 tons in the year. ")
    },
    Kind("document: lines of prose", 200, document) {
      rows($0) { "Sales of line \($0) rose by 12.5% in the year." }
    },
    Kind("document: one long word", 20_000, document) { times($0, "x") },
    Kind("document: one long number", 20_000, document) { times($0, "7") },
    Kind("document: unclosed quotes", 5000, document) { times($0, "“a \"b ") },
    Kind("document: brackets in one another", 10_000, document) { times($0, "(") + times($0, ")") },
    Kind("document: quotations in one another", 3000, document) { times($0, "> ") + "x\n" },
    Kind("document: list in a list", 300, document) { count in
      rows(count) { times(min($0, 200), " ") + "- point \($0)" }
    },
    Kind("document: one word repeated", 5000, document) { times($0, "growth ") },
    Kind("document: one line repeated", 2000, document) { times($0, "Total 100 200 300\n") },
    Kind("document: marks on one letter", 10_000, document) { "e" + times($0, "\u{301}") },
    Kind("document: wide characters", 5000, document) { times($0, "한국 시장 ") },
    Kind("document: tables in a row", 30, document) {
      rows($0) {
        "Table \($0). Sales\nRank Maker 2031 2030 Growth\n1 Alba 120 100 20.0%\n2 Brig 90 80 12.5%\nTotal 210 180 16.7%\n"
      }
    },
    Kind("document: headings in a row", 300, document) { rows($0) { "\($0 + 1). Heading of Part \($0)" } },
    Kind("document: sections in a row", 300, document) { rows($0) { "## Part \($0)\n\nText." } },
    Kind("document: points in a row", 500, document) { rows($0) { "- Point \($0) of many" } },
    Kind("document: blank lines", 20_000, document) { times($0, "\n") },
    Kind("document: rules", 3000, document) { times($0, "----\n") },
    Kind("document: rows of a table run together", 100, document) { count in
      header + "Rank Maker 2031 2030 Growth\n"
        + rows(count) { "\($0 + 1) Maker\($0) \(1000 + $0) \(900 + $0) 1.\($0 % 10)%" }
    },
    Kind("document: rows of a barred table", 100, document) { count in
      header + "| Maker | 2031 | 2030 |\n|---|---|---|\n"
        + rows(count) { "| M\($0) | \(1000 + $0) | \(900 + $0) |" }
    },
    Kind("document: columns of a barred table", 20, document) { count in
      header
        + rows(6) { row in
          "| " + (0..<count).map { row == 0 ? "C\($0)" : "\($0 * 7 + row)" }.joined(separator: " | ") + " |"
        }
    },
    Kind("document: columns run together", 20, document) { count in
      header + "Maker " + (0..<count).map { "C\($0)" }.joined(separator: " ") + "\n"
        + rows(6) { row in "M\(row) " + (0..<count).map { "\($0 * 7 + row)" }.joined(separator: " ") }
    },
    Kind("document: a wide row among short ones", 100, document) { count in
      header + rows(count) { "| a\($0) | 1 |" } + "| " + (0..<count).map { "\($0)" }.joined(separator: " | ")
        + " |\n"
        + rows(count) { "| b\($0) | 2 |" }
    },
    Kind("document: kept lines", 1000, document) { count in
      "```\n" + rows(count) { "    step \($0)" } + "```\n"
    },
    Kind("document: one kept line", 20_000, document) { "```\n" + times($0, "ab cd ") + "\n```\n" },
    Kind("document: NUL", 20_000, document) { times($0, "\0") },
    Kind("document: damaged pairs", 3000, document) { times($0, "¡°¡± ¥° ?? ") },
    Kind("document: header fields", 300, document) { rows($0) { "Title\n\nIssue No. \($0)\n" } },
    Kind("facts: one paragraph of figures", 100, facts) { count in
      header + tableOfMakers(20)
        + times(count, "Maker3 rose to 1,003 million dollars in 2031, a gain of 3.3 percent, and was third. ")
    },
    Kind("facts: one sentence of figures", 100, facts) { count in
      header + tableOfMakers(20)
        + times(count, "Maker3 rose to 1,003 million dollars, a gain of 3.3 percent and ")
    },
    Kind("facts: paragraphs of figures", 50, facts) { count in
      header + tableOfMakers(20)
        + rows(count) {
          "In 2031 Maker\($0 % 20) earned $1.0\($0 % 20) billion, more than half of it abroad.\n"
        }
    },
    Kind("facts: rows of which the prose speaks", 20, facts) { count in
      header + tableOfMakers(count)
        + rows(count) { "Maker\($0) came to \(1000 + $0) in 2031 after \(900 + $0) a year before.\n" }
    },
    Kind("facts: one long word of digits", 5000, facts) { "1. Head\n\n" + times($0, "12,345") + " tons.\n" },
    Kind("data: rows", 500, data) { count in
      "name,n,m\n" + rows(count) { "r\($0),\($0 * 7919 % 997),\($0 % 5)" }
    },
    Kind("data: columns", 30, data) { count in
      rows(12) { row in (0..<count).map { row == 0 ? "c\($0)" : "\($0 + row)" }.joined(separator: ",") }
    },
    Kind("data: columns of years", 10, data) { count in
      rows(12) { row in
        (0..<count).map { row == 0 ? "Unit \($0 / 2) 20\(30 + $0 % 2) Sales" : "\($0 + row)" }.joined(
          separator: ",")
      }
    },
    Kind("data: unclosed quotes in a row", 1000, data) { "a,b\n" + times($0, "\"a,") + "\n1,2\n" },
    Kind("data: a quote a row", 1000, data) { "a,b\n" + times($0, "x,\"y\n") },
    Kind("data: quoted fields", 1000, data) { count in
      "a,b\n" + rows(count) { "\"x \"\"\($0)\"\"\",\"1,\($0)\"" }
    },
    Kind("data: one long cell", 20_000, data) { "a,b\n1," + times($0, "xy ") + "\n2,z\n" },
    Kind("data: one quoted cell of lines", 5000, data) { "a,b\n1,\"" + times($0, "xy\n") + "\"\n2,z\n" },
    Kind("data: a wide row among short ones", 400, ragged) { count in
      "a,b\n" + times(count, "1,2\n") + (0..<min(count, 4000)).map { "\($0)" }.joined(separator: ",") + "\n"
        + times(count, "3,4\n")
    },
    Kind("data: dates", 300, data) { count in
      "a,at\n" + rows(count) { "\($0),2031-0\($0 % 9 + 1)-1\($0 % 10) 10:00:00.\($0 % 10)" }
    },
    Kind("data: texts alike at the beginning", 300, data) { count in
      "a,b\n" + rows(count) { times(40, "same") + "\($0),\($0)" }
    },
    Kind("data: marks on one letter", 5000, data) { "a,b\n1,e" + times($0, "\u{301}") + "\n2,z\n" },
    Kind("data: control characters", 5000, data) { "a,b\n1," + times($0, "\u{1}") + "\n2,z\n" },
    Kind("pattern: letters in a row", 16, pattern) { times(min($0, 4000), "a?") },
    Kind("pattern: repeats", 2, pattern) { times(min($0, 40), "(a|b*)") + "c" },
  ]
}
