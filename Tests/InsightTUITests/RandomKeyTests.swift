import InsightModel
import Testing

@testable import InsightTUI

/// Keys at random: whatever is pressed, at whatever size, the reader stays whole.
@Suite struct RandomKeyTests {
  private static let keys: [Key] = {
    let bound = Set(Keymap.standard.bindings.flatMap(\.keys)).union(["x", "7", "é", .delete])
    return bound.sorted { $0.label < $1.label }
  }()

  @Test(arguments: 1...12)
  func theReaderStaysWhole(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    var reader = Sample.reader(
      of: [
        Sample.document(Sample.almanac), Document(name: "b.txt", state: .waiting),
        Sample.document(Sample.insight, name: "c.txt"), DataSample.document(DataSample.catches),
      ], 80, 24)
    var pressed: [String] = []
    for _ in 0..<400 {
      let event: Event
      switch Int.random(in: 0..<40, using: &generator) {
      case 0:
        event = .resize(
          Size(
            columns: Int.random(in: 0...130, using: &generator),
            rows: Int.random(in: 0...40, using: &generator)))
      case 1: event = .idle
      case 2: event = .loaded(1, Bool.random(using: &generator) ? .ready(Sample.successor) : .leftOut)
      case _: event = .key(Self.keys[Int.random(in: 0..<Self.keys.count, using: &generator)])
      }
      if case .key(let key) = event { pressed.append(key.label) } else { pressed.append("…") }
      _ = reader.update(event)
      let frame = reader.view()
      let story = pressed.suffix(40).joined(separator: " ")
      #expect(frame.size == reader.size, "\(story)")
      #expect(
        reader.contents.rows.indices.contains(reader.contents.cursor), "\(story)")
      if let table = reader.table {
        #expect((0..<max(1, table.rowCount)).contains(table.row), "\(story)")
        #expect(table.layout.position(of: table.column) != nil, "\(story)")
        let all = Set(reader.openGrid?.dataRows ?? [])
        let shown = Set(table.view.order)
        #expect(shown.count == table.view.order.count && shown.isSubset(of: all), "\(story)")
        #expect(shown == all || !table.view.arrangement.filter.isEmpty, "\(story)")
      }
      if let search = reader.search, let current = search.current {
        #expect(search.matches.indices.contains(current), "\(story)")
      }
      if let cursor = frame.cursor {
        #expect((0..<max(1, frame.size.columns)).contains(cursor.column), "\(story)")
        #expect((0..<max(1, frame.size.rows)).contains(cursor.row), "\(story)")
      }
    }
  }
}
