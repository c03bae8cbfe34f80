/// Which name was meant by one that is nearly right.
public enum NearName {
  /// More letters than these are not compared; longer names are no slips.
  private static let longest = 100

  /// The known name that the fewest slips make of `name`; nil where even that one takes more than half of its letters, or
  /// more than two of a short one.
  public static func nearest(to name: String, among known: [String]) -> String? {
    known.map { (name: $0, slips: distance($0, name)) }.min { $0.slips < $1.slips }
      .flatMap { $0.slips <= max(2, name.count / 2) ? $0.name : nil }
  }

  /// Letters to change, insert or leave out to make one name of the other (Levenshtein).
  private static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one.utf8.prefix(longest)), Array(other.utf8.prefix(longest)))
    var row = Array(0...other.count)
    for (line, letter) in one.enumerated() {
      var corner = row[0]
      row[0] = line + 1
      for (place, wanted) in other.enumerated() {
        let next = min(corner + (letter == wanted ? 0 : 1), row[place] + 1, row[place + 1] + 1)
        corner = row[place + 1]
        row[place + 1] = next
      }
    }
    return row[other.count]
  }
}
