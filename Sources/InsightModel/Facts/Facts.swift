/// The figures of an issue's prose, tied to the cells of its tables that they speak of.
///
/// A mention is tied where entity, measure and period fit better than for any other cell and the value is one of the cell,
/// or of arithmetic on cells. It disagrees only where all three are certain and no other reading fits.
public struct Facts: Sendable, Equatable {
  /// In reading order.
  public private(set) var mentions: [Fact] = []

  /// Reads all articles, each against the tables of its own. It takes far longer than reading the issue, and
  /// is done once the first screen is shown.
  public init(_ issue: Issue) {
    let year = issue.header.published.flatMap { $0.utf8.count >= 4 ? Int($0.prefix(4)) : nil }
    for article in issue.articles.indices {
      let reader = ArticleReader(issue, article, year: year)
      mentions += reader.facts()
    }
    for (index, mention) in mentions.enumerated() where !mention.cells.isEmpty || mention.verdict == .disagree
    {
      tied.append(index)
      for cell in mention.cells where byCell[cell]?.last != index { byCell[cell, default: []].append(index) }
    }
  }

  /// Mentions that are tied to cells, or contradicted by others, by index in `mentions`, in reading order.
  public private(set) var tied: [Int] = []
  private var byCell: [Fact.CellPlace: [Int]] = [:]

  /// The first place in `tied` of a mention that ends after a byte of the healed text.
  public func firstTied(endingAfter offset: Int) -> Int {
    tied.partitioningIndex { mentions[$0].range.upperBound > offset }
  }

  /// Mentions that speak of a cell, by index in `mentions`, in reading order.
  public func speaking(of cell: Fact.CellPlace) -> [Int] { byCell[cell] ?? [] }

  /// True where the prose has no amount, rank or time at all.
  public var isEmpty: Bool { mentions.isEmpty }
  /// Mentions that the cells contradict, in reading order.
  public var disagreeing: [Fact] { mentions.filter { $0.verdict == .disagree } }

  /// `24 figures tied, 1 disagrees`; nil where none is tied.
  public var summary: String? {
    guard !tied.isEmpty else { return nil }
    let wrong = tied.count { mentions[$0].verdict == .disagree }
    return "\(tied.count) \(tied.count == 1 ? "figure" : "figures") tied"
      + (wrong == 0 ? "" : ", \(wrong) \(wrong == 1 ? "disagrees" : "disagree")")
  }
}

/// Reads one article.
struct ArticleReader {
  private let issue: Issue
  private let article: Int
  private let tables: [TableFacts]
  private let year: Int?
  private let language: Language

  init(_ issue: Issue, _ article: Int, year: Int?) {
    self.issue = issue
    self.article = article
    self.year = year
    let item = issue.articles[article]
    var prose = 0..<0
    for block in item.blocks
    where Self.isProse(issue.blocks[block]) && issue.blocks[block].range.count > prose.count {
      prose = issue.blocks[block].range
    }
    language = Language(issue.text.bytes[prose.isEmpty ? item.headline : prose])
    tables = item.blocks.compactMap { index in
      guard case .table(let table) = issue.blocks[index].kind else { return nil }
      let item = issue.tables[table]
      return item.rows.count * max(1, item.columns.count) <= TableFacts.mostCells
        ? TableFacts(item, index: table) : nil
    }
  }

