import CSupport
import Glibc

/// `bench INSIGHT SEED`: measures and prints the report.
@main
enum Benchmark {
  /// Stands on the first screen of the seed, in both programs, in one piece.
  private static let seedWord = "Government"
  private static let startRuns = 41

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let seed = Texts.read(arguments[2]) else {
      bench_say("usage: bench INSIGHT SEED")
      exit(2)
    }
    let less = Contestant.less()
    let insight = Contestant.insight(arguments[1])
    let contestants = [insight] + (less.map { [$0] } ?? [])
    Report.line("# insight, measured")
    Report.line("\nLoad of the machine at the beginning: \(load()).")
    if less == nil { Report.line("\nThere is no `less` here; nothing is compared with it.") }

    guard var folder = TemporaryFolder() else {
      bench_say("no temporary folder; set TMPDIR")
      exit(1)
    }
    let large = inProcess(seed, in: &folder)
    Tables.measureGrowth()
    Tables.measure(arguments[1], in: &folder)
    FirstScreen.measureSeed(contestants, arguments[2], word: seedWord, runs: startRuns)
    keys(insight, less, arguments[2])
    if let large {
      LargeText.measure(contestants, large)
    } else {
      Report.line("\nThe large text could not be written; it is left out.")
    }
    Report.line("\nLoad of the machine at the end: \(load()).")
  }

  /// Returns the path of the large text.
  private static func inProcess(_ seed: [UInt8], in folder: inout TemporaryFolder) -> String? {
    let prose = Texts.prose(size: LargeText.size)
    InProcess.readDocuments([
      InProcess.Work(name: "the seed", bytes: seed, passes: 2001),
      InProcess.Work(
        name: "the seed repeated", bytes: Texts.repeated(seed, toAtLeast: 40_000_000), passes: 7),
      InProcess.Work(name: "generated prose", bytes: prose, passes: 5),
      InProcess.Work(
        name: "a page in HTML", bytes: Texts.page(of: prose, size: 20_000_000), passes: 7, isPage: true),
    ])
    InProcess.drawFrames(seed)
    return folder.write(prose, name: "large.txt")
  }

  private static func keys(_ insight: Contestant, _ less: Contestant?, _ file: String) {
    var entries = [
      KeyAnswers.Entry(
        name: "panes", contestant: insight, opening: [Keys.enter],
        bytes: Target(bound: .atMost(1500), text: "≤ 1500"), isJudged: true),
      KeyAnswers.Entry(
        name: "zoomed", contestant: insight, opening: [Keys.enter, "z"],
        bytes: Target(bound: .atMost(400), text: "≤ 400"), isJudged: true),
    ]
    if let less {
      entries.append(KeyAnswers.Entry(name: "less", contestant: less, opening: [], isJudged: false))
    }
    KeyAnswers.measure(entries, file, word: seedWord)
  }

  /// The load averages, as the kernel gives them.
  private static func load() -> String {
    var averages = [0.0, 0.0, 0.0]
    guard getloadavg(&averages, 3) == 3 else { return "unknown" }
    return averages.map { Report.number($0, 2) }.joined(separator: " ")
  }
}
