import InsightModel

extension Issue {
  /// What stands for an article: its headline, or its first words; nil where it has neither.
  func titleRange(of article: Int) -> Range<Int>? {
    let item = articles[article]
    if !item.headline.isEmpty { return item.headline }
    return item.blocks.first.map { blocks[$0].range }
  }

  /// True where a table stands in an article.
  func hasTable(in article: Int) -> Bool {
    let own = articles[article].blocks
    guard let first = own.first, let last = own.last else { return false }
    var low = 0
    var high = tables.count
    while low < high {
      let middle = (low + high) / 2
      if tables[middle].lines.lowerBound < blocks[first].lines.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < tables.count && tables[low].lines.lowerBound <= blocks[last].lines.upperBound
  }

  /// Digits of the greatest article number in a section.
  func digitsOfNumbers(in section: Int) -> Int {
    var greatest = 0
    for article in articles[sections[section].articles] { greatest = max(greatest, article.number) }
    var digits = 1
    while greatest >= 10 {
      greatest /= 10
      digits += 1
    }
    return digits
  }
}
