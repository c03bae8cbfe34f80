import Glibc
import InsightModel

/// Data files: how their cost grows with their rows, and one of a million rows beside other programs.
enum Tables {
  /// Rows of the file that is opened in a terminal.
  private static let rows = 1_000_000
  /// Ten million rows take 3 GB of memory and a minute: only where they are asked for.
  private static var sizes: [Int] {
    [10_000, 100_000, 1_000_000] + (getenv("INSIGHT_BENCH_LARGE") == nil ? [] : [10_000_000])
  }

  /// `rank,score,name,…`: numbers, percents, money in quotes, dates, names that repeat, some of it missing. The same in
  /// every run.
  static func text(rows: Int) -> [UInt8] {
    let names = [
      "Acme", "Borealis", "Cobalt Works", "Delta & Sons", "Ékla", "Fjord Mutual", "Gala Press", "Halden",
    ]
    let sectors = ["Chips", "Energy", "Shipping", "Insurance", "Retail", "Farming"]
    var numbers = Sequence64(seed: 91)
    var text = Array("rank,score,name,sector,revenue,share,founded,note\n".utf8)
    text.reserveCapacity(rows * 75)
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    for rank in 1...rows {
      let score = numbers.next(below: 10_000_000)
      let revenue = numbers.next(below: 600_000) + 1000
      let share = numbers.next(below: 250)
      var line = "\(rank),"
      line += numbers.next(below: 50) == 0 ? "," : "\(score / 100).\(pad(score % 100)),"
      line += "\(names[numbers.next(below: names.count)]) \(numbers.next(below: 900)),"
      line += "\(sectors[numbers.next(below: sectors.count)]),"
      line += "\"\(revenue / 1000),\(pad(revenue % 1000 / 10))\(revenue % 10)\","
      line += "\(share / 10).\(share % 10)%,"
      line +=
        "\(1900 + numbers.next(below: 125))-\(pad(1 + numbers.next(below: 12)))-\(pad(1 + numbers.next(below: 28))),"
      line += numbers.next(below: 50) == 0 ? "restated\n" : "\n"
      text += line.utf8
    }
    return text
  }

  // MARK: Growth

  /// In one thread: reading with types, sorting by a number and by a name, filtering by a word.
  static func measureGrowth() {
    Report.heading("Data files in process, one thread: cost by rows")
    var table: [[String]] = []
    for size in sizes {
      let bytes = text(rows: size)
      var (read, number, name, filter) = (Samples(), Samples(), Samples(), Samples())
      for _ in 0..<(size > 100_000 ? 3 : 9) {
        var grid: Grid?
        read.add(milliseconds: Clock.time { grid = DataReader.table(name: "table", bytes).map { Grid($0) } })
        guard let grid else { continue }
        number.add(milliseconds: Clock.time { _ = grid.rows(sorted(by: 1)) })
        name.add(milliseconds: Clock.time { _ = grid.rows(sorted(by: 2)) })
        filter.add(milliseconds: Clock.time { _ = grid.rows(Arrangement(filter: "shipping")) })
      }
      func cells(_ samples: Samples) -> [String] {
        [
          Report.number(samples.median, 1),
          Report.number(samples.median.map { $0 * 1_000_000 / Double(size) }),
        ]
      }
      table.append(
        [String(size), Report.number(Double(bytes.count) / 1_000_000, 1)] + cells(read) + cells(number)
          + cells(name)
          + cells(filter))
    }
    Report.table(
      [
        "rows", "MB", "read, ms", "ns/row", "sort by number, ms", "ns/row", "sort by name, ms", "ns/row",
        "filter, ms", "ns/row",
      ], table)
  }

  private static func sorted(by column: Int) -> Arrangement {
    Arrangement(keys: [SortKey(column: column, isAscending: false)])
  }

  // MARK: Beside others

  private struct Result {
    var first = Samples()
    var ready = Samples()
    var sort = Samples()
    var down = Samples()
    var memory = Samples()
  }

  /// A program with the keys that sort by the score.
  private struct Entry {
    var name: String
    var words: [String]
    var before: [String]
    var sort: String
    var quit: String
  }

