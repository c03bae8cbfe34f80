import InsightModel

/// Where one is in an article.
struct ArticlePlace: Equatable, Sendable {
  /// The row at the head of the pane.
  var row = RowPlace()
  /// The byte of the healed text at the head of the pane: it keeps the place when the measure changes.
  var anchor = 0
}

/// The article that is open.
struct ArticlePane: Equatable, Sendable {
  var reference: ArticleReference
  var place = ArticlePlace()
  /// The figure that one has gone to, by its index in the document's facts.
  var figure: Int?
  /// Shows the file's lines behind the article: the row at the head of the pane. Nil shows the article.
  var source: RowPlace?
}

extension ArticleFlow {
  /// The item that holds a byte of the healed text.
  func item(at offset: Int) -> Int {
    let blocks = issue.articles[article].blocks
    var low = blocks.lowerBound
    var high = blocks.upperBound
    while low < high {
      let middle = (low + high) / 2
      if issue.blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low - blocks.lowerBound
  }

  /// The row that holds a byte of the healed text.
  func row(at offset: Int) -> RowPlace {
    let item = item(at: offset)
    let row = rows(item).lastIndex { $0.anchor <= offset } ?? 0
    return RowPlace(item: item, row: row)
  }
}

/// The file's own lines, set for a pane.
struct SourceFlow: RowSource {
  struct Row: Equatable {
    /// 1-based; nil on the further rows of a long line.
    var number: Int?
    var range: Range<Int>
  }

  let issue: Issue
  let columns: Int

  /// Columns that line numbers take.
  var gutter: Int { String(issue.source.lineCount).count + 1 }

  var itemCount: Int { issue.source.lineCount }

  func rows(_ item: Int) -> [Row] {
    let line = issue.source.line(item + 1)
    let ranges = ExactLines.pieces(issue.source.bytes, line, columns: columns - gutter)
    guard let first = ranges.first else {
      return [Row(number: item + 1, range: line.lowerBound..<line.lowerBound)]
    }
    return [Row(number: item + 1, range: first)] + ranges.dropFirst().map { Row(number: nil, range: $0) }
  }
}
