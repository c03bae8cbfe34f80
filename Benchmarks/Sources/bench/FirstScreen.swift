import Glibc

/// From exec to the first full screen, and the memory that it took.
struct FirstScreen {
  /// Milliseconds of silence that end a screen.
  static let gap = 30

  private(set) var times = Samples()
  /// Until what is worked out behind the first screen stands there too.
  private(set) var settled = Samples()
  private(set) var bytes = Samples()
  private(set) var memory = Samples()
  /// Milliseconds of a processor, which other programs hardly change.
  private(set) var work = Samples()
  private(set) var failures = 0

  /// Starts a contestant once. A screen counts when `word` is on it.
  mutating func run(
    _ contestant: Contestant, _ file: String, word: String, warm: inout WarmFiles, counts: Bool
  ) {
    guard let child = contestant.start(file) else {
      failures += 1
      return
    }
    let burst = child.listen(gap: Self.gap, patience: 20_000, expecting: word)
    let worked = ProcessFile.processorTime(of: child.process)
    let peak = ProcessFile.peakMemory(of: child.process)
    if !counts { warm.holdFiles(of: child.process) }
    let start = child.start
    child.quit(contestant.quitKey)
    guard let burst, burst.isComplete else {
      failures += 1
      return
    }
    guard counts else { return }
    times.add(milliseconds: (burst.first ?? burst.end) - start)
    settled.add(milliseconds: burst.end - start)
    bytes.add(Double(burst.bytes))
    if let peak { memory.add(peak) }
    if let worked { work.add(worked) }
  }

  /// Runs all contestants so often, in an order that is shuffled again each time, after one that is thrown away.
  static func race(_ contestants: [Contestant], _ file: String, word: String, runs: Int) -> [FirstScreen] {
    var warm = WarmFiles()
    warm.hold(file)
    var numbers = Sequence64(seed: 34)
    var results = contestants.map { _ in FirstScreen() }
    for run in 0...runs {
      var order = Array(contestants.indices)
      numbers.shuffle(&order)
      for index in order {
        results[index].run(contestants[index], file, word: word, warm: &warm, counts: run > 0)
      }
    }
    return results
  }

  static let ratioTarget = Target(bound: .atMost(2.5), text: "≤ 2.5 × less, aim 2")
  static let memoryTarget = Target(bound: .atMost(12), text: "≤ 12 MB")

  static func measureSeed(_ contestants: [Contestant], _ file: String, word: String, runs: Int) {
    Report.heading("Exec to first full screen of the seed, \(Contestant.columns)×\(Contestant.rows)")
    let results = race(contestants, file, word: word, runs: runs)
    var rows: [[String]] = []
    for (contestant, result) in zip(contestants, results) {
      rows.append([
        contestant.name, String(result.times.count), Report.number(result.times.median, 2),
        Report.number(result.times.percentile(10), 2) + "–" + Report.number(result.times.percentile(90), 2),
        Report.number(result.settled.median, 2), Report.number(result.work.median, 2),
        Report.number(result.bytes.median),
        Report.number(result.memory.median, 1),
      ])
    }
    Report.table(
      ["", "runs", "median ms", "p10–p90 ms", "settled ms", "processor ms", "bytes", "peak MB"], rows)
    reportFailures(contestants, results.map(\.failures))
    Report.line()
    // Waiting for a processor costs both programs alike and brings every ratio nearer to 1.
    func row(_ name: String, _ value: (FirstScreen) -> Double?) -> [String] {
      let waits = results.last.flatMap { Report.ratio(value($0), $0.work.median) } ?? 0
      let ratio = results.count > 1 ? Report.ratio(value(results[0]), value(results[1])) : nil
      return [
        "insight / less, \(name)", Report.number(ratio, 2), ratioTarget.text,
        waits > 1.5 ? "machine too busy" : ratioTarget.verdict(ratio),
      ]
    }
    Report.table(
      ["", "measured", "target", ""],
      [
        row("median", { $0.times.median }),
        row("p10", { $0.times.percentile(10) }),
        row("processor time", { $0.work.median }),
        [
          "peak memory, MB", Report.number(results[0].memory.median, 1), memoryTarget.text,
          memoryTarget.verdict(results[0].memory.median),
        ],
      ])
  }

  static func reportFailures(_ contestants: [Contestant], _ failures: [Int]) {
    for (contestant, count) in zip(contestants, failures) where count > 0 {
      Report.line(
        "\n\(count) runs of \(contestant.name) did not show what was waited for; they are not counted.")
    }
  }
}
