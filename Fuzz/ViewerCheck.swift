@testable import InsightModel
@testable import InsightTUI

/// The reader over any bytes, and any keys: nothing traps, and every frame is sound.
enum ViewerCheck {
  private static let mostKeys = 64

  /// The first bytes choose the size, the kind of file and how many of the bytes that follow are keys; the rest is the file.
  static func run(_ bytes: [UInt8]) {
    var choices = Choices(bytes.prefix(4))
    let size = Size(columns: choices.take(180), rows: choices.take(60))
    let isData = choices.take(2) == 1
    let keys = bytes.dropFirst(4).prefix(choices.take(mostKeys))
    let file = Array(bytes.dropFirst(4 + keys.count))
    let state: Document.State
    if isData, let table = DataReader.table(name: "file.csv", file) {
      state = .data(Grid(table), loaded: nil)
    } else {
      state = .ready(Issue(bytes: file))
    }
    let documents = [Document(name: "file", state: state), Document(name: "other", state: .waiting)]
    let isAlone = keys.count % 2 == 0
    var player = Player(
      Reader(documents: isAlone ? [documents[0]] : documents, size: size, isPlain: keys.first == 0),
      files: [1: .ready(Issue(bytes: Array("1. Other\n\nText.\n".utf8)))])
    var script = Choices(keys)
    while !script.isEmpty {
      let event = event(&script)
      if let fault = player.play(event) { fail("\(fault) after \(event)") }
    }
    if let fault = player.play(.idle) { fail("\(fault) at rest") }
  }

  private static let keys: [Key] = Array(Set(Keymap.bindings.flatMap(\.keys))).sorted { $0.label < $1.label }

  private static func event(_ script: inout Choices) -> Event {
    switch script.take(16) {
    case 0: .idle
    case 1: .resize(Size(columns: script.take(256), rows: script.take(80)))
    case 2: .click(at: Point(column: script.take(200), row: script.take(60)))
    case 3: .wheel(lines: script.take(256) - 128, at: Point(column: script.take(200), row: script.take(60)))
    case 4: .paste(String(decoding: script.takeBytes(4), as: UTF8.self))
    case 5, 6: .key(.character(Unicode.Scalar(UInt8(script.take(0x5F) + 0x20))))
    case 7: .typed(Array(String(decoding: script.takeBytes(2), as: UTF8.self).unicodeScalars))
    case _: .key(keys[script.take(keys.count)])
    }
  }
}
