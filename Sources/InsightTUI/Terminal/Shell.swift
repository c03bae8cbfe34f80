/// Runs a reader on a terminal: events in, frames out, effects performed.
public struct Shell {
  /// How long the keys must rest before the reader shows what the cursor stands on, in milliseconds.
  private static let rest: Int32 = 120

  private var reader: Reader
  /// Documents that are still to be read, next first.
  private var waiting: [Int]
  private var wantsIdle = false
  private let load: (Int) -> Document.State

  /// `load` reads the document with an index of `reader.documents`.
  public init(_ reader: Reader, load: @escaping (Int) -> Document.State) {
    self.reader = reader
    self.load = load
    waiting = reader.documents.indices.filter {
      if case .waiting = reader.documents[$0].state { true } else { false }
    }
  }

  /// Returns when the reader is left.
  public mutating func run(on terminal: inout Terminal) {
    terminal.present(reader.view())
    while true {
      let patience: Int32? = !waiting.isEmpty ? 0 : wantsIdle ? Self.rest : nil
      var events = terminal.events(waiting: patience)
      if events.isEmpty {
        if let next = waiting.first {
          waiting.removeFirst()
          events = [.loaded(next, load(next))]
        } else if wantsIdle {
          wantsIdle = false
          events = [.idle]
        }
      }
      for event in events {
        for effect in reader.update(event) {
          if !perform(effect, &terminal) { return }
        }
      }
      if !events.isEmpty { terminal.present(reader.view()) }
    }
  }

  /// False when the reader is to end.
  private mutating func perform(_ effect: Effect, _ terminal: inout Terminal) -> Bool {
    switch effect {
    case .quit:
      return false
    case .suspend:
      terminal.suspend()
      _ = reader.update(.resize(terminal.size))
    case .redraw:
      terminal.redraw()
    case .copy(let text):
      terminal.copy(text)
      let shown = text.count > 40 ? text.prefix(39) + "…" : text[...]
      _ = reader.update(.copied(Harmless.line(String(shown))))
    case .load(let index):
      // Asked for now: before the others.
      waiting.removeAll { $0 == index }
      _ = reader.update(.loaded(index, load(index)))
    case .wakeWhenIdle:
      wantsIdle = true
    case .compute(let computation):
      guard let grid = reader.grid(for: computation),
        let outcome = computation.run(on: grid, progress: { _ in true })
      else { break }
      _ = reader.update(.computed(computation, outcome))
    case .stopComputing:
      break
    case .reportMouse(let isWanted):
      terminal.reportMouse(isWanted)
    }
    return true
  }
}
