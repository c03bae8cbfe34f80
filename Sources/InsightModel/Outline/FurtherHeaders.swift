/// The header of a further issue in the same file.
struct FurtherHeader {
  /// The title's bytes and line.
  var title: Range<Int>
  var line: Int
  /// Its other lines, ascending, and what belongs to nothing above it.
  var others: [Int]
  /// The neighbours that the issue above it names.
  var foot: [Header.Field]
  /// The line at which its text begins.
  var end: Int
}

/// Issues that follow another in the same file, each with a head of its own.
extension HeaderReader {
  mutating func readFurtherHeaders() {
    guard isLabelled else { return }
    var number = body.lowerBound
    while number < body.upperBound {
      if mayBeTitle(number),
        let found = furtherHeader(at: number, after: further.last?.end ?? body.lowerBound)
      {
        further.append(found)
        number = found.end
      } else {
        number += 1
      }
    }
    guard !further.isEmpty else { return }
    // The foot of the file is the last issue's; the first has its own.
    for field in header.fields where Self.isNeighbour(field.label) {
      furniture += field.lines.map { Furniture(kind: .footer, line: $0) }
    }
    header.fields.removeAll { Self.isNeighbour($0.label) }
    header.fields += further[0].foot
    for later in further.indices.dropFirst() {
      further[later].others = (further[later].others + further[later].foot.flatMap(\.lines)).sorted()
    }
  }

  static func isNeighbour(_ label: Header.Label) -> Bool { label == .previous || label == .next }

  /// Few lines are as short as a label and its value, and fewer begin like one.
  private func mayBeTitle(_ number: Int) -> Bool {
    let line = lines.text.line(number)
    guard line.count <= 300,
      let first = line.first(where: { lines.bytes[$0] > 0x20 && lines.bytes[$0] != 0x7C })
    else { return false }
    return Self.beginsTitle[Int(lines.bytes[first])] && labelOrField(number) == .title
  }

  /// By byte: true for the first of a word for a title, capital or small.
  private static let beginsTitle: [Bool] = {
    var begins = [Bool](repeating: false, count: 256)
    for (words, label) in vocabulary where label == .title {
      words.withUTF8Buffer { words in
        for at in words.indices.dropFirst() where words[at - 1] == words[0] {
          begins[Int(words[at])] = true
          if words[at].isSmall { begins[Int(words[at] ^ 0x20)] = true }
        }
      }
    }
    return begins
  }()

  private func furtherHeader(at number: Int, after start: Int) -> FurtherHeader? {
    var reader = self
    reader.header = Header()
    reader.body = number..<body.upperBound
    reader.readFields(reader.filledLines(from: number)[...])
    let fields = reader.header.fields
    guard fields.count >= 3, let title = fields.first, title.label == .title, !title.value.isEmpty else {
      return nil
    }
    var others = fields.flatMap(\.lines)
    others.removeAll { $0 == title.lines.last }
    let above = filledLines(above: number, downTo: start)
    // The neighbours that the last lines of the issue above name.
    let foot = namedFields(in: above, areNeighbours: true) { _ in true }
    let last = foot.last?.lines.last ?? number - 1
    // Between the issues there is at most the trail of the next.
    others +=
      foot.isEmpty ? above.suffix(1).filter { isTrail(lines.content($0)) } : above.filter { $0 > last }
    return FurtherHeader(
      title: title.value, line: title.lines.last ?? number, others: others.sorted(), foot: foot,
      end: reader.body.lowerBound)
  }
}
