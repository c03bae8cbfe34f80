/// A headline, point or paragraph of an article, with what its words say of figures.
struct Statement: Sendable {
  /// Bytes of the healed text.
  var range: Range<Int>
  var language: Language
  var lexemes: [Lexeme]
  var mentions: [Mention]
  /// In order.
  var entities: [EntityMention]
  /// True for headlines and key points, which say in short what the body says.
  var isShort: Bool

  init(
    _ text: [UInt8], _ range: Range<Int>, _ language: Language, isShort: Bool, _ names: EntityNames,
    _ units: Lexicon<String>
  ) {
    self.range = range
    self.language = language
    self.isShort = isShort
    lexemes = Lexer.lexemes(text, range, language)
    entities = Self.entities(text, lexemes, names, isShort: isShort)
    mentions = MentionReader.mentions(text, lexemes, language, isTitle: isShort, units)
    // What stands in a row's name is no amount: Level 3 Communications.
    let named = entities.map(\.range)
    mentions.removeAll { mention in
      let next = named.partitioningIndex { $0.lowerBound > mention.range.lowerBound }
      guard let name = named[safe: next - 1] else { return false }
      return name.overlaps(mention.range) && name.upperBound >= mention.range.upperBound
    }
    for index in mentions.indices {
      Direction.set(&mentions[index], lexemes, language)
      if index > 0 { Direction.carry(&mentions[index], after: mentions[index - 1], lexemes) }
      setBase(index, text)
    }
  }

  private static func entities(_ text: [UInt8], _ lexemes: [Lexeme], _ names: EntityNames, isShort: Bool)
    -> [EntityMention]
  {
    guard !names.lexicon.isEmpty, let last = lexemes.last else { return [] }
    var found: [EntityMention] = []
    var stop = 0
    for (index, lexeme) in lexemes.enumerated() where lexeme.range.lowerBound >= stop {
      guard let match = names.lexicon.match(text, lexeme.range.lowerBound, before: last.range.upperBound)
      else { continue }
      let length = match.end - lexeme.range.lowerBound
      // Samsung of Samsung SDI is another: a short form has no name right after it. Titles have capitals everywhere.
      let next = lexemes[index...].first { $0.range.lowerBound >= match.end }
      if !isShort, let next, next.isCapital, next.isApart, case .word = next.kind, lexeme.isCapital,
        !text[lexeme.range.lowerBound..<match.end].contains(0x20),
        next.sentence == lexeme.sentence, length < 5
      {
        continue
      }
      found.append(
        EntityMention(
          rows: match.meaning.rows, range: lexeme.range.lowerBound..<match.end, sentence: lexeme.sentence,
          isLoose: match.meaning.isLoose))
      stop = match.end
    }
    return found
  }

  /// How many lexemes may stand between a part and the name of the whole: `ein Drittel dessen, was die`.
  private static let baseReach = 6

  /// Finds the row that a part is of: `절반` of `동해신항의 절반`.
  private mutating func setBase(_ number: Int, _ text: [UInt8]) {
    var mention = mentions[number]
    defer { mentions[number] = mention }
    guard mention.isPercent, mention.kind != .points else { return }
    let after = entities.partitioningIndex { $0.range.upperBound > mention.range.lowerBound }
    if language.isSpaceless {
      let place = after - 1
      guard entities[safe: place]?.sentence == mention.sentence else { return }
      let entity = entities[place]
      let first = lexemes.partitioningIndex { $0.range.lowerBound >= entity.range.upperBound }
      guard first + 1 == mention.lexemes.lowerBound, lexemes[safe: first]?.sense == .of else { return }
      mention.base = entity.rows
      entities[place].isBase = true
      // 不到火电的二十分之一: what bounds it stands before the name.
      let head = lexemes.partitioningIndex { $0.range.lowerBound >= entity.range.lowerBound } - 1
      if case .before(let bound) = lexemes[safe: head]?.sense, mention.qualifier == nil {
        mention = MentionReader.bounded(mention, by: bound)
      }
      return
    }
    let index = entities.partitioningIndex { $0.range.lowerBound >= mention.range.upperBound }
    guard
      lexemes[safe: mention.lexemes.upperBound]?.sense == .of || isRelative(mention.lexemes.upperBound, text),
      entities[safe: index]?.sentence == mention.sentence
    else { return }
    let entity = entities[index]
    let place = lexemes.partitioningIndex { $0.range.lowerBound >= entity.range.lowerBound }
    let between = lexemes[safe: mention.lexemes.upperBound..<place]
    // Of them by Arvenia is of something else.
    let isOfClause =
      isRelative(mention.lexemes.upperBound, text) || isRelative(mention.lexemes.upperBound + 1, text)
    guard between.count <= (isOfClause ? Self.baseReach : 2),
      between.allSatisfy({ $0.digits == nil && $0.sense != .pronoun })
    else { return }
    mention.base = entity.rows
    entities[index].isBase = true
  }

