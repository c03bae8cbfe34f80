import Foundation
import InsightModel
import Testing

@testable import InsightTUI

/// Keys, pastes, mouse reports, resizes and sequences that are cut off, by chance: nothing traps, and every frame is sound.
/// `INSIGHT_MONKEY` is how many of them (2,000), `INSIGHT_MONKEY_SEED` which.
@Suite struct MonkeyTests {
  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  /// After so many another reader is begun.
  private static let run = 400

  @Test func whateverIsTyped() {
    let (count, seed) = (Self.setting("INSIGHT_MONKEY", 2000), Self.setting("INSIGHT_MONKEY_SEED", 20_310))
    for begin in stride(from: 0, to: count, by: Self.run) {
      var monkey = Monkey(seed: UInt64(truncatingIfNeeded: seed &+ begin))
      let fault = monkey.play(min(Self.run, count - begin))
      #expect(fault == nil, "seed \(seed &+ begin): \(fault ?? "") after \(monkey.trace)")
      if fault != nil { return }
    }
  }
}

/// What a terminal may send, by chance.
private struct Monkey {
  private var dice: Generator
  private var player: Player
  private var parser = InputParser()
  private var now = 0
  /// The last inputs, for whoever has to find out.
  private(set) var trace: [String] = []

  init(seed: UInt64) {
    dice = Generator(seed: seed)
    let size = Size(
      columns: Int.random(in: 1...160, using: &dice), rows: Int.random(in: 1...50, using: &dice))
    let documents: [Document]
    var files: [Int: Document.State] = [:]
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: documents = [DataSample.document(DataSample.catches)]
    case 1: documents = [DataSample.document(DataSample.long(20_500))]
    case 2:
      documents = [
        Sample.document(Sample.almanac), Document(name: "almanac-8.txt", state: .waiting),
        DataSample.document(DataSample.long(300), loaded: 0.5), Document(name: "gone.txt", state: .waiting),
      ]
      files = [1: .ready(Sample.successor)]
    case 3: documents = [Sample.document(Sample.profits), Sample.document(Sample.lost)]
    case _: documents = [Sample.document(Sample.insight)]
    }
    player = Player(
      Reader(documents: documents, size: size, isPlain: Bool.random(using: &dice)), files: files)
  }

  mutating func play(_ count: Int) -> String? {
    for _ in 0..<count {
      for event in next() {
        if let fault = player.play(event) { return fault }
      }
    }
    return nil
  }

  /// The next input, as events.
  private mutating func next() -> [Event] {
    var events: [Event] = []
    now += [0, 0, 0, 10, 30, 500, 1000].randomElement(using: &dice) ?? 0
    parser.settle(at: now, &events)
    if Int.random(in: 0..<40, using: &dice) == 0 {
      let size = Size(
        columns: Int.random(in: 0...200, using: &dice), rows: Int.random(in: 0...60, using: &dice))
      note("\(size)")
      return events + [.resize(size)]
    }
    var bytes = piece()
    if Int.random(in: 0..<12, using: &dice) == 0 {
      bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &dice)))
    }
    note(String(decoding: bytes, as: UTF8.self).debugDescription)
    parser.take(bytes, at: now, &events)
    if Int.random(in: 0..<3, using: &dice) == 0 { events.append(.idle) }
    return events
  }

  private mutating func note(_ input: String) {
    trace.append(input)
    if trace.count > 60 { trace.removeFirst() }
  }

  private static let sequences = [
    "\u{1B}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}OA", "\u{1B}OB", "\u{1B}[5~",
    "\u{1B}[6~",
    "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~", "\u{1B}[Z", "\u{1B}OP", "\r", "\t", "\u{7F}",
    "\u{1B}[1;5A", "\u{1B}[I", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}[?62;4c", "\u{1B}P>|x\u{1B}\\",
  ]
  private static let words = [
    "revenue", "Total", ">=10", "=\"\"", "~^a.*", "한국", "e\u{301}", "🐟", "2031-05", "(", "!",
  ]

  private mutating func piece() -> [UInt8] {
    let x = Int.random(in: 0...170, using: &dice)
    let y = Int.random(in: 0...60, using: &dice)
    let text: String
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<45: return [UInt8.random(in: 0x20...0x7E, using: &dice)]
    case 45..<70: text = Self.sequences.randomElement(using: &dice) ?? ""
    case 70..<80: return [UInt8.random(in: 1...26, using: &dice)]
    case 80..<84: text = "\u{1B}[<0;\(x);\(y)M\u{1B}[<0;\(x);\(y)m"
    case 84..<88: text = "\u{1B}[<\(64 + x % 2);\(x);\(y)M"
    case 88..<93: text = Self.words.randomElement(using: &dice) ?? ""
    case 93..<96:
      text = "\u{1B}[200~" + (Self.words.randomElement(using: &dice) ?? "") + "\n\u{1B}[A\u{1B}[201~"
    case _:
      return (0..<Int.random(in: 1...6, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
    }
    return Array(text.utf8)
  }
}
