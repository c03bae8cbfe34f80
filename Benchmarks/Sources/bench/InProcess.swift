import CSupport
import InsightImport
import InsightModel
import InsightTUI

/// What is measured without a terminal: reading documents, laying out and drawing frames.
enum InProcess {
  /// A text, and how often it is read.
  struct Work {
    var name: String
    var bytes: [UInt8]
    var passes: Int
    /// True for a page, which is read as HTML.
    var isPage = false
  }

  private static let leastSpeed = Target(bound: .atLeast(200), text: "≥ 200 MB/s")
  private static let leastPageSpeed = Target(bound: .atLeast(50), text: "≥ 50 MB/s")
  private static let leastLinearity = Target(bound: .atLeast(0.8), text: "≥ 0.8 × the seed's speed")

  /// Decode-to-Issue, one thread. The first text is what the others are compared with.
  static func readDocuments(_ works: [Work]) {
    Report.heading("Decode to Issue, one thread, in process")
    var rows: [[String]] = []
    var firstSpeed: Double?
    for work in works {
      let size = Double(work.bytes.count) / 1_000_000
      var times = Samples()
      for _ in 0..<work.passes { times.add(milliseconds: read(work)) }
      let speed = times.median.map { size / $0 * 1000 }
      let linearity = work.isPage ? nil : firstSpeed.flatMap { Report.ratio(speed, $0) }
      let least = work.isPage ? leastPageSpeed : leastSpeed
      rows.append([
        work.name, Report.number(size, 2), String(work.passes), Report.number(times.median, 2),
        Report.number(speed), Report.number(times.percentile(0).map { size / $0 * 1000 }),
        Report.number(linearity, 2),
        least.text, least.verdict(speed),
        linearity == nil ? "–" : leastLinearity.text, leastLinearity.verdict(linearity),
      ])
      firstSpeed = firstSpeed ?? speed
    }
    Report.table(
      ["text", "MB", "passes", "median ms", "MB/s", "fastest", "× first", "target", "", "linear", ""], rows)
  }

  private static func read(_ work: Work) -> Int {
    let begin = Clock.now()
    let issue = work.isPage ? try? Importer.issue(work.bytes, name: "page.html") : Issue(bytes: work.bytes)
    let end = Clock.now()
    withExtendedLifetime(issue) {}
    return end - begin
  }

  /// One frame of the seed's first article, beside the contents and alone.
  static func drawFrames(_ bytes: [UInt8]) {
    Report.heading("Layout and drawing of one frame, 200×60, in process")
    let document = Document(name: "issue.txt", state: .ready(Issue(bytes: bytes)))
    var reader = Reader(documents: [document], size: Size(columns: 200, rows: 60))
    _ = reader.update(.key(.enter))
    var rows: [[String]] = []
    for name in ["panes", "one zoomed pane"] {
      var views = Meter()
      for _ in 0..<1000 { views.measure { _ = reader.view() } }
      rows.append(["view, \(name)"] + views.cells)
      var steps = Meter()
      var isDown = true
      for _ in 0..<100 {
        // Down as far as any article of an issue goes at this size, and up again, all of them the same work.
        for _ in 0..<10 {
          steps.measure {
            _ = reader.update(.key(isDown ? .down : .up))
            _ = reader.view()
          }
        }
        isDown.toggle()
      }
      rows.append(["line down or up + view, \(name)"] + steps.cells)
      _ = reader.update(.key("z"))
    }
    Report.table(["what", "median µs", "p99 µs", "allocations"], rows)
  }

  private struct Meter {
    private var times = Samples()
    private var allocations = Samples()

    mutating func measure(_ work: () -> Void) {
      let before = bench_allocations()
      let time = Clock.time(work)
      allocations.add(Double(bench_allocations() - before))
      times.add(Double(time) / 1000)
    }

    var cells: [String] {
      [
        Report.number(times.median, 1), Report.number(times.percentile(99), 1),
        Report.number(allocations.median),
      ]
    }
  }
}
