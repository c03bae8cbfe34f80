/// A number of eight signs at most that says nothing of its column but what it is worth: `1234`, `-12.5`, `181,747`, `3.2%`. Most
/// fields with numbers have one, and are read in a few instructions.
struct PlainNumber {
  private(set) var digits: Int
  private(set) var decimals = 0
  private(set) var isPercent = false
  /// Its one sign stands between thousands.
  private(set) var isGrouped = false

  /// The bytes of a field, its first one the lowest: digits with a minus before them or none, one sign among them or none, a
  /// percent sign behind or none. Nil for all else, which the long way knows.
  @inline(__always)
  init?(_ word: UInt64, _ length: Int, _ point: UInt8, _ comma: UInt8) {
    guard length <= 8 else { return nil }
    // The last byte becomes the highest; zeros come before the first one.
    var shift = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    let isNegative = UInt8(truncatingIfNeeded: word) == 0x2D
    var signs = (word ^ UInt64(repeating: 0x30)) &<< shift
    if isNegative {
      shift &+= 8
      signs = (signs &>> shift) &<< shift
    }
    if signs &>> 56 == 0x25 ^ 0x30 {
      isPercent = true
      shift &+= 8
      signs &<<= 8
    }
    // Neither sign alone.
    guard shift < 64 else { return nil }
    let head = UInt8(truncatingIfNeeded: signs &>> shift)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // What is no digit is ten or more.
    let others = ((signs & low &+ UInt64(repeating: 0x76)) | signs) & ~low
    if others != 0 {
      let place = UInt64(truncatingIfNeeded: others.trailingZeroBitCount &- 7)
      decimals = 7 &- Int(truncatingIfNeeded: place &>> 3)
      let sign = UInt8(truncatingIfNeeded: signs &>> place) ^ 0x30
      guard others & (others &- 1) == 0, place > shift, decimals > 0 else { return nil }
      if sign == comma {
        guard decimals == 3, place &- shift <= 24, head != 0, !isPercent else { return nil }
        (decimals, isGrouped) = (0, true)
      } else if sign != point {
        return nil
      }
      shift &+= 8
      let whole = signs & ~(UInt64.max &<< place)
      signs = (signs ^ whole) & ~(0xFF &<< place) | whole &<< 8
    } else if !isPercent, head == 0, shift < 56 {
      return nil
    }
    // Of eight digits four pairs, of those two fours, and one.
    signs = signs &* 10 &+ signs &>> 8
    let pairs: UInt64 = 0x0000_00FF_0000_00FF
    let fours =
      (signs & pairs) &* 0x000F_4240_0000_0064 &+ (signs &>> 16 & pairs) &* 0x0000_2710_0000_0001
    digits = Int(truncatingIfNeeded: fours &>> 32)
    if Self.mayBeDate(digits, decimals, shift), !isPercent, !isGrouped { return nil }
    if isNegative { digits = 0 &- digits }
  }

  /// True for digits that may be a day or a month: `20240105`, `240105`, `2024.3`, `2024.03`, `03.2024`.
  @inline(__always)
  private static func mayBeDate(_ digits: Int, _ decimals: Int, _ shift: UInt64) -> Bool {
    switch decimals {
    case 0:
      guard shift == 0 || shift == 16 else { return false }
      return (1...12).contains(digits / 100 % 100) && (1...31).contains(digits % 100)
    case 1: return ValueReader.years.contains(digits / 10)
    case 2: return ValueReader.years.contains(digits / 100)
    case 4: return ValueReader.years.contains(digits % 10_000)
    case _: return false
    }
  }
}

/// The digits of a number as most fields have them, without a word: `-1,234.50`, `$5`, `12.5%`, `(3)`.
struct NumberDigits {
  /// What they are without a sign and without a point.
  private(set) var value = 0
  /// How many there are, and how many of them stand after the point.
  private(set) var count = 0
  private(set) var decimals = 0
  private(set) var isGrouped = false
  private(set) var isNegative = false
  private(set) var kind = CellValue.Kind.number
  /// The field's first byte, and the first digit.
  private(set) var first: UInt8
  private(set) var head: UInt8

  /// Nil for what has more digits than fit, or is no number of this kind.
  init?(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ point: UInt8, _ comma: UInt8) {
    first = bytes[start]
    var (at, stop) = (start, end)
    if bytes[at] == 0x28, bytes[stop - 1] == 0x29 {
      isNegative = true
      at += 1
      stop -= 1
    }
    func skipSign() -> Bool {
      guard at < stop, bytes[at] == 0x2D || bytes[at] == 0x2B else { return false }
      at += 1
      return bytes[at - 1] == 0x2D
    }
    if skipSign() { isNegative = true }
    if at < stop, bytes[at] == 0x24 {
      kind = .money
      at += 1
      if skipSign() { isNegative = true }
    }
    head = at < stop ? bytes[at] : 0
    var group = 0
    var hasPoint = false
    while at < stop {
      let digit = bytes[at] &- 0x30
      if digit < 10 {
        value = value &* 10 &+ Int(digit)
        count += 1
        if hasPoint { decimals += 1 } else { group += 1 }
      } else if bytes[at] == point {
        guard !hasPoint, !isGrouped || group == 3 else { return nil }
        hasPoint = true
      } else if bytes[at] == comma {
        guard !hasPoint, isGrouped ? group == 3 : (1...3).contains(group) && head != 0x30 else { return nil }
        isGrouped = true
        group = 0
      } else {
        break
      }
      at += 1
    }
    guard count > 0, count <= 18, hasPoint ? decimals > 0 : !isGrouped || group == 3 else { return nil }
    if at < stop {
      guard bytes[at] == 0x25, at + 1 == stop, kind == .number else { return nil }
      kind = .percent
    }
  }
}