  /// `dessen, was`, `of what`
  private func isRelative(_ index: Int, _ text: [UInt8]) -> Bool {
    lexemes[safe: index].map {
      ["dessen", "derer", "what"].contains(String(decoding: text[$0.range], as: UTF8.self))
    } ?? false
  }

  /// The lexemes of a sentence.
  func sentence(_ number: Int) -> ArraySlice<Lexeme> {
    let first = lexemes.partitioningIndex { $0.sentence >= number }
    let end = lexemes.partitioningIndex { $0.sentence > number }
    return lexemes[first..<end]
  }

  /// The names in a sentence, at their indices.
  func entities(of sentence: Int) -> ArraySlice<EntityMention> {
    let first = entities.partitioningIndex { $0.sentence >= sentence }
    return entities[first..<entities.partitioningIndex { $0.sentence > sentence }]
  }

  /// The mentions in a sentence, at their indices.
  func mentions(of sentence: Int) -> ArraySlice<Mention> {
    let first = mentions.partitioningIndex { $0.sentence >= sentence }
    return mentions[first..<mentions.partitioningIndex { $0.sentence > sentence }]
  }

  func has(_ senses: [Sense], in sentence: Int) -> Bool {
    self.sentence(sentence).contains { lexeme in lexeme.sense.map(senses.contains) ?? false }
  }
}

/// Which way a mention says that something went.
enum Direction {
  /// How many lexemes before a number a verb may stand: `rose last year in all of the countries by 3 %`.
  private static let reachBefore = 9
  private static let reachAfter = 3
  /// Signs of Hangul and Han are lexemes by themselves.
  private static let signReach = 12

  static func set(_ mention: inout Mention, _ lexemes: [Lexeme], _ language: Language) {
    guard mention.direction == 0, !mention.isPeriod else { return }
    // What it rose to is no rise.
    guard !isLevel(mention, lexemes, language) else {
      if mention.kind == .share, !hasShare(mention, lexemes, language, isLevel: true) {
        mention.kind = mention.isInWords ? .share : .rate
      }
      return
    }
    let after = language.isSpaceless ? signReach : reachAfter
    let before = language.isSpaceless ? signReach : reachBefore
    // Korean verbs stand at the end.
    let found =
      language == .korean
      ? search(after: mention, lexemes, after) ?? search(before: mention, lexemes, before)
      : search(after: mention, lexemes, language == .chinese ? 1 : after)
        ?? search(before: mention, lexemes, before)
    if let found { (mention.direction, mention.isDirectionBeside) = found }
    switch mention.kind {
    case .share where mention.direction != 0 && mention.isPercent:
      if !hasShare(mention, lexemes, language) || mention.isDirectionBeside { mention.kind = .change }
    case .share where !hasShare(mention, lexemes, language): mention.kind = mention.isInWords ? .share : .rate
    case _: break
    }
  }