  static func measure(_ insight: String, in folder: inout TemporaryFolder) {
    let bytes = text(rows: rows)
    guard let file = folder.write(bytes, name: "table.csv") else { return }
    Report.heading(
      "A CSV of \(rows) rows × 8 columns (\(bytes.count / 1_000_000) MB), \(Contestant.columns)×\(Contestant.rows)"
    )
    var entries = [
      Entry(name: "insight", words: [insight, file], before: ["\u{1B}OD"], sort: "s", quit: "Q")
    ]
    if access("/usr/bin/pspg", X_OK) == 0 {
      entries.append(
        Entry(
          name: "pspg", words: ["/usr/bin/pspg", "--csv", "--csv-header=on", "-f", file],
          before: ["g", "\u{1B}v"],
          sort: "d", quit: "q"))
    } else {
      Report.line("There is no `pspg` here; nothing is compared with it.\n")
    }
    var warm = WarmFiles()
    warm.hold(file)
    var results = entries.map { _ in Result() }
    for run in 0...3 {
      for index in entries.indices {
        var result = Result()
        open(entries[index], &result)
        guard run > 0 else { continue }
        results[index].first.add(result.first)
        results[index].ready.add(result.ready)
        results[index].sort.add(result.sort)
        results[index].down.add(result.down)
        results[index].memory.add(result.memory)
      }
    }
    report(results, size: Double(bytes.count) / 1_000_000)
    measureCommand(insight, file)
  }

  /// A screen is ready when nothing has been drawn for so long, in milliseconds: longer than the reader takes to tell how far
  /// it is.
  private static let rest = 400

  private static func open(_ entry: Entry, _ result: inout Result) {
    guard let child = Child(entry.words, columns: Contestant.columns, rows: Contestant.rows) else { return }
    let start = child.start
    if let first = child.listen(gap: 5, patience: 60_000, expecting: "founded") {
      result.first.add(milliseconds: first.end - start)
      let rest = child.listen(gap: rest, patience: rest)
      result.ready.add(milliseconds: max(first.end, rest?.end ?? 0) - start)
    }
    for key in entry.before { child.press(key) }
    let begin = child.type(entry.sort)
    // The cursor keeps its row, wherever that goes: no text tells that the rows are sorted, only silence does.
    if let sorted = child.listen(gap: rest, patience: 60_000) {
      result.sort.add(milliseconds: sorted.end - begin)
    }
    for _ in 0..<40 {
      let begin = child.type(Keys.down)
      guard let burst = child.listen(gap: 10, patience: 150) else { break }
      result.down.add(milliseconds: burst.end - begin)
    }
    if let peak = ProcessFile.peakMemory(of: child.process) { result.memory.add(peak) }
    child.quit(entry.quit)
  }

  private static func report(_ results: [Result], size: Double) {
    func row(_ name: String, _ samples: (Result) -> Samples, _ limit: Double, _ text: String) -> [String] {
      let values = results.map { samples($0).median }
      let ratio = values.count > 1 ? Report.ratio(values[0], values[1]) : nil
      return [
        name, Report.number(values[0], 2), Report.number(values.count > 1 ? values[1] : nil, 2),
        Report.number(ratio, 3), text,
        Target(bound: .atMost(limit), text: text).verdict(ratio),
      ]
    }
    let memory = Report.ratio(results[0].memory.median, size)
    Report.table(
      ["", "insight", "pspg", "ratio", "target", ""],
      [
        row("exec to first screen, ms", \.first, 0.05, "≤ 1/20 of pspg's"),
        row("everything read, typed and shown, ms", \.ready, 0.2, "≤ 1/5 of pspg's"),
        row("key to screen sorted by a number, ms", \.sort, 0.1, "≤ 1/10 of pspg's"),
        row("Down in the sorted table, ms", \.down, 1.5, "as the first issue's"),
        [
          "peak memory, MB", Report.number(results[0].memory.median),
          Report.number(results.count > 1 ? results[1].memory.median : nil),
          Report.number(memory, 2) + " × file", "≤ 2.5 × the file",
          Target(bound: .atMost(2.5), text: "").verdict(memory),
        ],
      ])
  }

  // MARK: Command

  /// The whole command against GNU sort, which sorts lines and reads no CSV.
  private static func measureCommand(_ insight: String, _ file: String) {
    let commands = [
      ("insight", "'\(insight)' table '\(file)' --sort=-score --format csv >/dev/null"),
      ("sort", "LC_ALL=C sort -t, -k2,2nr --parallel=1 '\(file)' >/dev/null"),
    ]
    var times = commands.map { _ in Samples() }
    for run in 0...3 {
      for index in commands.indices {
        let time = Clock.time { _ = system(commands[index].1) }
        if run > 0 { times[index].add(milliseconds: time) }
      }
    }
    let ratio = Report.ratio(times[0].median, times[1].median)
    Report.line()
    Report.table(
      ["sorted by score to CSV, start to end", "ms"],
      zip(commands, times).map { ["\($0.0)", Report.number($1.median)] }
        + [
          [
            "insight / sort, target ≤ 1: \(Target(bound: .atMost(1), text: "").verdict(ratio))",
            Report.number(ratio, 2),
          ]
        ])
  }
}
