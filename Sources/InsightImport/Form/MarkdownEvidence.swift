import Glibc

/// Whether a text is written in Markdown: by marks that mean something there and hardly occur elsewhere.
enum MarkdownEvidence {
  /// `isNamed`: its name says so, which counts where nothing speaks against it.
  static func isMarkdown(_ head: [UInt8], isNamed: Bool) -> Bool {
    guard isNamed || hasMarks(head) else { return false }
    let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.last == 0x0D ? $0.dropLast() : $0
    }
    // A program's comments begin as headings do.
    if head.starts(with: "#!".utf8) { return false }
    if FrontMatter.length(lines) != nil { return true }
    // The numerals of a newsletter's sections: its paragraphs are lines.
    if lines.contains(where: isNumeral) { return false }
    if isNamed { return true }
    var (headings, lone, links, fences) = (0, 0, 0, 0)
    var isFenced = false
    for (number, line) in lines.enumerated() {
      if line.starts(with: "```".utf8), !line.dropFirst(3).contains(0x60) {
        fences += 1
        isFenced.toggle()
        continue
      }
      if isFenced { continue }
      if isHeading(line) {
        headings += 1
        let isFirst = number == 0 || isBlank(lines[number - 1])
        let isLast = number + 1 >= lines.count || isBlank(lines[number + 1])
        if isFirst, isLast { lone += 1 }
      }
      links += countLinks(line)
    }
    if fences >= 2, fences % 2 == 0 { return true }
    return (lone > 0 && lone * 2 >= headings) || links >= 2
  }

  /// True where a line begins with a mark, or words are followed by a target: what most texts have not.
  private static func hasMarks(_ head: [UInt8]) -> Bool {
    let marks: [(mark: UInt8, before: UInt8)] = [(0x23, 0x0A), (0x60, 0x0A), (0x28, 0x5D)]
    return head.withUnsafeBufferPointer { head in
      guard let start = head.baseAddress, let first = head.first else { return false }
      if first == 0x23 || first == 0x60 { return true }
      for (mark, before) in marks {
        var offset = 1
        while offset < head.count, let found = memchr(start + offset, Int32(mark), head.count - offset) {
          offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
          if head[offset - 1] == before { return true }
          offset += 1
        }
      }
      return head.starts(with: "---".utf8) || head.starts(with: "+++".utf8)
    }
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 0x20 } }

  private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let depth = line.prefix { $0 == 0x23 }.count
    return (1...6).contains(depth) && line.count > depth + 1 && line[line.startIndex + depth] == 0x20
  }

  /// `[words](https://…`, `](#…`, `](../…`.
  private static func countLinks(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    var rest = line
    while let end = rest.firstIndex(of: 0x5D) {
      let target = rest[(end + 1)...]
      if rest[..<end].contains(0x5B),
        target.starts(with: "(http".utf8) || target.starts(with: "(#".utf8) || target.starts(with: "(.".utf8)
      {
        count += 1
      }
      rest = target
    }
    return count
  }

  /// `Ⅱ. …`: U+2160 to U+216B.
  private static func isNumeral(_ line: ArraySlice<UInt8>) -> Bool {
    guard let start = line.firstIndex(where: { $0 > 0x20 && $0 != 0x7C }),
      line.count > start - line.startIndex + 4
    else {
      return false
    }
    return line[start] == 0xE2 && line[start + 1] == 0x85 && (0xA0...0xAB).contains(line[start + 2])
      && (line[start + 3] == 0x2E || line[start + 3] == 0x20)
  }
}
