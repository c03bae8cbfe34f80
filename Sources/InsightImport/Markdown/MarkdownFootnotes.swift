/// Footnotes of a Markdown file. cmark drops those that no text names.
enum MarkdownFootnotes {
  /// Names for the definitions that have none, as a paragraph to stand after the text; empty where all are named.
  static func missingNames(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var defined: [[UInt8]] = []
    var named: Set<[UInt8]> = []
    for line in text.split(separator: 0x0A) {
      let start = line.firstIndex { $0 != 0x20 } ?? line.endIndex
      var rest = line
      while let open = rest.firstIndex(of: 0x5B) {
        rest = rest[(open + 1)...]
        guard rest.first == 0x5E, let end = rest.firstIndex(where: { $0 == 0x5D || $0 <= 0x20 }),
          rest[end] == 0x5D
        else { continue }
        let label = rest[..<end].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let isDefinition = open == start && end + 1 < line.endIndex && line[end + 1] == 0x3A
        if isDefinition { defined.append(label) } else { named.insert(label) }
        rest = rest[end...]
      }
    }
    let missing = defined.filter { named.insert($0).inserted }
    return missing.isEmpty ? [] : [0x0A, 0x0A] + missing.flatMap { [0x5B] + $0 + [0x5D, 0x20] } + [0x0A]
  }
}
