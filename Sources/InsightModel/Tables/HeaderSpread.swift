/// Names over names: the upper line of a header has one over several of the lower.
enum HeaderSpread {
  /// How many columns each upper name stands over: one over each column that has no lower name, then one over each run of
  /// lower names in which none comes again.
  static func widths(over lower: [String], columns: Int) -> [Int]? {
    guard lower.count >= 2, lower.count <= columns else { return nil }
    var widths = Array(repeating: 1, count: columns - lower.count)
    var start = 0
    for index in lower.indices.dropFirst() where lower[start..<index].contains(lower[index]) {
      widths.append(index - start)
      start = index
    }
    widths.append(lower.count - start)
    return widths
  }

  /// The names of all the columns; nil where there are more or fewer upper names than places for them.
  static func names(_ upper: [String], over lower: [String], columns: Int) -> [String]? {
    guard let widths = widths(over: lower, columns: columns), widths.count == upper.count else { return nil }
    let above = zip(upper, widths).flatMap { Array(repeating: $0, count: $1) }
    return above.enumerated().map { column, name in
      column < columns - lower.count ? name : "\(name) \(lower[column - (columns - lower.count)])"
    }
  }
}
