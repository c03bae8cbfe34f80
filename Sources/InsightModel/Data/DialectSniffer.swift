/// Tells from the head of a file how its rows and fields are written, and whether it is a data file at all.
struct DialectSniffer {
  let bytes: [UInt8]
  /// The last row of the head may be cut off.
  private let isWhole: Bool
  let options: DataOptions
  /// Where the first row can begin: after what the file says of itself, and lines that are to be left out.
  private let start: Int
  /// The separator that the file itself names.
  private let named: UInt8?

  /// `head` is harmless text from the beginning of the file.
  init(_ head: [UInt8], isWhole: Bool, _ options: DataOptions = DataOptions()) {
    bytes = head
    self.isWhole = isWhole
    self.options = options
    let hint = Dialect.hint(head)
    named = hint?.separator
    var start = hint?.length ?? 0
    for _ in 0..<max(0, options.skip ?? 0) {
      guard let end = ByteScan.firstIndex(of: 0x0A, in: head, start..<head.count) else { break }
      start = end + 1
    }
    self.start = start
  }

  // MARK: Demands

  /// How the file is written; nil where it does not show that it is data and must.
  func dialect(_ demand: DataReader.Demand) -> Dialect? {
    if options.separator == nil, JSONRows.isEvident(Array(bytes[start...])) { return jsonDialect }
    let commented = options.comment == nil ? endOfComments : start
    let isFree = options.separator == nil && options.quote == nil && options.comment == nil
    let heads = isFree ? nil : forced(from: commented)
    if demand == .evident, heads == nil, !isPossible(from: commented) { return aligned(commented, demand) }
    guard let best = heads ?? best(from: commented).map({ untitled(edged($0, commented)) }) else {
      return nil
    }
    // In a text it is a table of an article.
    if demand == .evident, case .fields(let fields) = best.form, fields.isEdged { return nil }
    // Colons stand in addresses and times too.
    if options.isPlain, best.separator == 0x3A, let aligned = aligned(commented, demand),
      case .aligned(let layout) = aligned.recast, layout.starts.count > best.width
    {
      return aligned
    }
    if options.isPlain, !best.isConvincing || best.isWithinNumbers, let aligned = aligned(commented, demand) {
      return aligned
    }
    if options.isPlain, best.width == 1 || best.isWithinNumbers, let spaced = spaced(commented, demand) {
      return spaced
    }
    guard isEnough(best, demand) else { return nil }
    return completed(best, comments: start..<commented)
  }

  private func isEnough(_ best: RowSample, _ demand: DataReader.Demand) -> Bool {
    let rows = best.counts.count - best.header
    switch demand {
    case .none: return true
    case .likely:
      // Lines of prose have spaces after their commas.
      return best.width >= 2 && rows >= 2 && best.evenness >= Self.likelyEvenness
        && !best.hasSpacesAfterSeparators && !best.hasSentences
    case .told: return isEnough(best, .likely) || isWhole && best.isBare
    case .evident:
      guard best.width >= 2, rows >= (best.separator == 0x09 ? 3 : 4), best.isEven, best.header == 0
      else { return false }
      // Lines of prose may happen to have as many commas each; data has figures, or fields without a space at their
      // head.
      let dialect = completed(best, comments: 0..<0)
      let part = best.part(best.rows, dialect)
      let count = rows - dialect.headerRows
      let hasFigures = part.columns.contains { $0.tally.valued * 10 >= count * 7 && count > 0 }
      let isSpaced = best.hasSpacesAfterSeparators
      if hasFigures, best.separator != 0x2C || best.width > 2 || !isSpaced { return true }
      return best.width > 2 && !isSpaced
    }
  }

  /// The part of the rows that have as many fields as most, from which on a stream is likely to be data.
  private static let likelyEvenness = 0.6

