/// Where lines of words are cut into columns.
///
/// A place is worth what the rows have there: a wide gap between two texts, a gap beside a number, a text that begins or
/// ends where the name above it does. A row in which a word stands across the place speaks against it.
struct ColumnCuts {
  typealias Word = TextCells.Word

  private let lines: [[Word]]

  /// The first line may be one of names.
  init(_ lines: [[Word]]) { self.lines = lines }

  // MARK: Below names

  private static let (wide, besideNumber, betweenWords, aligned, across) = (2.0, 1.5, 0.8, 1.0, -2.0)
  /// Two names with one space between them stand above two columns where a place between them is worth so much a row, and so
  /// much in all: with less, chance may have made it.
  private static let (leastForRow, least) = (0.6, 3.0)
  /// Names that a wide gap parts stand above one column only where most rows have a word across every place between them.
  private static let mostAcross = 0.6
  /// What a cut costs: a word across it, a name across it, a wide gap of the row elsewhere.
  private static let (word, name, missed) = (1.0, 1.5, 2.0)

  /// Where the columns begin that stand below names.
  func below(_ header: [Word]) -> [Int] {
    let rows = lines.dropFirst()
    guard let first = header.first else { return [] }
    var starts = [0]
    // What stands at the left of the first name has none.
    let left = Word(span: -1..<0, isNumber: false)
    if first.span.lowerBound > 0, let cut = cut(left, first, header, rows), cut.across == 0, cut.both > 0 {
      starts.append(cut.place)
    }
    for (left, right) in zip(header, header.dropFirst()) {
      guard let cut = cut(left, right, header, rows) else { continue }
      let count = Double(rows.count)
      let isWide = right.span.lowerBound - left.span.upperBound > 1
      let isCut =
        isWide
        ? Double(cut.across) <= Self.mostAcross * count
        : cut.worth >= max(Self.least, Self.leastForRow * count)
      if isCut, cut.place > starts[starts.count - 1] { starts.append(cut.place) }
    }
    return starts
  }

  private struct Cut {
    var place: Int
    var worth = 0.0
    /// Rows with a word across it, and rows with a text on both sides.
    var across = 0
    var both = 0
  }

  /// The cheapest place between two names, and what it is worth.
  private func cut(_ left: Word, _ right: Word, _ header: [Word], _ rows: ArraySlice<[Word]>) -> Cut? {
    let region = left.span.lowerBound..<right.span.upperBound
    guard region.count > 1 else { return nil }
    var best: (place: Int, price: Double)?
    for place in max(1, region.lowerBound + 1)..<region.upperBound {
      var price = header.contains { $0.crosses(place) } ? Self.name : 0
      for row in rows { price += Self.price(of: place, region, row) }
      let distance = abs(place - right.span.lowerBound)
      if let known = best,
        (known.price, abs(known.place - right.span.lowerBound)) <= (price, distance)
      {
        continue
      }
      best = (place, price)
    }
    guard let place = best?.place else { return nil }
    // The names after that, as far as they may be words of it.
    let later = header.filter { $0.span.lowerBound >= right.span.lowerBound }
    let next =
      zip(later, later.dropFirst()).first { $1.span.lowerBound - $0.span.upperBound > 1 }?.1.span.lowerBound
      ?? Int.max
    let previous = header.last { $0.span.upperBound <= left.span.lowerBound }?.span.upperBound ?? 0
    let gaps = zip(header, header.dropFirst()).map { $1.span.lowerBound - $0.span.upperBound }
    let isWidelySet = gaps.count { $0 > 1 } * 2 > gaps.count
    var cut = Cut(place: place)
    for row in rows {
      if row.contains(where: { $0.crosses(place) }) {
        cut.across += 1
        cut.worth += Self.across
        continue
      }
      guard let before = row.last(where: { $0.span.upperBound <= place }), before.span.upperBound > previous,
        let after = row.first(where: { $0.span.lowerBound >= place }),
        after.span.upperBound <= next
      else { continue }
      cut.both += 1
      let gap = after.span.lowerBound - before.span.upperBound
      // Where names are set widely, one blank parts columns only where it parts their names, or beside that.
      if gap == 1, isWidelySet, abs(after.span.lowerBound - right.span.lowerBound) > 1 { continue }
      cut.worth +=
        gap > 1 ? Self.wide : before.isNumber || after.isNumber ? Self.besideNumber : Self.betweenWords
      if after.span.lowerBound == right.span.lowerBound || after.span.upperBound == right.span.upperBound {
        cut.worth += Self.aligned
      }
    }
    return cut
  }

  private static func price(of place: Int, _ region: Range<Int>, _ row: [Word]) -> Double {
    var (price, hasMissed) = (0.0, false)
    for (index, own) in row.enumerated() {
      if own.crosses(place) { price += word }
      guard index + 1 < row.count else { break }
      let gap = own.span.upperBound..<row[index + 1].span.lowerBound
      guard gap.count > 1, gap.lowerBound >= region.lowerBound, gap.upperBound <= region.upperBound else {
        continue
      }
      if place < gap.lowerBound || place > gap.upperBound { hasMissed = true } else { return price }
    }
    return hasMissed ? price + missed : price
  }

  // MARK: Without names

  /// Of fewer lines a place that is blank on all of them may be so by chance.
  private static let fewestLines = 4

  /// Where the columns begin that places part which are blank on all lines: with wide gaps there, or where each line has had
  /// one word in every column so far.
  var gutters: [Int] {
    let width = lines.compactMap(\.last?.span.upperBound).max() ?? 0
    var used = Array(repeating: false, count: width)
    for line in lines { for word in line { for at in word.span { used[at] = true } } }
    var starts: [Int] = []
    var areWords = lines.count >= Self.fewestLines
    var at = 0
    while at < width {
      guard used[at] else {
        at += 1
        continue
      }
      var end = at
      while end < width, used[end] { end += 1 }
      if starts.isEmpty
        || areWords && lines.allSatisfy({ $0.contains { (at..<end).contains($0.span.lowerBound) } })
        || isGap(before: at..<end)
      {
        starts.append(at)
      }
      areWords = areWords && lines.allSatisfy { $0.count { (at..<end).contains($0.span.lowerBound) } == 1 }
      at = end
    }
    return starts
  }

  /// True where more than one blank stands before the texts of a place on some of the lines that have one there.
  private func isGap(before place: Range<Int>) -> Bool {
    var (all, wide) = (0, 0)
    for line in lines {
      guard let index = line.firstIndex(where: { place.contains($0.span.lowerBound) }) else { continue }
      all += 1
      if index == 0 || line[index].span.lowerBound - line[index - 1].span.upperBound > 1 { wide += 1 }
    }
    return wide > 0 && wide * 3 >= all
  }
}
