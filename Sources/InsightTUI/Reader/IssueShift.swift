import InsightModel

/// Where the parts of an issue are in another state of its file.
struct IssueShift {
  private let old: Issue
  private let new: Issue
  private let texts: LineShift
  private let sources: LineShift
  /// The first article with each headline.
  private let headlines: [String: Int]

  init(_ old: Issue, _ new: Issue) {
    (self.old, self.new) = (old, new)
    texts = LineShift(old.text, new.text)
    sources = LineShift(old.source, new.source)
    headlines = Dictionary(
      new.articles.indices.lazy.filter { !new.articles[$0].headline.isEmpty }.map {
        (new.string(new.articles[$0].headline), $0)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The article with the same headline, else with the same place; nil in an issue without articles.
  func article(_ index: Int) -> Int? {
    guard !new.articles.isEmpty else { return nil }
    let headline = old.articles.indices.contains(index) ? old.string(old.articles[index].headline) : ""
    return headlines[headline] ?? min(index, new.articles.count - 1)
  }

  /// The line of the file, 0-based, that stood there.
  func sourceLine(_ line: Int) -> Int { sources.line(line) }

  /// A place in an article that is now the article `index`: what stood at the head of the pane.
  func place(_ place: ArticlePlace, of before: Int, in index: Int) -> ArticlePlace {
    // Who is at the beginning stays there.
    guard place.row != RowPlace() else { return ArticlePlace() }
    let line = old.text.lineNumber(at: place.anchor)
    let moved = new.text.line(texts.line(line - 1) + 1)
    let anchor = min(
      moved.upperBound, moved.lowerBound + max(0, place.anchor - old.text.line(line).lowerBound))
    guard new.extent(of: index).contains(anchor) else {
      return new.place(old.place(of: place, in: before), in: index)
    }
    return ArticlePlace(row: place.row, anchor: anchor)
  }
}

/// Where the lines of a text stand in another state of it. What both have at the beginning and at the end stays there; of
/// what is between, a line is the nearest with its words, else as near as there is one.
struct LineShift {
  private let old: SourceText
  private let new: SourceText
  /// The line, 0-based, that is the first to differ, and those of both texts from which on all are the same.
  private let firstChanged: Int
  private let sameAgain: (old: Int, new: Int)

  init(_ old: SourceText, _ new: SourceText) {
    (self.old, self.new) = (old, new)
    let (same, end) = old.bytes.withUnsafeBufferPointer { old in
      new.bytes.withUnsafeBufferPointer { new in
        let shorter = min(old.count, new.count)
        var same = 0
        while same < shorter, old[same] == new[same] { same += 1 }
        var end = 0
        while end < shorter - same, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        return (same, end)
      }
    }
    let isSame = same == old.bytes.count && same == new.bytes.count
    firstChanged = isSame ? old.lineCount : old.lineNumber(at: same) - 1
    // The line in which the same bytes begin is another one.
    let again = old.lineNumber(at: old.bytes.count - end)
    sameAgain = (again, max(firstChanged, again + new.lineCount - old.lineCount))
  }

  /// A line of the new text, 0-based, for one of the old.
  func line(_ line: Int) -> Int {
    let last = max(0, new.lineCount - 1)
    if line < firstChanged { return min(line, last) }
    if line >= sameAgain.old { return min(line - sameAgain.old + sameAgain.new, last) }
    let words = old.bytes[old.line(line + 1)]
    let changed = firstChanged..<min(sameAgain.new, new.lineCount)
    let alike = changed.lazy.filter { new.bytes[new.line($0 + 1)].elementsEqual(words) }
    return alike.min { abs($0 - line) < abs($1 - line) } ?? min(line, sameAgain.new, last)
  }
}
