/// An element amid words, while it is open.
struct Phrase {
  enum Role: Equatable {
    case plain, strong
    case raised, lowered
    /// What was taken back: `~~500~~ 620`.
    case deleted
    /// The mark of a note.
    case note
    /// What only eyes see, and what only those hear to whom the page is read.
    case seen, heard
  }

  var tag: Tag
  var attributes: Range<Int>
  /// Where its text begins, in the reader's arena.
  var from: Int
  var role: Role
  /// The phrase that ended last before it.
  var last: (text: Range<Int>, attributes: Range<Int>)
}

/// What stands amid words in a manner of its own must not join the number or the word before it.
extension HTMLReader {
  /// True in bold type.
  var isStrong: Bool { heading != nil || phrases.contains { $0.role == .strong } }

  mutating func beginPhrase(_ tag: Tag, _ attributes: Range<Int>, _ hints: AttributeHints) {
    if tag.mayLackEnd { endPhrase(tag) }
    guard phrases.count < Self.deepest else { return }
    let role = role(of: tag, attributes, hints)
    // Small type beside a figure is another one, and so is what is shown and not said.
    let isBeside = (tag == .small || role == .seen) && (arena.last.map(Self.isDigit) ?? false)
    if role == .heard || isBeside { seam = arena.count } else if tag == .small { seam = -1 }
    phrases.append(Phrase(tag: tag, attributes: attributes, from: arena.count, role: role, last: lastPhrase))
  }

  private func role(of tag: Tag, _ attributes: Range<Int>, _ hints: AttributeHints) -> Phrase.Role {
    switch tag {
    case .sup: return .raised
    case .sub: return .lowered
    case .del, .s, .strike: return .deleted
    case _: break
    }
    let style = hints.intersection(.styles).isEmpty ? "" : self.style(attributes)
    if style.contains("line-through") { return .deleted }
    guard tag.isPhrase, !attributes.isEmpty else { return tag == .b || tag == .strong ? .strong : .plain }
    if style.contains("vertical-align:super") { return .raised }
    if style.contains("vertical-align:sub") { return .lowered }
    if hints.contains(.hidden), words("aria-hidden", attributes) == "true" { return .seen }
    // Of what stands apart no class matters, unless it says again what is shown.
    let isJoined = arena.count > start && arena.last ?? 0x20 > 0x20
    let isAgain =
      lastPhrase.text.upperBound + 1 >= arena.count && self.hints(lastPhrase.attributes).contains(.hidden)
    if isJoined || isAgain, let role = classRole(attributes) { return role }
    let isBold = tag == .b || tag == .strong
    return isBold || style.contains("font-weight:bold") || style.contains("font-weight:7") ? .strong : .plain
  }

  /// What the names of its class say.
  private func classRole(_ attributes: Range<Int>) -> Phrase.Role? {
    guard let value = tokens.attribute("class", attributes) else { return nil }
    for name in String(decoding: value, as: UTF8.self).lowercased().split(separator: " ") {
      if Self.namesNote(name) { return .note }
      if name.contains("superscript") || name == "sup" || name == "super" { return .raised }
      if name.contains("subscript"), !name.contains("subscription") { return .lowered }
      if Self.heardNames.contains(where: { name.hasSuffix($0) }) { return .heard }
    }
    return nil
  }

  /// How classes call what is read aloud and not shown.
  private static let heardNames = [
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "offscreen",
    "assistive-text",
  ]

  /// True for `footnote-ref`, `fn`, `fnref-3`, `noteref`: what names, classes and targets of notes begin or end with.
  static func namesNote(_ name: Substring) -> Bool {
    let word = name.prefix { $0.isLetter || $0 == "-" || $0 == "_" }
    return word.hasPrefix("fn") || word.contains("footnote") || word.contains("endnote")
      || word.contains("noteref") || word == "note" || word.hasPrefix("note-") || word.hasPrefix("cite_")
  }

  mutating func endPhrase(_ tag: Tag) {
    guard let place = phrases.lastIndex(where: { $0.tag == tag }) else { return }
    let phrase = phrases.remove(at: place)
    guard phrase.from < arena.count else { return }
    switch phrase.role {
    case .plain, .strong: break
    case .raised, .lowered: raise(from: phrase.from, isRaised: phrase.role == .raised)
    case .note: if isNoteMark(phrase.from) { raise(from: phrase.from, isRaised: true) }
    case .deleted: if !isPreformatted { delete(from: phrase.from) }
    case .seen, .heard: endTwin(phrase)
    }
    if phrase.from < arena.count { lastPhrase = (phrase.from..<arena.count, phrase.attributes) }
  }

  /// True where what was read since is no more than a note's mark, right after a figure or a word.
  private func isNoteMark(_ from: Int) -> Bool {
    from > start && arena[from - 1] > 0x20 && arena.count - from <= Self.longestMark
      && !arena[from...].contains(0x20)
  }

  /// `[12]`, or a dagger twice.
  private static let longestMark = 6

