extension Markup {
  /// The beginning of the text is looked at with what the form says of it.
  private static let evidence = 4000

  /// Puts back what a wrong decoding destroyed in the title, the authors and the topics, as in the text itself.
  mutating func healFields() {
    let said = [fields.title ?? "", fields.author ?? ""] + fields.topics
    // Damage is made of characters of two bytes, most of it at least.
    guard said.contains(where: { $0.utf8.contains { (0xC2..<0xE0).contains($0) } }) else { return }
    var bytes: [UInt8] = []
    for words in said {
      bytes += words.utf8.map { $0 < 0x20 ? 0x20 : $0 }
      bytes.append(0x0A)
    }
    // Whole lines: none of their characters is cut.
    let head = text.prefix(Self.evidence)
    bytes += head.count == text.count ? head : head[..<(head.lastIndex(of: 0x0A) ?? head.startIndex)]
    let result = Healer.heal(SourceText(bytes: bytes))
    // A page's title stands in its text too.
    for own in result.diagnostics where own.lines.lowerBound <= said.count && !isPage {
      if case .unhealed = own.problem { note(own.problem) }
    }
    guard let sound = result.bytes else { return }
    let lines = sound.split(separator: 0x0A, maxSplits: said.count, omittingEmptySubsequences: false)
    guard lines.count >= said.count else { return }
    func healed(_ was: String, _ line: Int) -> String {
      let now = String(decoding: lines[line], as: UTF8.self)
      return was.utf8.allSatisfy { $0 >= 0x20 } ? now : was
    }
    var now = fields
    now.title = fields.title.map { healed($0, 0) }
    now.author = fields.author.map { healed($0, 1) }
    now.topics = fields.topics.enumerated().map { healed($1, 2 + $0) }
    for (was, now) in zip(said, [now.title ?? "", now.author ?? ""] + now.topics) where was != now {
      note(.healed(was: was, now: now))
    }
    fields = now
  }
}