  /// What is said again in other words goes the same way: `grew by 1.4 million tonnes, or 7.5 %`, `by 11.2 TWh (18.7 %)`.
  static func carry(_ mention: inout Mention, after other: Mention, _ lexemes: [Lexeme]) {
    guard mention.isPercent, mention.direction == 0, other.direction != 0, !other.isPeriod,
      mention.sentence == other.sentence
    else { return }
    let between = lexemes[safe: other.lexemes.upperBound..<mention.lexemes.lowerBound]
    let isAgain =
      between.allSatisfy { $0.sense == .apposition || $0.mark == 0x2C || $0.mark == 0xFF0C }
      && between.contains { $0.sense == .apposition }
    guard isAgain || between.count == 1 && [0x28, 0xFF08].contains(between.first?.mark) else { return }
    (mention.direction, mention.isDirectionBeside) = (other.direction, true)
    switch mention.kind {
    case .share, .rate: mention.kind = .change
    case _: break
    }
  }

  /// `to 8 %`, `from 7 %`, `8%로`.
  private static func isLevel(_ mention: Mention, _ lexemes: [Lexeme], _ language: Language) -> Bool {
    let place = language == .korean ? mention.lexemes.upperBound : mention.lexemes.lowerBound - 1
    guard let lexeme = lexemes[safe: place], lexeme.sentence == mention.sentence else { return false }
    return lexeme.sense == .to || lexeme.sense == .from
  }

  private static func value(_ lexeme: Lexeme) -> Int? {
    switch lexeme.sense {
    case .up: 1
    case .down: -1
    case _: nil
    }
  }

  /// `a fifth more than`, right after a number.
  private static func comparison(_ lexeme: Lexeme) -> Int? {
    switch lexeme.sense {
    case .before(.moreThan): 1
    case .before(.lessThan): -1
    case _: nil
    }
  }

  private static func ends(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .mark(let mark):
      [0x2C, 0x3B, 0x3A, 0x28, 0x29, 0xFF0C, 0x3001, 0x2014, 0x2013, 0xFF08, 0xFF09].contains(mark)
    case .sense(.turn), .sense(.share): true
    case .number: false
    case .sense, .word, .sign, .code, .period: false
    }
  }

  private static func search(after mention: Mention, _ lexemes: [Lexeme], _ reach: Int) -> (Int, Bool)? {
    let start = mention.lexemes.upperBound
    for (distance, index) in (start..<min(start + reach, lexemes.count)).enumerated() {
      let lexeme = lexemes[index]
      guard lexeme.sentence == mention.sentence, !ends(lexeme), lexeme.digits == nil else { return nil }
      if let value = value(lexeme) ?? (distance == 0 ? comparison(lexeme) : nil) {
        return (value, distance <= 1 || lexeme.range.lowerBound < mention.range.upperBound + 8)
      }
    }
    return nil
  }

  private static func search(before mention: Mention, _ lexemes: [Lexeme], _ reach: Int) -> (Int, Bool)? {
    var distance = 0
    var index = mention.lexemes.lowerBound - 1
    while index >= 0, distance < reach {
      let lexeme = lexemes[index]
      guard lexeme.sentence == mention.sentence else { return nil }
      if let value = value(lexeme) { return (value, distance <= 1) }
      if ends(lexeme) { return nil }
      distance += 1
      index -= 1
    }
    return nil
  }

  /// True where the words around speak of a part of a whole.
  private static func hasShare(
    _ mention: Mention, _ lexemes: [Lexeme], _ language: Language, isLevel: Bool = false
  ) -> Bool {
    let end = mention.lexemes.upperBound
    if end < lexemes.count, lexemes[end].sentence == mention.sentence {
      if lexemes[end].sense == .of, language != .korean { return true }
      if lexemes[end].sense == .share { return true }
    }
    var index = mention.lexemes.lowerBound - 1
    var distance = 0
    while index >= 0, distance < (language.isSpaceless ? 14 : 7), lexemes[index].sentence == mention.sentence
    {
      if lexemes[index].sense == .share { return true }
      if let mark = lexemes[index].mark, [0x2C, 0xFF0C, 0x3B].contains(mark) { return false }
      // Its share fell to 8 %.
      if !isLevel, value(lexemes[index]) != nil { return false }
      distance += 1
      index -= 1
    }
    return false
  }
}