  /// Turns raised or lowered text into signs of its own.
  private mutating func raise(from: Int, isRaised: Bool) {
    guard from >= start,
      let signs = RaisedText.signs(arena[from...], isRaised: isRaised, after: arena[start..<from])
    else { return }
    // A link in it is all of it.
    if let last = links.last, last.range.upperBound > from {
      guard last.range == from..<arena.count else { return }
      links[links.count - 1].range = from..<from + signs.count
      linkStart = from + signs.count
    }
    arena.removeSubrange(from...)
    arena += signs
  }

  /// Sets what was taken back between signs that no number has.
  mutating func delete(from opened: Int) {
    let from = max(opened, start)
    guard from < arena.count, arena[from...].contains(where: { $0 > 0x20 }) else { return }
    closeLink()
    var first = from
    while arena[first] <= 0x20 { first += 1 }
    var end = arena.count
    while arena[end - 1] <= 0x20 { end -= 1 }
    guard !arena[first..<end].starts(with: Self.deletion) else { return }
    arena.insert(contentsOf: Self.deletion, at: end)
    arena.insert(contentsOf: Self.deletion, at: first)
    for index in (firstLink..<links.count).reversed() {
      guard links[index].range.lowerBound >= first else { break }
      links[index].range = links[index].range.moved(by: Self.deletion.count)
    }
    linkStart = arena.count
    seam = arena.count
  }

  static let deletion = [UInt8](repeating: 0x7E, count: 2)

  /// Of a figure that is shown in pieces and read aloud as a whole, side by side, the whole is the text.
  private mutating func endTwin(_ phrase: Phrase) {
    let (own, twin) = (phrase.from..<arena.count, phrase.last)
    if phrase.role == .heard || arena.last.map(Self.isDigit) ?? false { seam = arena.count }
    guard own.lowerBound >= start, twin.text.lowerBound >= start, twin.text.upperBound <= own.lowerBound,
      !arena[twin.text.upperBound..<own.lowerBound].contains(where: { $0 > 0x20 }),
      arena[own].contains(where: Self.isDigit), arena[twin.text].contains(where: Self.isDigit),
      links.last.map({ $0.range.upperBound <= twin.text.lowerBound }) ?? true,
      phrase.role == .seen
        ? classRole(twin.attributes) == .heard : words("aria-hidden", twin.attributes) == "true"
    else { return }
    arena.removeSubrange(phrase.role == .seen ? own : twin.text)
    seam = arena.count
  }

  /// The number of a note where that, leading back, is all of a paragraph; its words follow in a paragraph of their own.
  var noteNumber: Int? {
    guard namesNote, mark == nil, heading == nil, links.count == firstLink + 1, start < arena.count,
      links[firstLink].range == start..<arena.count, arena.count - start <= 3
    else { return nil }
    return Int(String(decoding: arena[start...], as: UTF8.self))
  }

  // MARK: Links

  mutating func beginLink(_ attributes: Range<Int>) {
    endLink()
    let target = tokens.attribute("href", attributes) ?? []
    // Links to two places are two words.
    if lastLink.end == arena.count, target.isEmpty || lastLink.target != target { seam = arena.count }
    guard !target.isEmpty, !isScript(target) else { return }
    linkTarget = oneLine(target)
    linkStart = arena.count
    namesNote = leadsToNote(target, attributes)
    isAuthor = attributes.count >= 10 && words("rel", attributes) == "author"
  }

  private func leadsToNote(_ target: [UInt8], _ attributes: Range<Int>) -> Bool {
    guard let mark = target.firstIndex(of: 0x23) else { return false }
    if Self.namesNote(String(decoding: target[(mark + 1)...], as: UTF8.self).lowercased()[...]) {
      return true
    }
    return ["role", "epub:type", "class", "rel"].contains { (name: StaticString) in
      words(name, attributes).split(separator: " ").contains {
        Self.namesNote($0) || $0.hasSuffix("noteref")
      }
    }
  }

  mutating func endLink() {
    raiseNote()
    if isAuthor, linkStart >= start, linkStart < arena.count {
      fields.append(("rel-author", Array(arena[linkStart...])))
    }
    isAuthor = false
    closeLink()
    linkTarget = nil
  }

  /// The mark of a note, right after a number, must not join it, raised or not: `12<a href="#n1">1</a>`; what says that it is
  /// one is raised after words too.
  private mutating func raiseNote() {
    guard !phrases.contains(where: { $0.role == .raised }), !isPreformatted, linkStart > start,
      linkStart < arena.count, let target = linkTarget,
      namesNote
        ? arena[linkStart - 1] > 0x20
        : target.contains(0x23) && Self.isDigit(arena[linkStart - 1])
          && arena[linkStart] != UInt8(ascii: "0"),
      let signs = RaisedText.signs(arena[linkStart...], isRaised: true, after: arena[start..<linkStart])
    else { return }
    arena.replaceSubrange(linkStart..., with: signs)
  }
}