  private static func isProse(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .keyPoint, .subheading, .item, .quotation: true
    case .table, .note, .verbatim: false
    }
  }

  func facts() -> [Fact] {
    let item = issue.articles[article]
    let names = EntityNames(tables)
    let units = Self.units(tables)
    var statements: [Statement] = []
    func read(_ range: Range<Int>, isShort: Bool) {
      guard !range.isEmpty else { return }
      let own = Language(issue.text.bytes[range])
      // Letters tell the scripts apart, a short line not German from English.
      let language = own.isSpaceless != self.language.isSpaceless || own.isSpaceless ? own : self.language
      statements.append(Statement(issue.text.bytes, range, language, isShort: isShort, names, units))
    }
    read(item.headline, isShort: true)
    for index in item.blocks where Self.isProse(issue.blocks[index]) {
      let block = issue.blocks[index]
      let isShort = block.kind == .keyPoint || block.kind == .subheading
      for passage in issue.passages(of: block) { read(passage, isShort: isShort) }
    }
    return tie(statements)
  }

  /// The words that tables count in, as prose writes them.
  private static func units(_ tables: [TableFacts]) -> Lexicon<String> {
    var lexicon = Lexicon<String>()
    var seen: Set<String> = []
    for table in tables {
      for column in table.columns where column.nature == .amount {
        guard let unit = column.unit?.lowercased(), unit.utf8.count >= 2, seen.insert(unit).inserted else {
          continue
        }
        lexicon.insert(Array(unit.utf8), unit)
        if unit.hasSuffix("s") { lexicon.insert(Array(unit.dropLast().utf8), unit) }
      }
    }
    lexicon.seal()
    return lexicon
  }

  private func tie(_ statements: [Statement]) -> [Fact] {
    var memory = Memory()
    var facts: [Fact] = []
    let reader = ScopeReader(tables: tables, year: year)
    let sizes = statements.flatMap { CandidateFinder.sizes($0, issue.text.bytes) }
    var parallel: Parallel?
    var known: [(ties: [Tie?], scopes: [Scope])] = []
    for statement in statements {
      var ties: [Tie?] = Array(repeating: nil, count: statement.mentions.count)
      var scopes: [Scope] = []
      var candidates: [[Candidate]] = []
      var sentence = -1
      for (index, mention) in statement.mentions.enumerated() {
        while sentence < mention.sentence {
          if sentence >= 0 { remember(sentence, statement, reader, &memory) }
          sentence += 1
        }
        guard !tables.isEmpty, !mention.isPeriod, mention.kind != .ordinal else {
          scopes.append(Scope())
          candidates.append([])
          continue
        }
        let scope = reader.scope(of: mention, in: statement, memory)
        scopes.append(scope)
        let (tie, found) = self.tie(mention, statement, scope, sizes)
        ties[index] = tie
        candidates.append(found)
      }
      if !tables.isEmpty {
        for index in statement.mentions.indices where ties[index] == nil && !candidates[index].isEmpty {
          ties[index] =
            Contradiction(
              statement: statement, index: index, ties: ties, scope: scopes[index],
              candidates: candidates[index], tables: tables,
              parallel: parallel, text: issue.text.bytes
            ).tie
        }
      }
      if let last = ties.lastIndex(where: { $0 != nil }), let tie = ties[last] {
        parallel = Parallel(
          kind: statement.mentions[last].kind, how: tie.candidate.how,
          columns: tie.candidate.cells.map(\.column),
          isShort: statement.isShort)
      }
      let end = statement.lexemes.last?.sentence ?? 0
      while sentence <= end {
        if sentence >= 0 { remember(sentence, statement, reader, &memory) }
        sentence += 1
      }
      for (index, mention) in statement.mentions.enumerated() {
        ties[index] = ties[index]?.weighed(mention, tables)
      }
      known.append((ties, scopes))
    }
    let relations = Relations(statements, known.map(\.ties), issue.text.bytes)
    for (place, statement) in statements.enumerated() {
      for (index, mention) in statement.mentions.enumerated() {
        let tie = known[place].ties[index]
        var fact = fact(mention, tie, known[place].scopes[safe: index] ?? Scope(), reader)
        if tie == nil, let answer = relations.answers[Relations.Place(statement: place, mention: index)] {
          (fact.how, fact.verdict, fact.reasons) = (answer.how, answer.verdict, [answer.reason])
        }
        facts.append(fact)
      }
    }
    return facts
  }

  private func remember(
    _ sentence: Int, _ statement: Statement, _ reader: ScopeReader, _ memory: inout Memory
  ) {
    memory.note(statement, sentence: sentence)
    let groups = reader.enumerated(statement, sentence)
    if !groups.isEmpty {
      memory.groups = groups.map { Scope.Group(table: $0.table, rows: $0.rows, price: 0) }
    }
  }

  private func tie(
    _ mention: Mention, _ statement: Statement, _ scope: Scope, _ sizes: [(value: Double, unit: String)]
  ) -> (Tie?, [Candidate]) {
    if let run = CandidateFinder.runs(mention, scope, statement, tables) {
      return (Tie(candidate: run, verdict: .agree), [])
    }
    if let counted = CandidateFinder.countedRows(mention, statement, scope, tables) {
      let said = mention.outOf.map { Interval(Double($0.count), Double($0.count)) } ?? mention.interval
      if counted.interval.meets(said) { return (Tie(candidate: counted, verdict: .agree), []) }
      // Vier von fünf may be a part of something else.
      if mention.kind == .count { return (nil, [counted]) }
    }
    let sentence = statement.sentence(mention.sentence)
    let range = (sentence.first?.range.lowerBound ?? 0)..<(sentence.last?.range.upperBound ?? 0)
    let words = issue.text.string(range).lowercased()
    var finder = CandidateFinder(
      tables, mention, scope, words: words, mentionEnd: mention.range.upperBound - range.lowerBound)
    finder.run()
    let candidates = finder.found + CandidateFinder.conversions(mention, scope, sizes, tables)
    let judge = Judge(mention: mention, scope: scope, candidates: candidates)
    return (judge.agreeing().map { Tie(candidate: $0, verdict: .agree) }, candidates)
  }

  // MARK: Facts

  private func fact(_ mention: Mention, _ tie: Tie?, _ scope: Scope, _ reader: ScopeReader) -> Fact {
    var fact = Fact(article: article, range: mention.range, kind: mention.kind)
    if !mention.isPeriod {
      let sign = mention.kind == .change && mention.direction < 0 ? -1.0 : 1
      fact.value = sign * mention.value
      fact.interval = mention.interval * sign
    }
    fact.unit = mention.unit
    fact.scale = mention.scale
    fact.qualifier = mention.qualifier
    fact.period = mention.isPeriod ? reader.time(of: mention)?.iso ?? mention.span?.iso : nil
    if tie?.candidate.how == .countRows, let count = mention.outOf?.count {
      (fact.kind, fact.value, fact.unit) = (.count, Double(count), nil)
      fact.interval = Interval(Double(count), Double(count))
    }
    guard let tie else {
      if let row = scope.rows.first(where: { $0.isNamed && scope.isNaming })?.row,
        let table = tables.first(where: { $0.index == row.table })
      {
        fact.entity = table.rows[row.row].name
      }
      return fact
    }
    let words = FactWords(issue, tables, mention, tie)
    fact.cells = tie.candidate.cells
    fact.how = tie.candidate.how
    fact.verdict = tie.verdict
    fact.entity = words.entity
    fact.measure = words.measure
    fact.period = tie.candidate.time?.iso
    fact.isSupport = tie.isSupport
    fact.tableSays = words.phrase
    fact.reasons = words.reasons
    return fact
  }
}

/// How the mention before was tied: `97.1 % of 2019 is back; Merrow reaches 76.9 %`.
struct Parallel: Sendable {
  var kind: Fact.Kind
  var how: Fact.Relation
  var columns: [Int]
  var isShort: Bool
}