  /// True where the bytes can be no evident data, also before it is known what was misread in them: their first lines are text
  /// without what parts fields, and blank lines part what follows, which no other reading changes. A bar may be half a sign.
  var isHopeless: Bool {
    guard options == DataOptions(), bytes.first != 0xEF, !JSONRows.isEvident(bytes) else { return false }
    let commented = endOfComments
    return firstLines(from: commented).allSatisfy { line in
      String(validating: line, as: UTF8.self) != nil
        && !line.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0D || $0 == 0x7C }
    } && !isPossible(from: commented) && !AlignedColumns.isOneBlock(bytes[commented...])
  }

  private func firstLines(from start: Int, _ count: Int = 3) -> ArraySlice<ArraySlice<UInt8>> {
    bytes[start...].prefix(1 << 14).split(separator: 0x0A, maxSplits: count).prefix(count)
  }

  /// A cheap test: the first lines have as many of one separator each, or quotes, which only reading them can tell.
  private func isPossible(from start: Int) -> Bool {
    let lines = firstLines(from: start)
    // No text has the signs of the controls in it.
    return lines.contains { $0.contains(0x22) }
      || Self.controls.contains { sign in lines.allSatisfy { $0.holds(sign) } }
      || Self.usual.contains { separator in
        let counts = lines.map { line in line.count { $0 == separator } }
        return counts.allSatisfy { $0 > 0 && $0 == counts[0] }
      }
  }

  /// What comments begin with.
  private static let commentSigns: [[UInt8]] = [[0x23], [0x3B], [0x2F, 0x2F]]

  /// Lines that begin with `#`, `; ` or `//`, above everything else. `#,name` is a header, and so is a file of nothing else.
  private var endOfComments: Int {
    guard let sign = Self.commentSigns.first(where: { bytes[start...].starts(with: $0) }) else {
      return start
    }
    var at = start
    while at < bytes.count, bytes[at...].starts(with: sign) || bytes[at] == 0x0A && at > start {
      guard let end = ByteScan.firstIndex(of: 0x0A, in: bytes, at..<bytes.count) else { return start }
      if bytes[at] != 0x0A, !isComment(bytes[at..<end]) { return at }
      at = end + 1
    }
    // Where blanks stand behind the semicolons of rows too, these part fields.
    let isHeader = sign == [0x3B] && bytes[at...].prefix { $0 != 0x0A }.holds([0x3B, 0x20])
    return at < bytes.count && !isHeader ? at : start
  }

  /// True for words behind the sign. In `;2031;2032` the name of a column is missing.
  private func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == line.first }
    switch line.first {
    case 0x23: return line.count < 2 || !Self.usual.contains(line[line.startIndex + 1])
    case 0x3B: return text.isEmpty || text.first == 0x20 && !text.contains(0x3B)
    case _: return true
    }
  }

  // MARK: Separators

  private static let usual: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
  /// What databases part fields with, U+0001 and U+001F, as the signs that are shown in their place.
  private static let controls: [[UInt8]] = [[0xE2, 0x90, 0x81], [0xE2, 0x90, 0x9F]]
  /// Tried where none of the usual ones cuts well: `^`, `~`, colons, and two signs.
  private static let rare: [[UInt8]] =
    [[0x5E], [0x7E], [0x3A], [0x3A, 0x3A], [0x7C, 0x7C], [0x2C, 0x20]] + controls

  /// What a person says of separator, quotes and comments.
  private func forced(from start: Int) -> RowSample? {
    let separator =
      options.separator
      ?? [named ?? (withoutComments?.best(from: 0) ?? best(from: start))?.separator ?? 0x2C]
    let quote = options.quote ?? 0x22
    return sample(
      Recast.Fields(
        separator: separator, quote: quote == 0 ? nil : quote, comment: options.comment.map { [$0] }),
      start)
  }

  /// The lines that a person does not call comments; nil where none are.
  private var withoutComments: DialectSniffer? {
    options.comment.flatMap { withoutLines(beginning: [$0], from: start) }
  }

  /// The lines that do not begin with a sign; nil where it is none of others, since most begin so or none does.
  private func withoutLines(beginning sign: [UInt8], from start: Int) -> DialectSniffer? {
    guard bytes[start...].starts(with: sign) || bytes.holds([0x0A] + sign) else { return nil }
    let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    let others = lines.filter { !$0.starts(with: sign) }
    guard others.count < lines.count, others.count * 2 >= lines.count else { return nil }
    return DialectSniffer(Array(others.joined(separator: [0x0A])), isWhole: isWhole)
  }

  /// What one separator and double quotes tell needs no recast.
  private func sample(_ fields: Recast.Fields, _ start: Int) -> RowSample {
    guard fields == Recast.Fields(separator: fields.separator), fields.separator.count == 1,
      let separator = fields.separator.first, separator != 0x20
    else { return sample(.fields(fields), start) }
    return RowSample(bytes, from: start, isWhole: isWhole, separator: separator, form: nil)
  }

  private func sample(_ form: Recast.Form, _ start: Int) -> RowSample {
    var (recast, rows) = (Recast(form), [UInt8]())
    let text = Array(bytes[start...])
    _ = recast.convert(text, text.count, isEnd: isWhole, into: &rows)
    var sample = RowSample(rows, from: 0, isWhole: true, separator: 0x2C, form: form, origin: start)
    sample.names = recast.names ?? []
    sample.lines = recast.rowLines
    return sample
  }

  /// What cuts the rows most evenly; among equals what makes more fields.
  private func best(from start: Int) -> RowSample? {
    // What comments say is not to be cut.
    if let rest = withoutLines(beginning: [0x2F, 0x2F], from: start), let found = rest.best(from: 0) {
      return uncommented(found, start) ?? found
    }
    let separators =
      named.map { [$0] }
      ?? Self.usual.filter { ByteScan.firstIndex(of: $0, in: bytes, start..<bytes.count) != nil }
    let all = (separators.isEmpty ? [0x2C] : separators).map { cut([$0]) }
    func cut(_ separator: [UInt8]) -> RowSample { sample(Recast.Fields(separator: separator), start) }
    func best(_ samples: [RowSample]) -> RowSample? {
      samples.filter { $0.width > 1 }.max { $0.rank < $1.rank }
    }
    var found = best(all) ?? all[0]
    if named == nil, let pairs = pairs(found, start) { return pairs }
    let simple = found
    // A comma in a field of each row leaves the line of names without one, or has a blank behind it.
    let isPartial =
      found.isConvincing && !found.isWithinNumbers && found.separator == 0x2C
      && (found.header > 0 || found.hasSpacesAfterSeparators)
    if named == nil, !found.isConvincing || found.isWithinNumbers || isPartial {
      let others = Self.rare.filter { bytes.holds($0) && !(isPartial && $0.first == 0x2C) }.map(cut).filter {
        other in
        let isWider =
          other.form == nil || isPartial
          ? other.counts.count >= 2 : found.isWithinNumbers || other.width > found.width
        return isWider && other.evenness == 1
          && (other.separator != 0x3A || arePartedByColons(other, start))
      }
      if let other = best(others),
        found.isWithinNumbers
          ? other.isConvincing
          : other.rank > found.rank || found.width == 1
            || isPartial && other.header == 0 && other.isConvincing
      {
        found = other
      }
    }
    let read = quoted(simple, start) ?? found
    return uncommented(read, start) ?? read
  }

  /// Colons stand in times, in names of C++ and behind the words of prose too.
  private func arePartedByColons(_ cut: RowSample, _ start: Int) -> Bool {
    !hasTimes(start) && !areDoubled(cut) && !cut.hasSpacesAfterSeparators
      && (cut.width > 3 || cut.holdsWords && !bytes.holds([0x3A, 0x3A]))
  }

  /// Two of the same separator where none stands alone. Columns that are kept free are few.
  private func pairs(_ found: RowSample, _ start: Int) -> RowSample? {
    guard found.form == nil, found.width > (found.separator == 0x7C ? 2 : 4), found.evenness == 1,
      found.isHalfEmpty, areDoubled(found)
    else { return nil }
    let pairs = sample(Recast.Fields(separator: [found.separator, found.separator]), start)
    return pairs.evenness == 1 && pairs.width * 2 == found.width + 1 ? pairs : nil
  }

  /// The same without the fields before the first bar of each line and behind the last.
  private func edged(_ found: RowSample, _ start: Int) -> RowSample {
    guard found.form == nil, found.separator == 0x7C, found.width > 2, found.evenness == 1, found.header == 0,
      found.rows.allSatisfy({ row in
        let fields = found.fields(row)
        return [fields.first, fields.last].allSatisfy { $0?.utf8.allSatisfy { $0 <= 0x20 } ?? false }
      })
    else { return found }
    let edged = sample(Recast.Fields(separator: [0x7C], isEdged: true), start)
    return edged.evenness == 1 ? edged : found
  }

  /// The same of another form without what stands above the names: as it is cut, that is rows too.
  private func untitled(_ found: RowSample) -> RowSample {
    guard found.header > 0, case .fields(let fields) = found.form, let line = found.lines.line(found.header)
    else { return found }
    var start = found.origin
    for _ in 0..<line {
      guard let end = ByteScan.firstIndex(of: 0x0A, in: bytes, start..<bytes.count) else { return found }
      start = end + 1
    }
    return sample(.fields(fields), start)
  }

  /// True where no separator of a cut stands alone: every other field is empty.
  private func areDoubled(_ sample: RowSample) -> Bool {
    sample.rows.allSatisfy { row in
      let fields = sample.fields(row)
      return fields.count % 2 == 1 && fields.indices.allSatisfy { $0 % 2 == 0 || fields[$0].isEmpty }
    }
  }

  /// True where each of the first lines holds a time of day, whose colons part nothing.
  private func hasTimes(_ start: Int) -> Bool {
    firstLines(from: start, 20).allSatisfy { line in
      line.indices.dropFirst(2).dropLast(2).contains { at in
        line[at] == 0x3A && [at - 2, at - 1, at + 1, at + 2].allSatisfy { line[$0].isDigit }
      }
    }
  }

  /// The same separator and quotes without comments among the rows and below them: lines that begin with `#` or `//` and are no
  /// rows.
  private func uncommented(_ found: RowSample, _ start: Int) -> RowSample? {
    guard found.width > 1 else { return nil }
    var fields = Recast.Fields(separator: [found.separator])
    if case .fields(let known) = found.form { fields = known }
    let lines = bytes[start...].split(separator: 0x0A, maxSplits: found.counts.count)
    for sign in Self.commentSigns where sign != [0x3B] && lines.contains(where: { $0.starts(with: sign) }) {
      (fields.comment, fields.width, fields.areWords) = (sign, found.width, true)
      func count(_ fields: Recast.Fields) -> Int {
        lines.count { line in line.withUnsafeBufferPointer { fields.isComment($0) } }
      }
      let ofWords = count(fields)
      guard ofWords > 0, ofWords * 2 <= lines.count else { continue }
      fields.areWords = false
      fields.areWords = ofWords * 2 <= count(fields)
      return sample(fields, start)
    }
    return nil
  }

  /// Single spaces between fields of which one column holds figures, where a table is wanted.
  private func spaced(_ start: Int, _ demand: DataReader.Demand) -> Dialect? {
    if demand == .evident { return nil }
    let sample = sample(Recast.Fields(separator: [0x20]), start)
    guard sample.width > 2, sample.evenness == 1, sample.counts.count > 2 else { return nil }
    let dialect = completed(sample, comments: self.start..<start)
    let rows = sample.counts.count - dialect.headerRows
    let part = sample.part(dialect.headerRows..<sample.counts.count, dialect)
    return part.columns.contains { $0.tally.valued == rows } ? dialect : nil
  }

  /// The same separator with single quotes around fields, or backslashes before signs, where the text shows that. Rows as
  /// wide as one another, whose double quotes all stand around fields, are read as they are written.
  private func quoted(_ found: RowSample, _ start: Int) -> RowSample? {
    guard found.form == nil, found.evenness < 1 || !found.hasSoundQuotes else { return nil }
    var better: RowSample?
    let isUneven = found.evenness < 1
    let quotes = QuoteEvidence(bytes: bytes, start: start, isWhole: isWhole, separator: found.separator)
    let areEscaped = quotes.hasEscapedApostrophes && quotes.standAround(0x27, areEscaped: true)
    if isUneven ? bytes[start...].contains(0x27) : areEscaped || quotes.standAround(0x27) {
      let fields = Recast.Fields(
        separator: [found.separator], quote: 0x27, mayBeApostrophes: true, hasEscapes: areEscaped)
      let other = sample(fields, start)
      if isUneven ? other.evenness > found.evenness : other.evenness == 1 && other.width == found.width {
        better = other
      }
    }
    if quotes.hasEscapes {
      let fields = Recast.Fields(separator: [found.separator], quote: 0x22, hasEscapes: true)
      let other = sample(fields, start)
      if other.evenness > (better ?? found).evenness
        || better == nil && other.evenness == found.evenness && quotes.hasEscapedQuotes
      {
        better = other
      }
    }
    return better
  }

  // MARK: Other forms

  private var jsonDialect: Dialect {
    let sample = sample(.json, start)
    var dialect = Dialect()
    dialect.recast = .json
    dialect.preambleLength = start
    settle(&dialect, sample)
    // Rows that are arrays may have one of names before them; the members of objects have theirs.
    dialect.headerRows =
      sample.names.isEmpty && sample.width > 1 && sample.counts.count > 1
        && sample.fields(0).allSatisfy({
          !$0.isEmpty && ValueReader(ValueNotation()).read($0).kind.scale == nil
        })
      ? HeaderEvidence(sample, dialect).rows : 0
    return dialect
  }

  /// Columns set with spaces, where all lines have blanks at the same places.
  private func aligned(_ start: Int, _ demand: DataReader.Demand) -> Dialect? {
    AlignedColumns.find(bytes[start...], isWhole: isWhole, isSure: demand == .evident).map {
      completed(sample(.aligned($0.layout), $0.start), comments: self.start..<start)
    }
  }
}
