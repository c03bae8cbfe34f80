// What is decided once it is known how the rows are cut: the names, what stands above them, and how the columns are written.
extension DialectSniffer {
  func completed(_ best: RowSample, comments: Range<Int>) -> Dialect {
    var dialect = Dialect(separator: best.separator)
    dialect.recast = best.form
    settle(&dialect, best)
    let header = HeaderEvidence(best, dialect)
    dialect.headerRows = options.hasHeader.map { $0 ? max(1, header.rows) : 0 } ?? header.rows
    if case .aligned(let layout) = best.form, !layout.isNamed { dialect.headerRows = 0 }
    dialect.preambleLength = best.origin + (best.form == nil ? Int(best.bounds[best.header]) : 0)
    var lines = Self.lines(bytes[comments]).map { $0.drop { "#;/ ".contains($0) } }.map(String.init)
    // Names after a comment sign: #id,name
    if header.rows == 0 || bytes.indices.contains(comments.upperBound), let last = lastComment(comments),
      options.hasHeader == nil, best.form == nil, best.header == 0
    {
      let isTight = bytes[last.lowerBound + 1] != 0x20
      let names = RowSample(
        Array(bytes[last.dropFirst()]), from: 0, isWhole: true, separator: best.separator, form: nil)
      if names.counts.first == best.width, best.width > 1, isTight || header.rows == 0 {
        dialect.headerRows = 1
        dialect.preambleLength = last.lowerBound + 1
        while dialect.preambleLength < last.upperBound, bytes[dialect.preambleLength] == 0x20 {
          dialect.preambleLength += 1
        }
        lines.removeLast()
      }
    }
    // Above names that the recast leaves out.
    if best.form != nil { lines += Self.lines(bytes[comments.upperBound..<best.origin]) }
    if best.form == nil, best.header > 0 { lines += Self.lines(bytes[best.origin..<dialect.preambleLength]) }
    dialect.preamble = lines.filter { !$0.isEmpty }
    return dialect
  }

  private func lastComment(_ comments: Range<Int>) -> Range<Int>? {
    guard !comments.isEmpty else { return nil }
    var end = comments.upperBound
    while end > comments.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    var at = end
    while at > comments.lowerBound, bytes[at - 1] != 0x0A { at -= 1 }
    return at + 1 < end && bytes[at] == 0x23 ? at..<end : nil
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
    bytes.split { $0 == 0x0A || $0 == 0x0D }.map { line in
      String(decoding: line, as: UTF8.self).split { $0.isWhitespace || $0 == "\"" }.joined(separator: " ")
    }.map { text in String(text.reversed().drop { ",;|".contains($0) }.reversed()) }
  }

  /// Finds the notations of the columns.
  func settle(_ dialect: inout Dialect, _ sample: RowSample) {
    let isNamed = sample.names.isEmpty && sample.header + 1 < sample.counts.count
    let rows = isNamed ? sample.header + 1..<sample.counts.count : sample.rows
    var part = sample.part(rows, dialect)
    dialect.isEastAsian = DateWord.isMostlyEastAsian(sample.bytes)
    // The header is one row: it ends where the next one begins.
    let header = Array(sample.bounds.dropFirst(sample.header).prefix(2))
    let names =
      sample.names.isEmpty
      ? HeaderNames.names(sample.bytes, header, min(1, header.count), dialect) : sample.names
    let leads: ClosedRange<UInt8> = 0xC3...0xC5
    dialect.hasMarkedLetters =
      sample.bytes.prefix(1 << 14).contains { leads.contains($0) }
      || names.contains { $0.utf8.contains { leads.contains($0) } }
    decideNotations(&dialect, &part, sample, names)
    let affixed = Self.setAffixes(&dialect, part, names)
    if !affixed.isEmpty {
      part = part.reread(affixed, dialect)
      decideNotations(&dialect, &part, sample, names)
      // What is no number without its unit has none.
      for column in affixed where part.columns[column].tally.kind.scale != .numbers {
        dialect.notations[column].affix = nil
      }
    }
    // A lone letter may be a scale or a unit: `90m`. Where no cell tells, the column's name may.
    let hints = zip(part.columns.indices, names).compactMap { column, name in
      Unit.hint(ofColumn: name).map { (column, $0) }
    }
    // A second time, as one column of sizes tells of others.
    for _ in 0..<2 {
      let besideSizes = dialect.notations.contains { $0.dimension == Unit.sizes }
      for (column, hint) in hints {
        dialect.notations[column].take(hint, part.columns[column].tally, besideSizes: besideSizes)
      }
    }
    dialect.notations = options.forced(dialect.notations, names)
  }

  private func decideNotations(
    _ dialect: inout Dialect, _ part: inout DataPart, _ sample: RowSample, _ names: [String]
  ) {
    // A second time, as what commas mean decides what is a number.
    for _ in 0..<2 {
      let known = part.columns.indices.map { dialect.notation($0) }
      var decided = ValueNotation.decided(
        part.columns.map(\.tally), from: known, usual: dialect.usualMark, names: names,
        isEastAsian: dialect.isEastAsian)
      if bytes.contains(0xE2) {
        let triangles = TriangleSigns.meaning(sample.texts)
        for column in decided.indices { decided[column].triangles = triangles }
        dialect.others.triangles = triangles
      }
      dialect.notations = decided
      guard decided != known else { break }
      part = part.reread(decided.indices.filter { decided[$0] != known[$0] }, dialect)
    }
  }

  /// Gives columns of texts the unit that these have in common; returns those that have one.
  private static func setAffixes(_ dialect: inout Dialect, _ part: DataPart, _ names: [String]) -> [Int] {
    part.columns.indices.filter { column in
      guard part.columns[column].tally.kind == .text, part.columns[column].tally.texts > 1 else {
        return false
      }
      var cells: [String] = []
      for row in part.starts.indices.prefix(ColumnAffix.mostLooked) {
        guard let text = part.text(row, column), !text.isEmpty, CellReader.read(text) != .missing else {
          continue
        }
        // Most words have no figures.
        guard cells.count > 1 || text.utf8.contains(where: \.isDigit) else { return false }
        cells.append(text)
      }
      dialect.notations[column].affix = ColumnAffix(
        cells, name: names.indices.contains(column) ? names[column] : "")
      return dialect.notations[column].affix != nil
    }
  }
}
