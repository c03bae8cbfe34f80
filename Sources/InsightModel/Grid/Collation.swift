/// The order of names: letters without regard to case and accents, numbers inside them by value.
public enum Collation {
  /// True where `left` comes first. A strict order over all texts: those that differ only in case, accents or
  /// zeros before a number follow one another by their bytes.
  public static func areAscending(_ left: String, _ right: String) -> Bool {
    let (first, second) = (folded(left), folded(right))
    var (at, other) = (0, 0)
    while at < first.count, other < second.count {
      if isDigit(first[at]), isDigit(second[other]) {
        let (number, end) = digits(first, from: at)
        let (counterpart, otherEnd) = digits(second, from: other)
        if number.count != counterpart.count { return number.count < counterpart.count }
        if number != counterpart { return number.lexicographicallyPrecedes(counterpart) }
        (at, other) = (end, otherEnd)
      } else if first[at] != second[other] {
        return first[at] < second[other]
      } else {
        at += 1
        other += 1
      }
    }
    if first.count - at != second.count - other { return first.count - at < second.count - other }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { Folding.fold($0.value, keepingCase: false) }.filter { $0 != 0 }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  /// A number's digits without leading zeros, and where it ends.
  private static func digits(_ scalars: [UInt32], from start: Int) -> (ArraySlice<UInt32>, Int) {
    let all = scalars[start...].prefix(while: isDigit)
    return (all.drop { $0 == 0x30 }, start + all.count)
  }
}
