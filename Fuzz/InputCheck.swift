@testable import InsightTUI

/// What must be true of the events that any bytes of a terminal make.
enum InputCheck {
  /// The first byte of every portion says how long it is, and how long the terminal rested before it.
  static func run(_ bytes: [UInt8]) {
    var whole = InputParser()
    var single = InputParser()
    var (events, others): ([Event], [Event]) = ([], [])
    var rest = bytes[...]
    var now = 0
    while let head = rest.popFirst() {
      now += [0, 0, 0, 10, 30, 300, 500, 2000][Int(head >> 5)]
      let portion = rest.prefix(Int(head & 31))
      rest = rest.dropFirst(portion.count)
      whole.take(portion, at: now, &events)
      for byte in portion { single.take([byte], at: now, &others) }
    }
    for event in events { check(event) }
    for count in 0... {
      guard let deadline = whole.deadline else { break }
      expect(count < 4, "what is unfinished never ends")
      whole.settle(at: deadline, &events)
    }
    while let deadline = single.deadline { single.settle(at: deadline, &others) }
    let (texts, other) = (events.map { "\($0)" }, others.map { "\($0)" })
    expect(
      texts == other, "bytes that come together mean something else than one by one:\n\(texts)\n\(other)")
    // After a rest a key is a key, whatever came before.
    events = []
    whole.take("j".utf8, at: now + 100_000, &events)
    expect(events.count == 1 && "\(events[0])" == "\(Event.key(.character("j")))", "a key is lost: \(events)")
  }

  private static func check(_ event: Event) {
    switch event {
    case .key(.character(let scalar)): check(scalar)
    case .paste(let text):
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" { check(scalar) }
    case .click(let point, _), .wheel(_, let point), .drag(let point):
      expect(point.column >= 0 && point.row >= 0, "the mouse at \(point)")
    case .key, .release, .typed, .resize, .idle, .loaded, .changed, .copied, .progress, .computed, .written,
      .remembered, .found, .listed, .dwelt, .told, .said, .searches,
      .edited, .terminate, .facts, .foreignKey, .refused, .libraryFailed, .contentsWidth:
      break
    }
  }

  private static func check(_ scalar: Unicode.Scalar) {
    expect(
      scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value),
      "a control character is typed: \(scalar.value)")
  }
}
