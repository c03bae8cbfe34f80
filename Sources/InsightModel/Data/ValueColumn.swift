/// The values of one column in a part of a data file, in as few bytes as they fit.
struct ValueColumn: Sendable {
  private enum Storage: Sendable {
    case bytes([Int8])
    case shorts([Int16])
    case words([Int32])
    case longs([Int])
    /// Numbers too long or too large to be exact.
    case doubles([Double])
  }

  private let storage: Storage
  /// How many digits stand after the decimal point, 0...18.
  let decimals: Int
  /// What the stored numbers are counted in: a day, for dates without a time.
  private let step: Int
  /// The digits of the least and the greatest value; nil where there is none, or not exactly.
  let range: ClosedRange<Int>?

  var isApproximate: Bool {
    switch storage {
    case .doubles: true
    case .bytes, .shorts, .words, .longs: false
    }
  }

  fileprivate init(_ values: [Int], decimals: Int) {
    self.decimals = decimals
    var (least, greatest, isWholeDays) = (Int.max, Int.min, decimals == 0)
    for value in values where value != .min {
      least = min(least, value)
      greatest = max(greatest, value)
      if isWholeDays, value % 86_400 != 0 { isWholeDays = false }
    }
    range = least <= greatest ? least...greatest : nil
    let step = isWholeDays ? 86_400 : 1
    self.step = step
    // The least number of each type stands for no value.
    func fits<Narrow: FixedWidthInteger>(_: Narrow.Type) -> Bool {
      least > greatest || (least / step > Int(Narrow.min) && greatest / step <= Int(Narrow.max))
    }
    func narrowed<Narrow: FixedWidthInteger>(_: Narrow.Type) -> [Narrow] {
      step == 1
        ? values.map { $0 == .min ? Narrow.min : Narrow(truncatingIfNeeded: $0) }
        : values.map { $0 == .min ? Narrow.min : Narrow(truncatingIfNeeded: $0 / step) }
    }
    if fits(Int8.self) {
      storage = .bytes(narrowed(Int8.self))
    } else if fits(Int16.self) {
      storage = .shorts(narrowed(Int16.self))
    } else if fits(Int32.self) {
      storage = .words(narrowed(Int32.self))
    } else {
      storage = .longs(step == 1 ? values : narrowed(Int.self))
    }
  }

  fileprivate init(_ values: [Double]) {
    storage = .doubles(values)
    (decimals, step, range) = (0, 1, nil)
  }

  /// The digits of a row's value; nil where it has none, or not exactly.
  func digits(_ row: Int) -> Int? {
    func value<Number: FixedWidthInteger>(_ numbers: [Number]) -> Int? {
      guard numbers.indices.contains(row), numbers[row] != .min else { return nil }
      return Int(numbers[row]) * step
    }
    return switch storage {
    case .bytes(let numbers): value(numbers)
    case .shorts(let numbers): value(numbers)
    case .words(let numbers): value(numbers)
    case .longs(let numbers): value(numbers)
    case .doubles: nil
    }
  }

  /// The number nearest to a row's value; nil where it has none.
  func number(_ row: Int) -> Double? {
    switch storage {
    case .doubles(let numbers): numbers.indices.contains(row) && !numbers[row].isNaN ? numbers[row] : nil
    case .bytes, .shorts, .words, .longs: digits(row).map { Double($0) / PowerOfTen.double(decimals) }
    }
  }

  /// A row's value, to the millionth where it is not exact; nil where it has none.
  func figure(_ row: Int) -> Figure? {
    if let digits = digits(row) { return Figure(digits, decimals: decimals) }
    return number(row).flatMap { Int(exactly: ($0 * PowerOfTen.double(6)).rounded()) }.map {
      Figure($0, decimals: 6)
    }
  }

  /// Hands the digits of each row to `visit`, `Int.min` where it has none; nothing where they are not exact.
  func forEachDigits(_ visit: (_ row: Int, _ digits: Int) -> Void) {
    func all<Number: FixedWidthInteger>(_ numbers: [Number]) {
      for row in numbers.indices {
        visit(row, numbers[row] == .min ? .min : Int(numbers[row]) &* step)
      }
    }
    switch storage {
    case .bytes(let numbers): all(numbers)
    case .shorts(let numbers): all(numbers)
    case .words(let numbers): all(numbers)
    case .longs(let numbers): all(numbers)
    case .doubles: return
    }
  }
}

/// Gathers the values of one column while a part is read.
struct ValueColumnBuilder {
  /// One for each row, `Int.min` where there is none; empty before the first value.
  private var values: [Int] = []
  private var decimals = 0
  /// Instead of `values` from the first number on that is not exact; NaN where there is none.
  private var doubles: [Double] = []

  mutating func set(_ value: CellValue, row: Int, of count: Int) {
    if values.isEmpty, doubles.isEmpty { values = [Int](repeating: .min, count: count) }
    if value.decimals == decimals, !value.isApproximate, !values.isEmpty {
      values[row] = value.digits
    } else {
      setUneven(value, row)
    }
  }

  /// The same of a number that is exact.
  @inline(__always)
  mutating func set(_ digits: Int, decimals: Int, row: Int, of count: Int) {
    if decimals == self.decimals, values.indices.contains(row) {
      values[row] = digits
    } else {
      set(CellValue(kind: .number, digits: digits, decimals: decimals), row: row, of: count)
    }
  }

  private mutating func setUneven(_ value: CellValue, _ row: Int) {
    if !value.isApproximate, !values.isEmpty {
      if value.decimals < decimals, let digits = PowerOfTen.scaled(value.digits, decimals - value.decimals) {
        values[row] = digits
        return
      }
      if value.decimals > decimals, rescale(to: value.decimals) {
        values[row] = value.digits
        return
      }
    }
    if doubles.isEmpty {
      doubles = values.map {
        $0 == .min ? .nan : CellValue(kind: value.kind, digits: $0, decimals: decimals).near
      }
      values = []
    }
    doubles[row] = value.near
  }

  /// False where a value would become too long.
  private mutating func rescale(to more: Int) -> Bool {
    var scaled = values
    for row in scaled.indices where scaled[row] != .min {
      guard let digits = PowerOfTen.scaled(scaled[row], more - decimals) else { return false }
      scaled[row] = digits
    }
    values = scaled
    decimals = more
    return true
  }

  /// Nil where no value came.
  var column: ValueColumn? {
    if !doubles.isEmpty { return ValueColumn(doubles) }
    return values.isEmpty ? nil : ValueColumn(values, decimals: decimals)
  }
}
