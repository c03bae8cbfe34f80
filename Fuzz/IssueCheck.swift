@testable import InsightModel

/// What must be true of every issue, whatever bytes it was read from.
struct IssueCheck {
  private let issue: Issue
  private let text: SourceText

  init(_ issue: Issue) {
    self.issue = issue
    text = issue.text
  }

  func run() {
    checkText()
    checkOutline()
    for table in issue.tables { TableCheck(table, lineCount: text.lineCount).run() }
    for diagnostic in issue.diagnostics {
      check(diagnostic.lines, "diagnostic", of: issue.source)
      expect(!diagnostic.message.isEmpty, "a diagnostic without words")
    }
    _ = issue.hasDoubts
    guard let search = TextSearch(issue.string(0..<min(8, text.bytes.count))) else { return }
    for match in search.matches(in: text, 0..<text.bytes.count, limit: 100) { check(match, "match") }
  }

  private func expect(_ isTrue: Bool, _ message: @autoclosure () -> String) {
    if !isTrue { fail(message()) }
  }

  private func check(_ range: Range<Int>, in text: SourceText? = nil, _ what: String) {
    let text = text ?? self.text
    expect(
      range.lowerBound >= 0 && range.upperBound <= text.bytes.count, "\(what) outside the text: \(range)")
    for edge in [range.lowerBound, range.upperBound] where edge < text.bytes.count {
      expect(text.bytes[edge] & 0xC0 != 0x80, "\(what) cuts a character: \(range)")
    }
    _ = text.string(range)
  }

  /// `of` is what the lines are counted in: the text, where nothing else is named.
  private func check(_ lines: ClosedRange<Int>, _ what: String, of counted: SourceText? = nil) {
    // A text without a line still has a first one.
    let count = max(1, (counted ?? text).lineCount)
    expect(lines.lowerBound >= 1 && lines.upperBound <= count, "\(what) in lines \(lines) of \(count)")
  }

  private func checkText() {
    expect(issue.unhealed.lineCount == text.lineCount, "healing changed the number of lines")
    for line in 1...max(1, text.lineCount) {
      // Not in order: notes stand where they are named, and the root of a message first.
      let source = issue.sourceLine(of: line)
      expect(
        (1...max(1, issue.source.lineCount)).contains(source),
        "line \(line) of the text comes from line \(source) of \(issue.source.lineCount)")
    }
    expect(String(validating: text.bytes, as: UTF8.self) != nil, "the text is no UTF-8")
    for scalar in String(decoding: text.bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: continue
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
        fail("a control character: \(scalar.value)")
      case _: continue
      }
    }
    for healing in issue.healings {
      check(healing.raw, in: issue.unhealed, "healing")
      check(healing.healed, "healing")
    }
  }

  private func checkOutline() {
    for field in issue.header.fields {
      check(field.value, "field")
      for line in field.lines { check(line...line, "field") }
    }
    var (article, block) = (0, 0)
    for section in issue.sections {
      check(section.title, "section")
      expect(section.articles.lowerBound == article, "articles of sections do not follow one another")
      article = section.articles.upperBound
    }
    expect(article == issue.articles.count, "articles outside all sections")
    for (index, item) in issue.articles.enumerated() {
      check(item.headline, "article")
      expect(issue.sections.indices.contains(item.section), "an article without its section")
      expect(item.blocks.lowerBound == block, "blocks of articles do not follow one another")
      block = item.blocks.upperBound
      check(issue.extent(of: index), "extent")
      expect(issue.article(at: issue.address(of: index)) != nil, "an article without an address")
    }
    expect(block == issue.blocks.count, "blocks outside all articles")
    checkBlocks()
    for item in issue.furniture { check(item.line...item.line, "furniture") }
  }

  private func checkBlocks() {
    var end = 0
    for block in issue.blocks {
      check(block.range, "block")
      check(block.lines, "block")
      expect(
        block.range.lowerBound >= end,
        "a block at \(block.range) in lines \(block.lines) before the end of another, \(end)")
      end = block.range.upperBound
      if case .table(let index) = block.kind {
        expect(issue.tables.indices.contains(index), "a block of no table")
      }
    }
  }
}

/// What must be true of every table.
struct TableCheck {
  private let table: Table
  private let lineCount: Int

  init(_ table: Table, lineCount: Int) {
    self.table = table
    self.lineCount = lineCount
  }

  func run() {
    expect(table.lines.lowerBound >= 1 && table.lines.upperBound <= lineCount, "a table outside the text")
    for row in table.rows {
      expect(row.cells.count == table.columns.count, "a row of \(row.cells.count) cells")
      expect(table.lines.contains(row.line), "a row outside its table")
      for case let cell? in row.cells {
        if let index = cell.finding {
          expect(table.findings.indices.contains(index), "a finding that is none")
        }
      }
    }
    for (index, finding) in table.findings.enumerated() { check(finding, index) }
  }

  private func expect(_ isTrue: Bool, _ message: @autoclosure () -> String) {
    if !isTrue { fail(message()) }
  }

  private func check(_ finding: Table.Finding, _ index: Int) {
    expect(
      !finding.reasons.isEmpty && finding.reasons.allSatisfy { !$0.isEmpty }, "a finding without a reason")
    if let row = finding.row { expect(table.rows.indices.contains(row), "a finding outside the rows") }
    if let column = finding.column {
      expect(table.columns.indices.contains(column), "a finding outside the columns")
    }
    guard let row = finding.row, let column = finding.column else {
      return expect(finding.proven == nil, "a value of no cell is proven")
    }
    guard let cell = table.cell(row, column) else { return expect(finding.proven == nil, "a value of a gap") }
    expect(
      cell.value == finding.proven,
      "a cell is worth \(cell.value?.description ?? "nothing"), not what is proven")
    expect(cell.finding == index, "a cell does not know its finding")
    if finding.proven != nil { expect(finding.reasons.count >= 2, "proven by one reason") }
  }
}
