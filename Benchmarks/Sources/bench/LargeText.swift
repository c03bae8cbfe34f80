import Glibc

/// A text of 100 MB: to the first screen, and from its beginning to its last word.
struct LargeText {
  static let size = 100_000_000
  private static let runs = 5
  private static let patience = 60_000

  private static let openTarget = Target(bound: .atMost(1000), text: "≤ 1000 ms")
  private static let searchTarget = Target(bound: .atMost(0.1), text: "≤ 0.1 × less")

  private struct Result {
    /// The word and Enter typed at once, to the last byte of the screen that shows it.
    var search = Samples()
    /// The slowest answer to a single letter, and the answer to Enter, where each is waited for.
    var letter = Samples()
    var enter = Samples()
    var failures = 0
  }

  static func measure(_ contestants: [Contestant], _ file: String) {
    Report.heading("A text of 100 MB, \(Contestant.columns)×\(Contestant.rows)")
    let screens = FirstScreen.race(contestants, file, word: Texts.firstWord, runs: runs)
    var results = contestants.map { _ in Result() }
    var numbers = Sequence64(seed: 78)
    for _ in 0..<runs {
      var order = Array(contestants.indices)
      numbers.shuffle(&order)
      for index in order {
        searchAtOnce(contestants[index], file, &results[index])
        searchByLetter(contestants[index], file, &results[index])
      }
    }
    var rows: [[String]] = []
    func row(_ name: String, _ samples: [Samples], _ places: Int, _ target: Target?, isRatio: Bool) {
      let values = samples.map(\.median)
      let ratio = values.count > 1 ? Report.ratio(values[0], values[1]) : nil
      rows.append([
        name, Report.number(values[0], places), Report.number(values.count > 1 ? values[1] : nil, places),
        Report.number(ratio, 3), target?.text ?? "–", target?.verdict(isRatio ? ratio : values[0]) ?? "–",
      ])
    }
    row("exec to first screen, ms", screens.map(\.times), 1, openTarget, isRatio: false)
    row("peak memory, MB", screens.map(\.memory), 0, nil, isRatio: false)
    row("word and Enter typed at once, ms", results.map(\.search), 0, searchTarget, isRatio: true)
    row("slowest single letter, ms", [results[0].letter], 1, nil, isRatio: false)
    row("Enter after the letters, ms", results.map(\.enter), 1, searchTarget, isRatio: true)
    Report.table(["", "insight", "less", "insight / less", "target", ""], rows)
    FirstScreen.reportFailures(contestants, zip(screens, results).map { $0.failures + $1.failures })
  }

  private static func open(_ contestant: Contestant, _ file: String) -> Child? {
    guard let child = contestant.start(file) else { return nil }
    _ = child.listen(gap: FirstScreen.gap, patience: patience, expecting: Texts.firstWord)
    return child
  }

  private static func searchAtOnce(_ contestant: Contestant, _ file: String, _ result: inout Result) {
    guard let child = open(contestant, file) else {
      result.failures += 1
      return
    }
    let begin = child.type("/\(Texts.lastWord)\(Keys.enter)")
    let burst = child.listen(gap: FirstScreen.gap, patience: patience, expecting: Texts.wordBeforeLast)
    child.quit(contestant.quitKey)
    if let burst, burst.isComplete {
      result.search.add(milliseconds: burst.end - begin)
    } else {
      result.failures += 1
    }
  }

  private static func searchByLetter(_ contestant: Contestant, _ file: String, _ result: inout Result) {
    guard let child = open(contestant, file) else {
      result.failures += 1
      return
    }
    var slowest = 0
    _ = child.type("/")
    _ = child.listen(gap: FirstScreen.gap, patience: patience)
    for letter in Texts.lastWord {
      let begin = child.type(String(letter))
      guard let burst = child.listen(gap: 200, patience: patience) else { break }
      slowest = max(slowest, burst.end - begin)
    }
    let begin = child.type(Keys.enter)
    let burst = child.listen(
      gap: FirstScreen.gap, patience: patience,
      expecting: contestant.findsAsTyped ? nil : Texts.wordBeforeLast)
    child.quit(contestant.quitKey)
    result.letter.add(milliseconds: slowest)
    if let burst, burst.isComplete {
      result.enter.add(milliseconds: burst.end - begin)
    } else {
      result.failures += 1
    }
  }
}
