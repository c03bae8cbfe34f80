import InsightModel

@testable import InsightTUI

/// Plays events to a reader, does what it asks for as the shell does, and looks at every frame. Without a terminal, and
/// without time: what is computed is told when the keys rest.
struct Player {
  private(set) var reader: Reader
  /// What reading a document that waits brings.
  private let files: [Int: Document.State]
  private var computation: Computation?
  private var isWoken = false

  init(_ reader: Reader, files: [Int: Document.State] = [:]) {
    self.reader = reader
    self.files = files
  }

  /// Plays one event; says what is wrong with the frame, nil where nothing is.
  mutating func play(_ event: Event) -> String? {
    perform(reader.update(event))
    if case .idle = event { rest() }
    let frame = reader.view()
    var forgetful = reader
    forgetful.lastShown = nil
    if forgetful.view() != frame { return "the rows that were set before are others than those set now" }
    return fault(of: frame)
  }

  /// The keys rest: what was waited for comes.
  private mutating func rest() {
    if isWoken {
      isWoken = false
      perform(reader.update(.idle))
    }
    // An answer may ask for more, but not for ever.
    for _ in 0..<8 {
      guard let asked = computation, let grid = reader.grid(for: asked) else { return }
      computation = nil
      var parts: [Double] = []
      let outcome = asked.run(on: grid) {
        parts.append($0)
        return true
      }
      if let part = parts.last { perform(reader.update(.progress(part))) }
      if let outcome { perform(reader.update(.computed(asked, outcome))) }
    }
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .compute(let asked): computation = asked
      case .stopComputing: computation = nil
      case .wakeWhenIdle: isWoken = true
      case .load(let document):
        perform(reader.update(.loaded(document, files[document] ?? .failed("there is nothing to read"))))
      case .copy(let text, let what): perform(reader.update(.copied(what ?? text, isSure: true)))
      case .write(let bytes, _, let isOverwriting):
        let outcome: WriteOutcome = isOverwriting ? .written(byteCount: bytes.count) : .exists
        perform(reader.update(.written(outcome)))
      case .quit, .suspend, .redraw, .reportMouse, .remember, .find, .listKept, .lookThroughFolders,
        .wakeAfter, .change,
        .takeBack,
        .keep, .edit, .editText, .openLink:
        break
      case .readFacts(let document):
        guard let issue = reader.documents[document].issue else { break }
        let revision = reader.documents[document].revision
        perform(reader.update(.facts(document, revision: revision, Facts(issue))))

      }
    }
  }

  /// What no frame may have.
  private func fault(of frame: Frame) -> String? {
    guard frame.size == Size(columns: max(0, reader.size.columns), rows: max(0, reader.size.rows)) else {
      return "a frame of \(frame.size)"
    }
    if let cursor = frame.cursor,
      !(0..<max(1, frame.size.columns)).contains(cursor.column)
        || !(0..<max(1, frame.size.rows)).contains(cursor.row)
    {
      return "the cursor at \(cursor)"
    }
    for row in 0..<frame.size.rows {
      let cells = Array(frame.row(row))
      for (column, cell) in cells.enumerated() {
        for scalar in frame.scalars(cell) where Self.isHarmful(scalar) {
          return "U+\(String(scalar, radix: 16)) at \(column), \(row)"
        }
        let isHalf = cell.glyph == 0
        let isAfterWide = column > 0 && frame.isWide(cells[column - 1])
        if isHalf != isAfterWide { return "half a glyph at \(column), \(row)" }
      }
      if let last = cells.last, frame.isWide(last) { return "a cut glyph in row \(row)" }
    }
    return nil
  }

  /// What a terminal acts on.
  private static func isHarmful(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    case _: Unicode.Scalar(scalar) == nil
    }
  }
}
