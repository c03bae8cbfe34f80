/// Which names of members are columns where there are many objects: those that objects have in common. A column for each name that
/// one object alone has would make a table of the square of what was written.
struct JSONNames {
  typealias Text = JSONRows.Text

  /// Names that several of the first objects have.
  private var shared: Set<[UInt8]> = []
  /// Names that are columns and that one object alone has had so far.
  private var single: Set<[UInt8]> = []
  /// So many of those may be columns.
  private var most = fewest

  /// Some names that came once come again further below.
  private static let fewest = 64

  /// Looks at the first objects of a text, which begin at an offset; nil for a text that is no longer than what is looked at.
  init?(_ text: Text, _ start: Int, isWhole: Bool) {
    guard !isWhole || text.count > DataReader.headLength else { return nil }
    let head = Text(rebasing: text[..<min(text.count, DataReader.headLength)])
    var (seen, widest, at) = (Set<[UInt8]>(), 0, start)
    while true {
      at = JSONRows.skipBlanks(head, at, andCommas: true)
      guard at < head.count, head[at] == 0x7B, let end = JSONRows.valueEnd(head, at) else { break }
      var members = 0
      JSONRows.forEachMember(head, at) { name, _, _ in
        members += 1
        if !seen.insert(name).inserted { shared.insert(name) }
      }
      widest = max(widest, members)
      at = end
    }
    let alone = seen.count - shared.count
    // Where most names come once, that they do is how the text is written.
    most = alone > max(Self.fewest, 2 * widest, shared.count) ? 0 : max(most, alone)
  }

  func isShared(_ name: [UInt8]) -> Bool { shared.contains(name) }

  /// True where a name that has no column gets one. An object may have many names at once.
  mutating func admits(_ name: [UInt8], widest: Int) -> Bool {
    if isShared(name) { return true }
    guard single.count < (most == 0 ? 0 : max(most, 2 * widest)) else { return false }
    single.insert(name)
    return true
  }

  /// A name with a column came again.
  mutating func `repeat`(_ name: [UInt8]) {
    if !single.isEmpty { single.remove(name) }
  }
}
