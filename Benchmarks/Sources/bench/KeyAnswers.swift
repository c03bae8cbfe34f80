import Glibc

/// From a key to the last byte of the answer.
struct KeyAnswers {
  /// Milliseconds of silence that end an answer.
  private static let gap = 10
  private static let sessions = 5
  /// Keys of each kind in a session.
  private static let keys = 60

  /// A key, with what is typed before it and what brings it back to the beginning when it has come to an end.
  private struct Step {
    var name: String
    var key: String
    /// Typed once, each text waited for by itself.
    var before: [String] = []
    /// How often it is pressed in a row, after `rewind`.
    var row: Int
    var rewind: String
  }

  private static let steps = [
    Step(name: "Down", key: Keys.down, row: 20, rewind: "g"),
    Step(name: "Up", key: Keys.up, row: 20, rewind: "G"),
    Step(name: "PageDown", key: Keys.pageDown, row: 10, rewind: "g"),
    Step(name: "n", key: "n", before: ["g", "/AI", Keys.enter], row: 20, rewind: "g"),
  ]

  /// A contestant in one of its views: what is typed to get there, and what its answers may cost.
  struct Entry {
    var name: String
    var contestant: Contestant
    var opening: [String]
    /// Bytes that the answer to Down may take; nil where nothing is asked.
    var bytes: Target?
    var isJudged: Bool
  }

  private struct Result {
    var times = Samples()
    var bytes = Samples()
  }

  /// Milliseconds: an answer that takes longer is none. After 120 the reader rests, and marks as read what was at its end.
  private static let patience = 100
  private static let medianTarget = Target(bound: .atMost(0.7), text: "≤ 0.7")
  private static let slowTarget = Target(bound: .atMost(2), text: "≤ 2")

  static func measure(_ entries: [Entry], _ file: String, word: String) {
    Report.heading("Key to last byte of the answer, \(Contestant.columns)×\(Contestant.rows)")
    var results = entries.map { _ in steps.map { _ in Result() } }
    var numbers = Sequence64(seed: 56)
    for session in 0...sessions {
      var order = Array(entries.indices)
      numbers.shuffle(&order)
      for index in order {
        var measured = steps.map { _ in Result() }
        run(entries[index], file, word: word, &measured, keys: session == 0 ? 10 : keys)
        // The first session is the warm-up.
        guard session > 0 else { continue }
        for step in steps.indices {
          results[index][step].times.add(measured[step].times)
          results[index][step].bytes.add(measured[step].bytes)
        }
      }
    }
    report(entries, results)
  }

  private static func run(
    _ entry: Entry, _ file: String, word: String, _ results: inout [Result], keys: Int
  ) {
    guard let child = entry.contestant.start(file) else { return }
    _ = child.listen(gap: FirstScreen.gap, patience: 5000, expecting: word)
    for key in entry.opening { child.press(key) }
    for (index, step) in steps.enumerated() {
      for key in step.before { child.press(key) }
      var pressed = 0
      while pressed < keys {
        child.press(step.rewind)
        let before = pressed
        for _ in 0..<min(step.row, keys - pressed) {
          let begin = child.type(step.key)
          // A key that draws nothing has come to an end of the text.
          guard let burst = child.listen(gap: gap, patience: Self.patience) else { break }
          results[index].times.add(milliseconds: burst.end - begin)
          results[index].bytes.add(Double(burst.bytes))
          pressed += 1
        }
        if pressed == before { break }
      }
    }
    child.quit(entry.contestant.quitKey)
  }

  private static func report(_ entries: [Entry], _ results: [[Result]]) {
    var rows: [[String]] = []
    for (step, name) in steps.map(\.name).enumerated() {
      for (entry, result) in zip(entries, results.map { $0[step] }) {
        var row = [
          "\(name), \(entry.name)", String(result.times.count), Report.number(result.times.percentile(10), 2),
          Report.number(result.times.median, 2),
          Report.number(result.times.percentile(99), 2), Report.number(result.bytes.median),
          Report.number(result.bytes.percentile(100)),
        ]
        if entry.isJudged {
          let bytes = name == "Down" ? entry.bytes : nil
          row += [
            "\(medianTarget.text) \(medianTarget.verdict(result.times.median))",
            "\(slowTarget.text) \(slowTarget.verdict(result.times.percentile(99)))",
            bytes.map { "\($0.text) \($0.verdict(result.bytes.median))" } ?? "–",
          ]
        } else {
          row += ["–", "–", "–"]
        }
        rows.append(row)
      }
    }
    Report.table(
      [
        "key, where", "keys", "p10 ms", "median ms", "p99 ms", "bytes median", "bytes most", "median target",
        "p99 target",
        "bytes target",
      ], rows)
  }
}
